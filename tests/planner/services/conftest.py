"""A store with the small sample office and its plan, solved once and copied for each test."""

import shutil
from dataclasses import replace
from datetime import date, datetime, time

import pytest

from planner.config import settings_in
from planner.i18n import Language, translator
from planner.jobs.work import answer
from planner.model import PlannedVisit
from planner.scenario import load_scenario
from planner.services import planning, plans, scenarios
from planner.services.context import Context, open_context
from planner.services.data_files import SCENARIOS
from planner.services.views import PlanRef
from planner.store import queue

HENGYANG = SCENARIOS / "hengyang-small.json"
LEASE_S = 60.0


@pytest.fixture(scope="session")
def t():
    return translator(Language.EN)


@pytest.fixture(scope="session")
def zh():
    return translator(Language.ZH_CN)


@pytest.fixture(scope="session")
def small():
    return load_scenario(HENGYANG)


def visit_of(ctx: Context, ref: PlanRef, engagement_id: str) -> PlannedVisit:
    """Return a planned visit that must be there."""
    visit = plans.get(ctx, ref).visit(engagement_id)
    assert visit is not None
    return visit


def work_off(ctx):
    """Do what a worker does with the run that waits, in this process."""
    with ctx.store.transaction("worker") as tx:
        held = queue.claim(tx, LEASE_S)
    assert held is not None
    found = answer(replace(held, solver_threads=1), lambda _: None, lambda: False)
    with ctx.store.transaction("worker") as tx:
        queue.finish(tx, held, found.document)


@pytest.fixture(scope="session")
def _planned_folder(tmp_path_factory):
    """A data folder with the sample as period 1 and its plan as version 1."""
    folder = tmp_path_factory.mktemp("planned")
    ctx = open_context(settings_in(folder), "officer")
    period_id = scenarios.import_file(ctx, HENGYANG.read_bytes())
    run_id = planning.start(ctx, period_id, seconds=6.0, seed=1)
    work_off(ctx)
    assert (period_id, run_id, planning.collect(ctx, run_id)) == (1, 1, 1)
    ctx.store.close()
    return folder


@pytest.fixture
def ctx(_planned_folder, tmp_path):
    """The office with its plan; what a test changes is the test's own."""
    folder = tmp_path / "data"
    shutil.copytree(_planned_folder, folder)
    opened = open_context(settings_in(folder), "officer")
    yield opened
    opened.store.close()


@pytest.fixture
def empty(tmp_path):
    """A store without anything in it."""
    opened = open_context(settings_in(tmp_path / "empty"), "officer")
    yield opened
    opened.store.close()


@pytest.fixture
def ref():
    return PlanRef(1, 1)


@pytest.fixture
def clock_at():
    """Return a context to whom it is noon of a day in the office."""

    def clock_at(ctx: Context, day: date) -> Context:
        zone = scenarios.current(ctx, 1).scenario.office.tzinfo
        noon = datetime.combine(day, time(12), zone)
        return replace(ctx, clock=lambda: noon)

    return clock_at
