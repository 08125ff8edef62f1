"""The keeper of the workers: as many as asked for, whatever kills them, and none left over."""

import os
import signal
import subprocess
import sys
import time

import pytest

from planner.config import CONFIG_VARIABLE, environment_of
from planner.jobs import Supervisor
from planner.jobs.slots import slot_is_held
from planner.jobs.supervisor import LONGEST_PAUSE_S, pause_s
from planner.store import runs

APP = """
import time
from planner.config import read_settings
from planner.jobs import Supervisor
Supervisor(read_settings()).start()
time.sleep(120)
"""


def wait_until(is_so, within_s=30.0):
    deadline = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


@pytest.fixture
def is_over(store):
    def is_over(run_id):
        with store.snapshot() as view:
            return runs.get(view, run_id).status.is_over

    return is_over


def test_a_worker_serves_is_replaced_when_killed_and_ends_with_the_app(
    settings, submit_nonsense, is_over
):
    with Supervisor(settings) as supervisor:
        first = submit_nonsense()
        wait_until(lambda: is_over(first))
        (killed,) = supervisor.worker_ids()
        os.kill(killed, signal.SIGKILL)
        second = submit_nonsense()
        wait_until(lambda: is_over(second))
        (replacement,) = supervisor.worker_ids()
        assert replacement != killed
    assert supervisor.worker_ids() == ()
    assert not slot_is_held(settings, 0)


def test_there_are_never_more_workers_than_slots(settings, submit_nonsense, is_over):
    with Supervisor(settings) as first:
        run_id = submit_nonsense()
        wait_until(lambda: is_over(run_id))
        with Supervisor(settings) as second:
            time.sleep(1.2)
            assert (len(first.worker_ids()), second.worker_ids()) == (1, ())


def test_workers_leave_when_their_app_is_killed(settings, submit_nonsense, is_over):
    app = subprocess.Popen([sys.executable, "-c", APP], env=os.environ | environment_of(settings))
    run_id = submit_nonsense()
    wait_until(lambda: is_over(run_id))
    assert slot_is_held(settings, 0)
    app.kill()
    app.wait()
    wait_until(lambda: not slot_is_held(settings, 0), within_s=5.0)


def test_a_worker_that_cannot_start_is_tried_ever_more_seldom(settings, monkeypatch):
    monkeypatch.setenv(CONFIG_VARIABLE, "nowhere.toml")
    log = settings.data_dir / "logs" / "worker-0.log"
    began = time.monotonic()
    with Supervisor(settings):
        wait_until(
            lambda: log.exists() and log.read_text("utf-8").count("errors.InvalidInput:") > 1
        )
    assert time.monotonic() - began > pause_s(1)


def test_the_pause_grows_with_each_failure_up_to_a_limit():
    assert [pause_s(failures) for failures in range(4)] == [0.0, 1.0, 3.0, 7.0]
    assert pause_s(1000) == LONGEST_PAUSE_S
