"""Escaping for the two sinks of a map page, HTML and script: folium escapes for neither."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping

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


_SCRIPT_SIGNS = str.maketrans(
    {
        "<": r"\u003c",
        ">": r"\u003e",
        "&": r"\u0026",
        "'": r"\u0027",
        "\u2028": r"\u2028",
        "\u2029": r"\u2029",
    }
)
_TEMPLATE_START = re.compile(r"\{(?=[{%#])")


def inert_json(data: Mapping[str, object]) -> str:
    """Return JSON that can stand in a script of a folium page whatever its texts hold.

    Two readers could mistake a text for something else: the browser, for the end of the
    script, and branca, which runs finished scripts as Jinja templates once more, so that
    `{{...}}` in a guest's name would be executed on the server. JSON itself never puts `{`
    before `{`, `%` or `#`: wherever that occurs it is text, and becomes an escape.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _TEMPLATE_START.sub(r"\\u007b", text.translate(_SCRIPT_SIGNS))
