"""One engagement of a plan changed by hand, and the drives that follow from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from optimizer.legs import carry_vehicles, drive_legs
from optimizer.solution import Leg, Solution, Visit
from planner.model import Engagement, InterpreterTeam, PlannedVisit
from planner.translate.keys import delegation_of_party
from planner.translate.solutions import visit_of
from planner.translate.translation import Translation


@dataclass(frozen=True, slots=True)
class VisitChange:
    """An engagement as a person wants it.

    `vehicle_ids` are the vehicles of every drive that leads to it; None leaves them alone, but for
    one of them that is `swapped` for another (old, new). `minutes` is how long it lasts; None
    leaves that alone too.
    """

    engagement: Engagement
    start: datetime
    room_id: str
    host_id: str | None
    teams: tuple[InterpreterTeam, ...]
    vehicle_ids: tuple[str, ...] | None
    minutes: int | None = None
    swapped: tuple[str, str] | None = None


def with_visit(translation: Translation, solution: Solution, change: VisitChange) -> Solution:
    """Return a plan with one engagement changed or put in.

    Drives are those that the visits then need; each keeps its vehicles, a new one takes those that
    its delegation has nearby.
    """
    start_min = translation.clock.minute(change.start)
    end_min = start_min + (change.minutes or _lasts_min(solution, change.engagement))
    planned = PlannedVisit(
        change.engagement.id,
        translation.clock.moment(start_min),
        translation.clock.moment(end_min),
        change.room_id,
        change.host_id,
        tuple(team for team in change.teams if team.interpreter_ids),
    )
    edited = with_visits(translation, solution, [visit_of(planned, translation)])
    return replace(
        edited,
        legs=tuple(
            replace(leg, vehicles=_vehicles_of(leg, change))
            if leg.to_engagement == change.engagement.id
            else leg
            for leg in edited.legs
        ),
    )


def _vehicles_of(leg: Leg, change: VisitChange) -> tuple[str, ...]:
    """Return the vehicles of a drive to the engagement that is changed."""
    if change.vehicle_ids is not None:
        return tuple(sorted(change.vehicle_ids))
    if change.swapped is None or change.swapped[0] not in leg.vehicles:
        return leg.vehicles
    old, new = change.swapped
    return tuple(sorted({*leg.vehicles, new} - {old}))


def _lasts_min(solution: Solution, engagement: Engagement) -> int:
    planned = (v.end_min - v.start_min for v in solution.visits if v.engagement == engagement.id)
    return next(planned, engagement.duration_min)


def with_visits(
    translation: Translation,
    solution: Solution,
    changed: Iterable[Visit],
    dropped: frozenset[str] = frozenset(),
) -> Solution:
    """Return a plan with some visits changed or put in, and some engagements left out.

    Drives are those that the visits then need, with vehicles as for one visit.
    """
    new = {visit.engagement: visit for visit in changed}
    touched = frozenset(new) | dropped
    others = (visit for visit in solution.visits if visit.engagement not in touched)
    return _solution(translation, (*others, *new.values()), solution.legs, touched)


def without_visit(translation: Translation, solution: Solution, engagement_id: str) -> Solution:
    """Return a plan without one engagement."""
    return with_visits(translation, solution, (), frozenset({engagement_id}))


def _solution(
    translation: Translation,
    visits: Iterable[Visit],
    earlier: tuple[Leg, ...],
    touched: frozenset[str],
) -> Solution:
    """Return a plan of visits, of which `touched` are new or gone since the `earlier` drives.

    Drives between others stay as they were, to the minute: whoever planned them had reasons.
    """
    ordered = tuple(sorted(visits, key=lambda visit: (visit.start_min, visit.engagement)))
    before = {_between(leg): leg for leg in earlier}
    nearby = _vehicles_nearby(earlier)
    needed = carry_vehicles(drive_legs(translation.problem, ordered), earlier)
    legs = (
        _with_vehicles(leg, nearby)
        if not touched.isdisjoint((leg.from_engagement, leg.to_engagement))
        else before.get(_between(leg), _with_vehicles(leg, nearby))
        for leg in needed
    )
    return Solution(ordered, tuple(sorted(legs, key=lambda leg: (leg.depart_min, leg.parties))))


def _between(leg: Leg) -> tuple[object, ...]:
    """Return what makes two drives the same one: who, when, from where and to where."""
    ends = (leg.from_engagement, leg.to_engagement, leg.from_site, leg.to_site)
    return (leg.parties, leg.day, *ends)


_Place = tuple[str, str | int | None]


def _vehicles_nearby(legs: Iterable[Leg]) -> Mapping[_Place, tuple[str, ...]]:
    """Return the vehicles of drives by delegation and engagement at an end, or day."""
    found: dict[_Place, tuple[str, ...]] = {}
    for leg in legs:
        group = delegation_of_party(leg.parties[0])
        for place in (leg.to_engagement, leg.from_engagement, leg.day):
            if place is not None and leg.vehicles:
                found.setdefault((group, place), leg.vehicles)
    return found


def _with_vehicles(leg: Leg, nearby: Mapping[_Place, tuple[str, ...]]) -> Leg:
    if leg.vehicles:
        return leg
    group = delegation_of_party(leg.parties[0])
    places = ((group, place) for place in (leg.to_engagement, leg.from_engagement, leg.day))
    return replace(leg, vehicles=next((nearby[p] for p in places if p in nearby), ()))
