"""What differs between two plans, as the people in them would say it."""

from collections.abc import Iterator

from optimizer.problem import Dimension, Problem
from optimizer.replan.answers import Change
from optimizer.rules.locks import PRESENT
from optimizer.solution import Solution, Visit

ABSENT = "absent"

_ORDER = tuple(Dimension)


def changes_between(problem: Problem, told: Solution, plan: Solution) -> tuple[Change, ...]:
    """Return every change from one plan to another, by engagement, then dimension.

    Vehicles are those that bring guests to an engagement; where nobody is driven there in
    one of the plans, that follows from a change of place or of what comes before, and is
    none of its own. Engagements that the problem no longer has are dropped.
    """
    before, after = ({visit.engagement: visit for visit in p.visits} for p in (told, plan))
    vehicles = [_vehicles(each) for each in (told, plan)]
    names = sorted({engagement.id for engagement in problem.engagements} | before.keys())
    found: list[Change] = []
    for name in names:
        old, new = before.get(name), after.get(name)
        if old is None or new is None:
            found += _existence(name, old, new)
        else:
            found += _of_visit(old, new)
            found += _of_vehicles(name, vehicles[0].get(name), vehicles[1].get(name))
    return tuple(sorted(found, key=lambda each: (each.engagement, _ORDER.index(each.dimension))))


def _existence(name: str, old: Visit | None, new: Visit | None) -> Iterator[Change]:
    if old is not None:
        yield Change(name, Dimension.EXISTENCE, (PRESENT,), (ABSENT,))
    elif new is not None:
        yield Change(name, Dimension.EXISTENCE, (ABSENT,), (PRESENT,))


def _of_visit(old: Visit, new: Visit) -> Iterator[Change]:
    for dimension, was, now in (
        (Dimension.TIME, *_times(old, new)),
        (Dimension.PLACE, (old.room,), (new.room,)),
        (Dimension.HOST, _host(old), _host(new)),
        (Dimension.INTERPRETER, interpreters_of(old), interpreters_of(new)),
    ):
        if was != now:
            yield Change(old.engagement, dimension, was, now)


def _times(old: Visit, new: Visit) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the starts, with the ends where the length is another one."""
    spans = [(str(visit.start_min), str(visit.end_min)) for visit in (old, new)]
    same_length = old.end_min - old.start_min == new.end_min - new.start_min
    was, now = [span[:1] for span in spans] if same_length else spans
    return was, now


def _of_vehicles(name: str, old: set[str] | None, new: set[str] | None) -> Iterator[Change]:
    if old is not None and new is not None and old != new:
        yield Change(name, Dimension.VEHICLE, tuple(sorted(old)), tuple(sorted(new)))


def _host(visit: Visit) -> tuple[str, ...]:
    return () if visit.host is None else (visit.host,)


def interpreters_of(visit: Visit) -> tuple[str, ...]:
    """Return everybody who interprets at a visit, in order of id."""
    return tuple(sorted({name for team in visit.teams for name in team.interpreters}))


def _vehicles(plan: Solution) -> dict[str, set[str]]:
    """Return the vehicles into each engagement that somebody is driven to."""
    found: dict[str, set[str]] = {}
    for leg in plan.legs:
        if leg.to_engagement is not None:
            found.setdefault(leg.to_engagement, set()).update(leg.vehicles)
    return found
