"""What every service is handed: the store, the settings, the clock, and who asks."""

from __future__ import annotations
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Context:
    """Made once by the frame or the command line; `actor` is written beside every change."""

    store: Any
    settings: Any
    clock: Callable[[], datetime]
    actor: str


def open_context(settings: Any, actor: str) -> Context:
    """Open the store (migrating it) and return the context of one person."""
    raise NotImplementedError
