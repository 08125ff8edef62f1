"""What is typed in a table reaches the server before the form that the table stands in is sent.

Streamlit hands an edited cell over a moment after it was left, and sends a form at once: whoever
types and then presses "Save" would lose the last cell without a word.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st


def wait_for_cells() -> None:
    """Let forms with a table wait for the cell that was edited last; once on a page is enough."""
    _component()(key="cell_edits")


@cache
def _component() -> Any:  # noqa: ANN401 - Streamlit's own type of it is private
    script = files(__name__) / "cell_edits.js"
    return st.components.v2.component(
        "reception_cell_edits", html="<span></span>", js=script.read_text("utf-8")
    )
