"""Questions about a plan, answered by the worker: why, why not, what if, other plans."""

from __future__ import annotations

from typing import Final

from optimizer.alternatives import AlternativesOptions
from optimizer.why import Explanation, RelaxationKind, WhyOptions
from planner import jobs
from planner.access import Action, Thing, require
from planner.errors import NotFound
from planner.i18n import Translator
from planner.jobs.questions import AlternativesTask, ExplainTask
from planner.model import LockDimension
from planner.services import explaining
from planner.services.answer_views import AskedView, OtherPlansView, Question
from planner.services.asked import problem_to_solve
from planner.services.context import Context
from planner.services.edits import save_solution, set_locks
from planner.services.names import names_of
from planner.services.planning import run_view
from planner.services.records import open_plan_at, scenario_now
from planner.services.views import PlanRef
from planner.store import runs
from planner.store.codec import decode, encode
from planner.store.runs import Run, RunKind, RunSource

ASKED: Final = "asked"
"""The reason of a run that answers a question."""

EXPLAIN_SECONDS: Final = 8.0
ALTERNATIVES_SECONDS: Final = 20.0
MOST_ALTERNATIVES: Final = 5

_HOLDS = {
    RelaxationKind.HOURS: LockDimension.TIME,
    RelaxationKind.OTHER_ROOM: LockDimension.PLACE,
    RelaxationKind.OTHER_HOST: LockDimension.HOST,
}
"""What is held fixed once a remedy is taken: who wants what was not asked for, asks for it."""


def ask(ctx: Context, ref: PlanRef, question: Question) -> int:
    """Queue a question about an engagement of a plan and return the run's id.

    Raises NotFound.
    """
    _require_desk(ctx)
    shown = open_plan_at(ctx, ref)
    task = ExplainTask(
        told=shown.solution,
        wish=explaining.wish_of(question, shown),
        options=WhyOptions(seconds=EXPLAIN_SECONDS),
        request=encode(question),
    )
    return _submit(ctx, ref, task)


def can_ask(ctx: Context, ref: PlanRef, engagement_id: str) -> bool:
    """Tell whether a search could say anything about an engagement. Raises NotFound."""
    _require_desk(ctx)
    return engagement_id in open_plan_at(ctx, ref).ground.translation.engagements


def ask_for_others(ctx: Context, ref: PlanRef, delegation_id: str, count: int) -> int:
    """Queue a search for other plans for a delegation and return the run's id. Raises NotFound."""
    _require_desk(ctx)
    shown = open_plan_at(ctx, ref)
    explaining.require_delegation(delegation_id, shown)
    options = AlternativesOptions(
        count=min(count, MOST_ALTERNATIVES),
        seconds=ALTERNATIVES_SECONDS,
        workers=ctx.settings.solver_threads,
    )
    return _submit(ctx, ref, AlternativesTask(shown.solution, delegation_id, options))


def collect(ctx: Context, run_id: int) -> None:
    """Note that a question is answered; the answer is read from its run. Raises NotFound."""
    require(ctx, Action.CHANGE, Thing.RUN)
    with ctx.store.transaction(ctx.actor) as tx:
        runs.mark_collected(tx, run_id)


def answer(ctx: Context, run_id: int, t: Translator) -> AskedView:
    """Return how a question stands, and its answer once there is one. Raises NotFound."""
    _require_desk(ctx)
    run = _run(ctx, run_id, RunKind.EXPLAIN)
    found = _explanation(ctx, run_id)
    said = None
    if found is not None:
        shown = open_plan_at(ctx, _ref(run))
        names = names_of(shown.scenario, t, ctx.person, shown.plan)
        said = explaining.answer_view(shown, _question(ctx, run_id), found, names)
    with ctx.store.snapshot() as seen:
        return AskedView(run_view(ctx, seen, run, t), said)


def other_plans(ctx: Context, run_id: int, t: Translator) -> OtherPlansView:
    """Return how a search for other plans stands, and what it has found. Raises NotFound."""
    _require_desk(ctx)
    run = _run(ctx, run_id, RunKind.ALTERNATIVES)
    with ctx.store.snapshot() as seen:
        found = jobs.alternatives_of(seen, run_id)
        view = run_view(ctx, seen, run, t)
    if found is None:
        return OtherPlansView(view, ())
    shown = open_plan_at(ctx, _ref(run))
    names = names_of(shown.scenario, t, ctx.person, shown.plan)
    return OtherPlansView(view, explaining.other_plans(shown, found.plans, names))


def use_offer(ctx: Context, run_id: int, reason: str) -> PlanRef:
    """Store the plan of an answer as a new version: the offer, or the one in which others move.

    Raises NotFound, Unsettled (what is held is released for a reason only), and Conflict when a
    newer version than that asked about has been made.
    """
    require(ctx, Action.CHANGE, Thing.PLAN)
    ref = _ref(_run(ctx, run_id, RunKind.EXPLAIN))
    found = _explanation(ctx, run_id)
    price = None if found is None else found.price or found.moving
    if price is None:
        raise NotFound("offer", run_id=run_id)
    return save_solution(ctx, ref, price.solution, reason)


def use_other(ctx: Context, run_id: int, number: int, reason: str) -> PlanRef:
    """Store one of the other plans for a delegation, counted from 0, as a new version.

    Raises NotFound, Unsettled (what is held is released for a reason only), and Conflict when a
    newer version than that asked about has been made.
    """
    require(ctx, Action.CHANGE, Thing.PLAN)
    ref = _ref(_run(ctx, run_id, RunKind.ALTERNATIVES))
    with ctx.store.snapshot() as seen:
        found = jobs.alternatives_of(seen, run_id)
    plans = () if found is None else found.plans
    if not 0 <= number < len(plans):
        raise NotFound("offer", run_id=run_id)
    return save_solution(ctx, ref, plans[number].solution, reason)


def take_remedy(ctx: Context, run_id: int, number: int, reason: str) -> PlanRef:
    """Do what a remedy says, counted from 0: a new version, and what is held fixed as it needs.

    What was not asked for (another hour, room or host) is held fixed, for whoever takes it asks
    for it. Whatever the new version breaks is shown with it.

    Raises NotFound, Unsettled (what is held is released for a reason only), and Conflict when a
    newer version than that asked about has been made.
    """
    require(ctx, Action.CHANGE, Thing.PLAN)
    ref = _ref(_run(ctx, run_id, RunKind.EXPLAIN))
    found = _explanation(ctx, run_id)
    remedies = () if found is None else found.relaxations
    if not 0 <= number < len(remedies):
        raise NotFound("remedy", run_id=run_id)
    remedy = remedies[number]
    if remedy.kind not in explaining.APPLIED_IN_THE_PLAN:
        raise NotFound("remedy", run_id=run_id)
    shown = open_plan_at(ctx, ref)
    engagement_id = remedy.visits[0].engagement
    saved = save_solution(
        ctx,
        ref,
        explaining.outcome_of(shown, remedy),
        reason,
        release=remedy.kind is RelaxationKind.UNLOCK,
    )
    if remedy.kind in _HOLDS:
        held = {
            lock.dimension for lock in shown.scenario.locks if lock.engagement_id == engagement_id
        }
        set_locks(ctx, saved, engagement_id, frozenset({*held, _HOLDS[remedy.kind]}))
    return saved


def _require_desk(ctx: Context) -> None:
    require(ctx, Action.SEE, Thing.ASSESSMENT)
    require(ctx, Action.SEE, Thing.RUN)


def _submit(ctx: Context, ref: PlanRef, task: ExplainTask | AlternativesTask) -> int:
    current = scenario_now(ctx, ref.period_id)
    # What is held, and what people were told, count for a question as they do for a search.
    problem = problem_to_solve(ctx, ref.period_id, current.scenario)
    source = RunSource(ref.period_id, current.version, ASKED, parent_number=ref.number)
    with ctx.store.transaction(ctx.actor) as tx:
        return jobs.submit_question(tx, source, problem, task)


def _run(ctx: Context, run_id: int, kind: RunKind) -> Run:
    with ctx.store.snapshot() as seen:
        run = runs.get(seen, run_id)
    if run.kind is not kind:
        raise NotFound("run", run_id=run_id)
    return run


def _ref(run: Run) -> PlanRef:
    return PlanRef(run.source.period_id, run.source.parent_number or 0)


def _question(ctx: Context, run_id: int) -> Question:
    with ctx.store.snapshot() as seen:
        return decode(Question, jobs.question_of(seen, run_id).request)


def _explanation(ctx: Context, run_id: int) -> Explanation | None:
    with ctx.store.snapshot() as seen:
        return jobs.explanation_of(seen, run_id)
