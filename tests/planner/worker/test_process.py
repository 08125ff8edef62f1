"""The worker as it is run: from an office's button to a plan, and out in good order."""

import os
import subprocess
import sys
import time

import pytest

from planner.config import environment_of
from planner.i18n import Language, translator
from planner.jobs.slots import holding_slot, slot_is_held
from planner.services import offices, planning
from planner.services.context import open_context
from planner.store import plans, runs

COMMAND = [sys.executable, "-m", "planner.worker"]


@pytest.fixture
def ctx(settings):
    opened = open_context(settings, "officer")
    offices.ensure_samples(opened)
    yield opened
    opened.store.close()


@pytest.fixture
def environment(settings):
    return os.environ | environment_of(settings)


def test_a_sample_office_gets_its_plan_and_the_worker_leaves_when_told(ctx, settings, environment):
    office = next(
        each
        for each in offices.all_periods(ctx, translator(Language.EN))
        if each.office_id == "hengyang-fao"
    )
    run_id = planning.start(ctx, office.id, seconds=10.0, seed=1)
    process = subprocess.Popen(COMMAND, env=environment, stderr=subprocess.PIPE, text=True)
    made = None
    deadline = time.monotonic() + 60
    while made is None:
        assert time.monotonic() < deadline
        time.sleep(0.05)
        with ctx.store.snapshot() as view:
            made = plans.for_run(view, run_id)
    process.terminate()
    _, log = process.communicate(timeout=5)
    assert (process.returncode, "Traceback" in log) == (0, False)
    assert (made.number, made.author, made.run_id) == (1, "officer", run_id)
    with ctx.store.snapshot() as view:
        assert runs.get(view, run_id).collected
        assert plans.load(view, office.id, 1).visits != ()
    assert not slot_is_held(settings, 0)


def test_a_second_worker_finds_the_slot_taken(settings, environment):
    with holding_slot(settings, 0):
        assert subprocess.run(COMMAND, env=environment, check=False).returncode == 3
