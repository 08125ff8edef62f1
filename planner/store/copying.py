"""Whole copies of a SQLite database while it is in use: backups, and going back to one."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from planner.errors import StorageFailed


def copy_database(source: Path, target: Path) -> None:
    """Copy a database to a new file, which appears whole or not at all.

    The file alone must never be copied by other means: recent changes stand in the journal
    beside it.

    Raises:
        StorageFailed: `backup_failed`, nothing was written; `database_damaged`, the copy does
            not hold together and was thrown away.
    """
    unfinished = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with _translated("backup_failed", target), closing(sqlite3.connect(unfinished)) as copy:
            with closing(_open_existing(source)) as original:
                original.backup(copy)
            # One file, without a journal beside it, is what people expect of a backup.
            copy.execute("PRAGMA journal_mode=DELETE")
            check_integrity(copy)
        with _translated("backup_failed", target):
            _flush(unfinished)
            unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def overwrite_database(source: Path, target: Path) -> None:
    """Put the content of a copy in the place of a database, in one transaction.

    Raises:
        StorageFailed: `restore_failed`, the database is as it was; `database_damaged`, the copy
            does not hold together.
    """
    with _translated("restore_failed", source), closing(_open_existing(source)) as original:
        check_integrity(original)
        with closing(sqlite3.connect(target, timeout=15)) as database:
            original.backup(database)


def check_integrity(connection: sqlite3.Connection) -> None:
    """Look through a whole database.

    Raises:
        StorageFailed: `database_damaged`.
    """
    if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
        raise StorageFailed("database_damaged")


def _open_existing(path: Path) -> sqlite3.Connection:
    # Plain connect() would make an empty database of a misspelt name.
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=15)


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def _translated(code: str, path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise StorageFailed(code, path=str(path)) from error
