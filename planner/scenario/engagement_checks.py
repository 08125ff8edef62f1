"""Whether engagements and locks fit the rest of a scenario."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from planner.catalogue import (
    delegations_of,
    fit_rooms,
    guest_count,
    named_rooms,
    people_count,
)
from planner.errors import Flaw, FlawCode
from planner.model import Engagement, Lock, LockDimension, Scenario
from planner.scenario.references import Known, flaw, unknown_id, unknown_ids


def engagement_flaws(scenario: Scenario, known: Known) -> Iterator[Flaw]:
    """Yield what is wrong with the engagements."""
    after = {engagement.id: engagement.after_ids for engagement in scenario.engagements}
    for index, engagement in enumerate(scenario.engagements):
        path = f"engagements[{index}]"
        yield from _references(path, engagement, known)
        yield from _party(path, engagement, scenario)
        yield from _time(path, engagement, scenario)
        yield from _place(path, engagement, scenario, known)
        if _leads_to(engagement.id, after):
            yield flaw(f"{path}.after_ids", FlawCode.CIRCULAR, id=engagement.id)


def _references(path: str, engagement: Engagement, known: Known) -> Iterator[Flaw]:
    for name, ids, allowed in (
        ("delegation_ids", engagement.delegation_ids, known.delegations),
        ("after_ids", engagement.after_ids, known.engagements),
        ("host.candidate_ids", engagement.host.candidate_ids, known.leaders),
        ("place.options", engagement.place.options, known.venues | known.rooms),
    ):
        yield from unknown_ids(f"{path}.{name}", ids, allowed)
        if len(set(ids)) < len(ids):
            twice = next(key for key in ids if ids.count(key) > 1)
            yield flaw(f"{path}.{name}", FlawCode.DUPLICATE_ID, id=twice)


def _leads_to(goal: str, after: dict[str, tuple[str, ...]]) -> bool:
    """Tell whether an engagement comes, by whatever way, after itself."""
    open_ids, seen = list(after[goal]), set[str]()
    while open_ids:
        key = open_ids.pop()
        if key == goal:
            return True
        if key not in seen:
            seen.add(key)
            open_ids.extend(after.get(key, ()))
    return False


def _party(path: str, engagement: Engagement, scenario: Scenario) -> Iterator[Flaw]:
    delegations = delegations_of(engagement, scenario)
    subgroup = engagement.subgroup_id
    if subgroup is not None:
        groups = {group.id for delegation in delegations for group in delegation.subgroups}
        if subgroup not in groups:
            yield flaw(f"{path}.subgroup_id", FlawCode.NOT_OF_DELEGATION, id=subgroup)
    everybody = sum(delegation.headcount for delegation in delegations)
    if engagement.guests is not None and delegations and engagement.guests > everybody:
        yield flaw(f"{path}.guests", FlawCode.TOO_MANY_GUESTS, limit=everybody)


def _time(path: str, engagement: Engagement, scenario: Scenario) -> Iterator[Flaw]:
    time = engagement.time
    needed = timedelta(minutes=engagement.min_duration_min)
    if engagement.min_duration_min > engagement.duration_min:
        place = f"{path}.min_duration_min"
        yield flaw(place, FlawCode.OUT_OF_RANGE, limit=engagement.duration_min)
    if time.earliest and time.latest and time.latest - time.earliest < needed:
        yield flaw(
            f"{path}.time", FlawCode.WINDOW_TOO_SHORT, needed_min=engagement.min_duration_min
        )
    days: list[tuple[str, date]] = [(f"days[{i}]", day) for i, day in enumerate(time.days)]
    for name in ("earliest", "latest", "preferred_start"):
        moment = getattr(time, name)
        if moment is not None:
            days.append((name, moment.date()))
    for name, day in days:
        if day not in scenario.period:
            place = f"{path}.time.{name}"
            yield flaw(place, FlawCode.OUTSIDE_PERIOD, day=day.isoformat())


def _place(path: str, engagement: Engagement, scenario: Scenario, known: Known) -> Iterator[Flaw]:
    # Mistaken ids are named elsewhere and would only cause a second message here.
    options = frozenset(engagement.place.options)
    if not options <= known.venues | known.rooms:
        return
    if (
        not set(engagement.delegation_ids) <= known.delegations
        or guest_count(engagement, scenario) < 1
    ):
        return
    place = f"{path}.place"
    if not named_rooms(engagement, scenario):
        yield flaw(place, FlawCode.NO_FIT_ROOM)
    elif not fit_rooms(engagement, scenario):
        people = people_count(engagement, scenario)
        yield flaw(place, FlawCode.NO_ROOM_LARGE_ENOUGH, people=people)


def lock_flaws(scenario: Scenario, known: Known) -> Iterator[Flaw]:
    """Yield what is wrong with the locks."""
    for index, lock in enumerate(scenario.locks):
        path = f"locks[{index}]"
        yield from unknown_id(f"{path}.engagement_id", lock.engagement_id, known.engagements)
        allowed = _lockable(lock.dimension, known)
        if allowed:
            yield from unknown_ids(f"{path}.ids", lock.ids, allowed)
        if not _says_what_it_holds(lock):
            yield flaw(path, FlawCode.LOCK_VALUE)
        if lock.start is not None and lock.start.date() not in scenario.period:
            day = lock.start.date().isoformat()
            yield flaw(f"{path}.start", FlawCode.OUTSIDE_PERIOD, day=day)


def _lockable(dimension: LockDimension, known: Known) -> frozenset[str]:
    """Return the ids that a lock on a dimension may hold."""
    return {
        LockDimension.PLACE: known.rooms,
        LockDimension.HOST: known.leaders,
        LockDimension.INTERPRETER: known.interpreters,
        LockDimension.VEHICLE: known.vehicles,
        LockDimension.ATTENDEES: known.delegations,
    }.get(dimension, frozenset())


def _says_what_it_holds(lock: Lock) -> bool:
    if lock.end is not None and lock.dimension is not LockDimension.TIME:
        return False
    match lock.dimension:
        case LockDimension.TIME:
            in_order = lock.end is None or (lock.start is not None and lock.start < lock.end)
            return lock.start is not None and in_order and not lock.ids
        case LockDimension.PLACE:
            return len(lock.ids) == 1 and lock.start is None
        case LockDimension.HOST:
            # No id at all holds that nobody hosts.
            return len(lock.ids) <= 1 and lock.start is None
        case LockDimension.EXISTENCE:
            return lock.start is None and not lock.ids
        case _:
            return bool(lock.ids) and lock.start is None
