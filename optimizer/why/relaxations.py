"""What an office could do to make a wish possible, each proved by a solve."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice

from optimizer.problem import Problem
from optimizer.replan.keeping import violations_of_programme
from optimizer.solution import Solution, Tier, Visit
from optimizer.solve.incumbent import SearchOver
from optimizer.solve.reading import in_order
from optimizer.timetable import Timetable
from optimizer.why.answers import Fact, Relaxation, RelaxationKind
from optimizer.why.case import case_of
from optimizer.why.options import Clockwork
from optimizer.why.pricing import told
from optimizer.why.probe import placed
from optimizer.why.relaxed import EXTRA, Desk, Ladder, Relaxed, ladders
from optimizer.why.wishes import Wish, asked_days

_MOST_OF_A_KIND = 2
"""How many relaxations of a kind are offered: a third room that could stay open helps nobody."""


def relaxations(
    problem: Problem,
    rest: tuple[Visit, ...],
    wish: Wish,
    facts: tuple[Fact, ...],
    clock: Clockwork,
) -> tuple[Relaxation, ...]:
    """Return the single steps that make a wish possible beside the rest, the least effort first.

    ``problem`` is the one in which the wish is asked for. All that the time allows are
    tried. Whether vehicles are free is asked when a plan is made of one.
    """
    desk = Desk(problem, wish, {visit.engagement: visit for visit in rest})
    found: list[Relaxation] = []
    with suppress(SearchOver):
        for ladder in ladders(desk, facts):
            found += _first_that_works(desk, rest, ladder, clock)
    found.sort(key=lambda each: (each.effort, each.kind, each.ids, each.minutes))
    taken: Counter[RelaxationKind] = Counter()
    kept: list[Relaxation] = []
    for each in found:
        taken[each.kind] += 1
        if taken[each.kind] <= _MOST_OF_A_KIND:
            kept.append(each)
    return tuple(kept)


def _first_that_works(
    desk: Desk, rest: tuple[Visit, ...], ladder: Ladder, clock: Clockwork
) -> Iterator[Relaxation]:
    """Yield the gentlest relaxation of a ladder that works, if there is one."""
    is_graded = ladder[-1].kind is not RelaxationKind.OTHER_HOST
    if is_graded and _tried(desk, rest, ladder[-1], clock) is None:
        # What the last rung does not allow, no rung before it does.
        return
    tried = (_tried(desk, rest, relaxed, clock) for relaxed in ladder)
    yield from islice((each for each in tried if each is not None), 1)


def _tried(
    desk: Desk, rest: tuple[Visit, ...], relaxed: Relaxed, clock: Clockwork
) -> Relaxation | None:
    """Return a relaxation if it makes room for the engagement and the checker agrees."""
    wish = desk.wish
    standing = tuple(visit for visit in rest if visit.engagement not in relaxed.dropped)
    free = (wish.engagement, *relaxed.moving)
    days = asked_days(relaxed.problem, wish)
    for name in relaxed.moving:
        days |= asked_days(relaxed.problem, Wish(name))
    moving = Solution(tuple(desk.planned[name] for name in relaxed.moving))
    problem = replace(relaxed.problem, baseline=told(Timetable(relaxed.problem, moving)))
    case = case_of(problem, standing, free, days)
    visits = placed(case, clock, (Tier.STABILITY, Tier.PROTOCOL))
    if visits is None:
        return None
    stands = [visit for visit in standing if visit.engagement not in free]
    before = {(each.rule, each.ids) for each in violations_of_programme(problem, tuple(stands))}
    after = violations_of_programme(problem, in_order([*stands, *visits]))
    if any((each.rule, each.ids) not in before for each in after):
        return None
    return _worded(relaxed, visits)


def _worded(relaxed: Relaxed, visits: tuple[Visit, ...]) -> Relaxation:
    ids = (visits[0].room,) if relaxed.kind is RelaxationKind.OTHER_ROOM else relaxed.ids
    return Relaxation(
        kind=relaxed.kind,
        ids=ids,
        minutes=relaxed.minutes,
        visits=tuple(_without_extra(visit) for visit in visits),
        effort=relaxed.effort,
    )


def _without_extra(visit: Visit) -> Visit:
    """Return a visit without the interpreter who is only thought of."""
    teams = tuple(
        replace(team, interpreters=tuple(name for name in team.interpreters if name != EXTRA))
        for team in visit.teams
    )
    return replace(visit, teams=teams)
