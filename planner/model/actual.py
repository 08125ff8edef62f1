"""What really happened to an engagement, and when."""

from __future__ import annotations

from enum import StrEnum


class Mark(StrEnum):
    """What can be noted of an engagement as it takes place, in order of time."""

    ARRIVED = "arrived"
    STARTED = "started"
    ENDED = "ended"
