"""Planning runs: start, watch, stop, and turn a finished run into a plan version."""

from __future__ import annotations
from planner.i18n import Translator
from planner.services.context import Context
from planner.services.views import RunView


def start(
    ctx: Context, period_id: int, seconds: float | None = None, seed: int | None = None
) -> int:
    """Queue a run on the period as it stands, locks included, and return the run's id."""
    raise NotImplementedError


def view(ctx: Context, run_id: int, t: Translator) -> RunView:
    """Return where a run stands; a finished one is turned into a plan first. Raises NotFound."""
    raise NotImplementedError


def latest(ctx: Context, period_id: int, t: Translator) -> RunView | None:
    """Return a period's newest run, or None: what a reloaded page picks up again."""
    raise NotImplementedError


def stop(ctx: Context, run_id: int) -> None:
    """Ask a run to end with the best plan so far."""
    raise NotImplementedError


def collect(ctx: Context, run_id: int) -> int | None:
    """Turn a finished run into a plan version, once; return its number, None without a plan."""
    raise NotImplementedError
