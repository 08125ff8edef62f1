from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from planner.model import Period
from planner.scenario import dump_scenario
from planner.services import offices, scenarios
from planner.services.data_files import SCENARIOS
from tests.planner.services.conftest import HENGYANG


def test_an_empty_store_is_given_the_samples_once(empty, t):
    ids = offices.ensure_samples(empty)
    assert len(ids) == len(list(SCENARIOS.glob("*.json")))
    assert offices.ensure_samples(empty) == ()
    assert {period.id for period in offices.all_periods(empty, t)} == set(ids)


def test_an_office_with_data_of_its_own_gets_no_samples(ctx):
    assert offices.ensure_samples(ctx) == ()


def test_a_period_is_told_in_the_readers_language(ctx, t, zh):
    (english,) = offices.all_periods(ctx, t)
    (chinese,) = offices.all_periods(ctx, zh)
    assert english.label == "Tuesday 15 December 2026 to Wednesday 16 December 2026"
    assert chinese.label == "2026年12月15日（周二）至2026年12月16日（周三）"
    assert (english.id, english.delegations, english.version, english.plans) == (1, 1, 1, 1)
    assert (english.office_id, english.zone) == ("hengyang-fao", "Asia/Shanghai")


def test_a_scenario_goes_out_as_it_came_in(ctx, small):
    assert scenarios.export_file(ctx, 1) == dump_scenario(small)
    assert scenarios.current(ctx, 1).scenario == small
    assert HENGYANG.read_text(encoding="utf-8") == dump_scenario(small)


def test_a_period_is_told_shortly_for_a_narrow_list(ctx, t, zh):
    (english,) = offices.all_periods(ctx, t)
    (chinese,) = offices.all_periods(ctx, zh)
    assert (english.short_label, chinese.short_label) == (
        "Hengyang · 15–16 Dec 2026",
        "衡阳 · 2026年12月15日至16日",
    )


def test_without_its_city_pack_an_office_goes_by_its_own_name(empty, small, t):
    lost = replace(small, office=replace(small.office, city_pack_id="lost"))
    scenarios.import_file(empty, dump_scenario(lost).encode())
    (shown,) = offices.all_periods(empty, t)
    assert shown.short_label == f"{small.office.name.en} · 15–16 Dec 2026"


def at(ctx, year, month, day):
    return replace(ctx, clock=lambda: datetime(year, month, day, 17, tzinfo=UTC))


def test_periods_come_in_order_of_time_and_the_next_one_is_opened(empty, t):
    offices.ensure_samples(empty)
    shown = offices.all_periods(empty, t)
    starts = [period.period.start for period in shown]
    assert starts == sorted(starts)
    first, *_, last = shown
    assert offices.running_or_next(at(empty, 2020, 1, 1), shown) == first
    assert offices.running_or_next(at(empty, 2030, 1, 1), shown) == last


@pytest.mark.parametrize(("day", "opens"), [(14, 0), (15, 0), (16, 1)])
def test_a_period_is_open_until_its_last_day_ends_where_the_office_is(empty, small, t, day, opens):
    later = replace(small, period=Period(date(2026, 12, 15), date(2026, 12, 20)))
    for scenario in (small, later):
        scenarios.import_file(empty, dump_scenario(scenario).encode())
    shown = offices.all_periods(empty, t)
    # 17:00 in Greenwich is one in the morning of the next day in Hengyang.
    assert offices.running_or_next(at(empty, 2026, 12, day), shown) == shown[opens]


def test_without_any_period_none_is_opened(empty):
    assert offices.running_or_next(empty, ()) is None
