"""Connections: how SQLite and PostgreSQL are opened, and what their errors mean to us.

Everything that differs between the two databases stands in this module.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from planner.errors import StorageFailed

BUSY_TIMEOUT_MS = 15_000
_READ_ONLY = "reception_read_only"
# Any two numbers will do, as long as every process uses the same.
_AUDIT_LOCK = 7_220_001
_MIGRATION_LOCK = 7_220_002
_SQLITE_CODES = {
    "SQLITE_BUSY": "database_busy",
    "SQLITE_CANTOPEN": "database_unreachable",
    "SQLITE_CORRUPT": "database_damaged",
    "SQLITE_FULL": "disk_full",
    "SQLITE_IOERR": "disk_failed",
    "SQLITE_LOCKED": "database_busy",
    "SQLITE_NOTADB": "database_damaged",
    "SQLITE_READONLY": "database_read_only",
}


def connect(url: str, *, foreign_keys: bool = True) -> Engine:
    """Return an engine for a database URL; SQLite's file and folder are made if missing.

    Migrations switch the foreign keys off while they rebuild tables, and check them after.

    Raises:
        StorageFailed: the folder cannot be made.
    """
    path = sqlite_path(url)
    if path is None:
        return create_engine(url, pool_pre_ping=True)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StorageFailed("folder_not_writable", path=str(path.parent)) from error
    engine = create_engine(url)
    _prepare_sqlite(engine, foreign_keys=foreign_keys)
    return engine


def sqlite_path(url: str) -> Path | None:
    """Return the file of a SQLite URL, or None for another kind of database."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return None
    return Path(parsed.database or "")


def sqlite_url(path: Path) -> str:
    """Return the URL of a SQLite file."""
    return f"sqlite:///{path}"


@contextmanager
def begun(engine: Engine, *, read_only: bool = False) -> Iterator[Connection]:
    """Open a connection with a transaction: commits at the end, rolls back on an error.

    Reading gives one unchanging view of the database and never waits for writers.

    Raises:
        StorageFailed: the database could not be read or written.
    """
    options: dict[str, Any] = {_READ_ONLY: read_only}
    if read_only and engine.dialect.name == "postgresql":
        options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    try:
        with engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection
    except DBAPIError as error:
        raise StorageFailed(_code_of(error), kind=type(error.orig).__name__) from error


def lock_audit(connection: Connection) -> None:
    """Let one transaction at a time append to the audit log, until it ends."""
    _lock(connection, _AUDIT_LOCK)


def lock_migration(connection: Connection) -> None:
    """Let one transaction at a time migrate, until it ends."""
    _lock(connection, _MIGRATION_LOCK)


def _lock(connection: Connection, key: int) -> None:
    # SQLite has one writer anyway: every writing transaction begins IMMEDIATE.
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})


def _prepare_sqlite(engine: Engine, *, foreign_keys: bool) -> None:
    @event.listens_for(engine, "connect")
    def set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
        # The driver must not begin transactions of its own: ours begin IMMEDIATE.
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout={BUSY_TIMEOUT_MS}",
            "journal_mode=WAL",
            # An acknowledged save survives a power cut.
            "synchronous=FULL",
            f"foreign_keys={'ON' if foreign_keys else 'OFF'}",
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A deferred transaction that reads first and writes later fails at once with
        # "database is locked" when another wrote in between, whatever the timeout.
        read_only = connection.get_execution_options().get(_READ_ONLY, False)
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


def _code_of(error: DBAPIError) -> str:
    name = getattr(error.orig, "sqlite_errorname", "")
    for prefix, code in _SQLITE_CODES.items():
        if name.startswith(prefix):
            return code
    return "database_failed" if name else "database_unreachable"
