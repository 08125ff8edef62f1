"""Whatever a scenario holds is written, and read back equal."""

from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import UTC, date, datetime, time
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import cast, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model import (
    BadWeather,
    Bilingual,
    Delegation,
    Engagement,
    Interpreter,
    Leader,
    Lock,
    Office,
    OpeningHours,
    OpenSpan,
    Period,
    PersonName,
    PlanningSettings,
    RestrictedZone,
    RoadCondition,
    Room,
    RuleOverride,
    Scenario,
    Vehicle,
    Venue,
)
from planner.scenario import dump_scenario
from planner.scenario.assembly import assemble
from planner.scenario.reading import parse_document

ZONES = ("Asia/Shanghai", "Europe/Berlin")
IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,8}", fullmatch=True)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=12)
NAMES = TEXTS.filter(bool)
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
MOMENTS = st.integers(946_771_200, 4_133_894_400).map(
    lambda second: datetime.fromtimestamp(second, UTC)
)
CLOCKS = st.times().map(lambda clock: clock.replace(microsecond=0))
SPANS = st.lists(st.integers(0, 1439), min_size=2, max_size=4, unique=True).map(
    lambda ends: tuple(
        OpenSpan(opens, closes)
        for opens, closes in zip(sorted(ends)[::2], sorted(ends)[1::2], strict=False)
    )
)
HOURS = st.builds(
    OpeningHours,
    weekly=st.tuples(*[SPANS] * 7),
    exceptions=st.dictionaries(DAYS, SPANS, max_size=2).map(
        lambda days: tuple(sorted(days.items()))
    ),
)
BY_NAME = {
    "percent": st.integers(100, 1000),
    "extra_min": st.integers(0, 480),
    "rank": st.integers(1, 30),
    "step": st.integers(1, 30),
    "lat": st.floats(-90, 90),
    "lon": st.floats(-180, 180),
    "average_age": st.integers(0, 120),
    "zones_crossed": st.integers(0, 13),
    "region": st.from_regex(r"[A-Z]{2}", fullmatch=True),
    "language": st.sampled_from(["ja", "fr", "yue", "zh-Hant"]),
    "languages": st.lists(st.sampled_from(["ja", "fr", "ko"]), min_size=1, max_size=2).map(tuple),
    "home_language": st.sampled_from(["zh", "en"]),
    "zone": st.sampled_from(ZONES),
    "seed": st.integers(0, 2**31 - 1),
    "team_size": st.integers(1, 10),
    "approval_days": st.integers(0, 250),
    "plate_digits": st.frozensets(st.integers(0, 9), max_size=3),
    "permit": st.sampled_from(["", "lake-pass"]),
    "duration_min": st.integers(1, 1440),
    "min_duration_min": st.integers(1, 1440),
    "max_interpreting_min": st.integers(1, 1440),
    "rule_overrides": st.dictionaries(
        NAMES, st.one_of(st.integers(0, 999), st.booleans(), TEXTS), max_size=2
    ).map(lambda entries: tuple(RuleOverride(*entry) for entry in sorted(entries.items()))),
}
TAGS = frozenset({"tags", "fields", "topics", "permits", "field_tags"})
NOT_EMPTY = frozenset({"purposes", "modes", "skills", "rank_ladder", "delegation_ids", "venues"})
WORDS = frozenset({"plate", "number", "note", "notes", "reason", "code_name", "forum"})


def of_hint(name, hint, zone):
    if name in BY_NAME and not isinstance(hint, UnionType):
        return BY_NAME[name]
    match hint:
        case UnionType():
            inner = [part for part in get_args(hint) if part is not NoneType]
            return st.none() | of_hint(name, inner[0], zone)
        case _ if get_origin(hint) in (tuple, frozenset):
            kind = get_origin(hint)
            item = of_item(name, get_args(hint)[0], zone)
            least = 1 if name in NOT_EMPTY else 0
            return st.lists(item, min_size=least, max_size=2).map(kind)
    return of_item(name, hint, zone)


def of_item(name, hint, zone):
    simple = {
        bool: st.booleans(),
        int: BY_NAME.get(name, st.integers(1, 999)),
        float: st.floats(-90, 90),
        date: DAYS,
        time: CLOCKS,
        datetime: MOMENTS.map(lambda moment: moment.astimezone(zone)),
    }
    if hint is str and name in TAGS:
        return st.from_regex(r"[a-z0-9][a-z0-9_-]{0,6}", fullmatch=True)
    if hint is str:
        return NAMES if name in WORDS else IDS
    if is_dataclass(hint):
        return instances(cast("type", hint), zone)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    return simple[hint]


@cache
def instances(kind, zone):
    """Objects of a dataclass of the model, with values of the forms that a file can have."""
    if kind is OpeningHours:
        return HOURS
    if kind is Bilingual:
        return st.builds(Bilingual, zh=TEXTS, en=NAMES)
    if kind is PersonName:
        return st.builds(PersonName, NAMES, TEXTS, TEXTS, TEXTS)
    hints = get_type_hints(kind)
    given_fields = {
        item.name: of_hint(item.name, hints[item.name], zone)
        if item.default is MISSING
        else st.just(item.default) | of_hint(item.name, hints[item.name], zone)
        for item in fields(kind)
    }
    return st.builds(kind, **given_fields)


PARTS = {
    "office": Office,
    "period": Period,
    "venues": Venue,
    "rooms": Room,
    "leaders": Leader,
    "interpreters": Interpreter,
    "vehicles": Vehicle,
    "delegations": Delegation,
    "engagements": Engagement,
    "locks": Lock,
    "weather": BadWeather,
    "road_conditions": RoadCondition,
    "zones": RestrictedZone,
    "settings": PlanningSettings,
}


def with_part(documented, name, part, zone_name):
    """The documented scenario in another zone, with one part of it drawn."""
    office = replace(documented.office, zone=zone_name)
    changed = replace(documented, office=office)
    match name:
        case "office":
            return replace(changed, office=replace(part, zone=zone_name))
        case "venues":
            room = replace(documented.rooms[0], venue_id=part.id)
            return replace(changed, venues=(part,), rooms=(room,))
        case "rooms":
            venue = documented.venues[0]
            return replace(changed, venues=(venue,), rooms=(replace(part, venue_id=venue.id),))
        case "period" | "settings":
            return replace(changed, **{name: part})
    return replace(changed, **{name: (part,)})


def read_back(scenario):
    return assemble(parse_document(dump_scenario(scenario).encode()))


@pytest.mark.parametrize("name", PARTS)
@settings(max_examples=40)
@given(data=st.data(), zone_name=st.sampled_from(ZONES))
def test_a_scenario_is_read_back_equal(documented, name, data, zone_name):
    part = data.draw(instances(PARTS[name], ZoneInfo(zone_name)))
    scenario = with_part(documented, name, part, zone_name)
    # The rest of the documented example stays in its own zone: moments are compared.
    assert read_back(scenario) == scenario


@given(overrides=BY_NAME["rule_overrides"])
def test_overrides_are_read_back_equal(documented, overrides):
    scenario = replace(documented, rule_overrides=overrides)
    assert read_back(scenario) == scenario


def test_every_part_of_a_scenario_is_tested():
    assert {item.name for item in fields(Scenario)} == {*PARTS, "rule_overrides"}
