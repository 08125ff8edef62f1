"""First of all a place for every must, then for every should.

These two tiers alone make a small model that solves fast (``research``: the first tier
alone first). A large problem is placed day by day, for days hardly touch each other.
"""

from dataclasses import replace

from ortools.sat.python.cp_model import LinearExpr

from optimizer.cpsat import Answer, run
from optimizer.model import Model, Scope, whole
from optimizer.problem import DAY_MIN, Engagement, Priority, Problem
from optimizer.solution import Tier, Visit
from optimizer.solve.incumbent import Incumbent
from optimizer.solve.reading import hint, in_order, visits_of

PLACING = frozenset({Tier.MUST, Tier.SHOULD})

WHOLE_AT_MOST = 250
"""More engagements than this are placed day by day."""

POOLED_ABOVE = 180
"""With more engagements than this on a day, interpreters are counted before they are named."""


_WHOLE_SHARE, _UNCUT_SHARE = 0.6, 0.2
"""The shares of the time to place a whole problem, and before that without shortening."""


def place(incumbent: Incumbent) -> None:
    """Find the best plan for the first two tiers and offer it."""
    problem = incumbent.problem
    incumbent.say("placing", Tier.MUST)
    if len(problem.engagements) <= WHOLE_AT_MOST:
        if incumbent.can_shorten:
            # Most often nothing has to be cut, and without that the model is far smaller.
            _place_whole(incumbent, supple=frozenset())
        if not all(incumbent.visits and incumbent.values[tier] == 0 for tier in PLACING):
            _place_whole(incumbent, supple=None)
        for tier in PLACING:
            incumbent.note_bound(tier, 0)
    else:
        for day in range(problem.days):
            incumbent.heed()
            _place_day(incumbent, day)
            incumbent.say("placing", Tier.MUST)
    for tier in (Tier.MUST, Tier.SHOULD):
        incumbent.say("placing", tier)


def _place_whole(incumbent: Incumbent, supple: frozenset[str] | None) -> None:
    model = incumbent.build(replace(whole(incumbent.problem), supple=supple), PLACING)
    shoulds = 1 + len(model.items)
    model.cp.minimize(shoulds * model.objective(Tier.MUST) + model.objective(Tier.SHOULD))
    share = _WHOLE_SHARE if supple is None else _UNCUT_SHARE
    answer = run(model.cp, incumbent.search(incumbent.left * share))
    if answer.found:
        incumbent.offer(visits_of(model, answer))
        if supple is None:
            _note_bounds(incumbent, model, answer, shoulds)
    elif supple is None and answer.infeasible and not incumbent.empty_drive_min:
        incumbent.infeasible = True


def _note_bounds(incumbent: Incumbent, model: Model, answer: Answer, shoulds: int) -> None:
    if answer.proven:
        incumbent.note_bound(Tier.MUST, incumbent.values[Tier.MUST])
        incumbent.note_bound(Tier.SHOULD, incumbent.values[Tier.SHOULD])
    elif answer.bound is not None:
        musts = answer.value(model.objective(Tier.MUST))
        offset = incumbent.values[Tier.MUST] - musts
        incumbent.note_bound(Tier.MUST, offset + max(0, answer.bound) // shoulds)


def _place_day(incumbent: Incumbent, day: int) -> None:
    """Place what is not placed yet on one day; on a crowded one count interpreters first."""
    problem = incumbent.problem
    scope = _day_scope(problem, incumbent.visits, day)
    share = incumbent.left / (problem.days - day) * 0.6
    if len(scope.free) <= POOLED_ABOVE:
        _place_scope(incumbent, scope, day, share)
        return
    visits = _decide(incumbent, replace(scope, pooled=True), day, share)
    if visits is not None:
        placed = tuple(visit for visit in visits if visit.engagement in scope.free)
        names = tuple(visit.engagement for visit in placed)
        _place_scope(incumbent, replace(scope, free=names, standing=placed), day, share)


def _place_scope(incumbent: Incumbent, scope: Scope, day: int, seconds: float) -> None:
    visits = _decide(incumbent, scope, day, seconds)
    if visits is not None:
        known = {visit.engagement for visit in (*visits, *scope.fixed)} | set(scope.free)
        kept = [visit for visit in incumbent.visits if visit.engagement not in known]
        incumbent.offer(in_order([*kept, *visits]))


def _decide(
    incumbent: Incumbent, scope: Scope, day: int, seconds: float
) -> tuple[Visit, ...] | None:
    """Return the best visits found for a scope, None if none were; later chances count half."""
    model = incumbent.build(scope, PLACING)
    shoulds = 1 + len(scope.free)
    later = [
        (shoulds if item.engagement.priority is Priority.MUST else 1) * (1 - item.present)
        for item in model.free_items()
        if _may_be_after(item.engagement, day)
    ]
    model.cp.minimize(
        2 * shoulds * model.objective(Tier.MUST)
        + 2 * model.objective(Tier.SHOULD)
        - LinearExpr.sum(later)
    )
    # That nothing new takes place is always a plan: a day that finds no better one loses
    # no more than its own engagements.
    hint(model, scope.standing)
    answer = run(model.cp, incumbent.search(seconds))
    return visits_of(model, answer) if answer.found else None


def _day_scope(problem: Problem, visits: tuple[Visit, ...], day: int) -> Scope:
    """Return a day's engagements that are not placed yet, beside what the day before holds.

    Nothing is shortened: where that leaves something out, neighbourhoods look at it again.
    """
    placed = {visit.engagement for visit in visits}
    free = [
        engagement.id
        for engagement in problem.engagements
        if engagement.id not in placed and _may_be_on(engagement, day)
    ]
    near = [visit for visit in visits if abs(visit.start_min // DAY_MIN - day) <= 1]
    return Scope(tuple(sorted(free)), tuple(near), frozenset({day}), supple=frozenset())


def _may_be_on(engagement: Engagement, day: int) -> bool:
    return any(
        window.start_min < (day + 1) * DAY_MIN and window.end_min > day * DAY_MIN
        for window in engagement.windows
    )


def _may_be_after(engagement: Engagement, day: int) -> bool:
    return any(window.end_min > (day + 1) * DAY_MIN for window in engagement.windows)
