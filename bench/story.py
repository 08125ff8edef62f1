"""A story of changes: ``python -m bench.story [SCENARIO ...]``.

Each sample office is planned, then what happens to offices befalls it one thing after the other.
Each is answered from the plan that the answer before it left, and beside it stands what a plain
solve of the changed problem would have asked of people.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from time import monotonic, process_time
from typing import Final

from bench.story_changes import STORY
from bench.story_changes import Event as Happening
from optimizer.options import SolveOptions
from optimizer.replan import replan
from optimizer.solve import solve
from planner.arrangements import Difference, arrangements_of, differences_between
from planner.changes import Changes
from planner.duties import duties_of, news_between
from planner.model import LockDimension, Plan, Priority, Scenario
from planner.scenario import load_scenario
from planner.services.ground import Geography, Ground, ground_of
from planner.services.proposals import (
    Situation,
    proposals_of,
    situation_of,
    task_of,
    usual_seconds,
)
from planner.translate.as_of import as_of
from planner.translate.plans import Stamp, plan_of_result
from planner.translate.replanning import Limits

SCENARIOS: Final = (
    Path("data/scenarios/hangzhou-weekday.json"),
    Path("data/scenarios/hangzhou-expo.json"),
)
PLAN_SECONDS: Final = 60.0
PLAIN_SECONDS: Final = 20.0
"""What a plain solve may take: in the time of an answer it often places nothing at all."""
SEED, WORKERS = 1, 2


@dataclass(frozen=True, slots=True)
class Step:
    """What one event came to.

    `broken` are rules that the answer breaks and the told plan did not, but for those about what
    had begun, which nobody can undo; `touched` is what was held and yet changed without need;
    `musts` those that lost their place. Of people and of the share of engagements left alone the
    second figures are the plain solve's. `work_seconds` are those of the processor, which on a
    busy machine are far fewer than those on the clock.
    """

    name: str
    seconds: float
    work_seconds: float
    answers: int
    unchanged: float
    people: int
    anew_unchanged: float | None
    anew_people: int | None
    musts: int
    broken: tuple[str, ...]
    touched: tuple[str, ...]


def told_by(
    scenario: Scenario, geography: Geography, seconds: float, *, is_hasty: bool = False
) -> tuple[Ground, Plan]:
    """Plan an office as it is before anything happens; in haste, only until all has its place."""
    moment = datetime.combine(
        scenario.period.start - timedelta(days=30), datetime.min.time(), scenario.office.tzinfo
    )
    ground = ground_of(scenario, geography, as_of(moment, scenario))
    return ground, solved(ground, seconds, moment, is_hasty=is_hasty)


def solved(ground: Ground, seconds: float, at: datetime, *, is_hasty: bool = False) -> Plan:
    """Return the plan of a plain solve."""
    options = SolveOptions(seconds, SEED, WORKERS)
    whole = Event()
    result = solve(
        ground.translation.problem,
        options,
        lambda word: whole.set() if not word.unplaced_musts + word.unplaced_shoulds else None,
        lambda: is_hasty and whole.is_set(),
    )
    return plan_of_result(ground.translation, result, Stamp("bench", at, "story"))


def story(
    begins: tuple[Ground, Plan], geography: Geography, seconds: float, *, anew: bool
) -> Iterator[Step]:
    """Yield what each event of the story came to; with `anew` a plain solve stands beside it.

    `begins` is an office with the plan that it was told, `seconds` what each answer may take.
    """
    ground, told = begins
    scenario = ground.translation.scenario
    for event in STORY:
        now = event.moment(scenario)
        changes = event.changes(ground.translation.scenario, told, now)
        if changes:
            known = Changes(now, changes)
            started = monotonic(), process_time()
            situation = situation_of(told, ground, known, geography)
            step, told, ground = _step(event, situation, seconds, started)
            yield _beside(step, situation) if anew else step


def _step(
    event: Happening, situation: Situation, seconds: float, started: tuple[float, float]
) -> tuple[Step, Plan, Ground]:
    problem, task = task_of(situation, Limits(seconds, SEED, WORKERS))
    found = replan(problem, task.told, task.options)
    stamp = Stamp("bench", situation.changes.at, event.name)
    proposals = proposals_of(situation, found.alternatives, stamp)
    first = proposals[0]
    took, work = monotonic() - started[0], process_time() - started[1]
    released = {lock.engagement for lock in found.released}
    known = {(reason.rule, reason.ids) for reason in situation.told.warnings}
    placed = {visit.engagement_id for visit in first.plan.visits}
    told = {visit.engagement_id for visit in situation.told.visits}
    begun = {v.engagement_id for v in situation.told.visits if v.start <= situation.changes.at}
    step = Step(
        name=event.name,
        seconds=took,
        work_seconds=work,
        answers=len(proposals),
        unchanged=_unchanged(situation, first.plan),
        people=len(first.news),
        anew_unchanged=None,
        anew_people=None,
        musts=sum(
            one.priority is Priority.MUST and one.id in told and one.id not in placed
            for one in situation.scenario.engagements
        ),
        broken=tuple(
            f"{reason.rule} {' '.join(reason.ids)}"
            for reason in first.plan.warnings
            if (reason.rule, reason.ids) not in known and begun.isdisjoint(reason.ids)
        ),
        touched=tuple(_touched(situation, first.plan, released)),
    )
    return step, first.plan, situation.after


def _touched(situation: Situation, plan: Plan, released: set[str]) -> Iterator[str]:
    """Yield what was close, running or over, is still possible, and changed all the same."""
    now, freeze = situation.changes.at, situation.after.rules.numbers.freeze
    close = now + timedelta(minutes=freeze.other_min)
    asked = {one.id for one in situation.scenario.engagements}
    held = {v.engagement_id for v in situation.told.visits if v.start < close} & asked
    for one in _differences(situation, plan):
        is_told = one.dimension not in {LockDimension.ATTENDEES, LockDimension.VEHICLE}
        lasts_longer = (
            one.dimension is LockDimension.TIME
            and one.before is not None
            and one.after is not None
            and one.before.start == one.after.start
        )
        if one.engagement_id in held - released and is_told and not lasts_longer:
            yield f"{one.engagement_id} {one.dimension}"


def _differences(situation: Situation, plan: Plan) -> tuple[Difference, ...]:
    before = arrangements_of(situation.told, situation.before)
    return differences_between(before, arrangements_of(plan, situation.scenario))


def _unchanged(situation: Situation, plan: Plan) -> float:
    """Return the share of told engagements that nothing of has changed."""
    told = {visit.engagement_id for visit in situation.told.visits}
    changed = {one.engagement_id for one in _differences(situation, plan)} & told
    return 1 - len(changed) / len(told)


def _beside(step: Step, situation: Situation) -> Step:
    """Return a step with what a plain solve of the changed problem would have asked of people."""
    plan = solved(situation.after, PLAIN_SECONDS, situation.changes.at)
    news = news_between(
        duties_of(situation.told, situation.before),
        duties_of(plan, situation.scenario),
        situation.changes.at,
    )
    return replace(step, anew_unchanged=_unchanged(situation, plan), anew_people=len(news))


def line(step: Step) -> str:
    """Return a step as a row of the table."""
    anew = "–" if step.anew_unchanged is None else f"{step.anew_unchanged:.0%}"
    people = "–" if step.anew_people is None else str(step.anew_people)
    cells = (
        step.name,
        f"{step.seconds:.1f}",
        f"{step.work_seconds:.1f}",
        str(step.answers),
        f"{step.unchanged:.1%}",
        str(step.people),
        anew,
        people,
        str(step.musts),
        "; ".join(step.broken) or "–",
        "; ".join(step.touched) or "–",
    )
    return f"| {' | '.join(cells)} |"


def main(paths: tuple[Path, ...]) -> None:
    """Print the story of each scenario as a table."""
    geography = Geography((), None)
    for path in paths:
        scenario = load_scenario(path)
        print(f"\n{path.stem}: {len(scenario.engagements)} engagements\n")
        print(
            "| what happened | s | s of work | answers | unchanged | people told "
            "| plain solve: unchanged | plain solve: people told | musts lost | rules broken "
            "| held but changed |"
        )
        print("|---|---|---|---|---|---|---|---|---|---|---|")
        begins = told_by(scenario, geography, PLAN_SECONDS)
        for step in story(begins, geography, usual_seconds(scenario), anew=True):
            print(line(step), flush=True)


if __name__ == "__main__":
    main(tuple(map(Path, sys.argv[1:])) or SCENARIOS)
