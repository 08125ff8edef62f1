"""The audit log: chained, and every tampering with it is seen."""

from dataclasses import replace

import pytest

from planner.model import Bilingual
from planner.store import audit, scenarios
from planner.store.audit import FIRST_PREV, AuditAction, AuditEntry, AuditHead


@pytest.fixture
def logged(store, scenario, period_id):
    """A store with four entries."""
    for number, name in enumerate("bcd", start=1):
        changed = replace(scenario, office=replace(scenario.office, name=Bilingual(name, name)))
        with store.transaction("li") as tx:
            scenarios.save(tx, period_id, changed, base_version=number, reason="")
    return store


def tamper(store, statement):
    with store.transaction("intruder") as tx:
        tx.connection.exec_driver_sql(statement)


def test_an_empty_log_has_a_head_and_is_whole(store):
    with store.snapshot() as view:
        assert audit.head(view) == AuditHead(0, FIRST_PREV)
        assert audit.first_broken(view) is None


def test_entries_say_who_did_what_and_when(logged, clock, period_id):
    with logged.snapshot() as view:
        entries = audit.entries(view)
        assert [(e.seq, e.actor, e.action, e.subject) for e in entries] == [
            (1, "officer", AuditAction.PERIOD_CREATED, f"period/{period_id}"),
            (2, "li", AuditAction.SCENARIO_SAVED, f"period/{period_id}"),
            (3, "li", AuditAction.SCENARIO_SAVED, f"period/{period_id}"),
            (4, "li", AuditAction.SCENARIO_SAVED, f"period/{period_id}"),
        ]
        assert {e.at for e in entries} == {clock.at}
        assert dict(entries[1].detail)["version"] == 2
        assert audit.entries(view, after=2, limit=1) == (entries[2],)
        assert audit.first_broken(view) is None
        assert audit.head(view) == AuditHead(4, entries[3].hash)
        assert isinstance(entries[0], AuditEntry)


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE audit SET actor = 'wang' WHERE seq = 2", 2),
        ("UPDATE audit SET at = '2026-01-01T00:00:00.000000+00:00' WHERE seq = 3", 3),
        ("UPDATE audit SET detail = '{}' WHERE seq = 4", 4),
        ("UPDATE audit SET subject = 'period/2' WHERE seq = 1", 1),
        ("UPDATE audit SET action = 'plan_saved' WHERE seq = 3", 3),
        ("UPDATE audit SET prev = hash WHERE seq = 2", 2),
        ("UPDATE audit SET hash = prev WHERE seq = 2", 2),
        ("DELETE FROM audit WHERE seq = 1", 1),
        ("DELETE FROM audit WHERE seq = 3", 3),
        ("UPDATE audit SET seq = 5 WHERE seq = 4", 4),
    ],
)
def test_a_changed_or_missing_entry_is_found(logged, statement, broken):
    tamper(logged, statement)
    with logged.snapshot() as view:
        assert audit.first_broken(view) == broken


def test_cutting_the_end_off_is_found_by_who_kept_the_head(logged):
    with logged.snapshot() as view:
        kept = audit.head(view)
    tamper(logged, "DELETE FROM audit WHERE seq = 4")
    with logged.snapshot() as view:
        assert audit.first_broken(view) is None
        assert audit.first_broken(view, kept) == 4


def test_a_rewritten_log_is_found_by_who_kept_the_head(logged, clock):
    with logged.snapshot() as view:
        kept = audit.head(view)
    tamper(logged, "DELETE FROM audit WHERE seq >= 3")
    for _ in range(3):
        with logged.transaction("intruder") as tx:
            audit.append(tx, AuditAction.SCENARIO_SAVED, "period/1")
    with logged.snapshot() as view:
        assert audit.first_broken(view) is None
        assert audit.first_broken(view, kept) == 4


def test_a_head_kept_earlier_is_still_in_a_log_that_grew(logged):
    with logged.snapshot() as view:
        kept = audit.head(view)
    with logged.transaction("li") as tx:
        audit.append(tx, AuditAction.SCENARIO_SAVED, "period/1")
        assert audit.first_broken(tx, kept) is None
