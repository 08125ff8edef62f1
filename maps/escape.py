"""Escaping for the one place where map text becomes HTML: folium and Leaflet escape nothing."""

from __future__ import annotations

import html

_TEMPLATE_SIGNS = str.maketrans(
    {
        "`": "&#96;",
        "$": "&#36;",
        "\\": "&#92;",
        "{": "&#123;",
        "}": "&#125;",
        "\u2028": " ",
        "\u2029": " ",
    }
)


def fx(text: str) -> str:
    """Return text that stays text in HTML within a JavaScript template literal.

    Besides HTML's own signs it defuses backtick, dollar, backslash and braces, with which a
    name could leave the literals that folium writes.
    """
    return html.escape(text, quote=True).translate(_TEMPLATE_SIGNS)
