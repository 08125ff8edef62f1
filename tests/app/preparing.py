"""Stores to open pages on: the small sample, with a plan or without."""

from pathlib import Path

from planner.access import Role, Served
from planner.config import settings_in
from planner.services import accounts, collecting, planning, scenarios, signing_in
from planner.services.context import Context, open_context
from planner.store import accounts as stored
from planner.worker.serving import Worker, serve_one
from planner.worker.signals import Signals

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "scenarios" / "hengyang-small.json"


def worker_of(ctx: Context) -> Worker:
    """A worker in this process."""
    return Worker(ctx.store, "worker", lambda run_id: collecting.collect(ctx, run_id), Signals())


def sign_in(ctx: Context, *roles: Role, serves: frozenset[Served] = frozenset()) -> str:
    """Return the token of somebody who has just signed in with these roles."""
    name = "test.all" if set(roles) == set(Role) else ".".join(["test", *roles])
    with ctx.store.snapshot() as view:
        account = stored.find(view, name)
    if account is None:
        account = accounts.add(ctx, name, "Test Person", frozenset(roles))
    if serves:
        accounts.set_links(ctx, name, serves)
    return signing_in.begin_session(ctx, account, "test")


def fill(folder: Path, *, with_plan: bool) -> None:
    """Make a store in `folder` that holds the small sample as period 1."""
    ctx = open_context(settings_in(folder), "officer")
    period_id = scenarios.import_file(ctx, SAMPLE.read_bytes())
    if with_plan:
        planning.start(ctx, period_id, seconds=10, seed=1)
        serve_one(worker_of(ctx))
    ctx.store.close()
