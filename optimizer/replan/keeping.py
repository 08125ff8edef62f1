"""What still holds of a plan after a change, found with the checker alone."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from optimizer.explain.clashes import violations_of
from optimizer.legs import drive_legs
from optimizer.problem import Priority, Problem
from optimizer.rules import PROGRAMME_RULES, banquet_count, interpreter_day, vehicle_seats
from optimizer.solution import Solution, Violation, Visit
from optimizer.timetable import Timetable

_RULES = tuple(rule for rule in PROGRAMME_RULES if rule is not vehicle_seats)
"""Those on times, rooms and people; vehicles follow when the visits stand."""

_FIRST_TO_GO = (Priority.NICE, Priority.SHOULD, Priority.MUST)

Rank = Callable[[str], tuple[bool, int, int, str]]
"""Orders engagements, what goes first first."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The visits that hold together, and the engagements that had to go."""

    visits: tuple[Visit, ...]
    removed: tuple[str, ...]


def keep(
    problem: Problem, visits: tuple[Visit, ...], past: frozenset[str], held: frozenset[str]
) -> Kept:
    """Return the visits without those whose violations cannot stand, as few as seems needed.

    Nobody can undo what is ``past``; what is ``held`` goes last, then musts. A visit that
    breaks a rule by itself goes first; of several that clash the least wanted goes, and
    comes back where it turns out not to have been the reason.
    """
    rank = _rank(problem, visits, held)
    removed: dict[str, Visit] = {}
    doubtful: list[str] = []
    while True:
        blames = _blames(problem, visits, past)
        alone = set().union(*(blame for blame in blames if len(blame) == 1))
        gone = alone or _cover(blames, rank)
        if not gone:
            break
        doubtful += sorted(gone - alone, key=rank, reverse=True)
        removed |= {visit.engagement: visit for visit in visits if visit.engagement in gone}
        visits = tuple(visit for visit in visits if visit.engagement not in gone)
    for name in doubtful:
        again = _in_order((*visits, removed[name]))
        if not _blames(problem, again, past):
            visits = again
            del removed[name]
    return Kept(visits, tuple(sorted(removed)))


def violations_of_programme(problem: Problem, visits: tuple[Visit, ...]) -> list[Violation]:
    """Return what breaks rules on times, rooms and people once the drives are laid."""
    return violations_of(_RULES, _timetable(problem, visits))


def _timetable(problem: Problem, visits: tuple[Visit, ...]) -> Timetable:
    return Timetable(problem, Solution(visits, drive_legs(problem, visits)))


def _in_order(visits: Iterable[Visit]) -> tuple[Visit, ...]:
    return tuple(sorted(visits, key=lambda visit: (visit.start_min, visit.engagement)))


def _blames(
    problem: Problem, visits: tuple[Visit, ...], past: frozenset[str]
) -> list[frozenset[str]]:
    """Return, for each violation that some removal mends, the engagements that may go."""
    timetable = _timetable(problem, visits)
    planned = {visit.engagement for visit in visits}
    blames = [
        _blamed(timetable, violation, planned) - past
        for violation in violations_of(_RULES, timetable)
    ]
    return [blame for blame in blames if blame]


def _blamed(timetable: Timetable, violation: Violation, planned: set[str]) -> frozenset[str]:
    """Return the visits that a violation names, or those of whom it names.

    A missing meal and a drive of a day without visits name none: nothing that goes helps.
    """
    named = planned.intersection(violation.ids)
    if violation.rule == interpreter_day.CODE:
        days = {int(day) for day in violation.ids[1:]}
        own = timetable.by_interpreter[violation.ids[0]]
        named = {visit.id for visit in own if visit.day in days}
    elif violation.rule == banquet_count.CODE:
        own = timetable.by_party[violation.ids[0]]
        named = {visit.id for visit in own if visit.engagement.is_banquet}
    return frozenset(named)


def _cover(blames: list[frozenset[str]], rank: Rank) -> set[str]:
    """Return engagements of which each blame names one, the first to go where it can choose."""
    often = Counter(name for blame in blames for name in blame)
    gone: set[str] = set()
    for blame in blames:
        if gone.isdisjoint(blame):
            gone.add(min(blame, key=lambda name: (*rank(name)[:2], -often[name], rank(name))))
    return gone


def _rank(problem: Problem, visits: tuple[Visit, ...], held: frozenset[str]) -> Rank:
    """Return a key that puts what goes first first: not held, least wanted, latest."""
    priorities = {engagement.id: engagement.priority for engagement in problem.engagements}
    starts = {visit.engagement: visit.start_min for visit in visits}
    return lambda name: (
        name in held,
        _FIRST_TO_GO.index(priorities[name]),
        -starts[name],
        name,
    )
