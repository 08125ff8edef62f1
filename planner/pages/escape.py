"""User text made harmless for where it is shown."""

from __future__ import annotations

import re
from typing import Final

_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")
_LINE_BREAKS: Final = re.compile(r"\s*[\r\n\u2028\u2029]+\s*")
# Streamlit makes links of bare addresses, escaped or not; a space of no width prevents that.
_ADDRESS: Final = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)


def markdown(text: object) -> str:
    """Return `text` such that Streamlit's Markdown shows it as it is typed, on one line.

    Without this a name can hold an image address, which every reader's browser would fetch, or
    lead a reader elsewhere.
    """
    on_one_line = _LINE_BREAKS.sub(" ", str(text))
    return _MARKDOWN.sub(r"\\\1", _ADDRESS.sub("\u200b", on_one_line))
