"""From a scenario document to the scenario: zones applied, the usual filled in."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import is_dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import TypeVar, cast, get_args, get_type_hints
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from planner.catalogue import new_engagement
from planner.model import (
    BadWeather,
    Delegation,
    Engagement,
    HostSpec,
    Interpreter,
    InterpretingSpec,
    Leader,
    Lock,
    Office,
    OpeningHours,
    OpenSpan,
    Period,
    PlaceSpec,
    PlanningSettings,
    RestrictedZone,
    RoadCondition,
    Room,
    RuleOverride,
    Scenario,
    TimeSpec,
    Vehicle,
    Venue,
)
from planner.scenario.documents import EngagementDocument, ScenarioDocument, TimeDocument
from planner.scenario.resources import HoursDocument, VenueDocument

Item = TypeVar("Item")

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
USUAL = (
    "duration_min",
    "min_duration_min",
    "title",
    "meal",
    "priority",
    "hosts_headcount",
    "staff_headcount",
    "dress",
    "press",
    "outdoor",
    "heavy",
)


def assemble(document: ScenarioDocument) -> Scenario:
    """Return the scenario that a document describes; whether it makes sense is checked later."""
    zone = ZoneInfo(document.office.zone)
    return Scenario(
        office=build(Office, document.office, zone),
        period=build(Period, document.period, zone),
        venues=tuple(_venue(venue, zone) for venue in document.venues),
        rooms=tuple(
            build(Room, room, zone, venue_id=venue.id)
            for venue in document.venues
            for room in venue.rooms
        ),
        leaders=tuple(build(Leader, leader, zone) for leader in document.leaders),
        interpreters=tuple(build(Interpreter, one, zone) for one in document.interpreters),
        vehicles=tuple(build(Vehicle, vehicle, zone) for vehicle in document.vehicles),
        delegations=tuple(
            build(Delegation, one, zone, code_name=one.code_name or one.id)
            for one in document.delegations
        ),
        engagements=tuple(engagement_of(one, zone) for one in document.engagements),
        locks=tuple(build(Lock, lock, zone) for lock in document.locks),
        weather=tuple(build(BadWeather, one, zone) for one in document.weather),
        road_conditions=tuple(build(RoadCondition, one, zone) for one in document.road_conditions),
        zones=tuple(
            build(RestrictedZone, one, zone, hours=_hours(one.hours)) for one in document.zones
        ),
        rule_overrides=tuple(
            RuleOverride(name, value) for name, value in sorted(document.rule_overrides.items())
        ),
        settings=build(PlanningSettings, document.settings, zone),
    )


def build(kind: type[Item], document: BaseModel, zone: ZoneInfo, **given: object) -> Item:
    """Return a dataclass made from the document's fields of the same names.

    Objects inside become the dataclasses that `kind` asks for; moments without an offset are
    those of the office's zone. `given` takes the place of fields of the document.
    """
    hints = _hints(cast("Hashable", kind))
    values = {
        name: _value(getattr(document, name), hints[name], zone)
        for name in hints
        if name not in given
    }
    return cast("Callable[..., Item]", kind)(**values, **given)


@cache
def _hints(kind: Hashable) -> dict[str, object]:
    return get_type_hints(kind)


def _value(value: object, hint: object, zone: ZoneInfo) -> object:
    if isinstance(value, datetime):
        return in_zone(value, zone)
    if isinstance(value, tuple):
        inner = next((part for part in get_args(hint) if part is not Ellipsis), object)
        return tuple(_value(item, inner, zone) for item in value)
    if isinstance(value, BaseModel):
        kinds = (part for part in (hint, *get_args(hint)) if isinstance(part, type))
        kind = next(part for part in kinds if is_dataclass(part))
        return build(kind, value, zone)
    return value


def in_zone(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment in the office's zone, to which moments without an offset belong."""
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)


def _venue(document: VenueDocument, zone: ZoneInfo) -> Venue:
    return build(Venue, document, zone, hours=_hours(document.hours))


def _hours(document: HoursDocument) -> OpeningHours:
    weekly = (getattr(document, weekday) for weekday in WEEKDAYS)
    return OpeningHours(
        weekly=tuple(_spans(document.daily if day is None else day) for day in weekly),
        exceptions=tuple(
            (day, _spans(texts)) for day, texts in sorted(document.exceptions.items())
        ),
    )


def _spans(texts: tuple[str, ...]) -> tuple[OpenSpan, ...]:
    return tuple(sorted((_span(text) for text in texts), key=lambda span: span.opens_min))


def _span(text: str) -> OpenSpan:
    opens, closes = (int(part[:2]) * 60 + int(part[3:]) for part in text.split("-"))
    return OpenSpan(opens, closes)


def engagement_of(document: EngagementDocument, zone: ZoneInfo) -> Engagement:
    """Return the engagement that a document spells, with what is usual for its kind."""
    usual = new_engagement(document.id, document.delegation_ids, document.kind, document.meal)
    duration_min = document.duration_min or usual.duration_min
    host, interpreting = document.host, document.interpreting
    required = usual.host.required if host.required is None else host.required
    mode = usual.interpreting.mode if interpreting.mode is None else interpreting.mode
    left_open: dict[str, object] = {
        name: getattr(usual, name) for name in USUAL if getattr(document, name) is None
    }
    if "min_duration_min" in left_open:
        left_open["min_duration_min"] = min(usual.min_duration_min, duration_min)
    return build(
        Engagement,
        document,
        zone,
        time=_time(document.time, duration_min, zone),
        place=build(PlaceSpec, document.place, zone),
        host=build(HostSpec, host, zone, required=required),
        interpreting=build(InterpretingSpec, interpreting, zone, mode=mode),
        **left_open,
    )


def _time(document: TimeDocument, duration_min: int, zone: ZoneInfo) -> TimeSpec:
    if document.start is None:
        return build(TimeSpec, document, zone)
    start = in_zone(document.start, zone)
    return TimeSpec(earliest=start, latest=start + timedelta(minutes=duration_min))
