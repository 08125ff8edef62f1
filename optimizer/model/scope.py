"""Which engagements a model decides, and which it takes as they stand."""

from dataclasses import dataclass

from optimizer.problem import Problem
from optimizer.solution import Visit


@dataclass(frozen=True, slots=True)
class Scope:
    """``free`` engagements are decided; ``fixed`` visits are kept and stand in the way.

    An engagement in neither stays out of the plan. With ``days``, what is decided is placed
    on these days or not at all. ``empty_drive_min`` is what a vehicle is thought to need
    from one drive to the next, where a plan that took it for nothing could not be served.
    With ``pooled``, interpreters are counted, not named. ``standing`` visits are among the
    free ones, but only their interpreters are open, or whether they take place at all.
    Only ``supple`` engagements may be shortened; None: all that may be at all.
    """

    free: tuple[str, ...]
    fixed: tuple[Visit, ...] = ()
    days: frozenset[int] | None = None
    empty_drive_min: int = 0
    pooled: bool = False
    standing: tuple[Visit, ...] = ()
    supple: frozenset[str] | None = None


def whole(problem: Problem) -> Scope:
    """Return the scope that decides everything."""
    return Scope(tuple(sorted(engagement.id for engagement in problem.engagements)))
