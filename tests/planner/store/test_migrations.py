"""The schema: reached from every earlier version, without losing anything, by one process."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from planner.errors import StorageFailed
from planner.store import open_store, scenarios
from planner.store.database import begun, connect
from planner.store.migrate import MIGRATIONS_DIR, upgrade
from planner.store.tables import METADATA

SCRIPTS = ScriptDirectory(str(MIGRATIONS_DIR))
REVISIONS = [script.revision for script in reversed(list(SCRIPTS.walk_revisions()))]


def migrate_to(url, revision):
    engine = connect(url, foreign_keys=False)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS_DIR))
    with begun(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def differences(url):
    engine = connect(url)
    with begun(engine, read_only=True) as connection:
        found = compare_metadata(MigrationContext.configure(connection), METADATA)
    engine.dispose()
    return found


def backups(file):
    return sorted(path.name for path in (file.parent / "backups").glob("*"))


def test_the_migrations_give_the_tables_that_the_code_uses(database):
    upgrade(database)
    assert differences(database) == []


def test_there_is_one_line_of_migrations():
    assert SCRIPTS.get_heads() == [REVISIONS[-1]]


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_released_schema_is_brought_up_to_date(database, revision):
    migrate_to(database, revision)
    upgrade(database)
    assert differences(database) == []


def test_a_new_database_needs_no_backup_and_an_old_one_gets_it(database, database_file):
    upgrade(database)
    assert backups(database_file) == []
    with closing(sqlite3.connect(database_file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
    # No release wrote a version 0000, so it stands for one that we do not know.
    with pytest.raises(StorageFailed) as refused:
        upgrade(database)
    assert (refused.value.code, refused.value.facts) == ("database_newer", {"revision": "0000"})
    assert backups(database_file) == ["before-migrating-from-0000.sqlite3"]


def test_a_database_is_left_alone_when_it_is_up_to_date(store, database, database_file, scenario):
    with store.transaction("li") as tx:
        period_id = scenarios.create(tx, scenario, "new").id
    upgrade(database)
    assert backups(database_file) == []
    with store.snapshot() as view:
        assert scenarios.load_head(view, period_id) == (1, scenario)


def test_several_processes_may_open_a_new_database_at_once(database):
    program = f"from planner.store import open_store; open_store({database!r}).close()"
    processes = [
        subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE) for _ in range(3)
    ]
    assert [process.communicate()[1] for process in processes] == [b""] * 3
    assert [process.returncode for process in processes] == [0] * 3
    assert differences(database) == []


def test_a_file_that_is_no_database_is_refused(database, database_file):
    database_file.parent.mkdir(parents=True)
    database_file.write_bytes(b"Dear Sir or Madam, " * 400)
    with pytest.raises(StorageFailed) as refused:
        open_store(database)
    assert refused.value.code == "database_damaged"
    assert database_file.read_bytes().startswith(b"Dear Sir")
