"""Backups: whole, in one file, and a way back that loses nothing."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from planner.errors import StorageFailed
from planner.model import Bilingual
from planner.store import audit, backup_to, open_store, restore_from, scenarios
from planner.store.audit import AuditAction
from planner.store.database import sqlite_url


@pytest.fixture
def backup(store, period_id, tmp_path):
    path = tmp_path / "backup.sqlite3"
    backup_to(store, path)
    return path


@pytest.fixture
def rename(store, scenario, period_id):
    def rename(name, base_version):
        changed = replace(scenario, office=replace(scenario.office, name=Bilingual(name, name)))
        with store.transaction("li") as tx:
            scenarios.save(tx, period_id, changed, base_version=base_version, reason="")

    return rename


def test_a_backup_is_one_file_that_opens_as_a_store(store, backup, scenario, period_id, tmp_path):
    files = {path.name for path in tmp_path.iterdir()}
    assert files == {"backup.sqlite3", "data"}
    copy = open_store(sqlite_url(backup))
    with copy.snapshot() as view:
        assert scenarios.load_head(view, period_id) == (1, scenario)
        assert audit.first_broken(view) is None
    copy.close()


def test_the_head_that_a_backup_returns_stands_in_it(store, period_id, tmp_path):
    head = backup_to(store, tmp_path / "backup.sqlite3")
    copy = open_store(sqlite_url(tmp_path / "backup.sqlite3"))
    with copy.snapshot() as view:
        assert audit.first_broken(view, head) is None
        assert head.seq == 1
    copy.close()


def test_a_backup_replaces_an_older_one_of_the_same_name(store, backup, rename, period_id):
    rename("b", 1)
    assert backup_to(store, backup).seq == 2


def test_restoring_brings_everything_back_and_keeps_what_was_there(
    store, backup, rename, scenario, period_id
):
    rename("b", 1)
    kept = restore_from(store, backup, "admin")
    with store.snapshot() as view:
        assert scenarios.load_head(view, period_id) == (1, scenario)
        assert audit.first_broken(view) is None
        assert audit.entries(view)[-1].action is AuditAction.STORE_RESTORED
    before = open_store(sqlite_url(kept))
    with before.snapshot() as view:
        assert scenarios.load_head(view, period_id)[0] == 2
    before.close()
    assert sorted(path.name for path in kept.parent.parent.glob("restoring*")) == []


def test_work_goes_on_after_restoring(store, backup, rename, period_id):
    rename("b", 1)
    restore_from(store, backup, "admin")
    rename("c", 1)
    with store.snapshot() as view:
        assert audit.first_broken(view) is None


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        ("UPDATE audit SET actor = 'nobody'", "audit_broken"),
        ("UPDATE alembic_version SET version_num = '9999'", "database_newer"),
    ],
)
def test_a_backup_that_was_tampered_with_is_refused(store, backup, rename, period_id, damage, code):
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute(damage)
    rename("b", 1)
    with pytest.raises(StorageFailed) as refused:
        restore_from(store, backup, "admin")
    assert refused.value.code == code
    with store.snapshot() as view:
        assert scenarios.load_head(view, period_id)[0] == 2


def test_a_damaged_backup_is_refused(store, backup, period_id):
    whole = backup.read_bytes()
    backup.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StorageFailed):
        restore_from(store, backup, "admin")
    with store.snapshot() as view:
        assert scenarios.load_head(view, period_id)[0] == 1


def test_a_backup_that_is_not_there_is_refused(store, period_id, tmp_path):
    with pytest.raises(StorageFailed) as refused:
        restore_from(store, tmp_path / "missing.sqlite3", "admin")
    assert refused.value.code == "backup_failed"
    assert not (tmp_path / "missing.sqlite3").exists()


def test_a_backup_into_a_folder_that_is_not_there_leaves_nothing(store, period_id, tmp_path):
    with pytest.raises(StorageFailed) as refused:
        backup_to(store, tmp_path / "nowhere" / "backup.sqlite3")
    assert refused.value.code == "backup_failed"
    assert {path.name for path in tmp_path.iterdir()} == {"data"}


def test_a_server_database_is_not_ours_to_copy(store, tmp_path):
    server = replace(store, url="postgresql+pg8000://db/reception")
    with pytest.raises(StorageFailed) as refused:
        backup_to(server, tmp_path / "backup.sqlite3")
    assert refused.value.code == "not_sqlite"
