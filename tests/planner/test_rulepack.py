import tomllib
from dataclasses import fields
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from planner.errors import FlawCode, InvalidInput
from planner.model import (
    Approver,
    Bilingual,
    EngagementKind,
    GuestClass,
    RuleOverride,
    Transport,
    TransportMode,
)
from planner.rulepack import (
    ApprovalRule,
    Numbers,
    due_at,
    load_rule_pack,
    override_names,
    ready_at,
)

PACKS = Path(__file__).parents[2] / "data" / "rulepacks"
STEP = "step_min = { value = 5,"
ZONE = ZoneInfo("Asia/Shanghai")


@pytest.fixture(scope="module")
def pack():
    return load_rule_pack("cn-municipal", PACKS)


def copy_with(folder, old, new):
    """The municipal pack with one passage changed."""
    text = (PACKS / "cn-municipal.toml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    (folder / "cn-municipal.toml").write_text(text.replace(old, new), encoding="utf-8")
    return folder


def flaws_of(folder, pack_id="cn-municipal", overrides=()):
    with pytest.raises(InvalidInput) as refused:
        load_rule_pack(pack_id, folder, overrides)
    return [(flaw.path, flaw.code) for flaw in refused.value.flaws]


@pytest.mark.parametrize("path", sorted(PACKS.glob("*.toml")), ids=lambda path: path.stem)
def test_every_pack_of_ours_is_read(path):
    assert load_rule_pack(path.stem, PACKS).id == path.stem


def test_every_number_has_its_origin(pack):
    named = [name for name, _ in pack.provenance]
    assert named == [
        f"{group.name}.{item.name}"
        for group in fields(Numbers)
        for item in fields(getattr(pack.numbers, group.name))
    ]
    assert all(origin.unit and origin.source and origin.date for _, origin in pack.provenance)


def test_numbers_are_those_of_the_file(pack):
    entries = tomllib.loads((PACKS / "cn-municipal.toml").read_text(encoding="utf-8"))
    read = {
        f"{group}.{key}": getattr(getattr(pack.numbers, group), key)
        for group in (item.name for item in fields(Numbers))
        for key in entries[group]
    }
    written = {
        f"{group.name}.{key}": entry["value"]
        for group in fields(Numbers)
        for key, entry in entries[group.name].items()
    }
    assert read == written


APPROVAL = """
[[approvals]]
name_zh = "采访"
name_en = "Interviews"
kinds = ["interview"]
guest_classes = ["media"]
guest_rank_to = 4
min_working_days = 8
chain = ["director", "leader"]
source = "judgement"
date = 2026-11-21
"""


def test_approvals_are_read_in_order(pack):
    assert [
        (rule.guest_classes, rule.kinds, rule.guest_rank_to, rule.with_leader)
        for rule in pack.approvals
    ] == [
        (frozenset({GuestClass.STATE, GuestClass.PARTY}), frozenset(), None, False),
        (frozenset(), frozenset(), None, True),
    ]
    assert [rule.min_working_days for rule in pack.approvals] == [5, 3]
    assert [rule.chain for rule in pack.approvals] == [
        (Approver.CHIEF, Approver.DIRECTOR),
        (Approver.CHIEF,),
    ]


def test_a_pack_s_own_approvals_replace_those_below(tmp_path):
    (tmp_path / "cn-municipal.toml").write_bytes((PACKS / "cn-municipal.toml").read_bytes())
    head = 'id = "own"\nextends = "cn-municipal"\nname_zh = "x"\nname_en = "x"\ndate = 2026-11-21\n'
    (tmp_path / "own.toml").write_text(head + APPROVAL, encoding="utf-8")
    assert load_rule_pack("own", tmp_path).approvals == (
        ApprovalRule(
            name=Bilingual("采访", "Interviews"),
            min_working_days=8,
            chain=(Approver.DIRECTOR, Approver.LEADER),
            source="judgement",
            date=date(2026, 11, 21),
            guest_classes=frozenset({GuestClass.MEDIA}),
            kinds=frozenset({EngagementKind.INTERVIEW}),
            guest_rank_to=4,
        ),
    )


def test_a_rule_that_is_off_does_not_hold(pack):
    off = load_rule_pack("cn-municipal", PACKS, (RuleOverride("rules.H01.enabled", value=False),))
    assert (pack.holds("H01"), off.holds("H01"), pack.holds("H99")) == (True, False, False)


def test_a_wish_that_is_off_weighs_nothing():
    pack = load_rule_pack("cn-municipal", PACKS, (RuleOverride("goals.S21.enabled", value=False),))
    assert (pack.weight("S01"), pack.weight("S21"), pack.weight("S99")) == (10, 0, 0)


def test_a_pack_is_laid_over_the_one_it_extends(pack):
    hengyang = load_rule_pack("hengyang", PACKS)
    assert (hengyang.numbers.ports.arrival_international_min, hengyang.numbers.meals) == (
        45,
        pack.numbers.meals,
    )


@pytest.mark.parametrize(
    ("old", "new", "path", "code"),
    [
        (STEP, "step_min = {", "grid.step_min.value", FlawCode.MISSING),
        (STEP, "stride_min = { value = 5,", "grid.step_min", FlawCode.MISSING),
        (STEP, "step_min = { value = 5.0,", "grid.step_min.value", FlawCode.WRONG_TYPE),
        (STEP, "step_min = { value = -5,", "grid.step_min.value", FlawCode.OUT_OF_RANGE),
        ("[grid]", "[grille]", "grid", FlawCode.MISSING),
        ("[grid]", "[grille]", "grille", FlawCode.UNKNOWN_KEY),
        ("H01 = { enabled = true", "H01 = { enabled = 1", "rules.H01.enabled", FlawCode.WRONG_TYPE),
        ('name_en = "Rec', 'title = "Rec', "name_en", FlawCode.MISSING),
        ('id = "cn-municipal"', "id = 5", "id", FlawCode.WRONG_TYPE),
        ("min_working_days = 5", "days = 5", "approvals[0].days", FlawCode.UNKNOWN_KEY),
        ("min_working_days = 5", "", "approvals[0].min_working_days", FlawCode.MISSING),
        ('"party"]', '"feast"]', "approvals[0].guest_classes[1]", FlawCode.NOT_ONE_OF),
        ('chain = ["chief"]', "chain = []", "approvals[1].chain", FlawCode.TOO_SHORT),
        ('"director"]', '"king"]', "approvals[0].chain[1]", FlawCode.NOT_ONE_OF),
    ],
)
def test_a_mistake_in_a_pack_is_named(tmp_path, old, new, path, code):
    assert (path, code) in flaws_of(copy_with(tmp_path, old, new))


def test_a_file_that_is_no_toml_is_refused(tmp_path):
    (tmp_path / "mine.toml").write_text("=", encoding="utf-8")
    assert flaws_of(tmp_path, "mine") == [("", FlawCode.NOT_TOML)]
    (tmp_path / "mine.toml").write_bytes(b"\xff")
    assert flaws_of(tmp_path, "mine") == [("", FlawCode.NOT_UTF8)]


def test_a_pack_cannot_extend_itself(tmp_path):
    for one, other in (("one", "other"), ("other", "one")):
        (tmp_path / f"{one}.toml").write_text(f'extends = "{other}"', encoding="utf-8")
    assert flaws_of(tmp_path, "one") == [("extends", FlawCode.CIRCULAR)]


@pytest.mark.parametrize("pack_id", ["missing", "../rulepacks/hengyang", "", "a/b"])
def test_an_unknown_pack_is_refused(pack_id):
    assert flaws_of(PACKS, pack_id) == [("id", FlawCode.UNKNOWN_ID)]


def test_overrides_replace_single_entries(pack):
    overrides = (
        RuleOverride("meals.lunch_earliest", "11:00"),
        RuleOverride("meals.lunch_least_min", 40),
        RuleOverride("rules.H17.enabled", value=False),
        RuleOverride("goals.S05.weight", 7),
    )
    changed = load_rule_pack("cn-municipal", PACKS, overrides)
    assert (
        changed.numbers.meals.lunch_earliest,
        changed.numbers.meals.lunch_least_min,
        changed.holds("H17"),
        changed.weight("S05"),
        changed.numbers.ports,
    ) == (time(11), 40, False, 7, pack.numbers.ports)


@pytest.mark.parametrize(
    ("name", "value", "path", "code"),
    [
        ("meals.tea_min", 5, "meals.tea_min", FlawCode.UNKNOWN_NUMBER),
        ("id", "x", "id", FlawCode.UNKNOWN_NUMBER),
        ("meals.lunch_least_min", "5", "meals.lunch_least_min.value", FlawCode.WRONG_TYPE),
        ("meals.lunch_earliest", "noon", "meals.lunch_earliest.value", FlawCode.BAD_TIME),
        ("rules.H17.enabled", 0, "rules.H17.enabled", FlawCode.WRONG_TYPE),
    ],
)
def test_a_mistaken_override_is_named(name, value, path, code):
    assert flaws_of(PACKS, overrides=(RuleOverride(name, value),)) == [(path, code)]


def test_every_entry_can_be_overridden(pack):
    values = {f"rules.{rule.code}.enabled": rule.enabled for rule in pack.rules}
    values |= {f"goals.{goal.code}.enabled": goal.enabled for goal in pack.goals}
    values |= {f"goals.{goal.code}.weight": goal.weight for goal in pack.goals}
    for name, _ in pack.provenance:
        group, key = name.split(".")
        value = getattr(getattr(pack.numbers, group), key)
        values[name] = value.isoformat() if isinstance(value, time) else value
    assert set(values) == override_names()
    overrides = tuple(RuleOverride(*entry) for entry in sorted(values.items()))
    assert load_rule_pack("cn-municipal", PACKS, overrides) == pack


@pytest.mark.parametrize(
    ("mode", "vip_path", "ready", "due"),
    [
        (TransportMode.INTERNATIONAL_FLIGHT, False, time(13), time(10)),
        (TransportMode.INTERNATIONAL_FLIGHT, True, time(12, 25), time(10, 40)),
        (TransportMode.DOMESTIC_FLIGHT, False, time(12, 25), time(10, 45)),
        (TransportMode.DOMESTIC_FLIGHT, True, time(12, 15), time(11, 15)),
        (TransportMode.TRAIN, False, time(12, 15), time(11, 30)),
        (TransportMode.TRAIN, True, time(12, 10), time(11, 40)),
        (TransportMode.ROAD, False, time(12), time(12)),
    ],
)
def test_ports_take_their_time(pack, mode, vip_path, ready, due):
    noon = datetime.combine(date(2026, 12, 8), time(12), ZONE)
    transport = Transport(mode, noon, "port", vip_path=vip_path)
    ports = pack.numbers.ports
    assert (ready_at(transport, ports).time(), due_at(transport, ports).time()) == (ready, due)
