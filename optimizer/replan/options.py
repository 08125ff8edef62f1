"""What a caller sets for a re-plan."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FreezeWindows:
    """How long before its start an engagement is no longer touched.

    ``leader_min`` holds where a senior leader hosts, ``other_min`` elsewhere.
    """

    leader_min: int = 120
    other_min: int = 45


@dataclass(frozen=True, slots=True)
class ReplanOptions:
    """The minute it is now, how long to search, and whom a change hurts most.

    ``approved`` engagements and ``senior_leaders`` are those of the goal S20;
    ``unfrozen`` names engagements that may change although they are close or have begun.
    The same seed with one worker repeats the alternatives.
    """

    now_min: int
    seconds: float = 10.0
    seed: int = 1
    workers: int = 2
    freeze: FreezeWindows = FreezeWindows()
    approved: tuple[str, ...] = ()
    senior_leaders: tuple[str, ...] = ()
    unfrozen: tuple[str, ...] = ()
