"""What becomes of the result of a run, by its kind; whoever calls first does it, once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from planner.access import Action, Thing, require
from planner.services import planning, questions, replanning
from planner.services.context import Context
from planner.store import runs
from planner.store.runs import RunKind

_BY_KIND: Final[Mapping[RunKind, Callable[[Context, int], object]]] = MappingProxyType(
    {
        RunKind.PLAN: planning.collect,
        RunKind.REPLAN: replanning.collect,
        RunKind.EXPLAIN: questions.collect,
        RunKind.ALTERNATIVES: questions.collect,
    }
)


def collect(ctx: Context, run_id: int) -> None:
    """Make of a finished run what is to be made of it.

    Raises:
        NotFound: there is no such run.
        PlanRefused: its answer breaks a rule by our own check.
    """
    require(ctx, Action.CHANGE, Thing.RUN)
    with ctx.store.snapshot() as seen:
        kind = runs.get(seen, run_id).kind
    _BY_KIND[kind](ctx, run_id)
