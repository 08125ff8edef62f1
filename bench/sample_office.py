"""A store with sample offices, their plans, and people who have signed in."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planner.access import Role, Served
from planner.config import settings_in
from planner.services import accounts, collecting, planning, scenarios, signing_in
from planner.services.context import Context, open_context
from planner.services.data_files import SCENARIOS
from planner.worker.serving import Worker, serve_one
from planner.worker.signals import Signals


@contextmanager
def opened(data_dir: Path, actor: str) -> Iterator[Context]:
    """Open a data folder's store for the length of a block."""
    ctx = open_context(settings_in(data_dir), actor)
    try:
        yield ctx
    finally:
        ctx.store.close()


def add_office(ctx: Context, sample: str) -> int:
    """Put a sample into the store and return its period's id."""
    return scenarios.import_file(ctx, (SCENARIOS / f"{sample}.json").read_bytes())


def make_plan(ctx: Context, period_id: int, seconds: float) -> None:
    """Make the plan of a period in this process."""
    planning.start(ctx, period_id, seconds=seconds, seed=1)
    worker = Worker(ctx.store, "worker", lambda run: collecting.collect(ctx, run), Signals())
    serve_one(worker)


def sign_in(ctx: Context, name: str, role: Role, serves: frozenset[Served] = frozenset()) -> str:
    """Add an account and return the token of a session that it has just begun."""
    account = accounts.add(ctx, name, name, frozenset({role}))
    accounts.set_links(ctx, name, serves)
    return signing_in.begin_session(ctx, account, "bench")
