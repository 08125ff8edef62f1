"""The fifteen kinds of change that offices live through, as they may befall a planned office.

Each is made from the office and the plan as they then are, so that the story can be told of any
office: whoever has most to do is hit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from planner.catalogue import new_engagement
from planner.changes import Change, kinds
from planner.model import (
    EngagementKind,
    HostSpec,
    NeedKind,
    PersonName,
    Plan,
    PlannedVisit,
    Priority,
    Scenario,
    TimeSpec,
    VenueKind,
    WeatherKind,
)

_MEETINGS: Final = frozenset(
    {EngagementKind.MEETING, EngagementKind.TALKS, EngagementKind.COURTESY_CALL}
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens on a day of the period (from 0) at a time of it."""

    name: str
    day: int
    at: time
    changes: Callable[[Scenario, Plan, datetime], tuple[Change, ...]]

    def moment(self, scenario: Scenario) -> datetime:
        """Return when it becomes known."""
        day = scenario.period.start + timedelta(days=self.day)
        return datetime.combine(day, self.at, scenario.office.tzinfo)


def _flight_late(scenario: Scenario, _plan: Plan, now: datetime) -> tuple[Change, ...]:
    coming = [one for one in scenario.delegations if one.arrival.at > now + timedelta(hours=2)]
    first = min(coming, key=lambda one: (one.arrival.at, one.id))
    return (kinds.Arrival(first.id, first.arrival.at + timedelta(minutes=90)),)


def _grows(scenario: Scenario, _plan: Plan, _now: datetime) -> tuple[Change, ...]:
    last = max(scenario.delegations, key=lambda one: (one.arrival.at, one.id))
    head = PersonName("新团长", "A New Head", "副团长", "Deputy head")
    rank = max(step.step for step in scenario.office.rank_ladder if step.step <= last.rank + 1)
    return (kinds.Headcount(last.id, last.headcount + 2), kinds.NewHead(last.id, head, rank))


def _diet(scenario: Scenario, _plan: Plan, _now: datetime) -> tuple[Change, ...]:
    return (kinds.NeedFound(scenario.delegations[0].id, NeedKind.VEGETARIAN, 1),)


def _interpreter_ill(_scenario: Scenario, plan: Plan, now: datetime) -> tuple[Change, ...]:
    day = [v for v in _to_come(plan, now) if v.start.date() == now.date()]
    key = _busiest(k for v in day for team in v.teams for k in team.interpreter_ids)
    return (kinds.InterpreterAway(key, now, _evening(now)),)


def _vehicle_out(_scenario: Scenario, plan: Plan, now: datetime) -> tuple[Change, ...]:
    legs = [leg for leg in plan.legs if leg.depart > now and leg.depart.date() == now.date()]
    return (kinds.VehicleOut(_busiest(k for x in legs for k in x.vehicle_ids), now, _evening(now)),)


def _room_closed(scenario: Scenario, plan: Plan, now: datetime) -> tuple[Change, ...]:
    shared = {room.id for room in scenario.rooms if room.shared}
    later = [v for v in _to_come(plan, now + timedelta(hours=3)) if v.room_id not in shared]
    room = _busiest(v.room_id for v in later)
    first = next(v for v in later if v.room_id == room)
    return (kinds.PlaceClosed(room, first.start.replace(hour=6, minute=0), _evening(first.start)),)


def _weather(scenario: Scenario, _plan: Plan, now: datetime) -> tuple[Change, ...]:
    start = _next_morning(now)
    museums = tuple(v.id for v in scenario.venues if v.kind is VenueKind.MUSEUM)[:2]
    return (kinds.Weather(WeatherKind.RAIN, start, _evening(start), 120, museums),)


def _roads(scenario: Scenario, plan: Plan, now: datetime) -> tuple[Change, ...]:
    venue_of = {room.id: room.venue_id for room in scenario.rooms}
    start = now + timedelta(hours=3)
    target = _busiest(venue_of[v.room_id] for v in _to_come(plan, start))
    return (kinds.Roads(start, start + timedelta(hours=4), 100, 15, (target,)),)


def _new_meeting(scenario: Scenario, _plan: Plan, now: datetime) -> tuple[Change, ...]:
    tomorrow = now.date() + timedelta(days=1)
    there = {
        one.id
        for one in scenario.delegations
        if one.arrival.at.date() < tomorrow <= one.departure.at.date()
    }
    like = min(
        (
            one
            for one in scenario.engagements
            if one.kind in _MEETINGS and one.host.candidate_ids and one.delegation_ids[0] in there
        ),
        key=lambda one: one.id,
    )
    made = new_engagement("story-meeting", like.delegation_ids[:1], EngagementKind.MEETING)
    wanted = replace(
        made,
        priority=Priority.MUST,
        time=TimeSpec(days=(tomorrow,)),
        place=like.place,
        host=HostSpec(required=True, candidate_ids=like.host.candidate_ids),
    )
    return (kinds.NewEngagement(wanted),)


def _overrun(_scenario: Scenario, plan: Plan, now: datetime) -> tuple[Change, ...]:
    running = [v for v in plan.visits if v.start <= now < v.end] or _to_come(plan, now)
    return (kinds.Overrun(running[0].engagement_id, 20),)


def _leader_late(_scenario: Scenario, plan: Plan, now: datetime) -> tuple[Change, ...]:
    hosted = [v for v in _to_come(plan, now) if v.host_id]
    return (kinds.LeaderLate(hosted[0].engagement_id, 25),)


def _leader_away(_scenario: Scenario, plan: Plan, now: datetime) -> tuple[Change, ...]:
    hosted = [v for v in _to_come(plan, now + timedelta(hours=3)) if v.host_id]
    leader = _busiest(v.host_id or "" for v in hosted)
    start = min(v.start for v in hosted if v.host_id == leader)
    return (kinds.LeaderAway(leader, start, start + timedelta(hours=2)),)


def _incident(scenario: Scenario, _plan: Plan, now: datetime) -> tuple[Change, ...]:
    there = [x for x in scenario.delegations if x.arrival.at < now < x.departure.at]
    needing = [x for x in there if x.needs_interpreting] or there
    return (kinds.Incident(needing[0].id, now, now + timedelta(hours=3)),)


def _fixed(scenario: Scenario, plan: Plan, now: datetime) -> tuple[Change, ...]:
    hosted = [v for v in _from_day(plan, now.date() + timedelta(days=1)) if v.host_id]
    chosen = hosted[0]
    step = timedelta(minutes=30)
    windows = {one.id: one.time for one in scenario.engagements}
    latest = windows[chosen.engagement_id].latest
    later = latest is None or chosen.end + step <= latest
    return (kinds.Fixed(chosen.engagement_id, chosen.start + step if later else chosen.start),)


def _cancelled(_scenario: Scenario, plan: Plan, now: datetime) -> tuple[Change, ...]:
    hosted = [v for v in _from_day(plan, now.date() + timedelta(days=1)) if v.host_id]
    return (kinds.Cancelled(hosted[-1].engagement_id),)


def _overbooked(scenario: Scenario, _plan: Plan, now: datetime) -> tuple[Change, ...]:
    end = datetime.combine(scenario.period.end, time(20), now.tzinfo)
    leaving = [
        one
        for one in scenario.delegations
        if now < one.departure.at < end - timedelta(hours=20) and one.headcount > 1
    ]
    if not leaving:
        return ()
    first = min(leaving, key=lambda one: (one.departure.at, one.id))
    hotels = [one.hotel_venue_id for one in scenario.delegations if one.hotel_venue_id]
    back = datetime.combine(first.departure.at.date() + timedelta(days=1), time(15), now.tzinfo)
    hotel = None if first.hotel_venue_id else hotels[0]
    return (kinds.LeftBehind(first.id, 1, back, hotel_venue_id=hotel),)


def _to_come(plan: Plan, moment: datetime) -> list[PlannedVisit]:
    """Return the visits from a moment on, in order of time."""
    found = [visit for visit in plan.visits if visit.start >= moment]
    return sorted(found, key=lambda visit: (visit.start, visit.engagement_id))


def _from_day(plan: Plan, day: date) -> list[PlannedVisit]:
    midnight = datetime.combine(day, time(), plan.created_at.tzinfo)
    return [visit for visit in _to_come(plan, midnight) if visit.start.date() == day]


def _busiest(names: Iterable[str]) -> str:
    count = Counter(names)
    return min(count, key=lambda name: (-count[name], name))


def _evening(moment: datetime) -> datetime:
    return moment.replace(hour=22, minute=0)


def _next_morning(moment: datetime) -> datetime:
    return (moment + timedelta(days=1)).replace(hour=8, minute=0)


STORY: Final = (
    Event("flight 90 min late", 0, time(4), _flight_late),
    Event("two guests more, new head", 0, time(4, 10), _grows),
    Event("diet known late", 0, time(4, 20), _diet),
    Event("interpreter ill", 1, time(6), _interpreter_ill),
    Event("vehicle out", 1, time(6, 15), _vehicle_out),
    Event("room closed", 1, time(6, 30), _room_closed),
    Event("rain tomorrow", 1, time(6, 45), _weather),
    Event("road closed", 1, time(7), _roads),
    Event("new meeting tomorrow", 1, time(7, 30), _new_meeting),
    Event("leader called away", 1, time(8), _leader_away),
    Event("engagement 20 min over", 1, time(10, 15), _overrun),
    Event("leader 25 min late", 1, time(11), _leader_late),
    Event("guest ill", 1, time(12), _incident),
    Event("fixed by a higher level", 1, time(13), _fixed),
    Event("must not take place", 1, time(14), _cancelled),
    Event("return flight overbooked", 1, time(15), _overbooked),
)
"""One event for each kind of the office's list, in order of time; late and running over are two."""
