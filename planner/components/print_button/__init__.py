"""A button that opens the browser's own window for printing the page."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st


def print_button(caption: str, *, key: str) -> None:
    """Show the button; what is for the screen only is left off the paper by `frame.css`."""
    _component()(key=key, data={"caption": caption})


@cache
def _component() -> Any:  # noqa: ANN401 - Streamlit's own type of it is private
    folder = files(__name__)
    return st.components.v2.component(
        "reception_print_button",
        html='<button type="button" class="print"></button>',
        css=(folder / "print_button.css").read_text("utf-8"),
        js=(folder / "print_button.js").read_text("utf-8"),
    )
