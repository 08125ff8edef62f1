"""How a command ends."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes; 2 is also what a wrong option gives."""

    FINE = 0
    BUG = 1
    BAD_INPUT = 2
    MUST_LEFT_OUT = 3
    """Something that must take place cannot, or a check found something wrong."""
    NO_PLAN = 4
    """The time was over before anything was placed."""
