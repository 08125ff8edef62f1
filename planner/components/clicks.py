"""What the scripts of our components report back."""

from __future__ import annotations

from typing import Any


def picked_id(result: Any) -> str | None:  # noqa: ANN401 - Streamlit's own type is private
    """Return the id that a component's trigger ``picked`` carries in this run, else None."""
    picked = result.picked
    return picked if isinstance(picked, str) and picked else None


def listen() -> None:
    """Stand as the callback without which a component reports nothing."""
