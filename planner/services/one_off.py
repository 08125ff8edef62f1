"""Planning without a store: a scenario in, a plan out, as the command line does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version

from optimizer.alternatives import AlternativesOptions
from optimizer.options import SolveOptions
from optimizer.replan import replan
from planner.errors import Flaw, FlawCode, InvalidInput
from planner.model import Plan, Priority, Scenario
from planner.services import explaining
from planner.services.answer_views import AnswerView, OfferView, Question
from planner.services.ground import Ground
from planner.services.labels import PLANNED
from planner.services.names import Names
from planner.services.opened import OpenPlan, open_plan
from planner.services.progress import Word
from planner.services.proposals import Proposal, Situation, proposals_of, task_of
from planner.services.vetting import vet
from planner.translate.plans import Stamp, plan_of_edit, plan_of_result
from planner.translate.replanning import Limits


@dataclass(frozen=True, slots=True)
class Search:
    """How a scenario is planned: for how long, with which seed and how many threads.

    `on_progress` hears each word from the search, on its threads; `should_stop` is asked several
    times a second and ends it with the best plan so far.
    """

    seconds: float
    seed: int
    workers: int
    on_progress: Callable[[Word], None]
    should_stop: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class OthersWanted:
    """For which delegation how many other plans are wanted, and how long the search may take."""

    delegation_id: str
    count: int
    seconds: float
    workers: int


def make_plan(scenario: Scenario, ground: Ground, search: Search, author: str) -> OpenPlan:
    """Search for a plan and return the best one found, laid open over its scenario.

    Raises:
        PlanRefused: the answer breaks a rule by our own check, which is a bug of the solver.
    """
    # The solver takes seconds to import: whoever only asks for a schema need not wait.
    from optimizer.solve import solve  # noqa: PLC0415

    options = SolveOptions(search.seconds, search.seed, search.workers)
    problem = ground.translation.problem
    result = solve(problem, options, search.on_progress, search.should_stop)
    vet(problem, result)
    stamp = _stamp(scenario, author, result.seed)
    return open_plan(plan_of_result(ground.translation, result, stamp), scenario, ground)


def answer_changes(
    situation: Situation, search: Search, author: str, reason: str
) -> tuple[Proposal, ...]:
    """Search for ways to answer what has happened and return them, the fewest changes first.

    Raises:
        PlanRefused: an answer breaks a rule by our own check, which is a bug of the solver.
    """
    limits = Limits(search.seconds, search.seed, search.workers)
    problem, task = task_of(situation, limits)
    found = replan(problem, task.told, task.options, search.on_progress, search.should_stop)
    stamp = replace(_stamp(situation.scenario, author, search.seed), reason=reason)
    return proposals_of(situation, found.alternatives, stamp)


def _stamp(scenario: Scenario, author: str, seed: int) -> Stamp:
    return Stamp(
        author=author,
        at=datetime.now(UTC).astimezone(scenario.office.tzinfo),
        reason=PLANNED,
        seed=seed,
        versions=tuple((name, version(name)) for name in ("ortools", "reception-planner")),
    )


def check_plan(scenario: Scenario, ground: Ground, plan: Plan) -> OpenPlan:
    """Lay a plan of any origin over a scenario and check it.

    Raises:
        InvalidInput: it is the plan of another office or of other days.
    """
    flaws = []
    if plan.office_id != scenario.office.id:
        flaws.append(Flaw("plan.office_id", FlawCode.UNKNOWN_ID, (("id", plan.office_id),)))
    if plan.period != scenario.period:
        day = plan.period.start.isoformat()
        flaws.append(Flaw("plan.period", FlawCode.OUTSIDE_PERIOD, (("day", day),)))
    if flaws:
        raise InvalidInput(tuple(flaws))
    return open_plan(plan, scenario, ground)


def answer_question(
    shown: OpenPlan, question: Question, seconds: float, names: Names
) -> AnswerView:
    """Answer a question about an engagement of a plan.

    Raises:
        NotFound: there is no such engagement, host or room.
    """
    from optimizer.why import WhyOptions, explain  # noqa: PLC0415 - as above

    impossible = explaining.impossible_view(shown, question, names)
    if impossible is not None:
        return impossible
    wish = explaining.wish_of(question, shown)
    found = explain(shown.ground.translation.problem, shown.solution, wish, WhyOptions(seconds))
    return explaining.answer_view(shown, question, found, names)


def find_others(
    shown: OpenPlan, wanted: OthersWanted, names: Names, author: str
) -> tuple[tuple[Plan, OfferView], ...]:
    """Return other plans for a delegation, whole and as they are shown.

    Raises:
        NotFound: there is no such delegation.
    """
    from optimizer.alternatives import alternatives  # noqa: PLC0415 - as above

    explaining.require_delegation(wanted.delegation_id, shown)
    translation = shown.ground.translation
    options = AlternativesOptions(
        count=wanted.count, seconds=wanted.seconds, workers=wanted.workers
    )
    found = alternatives(translation.problem, shown.solution, wanted.delegation_id, options)
    at = datetime.now(UTC).astimezone(shown.scenario.office.tzinfo)
    stamp = Stamp(author=author, at=at, reason=PLANNED, parent_number=shown.plan.number)
    plans = (plan_of_edit(translation, shown.plan, each.solution, stamp) for each in found)
    return tuple(zip(plans, explaining.other_plans(shown, found, names), strict=True))


def musts_left_out(shown: OpenPlan) -> tuple[str, ...]:
    """Return the ids of the engagements that must take place and do not."""
    placed = {visit.engagement_id for visit in shown.plan.visits}
    return tuple(
        engagement.id
        for engagement in shown.scenario.engagements
        if engagement.priority is Priority.MUST and engagement.id not in placed
    )
