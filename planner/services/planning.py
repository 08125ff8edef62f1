"""Planning runs: start, watch, stop, and turn a finished run into a plan version."""

from __future__ import annotations

from datetime import datetime

from optimizer.options import SolveOptions
from planner import jobs
from planner.access import Action, Thing, require
from planner.i18n import Translator
from planner.services.asked import problem_to_solve, seen_by_search
from planner.services.context import Context
from planner.services.ground import ground_of
from planner.services.labels import (
    PLANNED,
    failure_label,
    status_label,
)
from planner.services.progress import progress_point
from planner.services.records import scenario_at, scenario_now
from planner.services.vetting import vet
from planner.services.views import RunStatus, RunView
from planner.store import plans as stored_plans
from planner.store import runs
from planner.store.runs import Run, RunSource
from planner.store.transactions import View
from planner.translate.plans import Stamp, plan_of_result


def start(
    ctx: Context, period_id: int, seconds: float | None = None, seed: int | None = None
) -> int:
    """Queue a run on the period as it stands and return the run's id.

    What is held stays; what people were told or have approved is changed only for something that
    weighs more. Without `seconds` or `seed` those of the scenario hold, then those of the settings.
    Raises NotFound, InvalidInput (the rule pack), CityUnusable.
    """
    require(ctx, Action.CHANGE, Thing.RUN)
    opened = scenario_now(ctx, period_id)
    wanted = opened.scenario.settings
    options = SolveOptions(
        seconds=seconds or wanted.seconds or ctx.settings.solve_seconds,
        seed=wanted.seed if seed is None else seed,
        workers=ctx.settings.solver_threads,
    )
    problem = problem_to_solve(ctx, period_id, opened.scenario)
    source = RunSource(period_id, opened.version, PLANNED)
    with ctx.store.transaction(ctx.actor) as tx:
        return jobs.submit(tx, source, problem, options)


def view(ctx: Context, run_id: int, t: Translator) -> RunView:
    """Return where a run stands; one that has just finished becomes a plan first.

    Raises NotFound.
    """
    require(ctx, Action.SEE, Thing.RUN)
    with ctx.store.snapshot() as seen:
        run = runs.get(seen, run_id)
    if run.status is runs.RunStatus.DONE and not run.collected:
        _collect(ctx, run_id)
    with ctx.store.snapshot() as seen:
        return run_view(ctx, seen, runs.get(seen, run_id), t)


def latest(ctx: Context, period_id: int, t: Translator) -> RunView | None:
    """Return a period's newest run, or None: what a reloaded page picks up again."""
    require(ctx, Action.SEE, Thing.RUN)
    with ctx.store.snapshot() as seen:
        run = runs.latest(seen, period_id)
    return None if run is None else view(ctx, run.id, t)


def stop(ctx: Context, run_id: int) -> None:
    """Ask a run to end with the best plan so far. Raises NotFound."""
    require(ctx, Action.CHANGE, Thing.RUN)
    with ctx.store.transaction(ctx.actor) as tx:
        runs.request_stop(tx, run_id)


def collect(ctx: Context, run_id: int) -> int | None:
    """Turn a finished run into a plan version, once, and return the version's number.

    Returns None while the run is not finished, or when nothing could be placed at all. Whoever
    calls first makes the plan: the worker, or the page that watches.

    Raises:
        NotFound: there is no such run.
        PlanRefused: the answer breaks a rule by our own check, which is a bug of the solver.
    """
    require(ctx, Action.CHANGE, Thing.RUN)
    return _collect(ctx, run_id)


def _collect(ctx: Context, run_id: int) -> int | None:
    with ctx.store.snapshot() as stored:
        run = runs.get(stored, run_id)
        made = stored_plans.for_run(stored, run_id)
        result = jobs.result_of(stored, run_id)
        if made is not None or result is None:
            return made.number if made else None
        asked = jobs.problem_of(stored, run_id)
    scenario = scenario_at(ctx, run.source.period_id, run.source.scenario_version)
    seen = seen_by_search(ctx, run.source.period_id, scenario, run.submitted_at)
    ground = ground_of(scenario, ctx.geography, seen)
    vet(asked, result)
    plan = plan_of_result(ground.translation, result, _stamp(run, ctx.clock()), asked)
    with ctx.store.transaction(ctx.actor) as tx:
        if not runs.mark_collected(tx, run_id):
            made = stored_plans.for_run(tx, run_id)
            return made.number if made else None
        if not plan.visits and scenario.engagements:
            return None
        return stored_plans.add(tx, run.source.period_id, plan, run_id=run_id).number


def _stamp(run: Run, now: datetime) -> Stamp:
    return Stamp(
        author=run.author,
        at=now,
        reason=run.source.reason,
        parent_number=run.source.parent_number,
        seed=run.seed,
        versions=run.versions,
    )


def run_view(ctx: Context, seen: View, run: Run, t: Translator) -> RunView:
    """Return where a run of any kind stands; whatever it was asked for."""
    require(ctx, Action.SEE, Thing.RUN)
    history = tuple(progress_point(word, t) for word in runs.progress(seen, run.id))
    made = stored_plans.for_run(seen, run.id)
    status = _status(run)
    began, ended = run.started_at, run.finished_at or ctx.clock()
    return RunView(
        id=run.id,
        status=status,
        status_label=status_label(status, t),
        seconds=(ended - began).total_seconds() if began else 0.0,
        limit_seconds=run.seconds,
        latest=history[-1] if history else None,
        history=history,
        plan_number=made.number if made else None,
        failure=failure_label(run.failure, t) if run.failure else "",
    )


def _status(run: Run) -> RunStatus:
    if run.stop_requested and not run.status.is_over:
        return RunStatus.STOPPING
    return {
        runs.RunStatus.QUEUED: RunStatus.WAITING,
        runs.RunStatus.RUNNING: RunStatus.RUNNING,
        runs.RunStatus.DONE: RunStatus.DONE,
        runs.RunStatus.FAILED: RunStatus.FAILED,
        runs.RunStatus.CANCELLED: RunStatus.CANCELLED,
    }[run.status]
