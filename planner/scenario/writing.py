"""Scenarios into files: short, in a fixed order, and read back equal."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import Field, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from planner.catalogue import new_engagement
from planner.model import Engagement, OpeningHours, OpenSpan, Scenario
from planner.scenario.assembly import USUAL, WEEKDAYS

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

FORMAT = "reception-scenario/1"


def dump_scenario(scenario: Scenario) -> str:
    """Return the scenario as the text of a file; `load_scenario` of it gives an equal scenario.

    Whatever is the default is left out; moments are local times of the office's zone.
    """
    zone = scenario.office.tzinfo
    rooms: dict[str, list[object]] = {venue.id: [] for venue in scenario.venues}
    for room in scenario.rooms:
        entry = entry_of(room, zone)
        del entry["venue_id"]
        rooms[room.venue_id].append(entry)
    document = {
        "format": FORMAT,
        "office": _plain(scenario.office, zone),
        "period": _plain(scenario.period, zone),
        "venues": [
            {**entry_of(venue, zone), "rooms": rooms[venue.id]} for venue in scenario.venues
        ],
        "leaders": _plain(scenario.leaders, zone),
        "interpreters": _plain(scenario.interpreters, zone),
        "vehicles": _plain(scenario.vehicles, zone),
        "delegations": _plain(scenario.delegations, zone),
        "engagements": [engagement_entry(one, zone) for one in scenario.engagements],
        "locks": _plain(scenario.locks, zone),
        "weather": _plain(scenario.weather, zone),
        "road_conditions": _plain(scenario.road_conditions, zone),
        "zones": _plain(scenario.zones, zone),
        "rule_overrides": {one.name: one.value for one in scenario.rule_overrides},
        "settings": _plain(scenario.settings, zone),
    }
    filled = {key: value for key, value in document.items() if value not in ([], {})}
    return json.dumps(filled, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _plain(value: object, zone: ZoneInfo) -> object:
    """Return a value of the model as JSON data, objects without fields that are the default."""
    if isinstance(value, OpeningHours):
        return _hours(value)
    if is_dataclass(value) and not isinstance(value, type):
        return entry_of(value, zone)
    if isinstance(value, frozenset):
        return sorted((_plain(item, zone) for item in value), key=str)
    if isinstance(value, tuple):
        return [_plain(item, zone) for item in value]
    return _scalar(value, zone)


def entry_of(value: DataclassInstance, zone: ZoneInfo) -> dict[str, object]:
    """Return an object of the model as JSON data, without fields that are the default."""
    return {
        item.name: _plain(getattr(value, item.name), zone)
        for item in fields(value)
        if getattr(value, item.name) != _default(item)
    }


def _scalar(value: object, zone: ZoneInfo) -> object:
    if isinstance(value, Enum):
        member: object = value.value
        return member
    if isinstance(value, datetime):
        # A local time that comes twice, when clocks are put back, needs its offset.
        local = value.astimezone(zone)
        moment = local if local.fold else local.replace(tzinfo=None)
        return moment.isoformat(
            timespec="auto" if moment.second or moment.microsecond else "minutes"
        )
    if isinstance(value, (date, time)):
        return value.isoformat()
    return value


def _default(item: Field[Any]) -> object:
    default: object = item.default
    return default


def engagement_entry(engagement: Engagement, zone: ZoneInfo) -> dict[str, object]:
    """Return an engagement without what is usual for its kind."""
    document = entry_of(engagement, zone)
    usual = new_engagement(engagement.id, (), engagement.kind, engagement.meal)
    usually = {name: getattr(usual, name) for name in USUAL}
    # The usual meal of the kind, not of this engagement, is what a reader would fill in.
    usually["meal"] = new_engagement("", (), engagement.kind).meal
    usually["min_duration_min"] = min(usual.min_duration_min, engagement.duration_min)
    for name, value in usually.items():
        given = getattr(engagement, name)
        document.pop(name, None)
        if given != value:
            document[name] = _plain(given, zone)
    document["host"] = _besides(engagement.host, "required", usual.host.required, zone)
    document["interpreting"] = _besides(
        engagement.interpreting, "mode", usual.interpreting.mode, zone
    )
    return {name: value for name, value in document.items() if value != {}}


def _besides(
    spec: DataclassInstance, name: str, usual: object, zone: ZoneInfo
) -> dict[str, object]:
    """Return a spec's fields that are no default, one of them measured against what is usual."""
    entry = entry_of(spec, zone)
    entry.pop(name, None)
    given = getattr(spec, name)
    return entry if given == usual else {name: _plain(given, zone), **entry}


def _hours(hours: OpeningHours) -> dict[str, object]:
    texts = [_spans(day) for day in hours.weekly]
    daily = Counter(texts).most_common(1)[0][0]
    document: dict[str, object] = {"daily": list(daily)}
    for weekday, spans in zip(WEEKDAYS, texts, strict=True):
        if spans != daily:
            document[weekday] = list(spans)
    if hours.exceptions:
        document["exceptions"] = {day.isoformat(): list(_spans(s)) for day, s in hours.exceptions}
    return document


def _spans(spans: tuple[OpenSpan, ...]) -> tuple[str, ...]:
    return tuple(f"{_clock(span.opens_min)}-{_clock(span.closes_min)}" for span in spans)


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
