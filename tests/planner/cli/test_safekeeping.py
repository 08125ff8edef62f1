"""Backups, the way back, and the audit log, from the command line."""

import sqlite3
from contextlib import closing
from io import StringIO

import pytest

from planner.cli.exits import Exit
from planner.config import read_settings
from planner.jobs.slots import holding_slot


@pytest.fixture
def backup(reception, hengyang, tmp_path):
    """A backup of a store with one period, and its mark."""
    reception("import", hengyang)
    path = tmp_path / "backup.sqlite3"
    said = reception("backup", path)
    assert (said.code, said.out.splitlines()[0]) == (Exit.FINE, f"Backup written to {path}.")
    return path, said.out.splitlines()[1].removeprefix("Mark of the audit log: ")


def numbers(reception):
    """The numbers of the periods in the store."""
    return [line.split()[0] for line in reception("periods").out.splitlines()[2:]]


def test_a_backup_brings_everything_back(reception, data, backup, monkeypatch, tmp_path):
    path, mark = backup
    monkeypatch.setenv("RECEPTION_DATA", str(tmp_path / "another"))
    restored = reception("restore", path, "--yes")
    assert restored.code == Exit.FINE
    kept = restored.out.splitlines()[1]
    folder = tmp_path / "another" / "backups"
    assert kept == f"What was there before is kept in {next(folder.iterdir())}."
    assert numbers(reception) == ["1"]
    assert reception("audit", "verify", "--expect", mark).code == Exit.FINE


@pytest.mark.parametrize("answer", ["n\n", "maybe\n", ""])
def test_nothing_is_replaced_without_a_yes(reception, backup, monkeypatch, answer):
    path, _ = backup
    before = path.read_bytes()
    for command in ("restore", "backup"):
        monkeypatch.setattr("sys.stdin", StringIO(answer))
        refused = reception(command, path)
        assert (refused.code, refused.out) == (Exit.BAD_INPUT, "")
        assert refused.err.endswith("Nothing was done. With --yes nobody is asked.\n")
    assert path.read_bytes() == before


def test_a_yes_at_the_prompt_is_enough(reception, backup, monkeypatch):
    monkeypatch.setattr("sys.stdin", StringIO("y\nyes\n"))
    path, _ = backup
    assert reception("backup", path).code == Exit.FINE
    assert reception("restore", path).code == Exit.FINE


def test_while_the_planner_runs_nothing_is_restored(reception, backup):
    path, _ = backup
    with holding_slot(read_settings(), 0):
        refused = reception("restore", path, "--yes")
    assert (refused.code, refused.out) == (Exit.BAD_INPUT, "")
    assert refused.err == "The planner is running; end it first.\n"


def test_what_is_no_backup_is_refused_and_all_is_as_it_was(reception, backup, tmp_path):
    file = tmp_path / "file.sqlite3"
    file.write_bytes(b"no database at all " * 100)
    for wrong in (file, tmp_path / "missing.sqlite3"):
        refused = reception("restore", wrong, "--yes")
        assert (refused.code, refused.out) == (Exit.BAD_INPUT, "")
    assert numbers(reception) == ["1"]


@pytest.mark.parametrize("arguments", [("backup", "x.sqlite3"), ("audit", "verify")])
def test_without_a_store_none_is_made(reception, data, arguments):
    refused = reception(*arguments)
    assert (refused.code, refused.out) == (Exit.BAD_INPUT, "")
    assert refused.err.startswith("There is nothing like that")
    assert not data.exists()


def test_a_backup_that_cannot_be_written_is_told(reception, hengyang, tmp_path):
    reception("import", hengyang)
    refused = reception("backup", tmp_path / "none" / "backup.sqlite3", "--lang", "zh_CN")
    assert (refused.code, refused.out) == (Exit.BAD_INPUT, "")
    assert refused.err.startswith("无法复制数据库")


def test_a_whole_log_is_said_to_be_whole(reception, backup):
    _, mark = backup
    said = reception("audit", "verify")
    assert (said.code, said.out) == (
        Exit.FINE,
        f"The audit log is whole.\nMark of the audit log: {mark}\n",
    )


def test_a_log_that_was_rewritten_is_noticed(reception, data, backup):
    _, mark = backup
    with closing(sqlite3.connect(data / "reception.sqlite3")) as database:
        # Whoever can write the file can also take away what guards it.
        triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute("UPDATE audit SET actor = 'nobody' WHERE seq = 1")
        database.commit()
    said = reception("audit", "verify")
    assert (said.code, said.out) == (
        Exit.MUST_LEFT_OUT,
        "The audit log was tampered with, from entry 1 on.\n",
    )
    assert reception("audit", "verify", "--expect", mark).code == Exit.MUST_LEFT_OUT


def test_a_mark_of_an_entry_that_is_gone_is_noticed(reception, backup):
    said = reception("audit", "verify", "--expect", f"9:{'0' * 64}")
    assert said.code == Exit.MUST_LEFT_OUT


@pytest.mark.parametrize("mark", ["", "1", "1:xyz", "-1:" + "0" * 64])
def test_what_is_no_mark_is_refused(reception, backup, mark):
    refused = reception("audit", "verify", "--expect", mark)
    assert (refused.code, refused.out) == (Exit.BAD_INPUT, "")
