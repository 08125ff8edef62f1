"""Streamlit's own English words, in the reader's language: it has no setting for them."""

from __future__ import annotations

from typing import Final

import streamlit as st

from planner.i18n import Translator

_UPLOAD: Final = '[data-testid="stFileUploaderDropzone"] button p'
_LIMITS: Final = '[data-testid="stFileUploaderDropzoneInstructions"] span'
_EMPTY_LIST: Final = '[role="listbox"][data-empty="true"] span'


def put_in_words(t: Translator) -> None:
    """Write our words over those that widgets bring along."""
    rules = [
        _rule(_UPLOAD, t("Choose a file")),
        _rule(_LIMITS, t("JSON, at most 20 MB")),
        _rule(_EMPTY_LIST, t("Nothing found")),
    ]
    st.html(f"<style>{''.join(rules)}</style>")


def _rule(selector: str, text: str) -> str:
    """Return the style that shows `text`, which is our own, in the place of an element's."""
    size = "0.875rem"
    return f'{selector}{{font-size:0}}{selector}::after{{content:"{text}";font-size:{size}}}'
