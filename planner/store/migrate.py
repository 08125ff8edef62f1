"""Schema changes: a database is brought to the present shape when it is opened."""

import logging
import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from planner.errors import StorageFailed
from planner.store.copying import copy_database
from planner.store.database import begun, connect, lock_migration, sqlite_path

MIGRATIONS_DIR = Path(__file__).parent / "migrations"

_log = logging.getLogger(__name__)


def upgrade(url: str) -> None:
    """Bring a database to the present schema: in one transaction, after a backup.

    The transaction holds the writer's lock from before the look at the version until the end,
    so that of several processes one migrates and the others find the work done.

    Raises:
        StorageFailed: `database_newer` for a schema of a later release; `database_inconsistent`
            when a migration left a reference to nothing; or the database cannot be used.
    """
    engine = connect(url, foreign_keys=False)
    try:
        with begun(engine) as connection:
            lock_migration(connection)
            _upgrade(connection, url)
    finally:
        engine.dispose()


def _upgrade(connection: Connection, url: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS_DIR).replace("%", "%%"))
    config.attributes["connection"] = connection
    head = ScriptDirectory.from_config(config).get_current_head()
    current = MigrationContext.configure(connection).get_current_revision()
    if current == head:
        return
    if current is not None:
        _back_up(url, current)
    _log.info("migrating the database from %s to %s", current, head)
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StorageFailed("database_newer", revision=current or "") from error
    _check_references(connection)


def _back_up(url: str, revision: str) -> None:
    path = sqlite_path(url)
    if path is None:
        _log.warning("not backed up before migrating: a server database is its keeper's to copy")
        return
    folder = path.parent / "backups"
    folder.mkdir(exist_ok=True, mode=0o700)
    copy_database(path, folder / f"before-migrating-from-{revision}.sqlite3")


def _check_references(connection: Connection) -> None:
    # Foreign keys are off during a migration, because SQLite rebuilds tables.
    if connection.dialect.name != "sqlite":
        return
    try:
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    except sqlite3.Error as error:
        raise StorageFailed("database_inconsistent") from error
    if broken is not None:
        raise StorageFailed("database_inconsistent", table=str(broken[0]))
