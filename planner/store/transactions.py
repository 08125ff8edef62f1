"""The store: opened once, shared by all threads of a process."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

from sqlalchemy import Connection, Engine

from planner.store.database import begun, connect
from planner.store.migrate import upgrade

Clock: TypeAlias = Callable[[], datetime]
"""Tells the time, as an aware datetime."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An unchanging view of the store, to read from."""

    connection: Connection


@dataclass(frozen=True, slots=True)
class Transaction:
    """Changes that are kept together or not at all, made by `actor` at one moment.

    `actor` is an account's id, never a person's name.
    """

    connection: Connection
    actor: str
    at: datetime


View: TypeAlias = Snapshot | Transaction
"""What can be read from; a transaction also sees its own changes."""


@dataclass(frozen=True, slots=True)
class Store:
    """Everything that an installation keeps; `open_store` makes one."""

    url: str
    engine: Engine
    clock: Clock

    @contextmanager
    def transaction(self, actor: str) -> Iterator[Transaction]:
        """Begin a transaction: kept at the end of the block, undone if the block raises.

        One writer at a time; others wait for up to 15 s.

        Raises:
            StorageFailed: the database could not be written; nothing was changed.
        """
        with begun(self.engine) as connection:
            yield Transaction(connection, actor, self.clock())

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """Begin reading; waits for nobody and keeps nobody waiting.

        Raises:
            StorageFailed: the database could not be read.
        """
        with begun(self.engine, read_only=True) as connection:
            yield Snapshot(connection)

    def close(self) -> None:
        """Close the connections that no block is using."""
        self.engine.dispose()


def now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


def open_store(url: str, clock: Clock = now) -> Store:
    """Open the database at a URL, made or migrated to the present schema if need be.

    A SQLite database is copied into `backups` beside it before it is migrated. Processes that
    open it at the same time wait for the one that migrates.

    Raises:
        StorageFailed: it cannot be opened, is damaged, or was written by a newer release.
    """
    upgrade(url)
    return Store(url, connect(url), clock)
