"""What the store promises when several write at once, when a writer dies, when the disk is full."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace

import pytest

from planner.errors import StorageFailed
from planner.model import Bilingual
from planner.store import audit, open_store, scenarios

ROUNDS = 20

# Imports once; then each line of input is the name of a writer to be born, or "-" for an
# answer "-", before which everything stands that the dead have said.
NURSERY = """
import os, signal, sys
from dataclasses import replace
from planner.errors import Conflict
from planner.model import Bilingual
from planner.store import open_store, scenarios

def save_without_end(name):
    store = open_store(sys.argv[1])
    while True:
        try:
            with store.transaction(name) as tx:
                version, scenario = scenarios.load_head(tx, 1)
                label = Bilingual(name, str(version))
                changed = replace(scenario, office=replace(scenario.office, name=label))
                saved = scenarios.save(tx, 1, changed, base_version=version, reason="")
        except Conflict:
            continue
        say(f"saved {saved}")

def say(words):
    os.write(1, f"{words}\\n".encode())

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for line in sys.stdin:
    if line == "-\\n":
        say("-")
        continue
    child = os.fork()
    if child == 0:
        save_without_end(line.strip())
    say(f"born {child}")
"""


class Nursery:
    """Bears writers and hears what they say."""

    def __init__(self, url):
        command = [sys.executable, "-c", NURSERY, url]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        self.saved = {1}

    def bear(self, name):
        """Start a writer and return its process id once it has saved something."""
        self._write(name)
        child = int(self._hear("born"))
        self._hear("saved")
        return child

    def bury(self, children):
        """Kill writers and hear their last words."""
        for child in children:
            os.kill(child, signal.SIGKILL)
        self._write("-")
        self._hear("-")

    def close(self):
        self._process.communicate()

    def _write(self, line):
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")

    def _hear(self, awaited):
        assert self._process.stdout is not None
        for line in self._process.stdout:
            kind, _, value = line.strip().partition(" ")
            if kind == "saved":
                self.saved.add(int(value))
            if kind == awaited:
                return value
        raise EOFError


def renamed(scenario, name):
    return replace(scenario, office=replace(scenario.office, name=Bilingual(name, name)))


def test_threads_that_read_and_then_write_never_find_the_database_locked(
    store, scenario, period_id
):
    failures = []

    def work(name):
        try:
            for count in range(100):
                with store.transaction(name) as tx:
                    version, found = scenarios.load_head(tx, period_id)
                    changed = renamed(found, f"{name}{count}")
                    scenarios.save(tx, period_id, changed, base_version=version, reason="")
        except StorageFailed as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with store.snapshot() as view:
        assert scenarios.load_head(view, period_id)[0] == 201
        assert audit.first_broken(view) is None


def test_what_was_acknowledged_survives_the_death_of_the_writers(database, store, period_id):
    moments = random.Random(20261201)  # noqa: S311 - any moment will do
    nursery = Nursery(database)
    for _ in range(ROUNDS):
        writers = [nursery.bear(name) for name in ("a", "b")]
        time.sleep(moments.uniform(0.01, 0.1))
        nursery.bury(writers)
    nursery.close()
    with store.snapshot() as view:
        kept = {version.number for version in scenarios.history(view, period_id)}
        head, _ = scenarios.load_head(view, period_id)
        assert nursery.saved - kept == set()
        assert kept == set(range(1, head + 1))
        assert audit.first_broken(view) is None
        assert audit.head(view).seq == head
        assert view.connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def save_under(store, pragma, scenario):
    with store.transaction("li") as tx:
        tx.connection.exec_driver_sql(f"PRAGMA {pragma}")
        scenarios.save(tx, 1, scenario, base_version=1, reason="")


def test_a_full_disk_is_named_and_leaves_no_half_version(store, scenario, period_id):
    with store.snapshot() as view:
        pages = view.connection.exec_driver_sql("PRAGMA page_count").scalar()
    large = renamed(scenario, "x" * 200_000)
    with pytest.raises(StorageFailed) as refused:
        save_under(store, f"max_page_count = {pages + 2}", large)
    assert refused.value.code == "disk_full"
    with store.snapshot() as view:
        assert scenarios.load_head(view, period_id) == (1, scenario)
        assert audit.head(view).seq == 1


def test_a_database_that_may_not_be_written_is_named(store, scenario, period_id):
    with pytest.raises(StorageFailed) as refused:
        save_under(store, "query_only = ON", renamed(scenario, "b"))
    assert refused.value.code == "database_read_only"


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(StorageFailed) as refused:
        open_store(f"sqlite:///{tmp_path}/file/reception.sqlite3")
    assert refused.value.code == "folder_not_writable"


def test_the_folder_is_closed_to_other_accounts(store, database_file):
    assert database_file.parent.stat().st_mode & 0o077 == 0
