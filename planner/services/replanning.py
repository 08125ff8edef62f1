"""Re-planning: what was told, what a change touches, answers to it, taking one, undoing it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner import jobs
from planner.access import Action, Thing, require
from planner.changes import Changes, dump_changes, load_changes
from planner.errors import Conflict, InvalidInput, NotFound
from planner.i18n import Translator
from planner.scenario import refusals
from planner.services.approvals.examined import approved_engagements
from planner.services.change_views import AnswerKind, Preview, ProposalView, Taken
from planner.services.context import Context
from planner.services.ground import ground_of
from planner.services.planning import run_view
from planner.services.proposal_views import headlines, proposal_view, touched_lines
from planner.services.proposals import (
    Answers,
    Situation,
    proposals_of,
    situation_of,
    task_of,
    touched,
    usual_seconds,
)
from planner.services.records import (
    latest_plan,
    open_plan_at,
    plan_at,
    scenario_at,
    scenario_now,
)
from planner.services.releasing import remember
from planner.services.vetting import vet
from planner.services.views import PlanRef, RunView
from planner.store import choices, issues, periods, runs
from planner.store import plans as stored_plans
from planner.store import scenarios as stored_scenarios
from planner.store.choices import PlanChoice
from planner.store.codec import decode, encode
from planner.store.runs import RunKind, RunSource, RunStatus
from planner.translate.as_of import as_of_plan
from planner.translate.plans import Stamp
from planner.translate.replanning import Limits

REPLANNED = "replanned"


@dataclass(frozen=True, slots=True)
class Request:
    """What a run was asked for: the change file, and the newest plan when it was asked."""

    changes: str
    plan_head: int


def told(ctx: Context, period_id: int) -> PlanRef | None:
    """Return the plan that people go by: the one issued last, else the newest; None without any.

    Raises NotFound.
    """
    require(ctx, Action.SEE, Thing.PLAN)
    with ctx.store.snapshot() as view:
        binding = issues.latest(view, period_id)
    if binding is not None:
        return PlanRef(period_id, binding.plan_number)
    return latest_plan(ctx, period_id)


def preview(ctx: Context, ref: PlanRef, changes: Changes, t: Translator) -> Preview:
    """Return what has happened and what it breaks in a plan as it stands; nothing is searched.

    Raises NotFound, and InvalidInput with each flaw by its change.
    """
    require(ctx, Action.SEE, Thing.ASSESSMENT)
    shown = open_plan_at(ctx, ref)
    before = shown.ground
    situation = situation_of(shown.plan, before, changes, ctx.geography)
    lines = touched_lines(situation, touched(situation, before), ctx.person, t)
    return Preview(headlines(situation, ctx.person, t), lines)


def start(ctx: Context, ref: PlanRef, changes: Changes, seconds: float | None = None) -> int:
    """Queue a search for answers to what has happened to a told plan; return the run's id.

    Raises NotFound, and InvalidInput with each flaw by its change, or for what could not be kept.
    """
    require(ctx, Action.CHANGE, Thing.RUN)
    now = scenario_now(ctx, ref.period_id)
    situation = _situation(ctx, ref, now.version, changes)
    flaws = refusals(situation.scenario)
    if flaws:
        raise InvalidInput(flaws)
    limits = Limits(
        seconds or usual_seconds(situation.scenario),
        now.scenario.settings.seed,
        ctx.settings.solver_threads,
    )
    newest = latest_plan(ctx, ref.period_id)
    zone = now.scenario.office.tzinfo
    request = Request(dump_changes(changes, zone), newest.number if newest else 0)
    problem, task = task_of(situation, limits, encode(request))
    source = RunSource(ref.period_id, now.version, REPLANNED, ref.number)
    with ctx.store.transaction(ctx.actor) as tx:
        return jobs.submit_replan(tx, source, problem, task)


def latest(ctx: Context, period_id: int, t: Translator) -> RunView | None:
    """Return a period's newest re-plan, or None: what a reloaded page picks up again."""
    require(ctx, Action.SEE, Thing.RUN)
    with ctx.store.snapshot() as seen:
        run = runs.latest(seen, period_id, RunKind.REPLAN)
        return None if run is None else run_view(ctx, seen, run, t)


def view(ctx: Context, run_id: int, t: Translator) -> RunView:
    """Return where a re-plan stands. Raises NotFound."""
    require(ctx, Action.SEE, Thing.RUN)
    with ctx.store.snapshot() as seen:
        return run_view(ctx, seen, runs.get(seen, run_id), t)


def collect(ctx: Context, run_id: int) -> None:
    """Look over the answers of a finished re-plan, once; they wait until somebody takes one.

    Raises:
        NotFound: there is no such run.
        PlanRefused: an answer breaks a rule by our own check, which is a bug of the solver.
    """
    require(ctx, Action.CHANGE, Thing.RUN)
    with ctx.store.snapshot() as seen:
        run = runs.get(seen, run_id)
        found = jobs.replanned_of(seen, run_id)
    if run.collected or found is None:
        return
    situation = _situation_of_run(ctx, run_id)
    for alternative in found.alternatives:
        vet(situation.after.translation.problem, alternative.result)
    with ctx.store.transaction(ctx.actor) as tx:
        runs.mark_collected(tx, run_id)


def answers(ctx: Context, run_id: int, t: Translator) -> tuple[ProposalView, ...]:
    """Return the answers of a re-plan, the fewest changes first; none while it runs.

    Raises NotFound and PlanRefused.
    """
    require(ctx, Action.SEE, Thing.ASSESSMENT)
    found = _answers(ctx, run_id)
    if found is None:
        return ()
    return tuple(
        proposal_view(found.situation, proposal, ctx.person, t) for proposal in found.proposals
    )


def what_happened(ctx: Context, run_id: int, t: Translator) -> tuple[str, ...]:
    """Return the changes that a re-plan answers, a sentence each. Raises NotFound."""
    require(ctx, Action.SEE, Thing.PLAN)
    return headlines(_situation_of_run(ctx, run_id), ctx.person, t)


def take(ctx: Context, run_id: int, kind: AnswerKind, reason: str) -> PlanRef:
    """Make an answer the newest plan, with the changed data behind it, and return its version.

    The audit log remembers what was held and is changed.

    Raises:
        NotFound: there is no such answer.
        Conflict: the data or the plan were changed since the search was asked for.
    """
    require(ctx, Action.CHANGE, Thing.PLAN)
    found = _answers(ctx, run_id)
    proposals = () if found is None else found.proposals
    chosen = next((one for one in proposals if one.kind.value == kind.value), None)
    if found is None or chosen is None:
        raise NotFound("answer", run_id=run_id, kind=kind.value)
    with ctx.store.snapshot() as seen:
        source = runs.get(seen, run_id).source
        request = decode(Request, jobs.task_of(seen, run_id).request)
    ref = PlanRef(source.period_id, request.plan_head)
    base = _same_ground(ctx, ref, source.scenario_version)
    with ctx.store.transaction(ctx.actor) as tx:
        after = stored_scenarios.save(
            tx,
            ref.period_id,
            found.situation.scenario,
            base_version=base.scenario_before,
            reason=reason,
        )
        plan = replace(chosen.plan, author=ctx.actor, created_at=tx.at, reason=reason)
        saved = stored_plans.add(tx, ref.period_id, plan, base_number=base.plan_before)
        choice = replace(
            base,
            plan_number=saved.number,
            run_id=run_id,
            kind=kind.value,
            scenario_after=after,
        )
        choices.add(tx, ref.period_id, choice)
        remember(tx, ref.period_id, chosen.released)
    return PlanRef(ref.period_id, saved.number)


def _same_ground(ctx: Context, ref: PlanRef, version: int) -> PlanChoice:
    """Return the newest plan and data where they say the same as when the search was asked for.

    After an undo they do, as later versions. Otherwise those of the search are returned, and
    saving finds the conflict.
    """
    now, newest = scenario_now(ctx, ref.period_id), latest_plan(ctx, ref.period_id)
    asked = PlanChoice(0, 0, "", ref.number, version, 0)
    if newest is None or now.scenario != scenario_at(ctx, ref.period_id, version):
        return asked
    before, latest = plan_at(ctx, ref), plan_at(ctx, newest)
    if (before.visits, before.legs) != (latest.visits, latest.legs):
        return asked
    return replace(asked, plan_before=newest.number, scenario_before=now.version)


def taken(ctx: Context, period_id: int) -> Taken | None:
    """Return the answer that the newest plan is, if it is one and nothing has changed since."""
    require(ctx, Action.SEE, Thing.PLAN)
    with ctx.store.snapshot() as seen:
        period = periods.get(seen, period_id)
        choice = choices.of_plan(seen, period_id, period.plan_number)
    if choice is None:
        return None
    can_undo = period.scenario_version == choice.scenario_after and choice.plan_before > 0
    return Taken(
        PlanRef(period_id, choice.plan_number), choice.run_id, AnswerKind(choice.kind), can_undo
    )


def undo(ctx: Context, ref: PlanRef, reason: str) -> PlanRef:
    """Bring back the plan and the data that an answer replaced, as new versions of both.

    Raises:
        NotFound: the plan is no answer.
        Conflict: the plan or the data were changed since it was taken.
    """
    require(ctx, Action.CHANGE, Thing.PLAN)
    with ctx.store.transaction(ctx.actor) as tx:
        choice = choices.of_plan(tx, ref.period_id, ref.number)
        if choice is None:
            raise NotFound("answer", period_id=ref.period_id, number=ref.number)
        if not choice.plan_before:
            raise Conflict("plan_changed", base_number=0, head_number=ref.number)
        stored_scenarios.save(
            tx,
            ref.period_id,
            stored_scenarios.load(tx, ref.period_id, choice.scenario_before),
            base_version=choice.scenario_after,
            reason=reason,
        )
        before = stored_plans.load(tx, ref.period_id, choice.plan_before)
        plan = replace(
            before,
            author=ctx.actor,
            created_at=tx.at,
            reason=reason,
            parent_number=choice.plan_before,
        )
        saved = stored_plans.add(tx, ref.period_id, plan, base_number=ref.number)
    return PlanRef(ref.period_id, saved.number)


def _situation(ctx: Context, ref: PlanRef, version: int, changes: Changes) -> Situation:
    scenario = scenario_at(ctx, ref.period_id, version)
    with ctx.store.snapshot() as seen:
        approved = approved_engagements(ctx, seen, ref)
    plan = plan_at(ctx, ref)
    before = ground_of(scenario, ctx.geography, as_of_plan(plan))
    return situation_of(plan, before, changes, ctx.geography, approved)


def _situation_of_run(ctx: Context, run_id: int) -> Situation:
    with ctx.store.snapshot() as seen:
        run = runs.get(seen, run_id)
        request = decode(Request, jobs.task_of(seen, run_id).request)
    source = run.source
    zone = scenario_at(ctx, source.period_id, source.scenario_version).office.tzinfo
    changes = load_changes(request.changes.encode(), zone)
    ref = PlanRef(source.period_id, source.parent_number or 0)
    return _situation(ctx, ref, source.scenario_version, changes)


def _answers(ctx: Context, run_id: int) -> Answers | None:
    """Return the answers of a finished run, made once; None while there are none."""
    with ctx.store.snapshot() as seen:
        run = runs.get(seen, run_id)
    if run.status is not RunStatus.DONE:
        return None

    def lay_open() -> Answers:
        with ctx.store.snapshot() as seen:
            found = jobs.replanned_of(seen, run_id)
        if found is None:
            raise NotFound("run", run_id=run_id)
        situation = _situation_of_run(ctx, run_id)
        stamp = Stamp(
            run.author, ctx.clock(), REPLANNED, run.source.parent_number, run.seed, run.versions
        )
        return Answers(situation, proposals_of(situation, found.alternatives, stamp))

    return ctx.answers.get(run_id, lay_open)
