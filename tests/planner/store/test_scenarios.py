"""Versions of scenarios: each save adds one, nobody's save is lost."""

import zlib
from dataclasses import replace

import pytest

from planner.errors import Conflict, NotFound, StorageFailed
from planner.model import Bilingual, Period
from planner.store import audit, open_store, periods, scenarios
from planner.store.periods import OfficePeriod
from planner.store.scenarios import ScenarioVersion


def renamed(scenario, name):
    return replace(scenario, office=replace(scenario.office, name=Bilingual(name, name)))


def test_a_new_period_begins_with_its_first_version(store, scenario, period_id, clock):
    with store.snapshot() as view:
        assert periods.every(view) == (
            OfficePeriod(period_id, "xinzhou", scenario.office.name, scenario.period, 1, 0),
        )
        assert scenarios.load_head(view, period_id) == (1, scenario)
        assert scenarios.history(view, period_id) == (
            ScenarioVersion(1, "officer", clock.at, "new"),
        )


def test_a_period_is_found_by_office_and_days(store, scenario, period_id):
    with store.snapshot() as view:
        found = periods.find(view, "xinzhou", scenario.period)
        longer = Period(scenario.period.start, scenario.period.start)
        assert (found, periods.find(view, "xinzhou", longer)) == (
            periods.get(view, period_id),
            None,
        )
        assert periods.find(view, "elsewhere", scenario.period) is None


def test_the_same_days_cannot_be_begun_twice(store, scenario, period_id):
    with pytest.raises(Conflict) as refused, store.transaction("other") as tx:
        scenarios.create(tx, scenario, "again")
    assert (refused.value.code, refused.value.facts) == ("period_exists", {"period_id": period_id})


def test_a_save_adds_a_version_and_keeps_the_one_before(store, scenario, period_id, clock):
    changed = renamed(scenario, "b")
    clock.move(60)
    with store.transaction("li") as tx:
        assert scenarios.save(tx, period_id, changed, base_version=1, reason="renamed") == 2
    with store.snapshot() as view:
        assert scenarios.load_head(view, period_id) == (2, changed)
        assert scenarios.load(view, period_id, 1) == scenario
        assert scenarios.history(view, period_id)[0] == ScenarioVersion(
            2, "li", clock.at, "renamed"
        )
        assert periods.get(view, period_id).office_name == Bilingual("b", "b")


def test_saving_what_is_there_already_adds_nothing(store, scenario, period_id):
    with store.transaction("li") as tx:
        assert scenarios.save(tx, period_id, scenario, base_version=1, reason="same") == 1
        assert len(scenarios.history(tx, period_id)) == 1
        assert audit.head(tx).seq == 1


def test_a_save_on_an_old_version_is_refused_and_names_who_was_faster(
    store, scenario, period_id, clock
):
    with store.transaction("li") as tx:
        scenarios.save(tx, period_id, renamed(scenario, "b"), base_version=1, reason="")
    with pytest.raises(Conflict) as refused, store.transaction("wang") as tx:
        scenarios.save(tx, period_id, renamed(scenario, "c"), base_version=1, reason="")
    assert (refused.value.code, refused.value.facts) == (
        "scenario_changed",
        {"base_version": 1, "head_version": 2, "author": "li", "at": clock.at.isoformat()},
    )
    with store.snapshot() as view:
        assert scenarios.load_head(view, period_id) == (2, renamed(scenario, "b"))


def test_a_period_can_be_given_other_days_but_not_those_of_another(store, scenario, period_id):
    longer = Period(scenario.period.start, scenario.period.end.replace(day=5))
    other = replace(scenario, period=longer)
    with store.transaction("li") as tx:
        second = scenarios.create(tx, other, "second").id
    with pytest.raises(Conflict) as refused, store.transaction("li") as tx:
        scenarios.save(tx, second, scenario, base_version=1, reason="")
    assert refused.value.code == "period_exists"
    shorter = Period(scenario.period.start, scenario.period.end.replace(day=4))
    with store.transaction("li") as tx:
        moved = replace(scenario, period=shorter)
        scenarios.save(tx, second, moved, base_version=1, reason="")
        assert periods.get(tx, second).period == shorter


def test_a_block_that_raises_changes_nothing(store, scenario, period_id):
    def save_and_fail():
        with store.transaction("li") as tx:
            scenarios.save(tx, period_id, renamed(scenario, "b"), base_version=1, reason="")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        save_and_fail()
    with store.snapshot() as view:
        assert scenarios.load_head(view, period_id) == (1, scenario)
        assert audit.head(view).seq == 1


def test_a_snapshot_does_not_change_while_others_write(store, scenario, period_id):
    with store.snapshot() as view:
        before = periods.get(view, period_id)
        with store.transaction("li") as tx:
            scenarios.save(tx, period_id, renamed(scenario, "b"), base_version=1, reason="")
        assert periods.get(view, period_id) == before


def test_what_is_saved_is_there_after_opening_again(store, database, scenario, period_id):
    store.close()
    again = open_store(database)
    with again.snapshot() as view:
        assert scenarios.load_head(view, period_id) == (1, scenario)
    again.close()


def test_unknown_ids_are_not_found(store, scenario):
    with store.snapshot() as view:
        for ask, code in (
            (lambda: periods.get(view, 9), "period"),
            (lambda: scenarios.load_head(view, 9), "period"),
            (lambda: scenarios.load(view, 9, 1), "scenario_version"),
        ):
            with pytest.raises(NotFound) as missing:
                ask()
            assert missing.value.code == code
    with pytest.raises(NotFound), store.transaction("li") as tx:
        scenarios.save(tx, 9, scenario, base_version=1, reason="")


@pytest.mark.parametrize("content", [b"{}", zlib.compress(b"{}"), zlib.compress(b"[")])
def test_a_damaged_document_is_named_as_such(store, period_id, content):
    with store.transaction("li") as tx:
        tx.connection.exec_driver_sql("UPDATE scenario_version SET doc = ?", (content,))
    with store.snapshot() as view, pytest.raises(StorageFailed) as refused:
        scenarios.load_head(view, period_id)
    assert refused.value.code == "document_unreadable"
