"""Backups of a whole store, and going back to one."""

from pathlib import Path

from planner.errors import StorageFailed
from planner.store import audit
from planner.store.audit import AuditAction, AuditHead
from planner.store.copying import copy_database, overwrite_database
from planner.store.database import sqlite_path, sqlite_url
from planner.store.transactions import Store, open_store


def backup_to(store: Store, path: Path) -> AuditHead:
    """Copy everything into one file, while the store is in use.

    Returns the audit log's head of that moment, which the copy holds. Written down elsewhere, it
    proves later that the log was not rewritten.

    Raises:
        StorageFailed: `backup_failed`; `not_sqlite`, a server database is its keeper's to copy.
    """
    database = _file_of(store)
    # Read first: whatever is added while we copy, the copy holds this entry.
    with store.snapshot() as view:
        head = audit.head(view)
    copy_database(database, path)
    return head


def restore_from(store: Store, path: Path, actor: str) -> Path:
    """Replace everything by a backup's content; returns the file that what was there is kept in.

    The backup is looked through first, its audit log too, and migrated after if it is older.

    Raises:
        StorageFailed: `database_damaged`, `audit_broken`, `restore_failed`, `not_sqlite`: the
            store is as it was.
    """
    database = _file_of(store)
    moment = f"{store.clock():%Y%m%dT%H%M%S}"
    candidate = database.with_name(f"restoring-{moment}.sqlite3")
    kept = database.parent / "backups" / f"before-restoring-{moment}.sqlite3"
    kept.parent.mkdir(exist_ok=True, mode=0o700)
    try:
        copy_database(path, candidate)
        _vet(candidate, store, actor)
        copy_database(database, kept)
        overwrite_database(candidate, database)
    finally:
        candidate.unlink(missing_ok=True)
    store.engine.dispose()
    return kept


def _vet(candidate: Path, store: Store, actor: str) -> None:
    # Migrated and marked before it takes the place of the database: either all of it or nothing.
    copy = open_store(sqlite_url(candidate), store.clock)
    try:
        with copy.transaction(actor) as tx:
            broken = audit.first_broken(tx)
            if broken is not None:
                raise StorageFailed("audit_broken", seq=broken)
            audit.append(tx, AuditAction.STORE_RESTORED, "store", last_seq=audit.head(tx).seq)
    finally:
        copy.close()


def _file_of(store: Store) -> Path:
    path = sqlite_path(store.url)
    if path is None:
        raise StorageFailed("not_sqlite")
    return path
