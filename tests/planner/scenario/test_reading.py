"""Bad input of every kind is refused with one error that names each place."""

import json

import pytest

from planner.errors import FlawCode, InvalidInput
from planner.flaw_texts import flaw_text
from planner.i18n import Language, translator
from planner.scenario import load_scenario
from planner.scenario.reading import MAX_BYTES


def flaws_in(content):
    with pytest.raises(InvalidInput) as refused:
        load_scenario(content if isinstance(content, bytes) else json.dumps(content).encode())
    for flaw in refused.value.flaws:
        for language in Language:
            assert flaw_text(flaw, translator(language))
    return [(flaw.path, flaw.code) for flaw in refused.value.flaws]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", FlawCode.NOT_JSON),
        (b"{", FlawCode.NOT_JSON),
        (b"\x00\x01\x02", FlawCode.NOT_JSON),
        (b'{"format": NaN}', FlawCode.NOT_JSON),
        (b'{"format": -Infinity}', FlawCode.NOT_JSON),
        (b"9" * 10_000, FlawCode.NOT_JSON),
        (b'{"format": 1, "format": 2}', FlawCode.DUPLICATE_KEY),
        (b"\xff\xfe\x00", FlawCode.NOT_UTF8),
        ("€".encode("utf-16"), FlawCode.NOT_UTF8),
        (b"[" * 200_000, FlawCode.TOO_DEEP),
        (b"[" * 100 + b"]" * 100, FlawCode.TOO_DEEP),
        (b" " * (MAX_BYTES + 1), FlawCode.TOO_LARGE),
        (b"null", FlawCode.WRONG_TYPE),
        (b"[]", FlawCode.WRONG_TYPE),
        (b'"text"', FlawCode.WRONG_TYPE),
    ],
    ids=range(15),
)
def test_what_is_no_scenario_at_all_is_refused(content, code):
    assert flaws_in(content) == [("", code)]


def test_a_byte_order_mark_is_passed_over(example):
    assert load_scenario(b"\xef\xbb\xbf" + json.dumps(example).encode()).office.zone


def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    for path in (tmp_path / "missing.json", tmp_path):
        with pytest.raises(InvalidInput) as refused:
            load_scenario(path)
        assert [flaw.code for flaw in refused.value.flaws] == [FlawCode.UNREADABLE]


def test_a_file_that_is_too_large_is_not_read_whole(tmp_path):
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(InvalidInput) as refused:
        load_scenario(path)
    assert [flaw.code for flaw in refused.value.flaws] == [FlawCode.TOO_LARGE]


REMOVED = object()

FORM = [
    (("format",), "reception-scenario/9", FlawCode.NOT_ONE_OF),
    (("format",), REMOVED, FlawCode.MISSING),
    (("colour",), "red", FlawCode.UNKNOWN_KEY),
    (("office", "colour"), "red", FlawCode.UNKNOWN_KEY),
    (("office", "zone"), "Asia/Hengyang", FlawCode.UNKNOWN_ZONE),
    (("office", "zone"), "../../etc/passwd", FlawCode.UNKNOWN_ZONE),
    (("office", "rank_ladder"), [], FlawCode.TOO_SHORT),
    (("office", "name"), {}, FlawCode.TOO_SHORT),
    (("office", "id"), "two words", FlawCode.BAD_FORM),
    (("office", "id"), "x" * 65, FlawCode.BAD_FORM),
    (("period", "start"), "15.12.2026", FlawCode.BAD_DATE),
    (("period", "start"), "2026-02-30", FlawCode.BAD_DATE),
    (("period", "start"), "9999-12-31", FlawCode.OUT_OF_RANGE),
    (("venues",), [], FlawCode.TOO_SHORT),
    (("venues", 0, "lat"), 91, FlawCode.OUT_OF_RANGE),
    (("venues", 0, "lat"), "26.9", FlawCode.WRONG_TYPE),
    (("venues", 0, "kind"), "castle", FlawCode.NOT_ONE_OF),
    (("venues", 0, "hours", "daily"), ["8-18"], FlawCode.BAD_FORM),
    (("venues", 0, "rooms", 0, "capacity"), 0, FlawCode.OUT_OF_RANGE),
    (("venues", 0, "rooms", 0, "capacity"), 4.5, FlawCode.WRONG_TYPE),
    (("venues", 0, "rooms", 0, "capacity"), True, FlawCode.WRONG_TYPE),
    (("leaders", 0, "rank"), None, FlawCode.WRONG_TYPE),
    (("leaders", 0, "name", "name_zh"), "a\nb", FlawCode.BAD_FORM),
    (("interpreters", 0, "skills"), [], FlawCode.TOO_SHORT),
    (("interpreters", 0, "skills", 0, "language"), "Japanese", FlawCode.BAD_FORM),
    (("vehicles", 0, "duty_start"), "25:00", FlawCode.BAD_TIME),
    (("delegations", 0, "region"), "Japan", FlawCode.BAD_FORM),
    (("delegations", 0, "headcount"), -1, FlawCode.OUT_OF_RANGE),
    (("delegations", 0, "headcount"), 10**30, FlawCode.OUT_OF_RANGE),
    (("delegations", 0, "arrival", "at"), "soon", FlawCode.BAD_DATETIME),
    (("delegations", 0, "arrival", "at"), 1_797_000_000, FlawCode.BAD_DATETIME),
    (("engagements", 0, "delegation_ids"), [], FlawCode.TOO_SHORT),
    (("engagements", 0, "time", "start"), "2026-12-15T10:40", FlawCode.CONTRADICTION),
    (("engagements", 0, "duration_min"), 2000, FlawCode.OUT_OF_RANGE),
    (("settings",), {"seed": -1}, FlawCode.OUT_OF_RANGE),
]


def changed(example, steps, value):
    *way, last = steps
    inner = example
    for step in way:
        inner = inner[step]
    if value is REMOVED:
        del inner[last]
    else:
        inner[last] = value
    return example


def path_of(steps):
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return text.removeprefix(".")


@pytest.mark.parametrize(("steps", "value", "code"), FORM, ids=range(len(FORM)))
def test_a_mistake_of_form_is_named_with_its_place(example, steps, value, code):
    (path, found), *others = flaws_in(changed(example, steps, value))
    place = path_of(steps)
    assert (found, others) == (code, [])
    # A list is blamed whole or by its item, a contradiction by the object that holds it.
    assert path.startswith(place) or place.startswith(path)


def test_every_mistake_of_form_is_found_at_once(example):
    for steps, value in (
        (("office", "zone"), "Mars"),
        (("delegations", 0, "headcount"), "seven"),
        (("engagements", 1, "kind"), "dance"),
    ):
        changed(example, steps, value)
    assert flaws_in(example) == [
        ("delegations[0].headcount", FlawCode.WRONG_TYPE),
        ("engagements[1].kind", FlawCode.NOT_ONE_OF),
        ("office.zone", FlawCode.UNKNOWN_ZONE),
    ]


MEANING = [
    (("office", "home_venue_id"), "x", "office.home_venue_id", FlawCode.UNKNOWN_ID),
    (("period", "end"), "2026-12-14", "period", FlawCode.WRONG_ORDER),
    (("period", "end"), "2027-12-15", "period", FlawCode.TOO_LONG),
    (
        ("weather",),
        [{"kind": "rain", "start": "2026-12-15T12:00", "end": "2026-12-15T12:00"}],
        "weather[0]",
        FlawCode.WRONG_ORDER,
    ),
    (("venues", 1, "id"), "city_hall", "venues[1]", FlawCode.DUPLICATE_ID),
    (("venues", 1, "rooms", 0, "id"), "hotel", "venues[1].rooms[0]", FlawCode.DUPLICATE_ID),
    (
        ("venues", 0, "hours", "daily"),
        ["09:00-12:00", "11:00-15:00"],
        "venues[0].hours",
        FlawCode.WRONG_ORDER,
    ),
    (("leaders", 0, "rank"), 9, "leaders[0].rank", FlawCode.UNKNOWN_RANK),
    (("leaders", 0, "home_venue_id"), "x", "leaders[0].home_venue_id", FlawCode.UNKNOWN_ID),
    (("leaders", 0, "linked_with"), ["x"], "leaders[0].linked_with[0]", FlawCode.UNKNOWN_ID),
    (
        ("leaders", 0, "busy", 0, "end"),
        "2026-12-15T09:00",
        "leaders[0].busy[0]",
        FlawCode.WRONG_ORDER,
    ),
    (
        ("interpreters", 0, "served_delegation_ids"),
        ["x"],
        "interpreters[0].served_delegation_ids[0]",
        FlawCode.UNKNOWN_ID,
    ),
    (("delegations", 0, "rank"), 1, "delegations[0].rank", FlawCode.UNKNOWN_RANK),
    (("delegations", 0, "region"), "MO", "delegations[0].regime", FlawCode.WRONG_REGIME),
    (("delegations", 0, "regime"), "hk_macao_tw", "delegations[0].regime", FlawCode.WRONG_REGIME),
    (
        ("delegations", 0, "hotel_venue_id"),
        "x",
        "delegations[0].hotel_venue_id",
        FlawCode.UNKNOWN_ID,
    ),
    (
        ("delegations", 0, "hotel_venue_id"),
        "hotel",
        "delegations[0].hotel_venue_id",
        FlawCode.NO_LODGING,
    ),
    (
        ("delegations", 0, "departure", "at"),
        "2026-12-15T10:20",
        "delegations[0]",
        FlawCode.WRONG_ORDER,
    ),
    (
        ("delegations", 0, "departure", "at"),
        "2026-12-16T10:20",
        "delegations[0].departure.at",
        FlawCode.OUTSIDE_PERIOD,
    ),
    (
        ("delegations", 0, "departure", "port_venue_id"),
        "hotel",
        "delegations[0].departure.port_venue_id",
        FlawCode.NOT_A_PORT,
    ),
    (
        ("delegations", 0, "keep_apart_ids"),
        ["ritto"],
        "delegations[0].keep_apart_ids[0]",
        FlawCode.UNKNOWN_ID,
    ),
    (
        ("delegations", 0, "subgroups"),
        [{"id": "g", "name": {"en": "G"}, "headcount": 6}],
        "delegations[0].subgroups[0].headcount",
        FlawCode.TOO_MANY_GUESTS,
    ),
    (
        ("delegations", 0, "members"),
        [{"name": {"name_latin": "A"}, "subgroup_id": "g"}],
        "delegations[0].members[0].subgroup_id",
        FlawCode.NOT_OF_DELEGATION,
    ),
    (
        ("engagements", 0, "delegation_ids"),
        ["x"],
        "engagements[0].delegation_ids[0]",
        FlawCode.UNKNOWN_ID,
    ),
    (("engagements", 1, "id"), "greeting", "engagements[1]", FlawCode.DUPLICATE_ID),
    (("engagements", 2, "guests"), 6, "engagements[2].guests", FlawCode.TOO_MANY_GUESTS),
    (
        ("engagements", 2, "subgroup_id"),
        "g",
        "engagements[2].subgroup_id",
        FlawCode.NOT_OF_DELEGATION,
    ),
    (("engagements", 2, "after_ids"), ["call"], "engagements[2].after_ids", FlawCode.CIRCULAR),
    (
        ("engagements", 2, "after_ids"),
        ["lunch", "lunch"],
        "engagements[2].after_ids",
        FlawCode.DUPLICATE_ID,
    ),
    (
        ("engagements", 0, "time", "latest"),
        "2026-12-15T10:44",
        "engagements[0].time",
        FlawCode.WINDOW_TOO_SHORT,
    ),
    (
        ("engagements", 2, "time", "days"),
        ["2026-12-17"],
        "engagements[2].time.days[0]",
        FlawCode.OUTSIDE_PERIOD,
    ),
    (
        ("engagements", 2, "min_duration_min"),
        50,
        "engagements[2].min_duration_min",
        FlawCode.OUT_OF_RANGE,
    ),
    (("engagements", 1, "kind"), "banquet", "engagements[1].place", FlawCode.NO_FIT_ROOM),
    (
        ("engagements", 2, "hosts_headcount"),
        50,
        "engagements[2].place",
        FlawCode.NO_ROOM_LARGE_ENOUGH,
    ),
    (
        ("rule_overrides",),
        {"meals.tea_min": 5},
        "rule_overrides.meals.tea_min",
        FlawCode.UNKNOWN_NUMBER,
    ),
    (
        ("locks",),
        [{"engagement_id": "call", "dimension": "time"}],
        "locks[0]",
        FlawCode.LOCK_VALUE,
    ),
    (
        ("locks",),
        [{"engagement_id": "call", "dimension": "place", "ids": ["hotel"]}],
        "locks[0].ids[0]",
        FlawCode.UNKNOWN_ID,
    ),
    (
        ("locks",),
        [{"engagement_id": "x", "dimension": "existence"}],
        "locks[0].engagement_id",
        FlawCode.UNKNOWN_ID,
    ),
    (
        ("locks",),
        [{"engagement_id": "call", "dimension": "time", "start": "2026-12-19T09:00"}],
        "locks[0].start",
        FlawCode.OUTSIDE_PERIOD,
    ),
]


@pytest.mark.parametrize(("steps", "value", "path", "code"), MEANING, ids=range(len(MEANING)))
def test_a_contradiction_is_named_with_its_place(example, steps, value, path, code):
    assert (path, code) in flaws_in(changed(example, steps, value))
