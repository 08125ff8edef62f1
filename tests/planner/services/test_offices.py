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
