"""Changes of places and roads: closed rooms, weather, closed roads."""

from __future__ import annotations

from dataclasses import replace

from planner.changes.kinds import PlaceClosed, Roads, Weather
from planner.changes.standing import Standing, unknown, with_closed, with_engagements
from planner.model import BadWeather, Engagement, RoadCondition, Scenario

_AS_USUAL_PERCENT = 100


def place_closed(change: PlaceClosed, standing: Standing) -> Scenario:
    """Close a room, or every room of a venue."""
    scenario = standing.scenario
    rooms = frozenset(
        room.id for room in scenario.rooms if change.place_id in (room.id, room.venue_id)
    )
    if not rooms:
        raise unknown("place_id", change.place_id)
    return with_closed(scenario, rooms, change.start, change.end)


def weather(change: Weather, standing: Standing) -> Scenario:
    """Close what is in the open, offer shelter to those who were to be there, slow the roads.

    The boat of an engagement that is outdoors itself is closed like a park.
    """
    scenario = standing.scenario
    known = {room.id for room in scenario.rooms} | {venue.id for venue in scenario.venues}
    for key in change.shelter_ids:
        if key not in known:
            raise unknown("shelter_ids", key)
    parks = {venue.id for venue in scenario.venues if venue.outdoor}
    open_rooms = {room.id for room in scenario.rooms if room.venue_id in parks}
    hit = {
        visit.engagement_id: visit.room_id
        for visit in standing.told.visits
        if visit.start < change.end
        and change.start < visit.end
        and (visit.room_id in open_rooms or _is_outdoors(scenario, visit.engagement_id))
    }
    closed = with_closed(
        scenario, frozenset(open_rooms | set(hit.values())), change.start, change.end
    )
    sheltered = with_engagements(
        closed, lambda one: _sheltered(one, change.shelter_ids) if one.id in hit else one
    )
    forecast = BadWeather(change.weather, change.start, change.end)
    return _slowed(
        replace(sheltered, weather=(*sheltered.weather, forecast)),
        RoadCondition(change.start, change.end, change.travel_percent),
    )


def _is_outdoors(scenario: Scenario, engagement_id: str) -> bool:
    return any(one.outdoor for one in scenario.engagements if one.id == engagement_id)


def _sheltered(engagement: Engagement, shelter_ids: tuple[str, ...]) -> Engagement:
    place = engagement.place
    more = tuple(key for key in shelter_ids if key not in place.options)
    return replace(engagement, place=replace(place, options=(*place.options, *more)))


def roads(change: Roads, standing: Standing) -> Scenario:
    """Slow the roads; only drives that leave meanwhile feel it."""
    known = {venue.id for venue in standing.scenario.venues}
    for key in change.venue_ids:
        if key not in known:
            raise unknown("venue_ids", key)
    return _slowed(
        standing.scenario,
        RoadCondition(change.start, change.end, change.percent, change.extra_min, change.venue_ids),
    )


def _slowed(scenario: Scenario, condition: RoadCondition) -> Scenario:
    if condition.percent == _AS_USUAL_PERCENT and not condition.extra_min:
        return scenario
    return replace(scenario, road_conditions=(*scenario.road_conditions, condition))
