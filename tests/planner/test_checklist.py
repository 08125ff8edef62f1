"""Which tasks a visit has, and when they are due."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from planner.checklist import due_on, tasks_of
from planner.model import Bilingual, EngagementKind, GuestClass, Regime
from planner.rulepack import ChecklistItem, load_rule_pack
from planner.scenario import load_scenario

ROOT = Path(__file__).parents[2]
ZONE = ZoneInfo("Asia/Shanghai")
WORD = Bilingual("事", "Thing")


def item(id_, day=0, **conditions):
    return ChecklistItem(id_, day, WORD, WORD, "judgement", **conditions)


@pytest.fixture(scope="module")
def sample():
    return load_scenario(ROOT / "data" / "scenarios" / "hengyang-small.json")


@pytest.fixture(scope="module")
def delegation(sample):
    late = datetime(2026, 12, 7, 23, 30, tzinfo=ZoneInfo("UTC"))
    one = sample.delegations[0]
    return replace(
        one,
        guest_class=GuestClass.SISTER_CITY,
        regime=Regime.FOREIGN,
        arrival=replace(one.arrival, at=late),
        departure=replace(one.departure, at=datetime(2026, 12, 10, 9, tzinfo=ZONE)),
    )


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (-60, date(2026, 10, 9)),
        (-1, date(2026, 12, 7)),
        (0, date(2026, 12, 8)),
        (1, date(2026, 12, 11)),
        (3, date(2026, 12, 13)),
    ],
)
def test_days_count_from_the_arrival_and_after_the_departure_in_the_offices_zone(
    delegation, day, due
):
    assert due_on(day, delegation, ZONE) == due


def test_only_what_fits_the_visit_is_to_be_done(delegation, sample):
    banquet = next(e for e in sample.engagements if e.kind is EngagementKind.BANQUET)
    items = (
        item("last", 3),
        item("class", guest_classes=frozenset({GuestClass.SISTER_CITY})),
        item("other-class", guest_classes=frozenset({GuestClass.MEDIA})),
        item("regime", -1, regimes=frozenset({Regime.FOREIGN})),
        item("other-regime", regimes=frozenset({Regime.HK_MACAO_TW})),
        item("kind", -2, kinds=frozenset({EngagementKind.BANQUET, EngagementKind.BOAT})),
        item("other-kind", kinds=frozenset({EngagementKind.BOAT})),
    )
    found = [task.item.id for task in tasks_of(items, delegation, (banquet,), ZONE)]
    assert found == ["kind", "regime", "class", "last"]


def test_the_municipal_pack_has_every_milestone():
    pack = load_rule_pack("cn-municipal", ROOT / "data" / "rulepacks")
    assert {one.day for one in pack.checklist} == {-60, -30, -21, -14, -7, -3, -1, 0, 3}
    assert all(one.text.zh and one.text.en and one.owner.zh for one in pack.checklist)
