"""Measure re-plans after single changes: ``python -m scripts.bench_replan [SCENARIO ...]``.

Each sample office is planned, then changed in one thing at a time on its second day, and
re-planned; beside it stands a plain solve of the changed problem in as much time.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from optimizer.options import SolveOptions
from optimizer.problem import (
    DAY_MIN,
    Busy,
    Interpreter,
    Leader,
    Party,
    Priority,
    Problem,
    Vehicle,
    Window,
)
from optimizer.replan import Alternative, Replan, ReplanOptions, changes_between, replan
from optimizer.solution import Solution, Tier
from optimizer.solve import solve
from planner.scenario.reading import load_scenario
from planner.services.ground import Geography, ground_of
from planner.translate.as_of import as_of

SCENARIOS = (
    Path("data/scenarios/hangzhou-weekday.json"),
    Path("data/scenarios/hangzhou-expo.json"),
)
PLAN_SECONDS = 60
SMALL = 100
"""Engagements up to which an office is a small one, with less time for a re-plan."""
SECONDS_SMALL, SECONDS_LARGE = 2.0, 10.0
DAY = 1
NOW_MIN = DAY * DAY_MIN + 420
LATE_MIN, MORE_PEOPLE = 90, 3
Staff = TypeVar("Staff", Leader, Interpreter, Vehicle)
WHOLE_DAY = Window(DAY * DAY_MIN, (DAY + 1) * DAY_MIN)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens to an office on the second day at seven in the morning."""

    name: str
    now_min: int
    problem: Problem


def main(paths: tuple[Path, ...]) -> None:
    """Print a line for each change of each scenario."""
    geography = Geography((Path("data/cities"),), None)
    for path in paths:
        scenario = load_scenario(path)
        seen = as_of(datetime.now(UTC), scenario)
        problem = ground_of(scenario, geography, seen).translation.problem
        told = solve(problem, SolveOptions(seconds=PLAN_SECONDS)).solution
        count = len(problem.engagements)
        seconds = SECONDS_SMALL if count <= SMALL else SECONDS_LARGE
        print(f"{path.stem}: {count} engagements, {seconds:.0f} s")
        print(f"{'':<20} first  total  fewest: must should felt proven unchanged  others | anew")
        for event in events_of(problem, told):
            options = ReplanOptions(now_min=event.now_min, seconds=seconds)
            answer = replan(event.problem, told, options)
            anew = solve(event.problem, SolveOptions(seconds=seconds)).solution
            print(
                f"{event.name:<20} {line(answer, told)} | {unchanged(answer.problem, told, anew)}"
            )


def line(answer: Replan, told: Solution) -> str:
    """Return what a re-plan came to: seconds, tiers, share unchanged, the other alternatives."""
    first = answer.alternatives[0].result
    tiers = {tier.tier: tier for tier in first.tiers}
    proven = tiers[Tier.STABILITY].proven
    values = "  ".join(str(tiers[t].value) for t in (Tier.MUST, Tier.SHOULD, Tier.STABILITY))
    last = answer.alternatives[-1].result.seconds
    others = ", ".join(map(_other, answer.alternatives[1:])) or "–"
    same = unchanged(answer.problem, told, first.solution)
    broken = f" {len(first.violations)} broken" if first.violations else ""
    sure = "proven" if proven else f"≥{tiers[Tier.STABILITY].bound}"
    return f"{first.seconds:5.2f}  {last:5.2f}  {values}  {sure}  {same}  {others}{broken}"


def _other(alternative: Alternative) -> str:
    return f"{alternative.kind.value} {len(alternative.changes)}"


def unchanged(problem: Problem, told: Solution, plan: Solution) -> str:
    """Return the share of told engagements without any change, vehicles included."""
    names = {visit.engagement for visit in told.visits}
    changed = {each.engagement for each in changes_between(problem, told, plan)} & names
    return f"{1 - len(changed) / len(names):.1%}"


def events_of(problem: Problem, told: Solution) -> Iterator[Event]:
    """Yield single changes that hit those who have most to do that day."""
    today = [visit for visit in told.visits if visit.start_min // DAY_MIN == DAY]
    host = _busiest(visit.host for visit in today if visit.host)
    person = _busiest(n for visit in today for team in visit.teams for n in team.interpreters)
    room = _busiest(visit.room for visit in today)
    vehicle = _busiest(v for leg in told.legs if leg.day == DAY for v in leg.vehicles)
    for name, now in (("leader away today", NOW_MIN), ("leader away, known before", 0)):
        yield Event(
            name,
            now,
            replace(problem, leaders=tuple(_away(each, host) for each in problem.leaders)),
        )
    ill = tuple(_away(each, person) for each in problem.interpreters)
    yield Event("interpreter ill", NOW_MIN, replace(problem, interpreters=ill))
    broken = tuple(_away(each, vehicle) for each in problem.vehicles)
    yield Event("vehicle out", NOW_MIN, replace(problem, vehicles=broken))
    yield Event("room closed", NOW_MIN, _closed(problem, room))
    arriving = next(p for p in problem.parties if p.days[0].ready_min > 0)
    yield Event("flight late", 0, _late(problem, arriving))
    growing = max(problem.parties, key=lambda party: (party.headcount, party.id))
    yield Event("party grows", NOW_MIN, _grown(problem, growing))
    meeting = next(each for each in problem.engagements if each.hosts and not each.meal)
    yield Event("one more", NOW_MIN, _added(problem, meeting.id))
    gone = today[len(today) // 2].engagement
    yield Event("one cancelled", NOW_MIN, _cancelled(problem, gone))


def _busiest(names: Iterator[str]) -> str:
    count = Counter(names)
    return min(count, key=lambda name: (-count[name], name))


def _away(entry: Staff, name: str) -> Staff:
    return replace(entry, busy=(*entry.busy, Busy(WHOLE_DAY))) if entry.id == name else entry


def _closed(problem: Problem, name: str) -> Problem:
    def closed(window: Window) -> tuple[Window, ...]:
        pieces = (
            Window(window.start_min, min(window.end_min, WHOLE_DAY.start_min)),
            Window(max(window.start_min, WHOLE_DAY.end_min), window.end_min),
        )
        return tuple(each for each in pieces if each.start_min < each.end_min)

    return _with_room(problem, name, closed)


def _with_room(
    problem: Problem, name: str, change: Callable[[Window], tuple[Window, ...]]
) -> Problem:
    return replace(
        problem,
        rooms=tuple(
            replace(room, open=tuple(piece for window in room.open for piece in change(window)))
            if room.id == name
            else room
            for room in problem.rooms
        ),
    )


def _late(problem: Problem, party: Party) -> Problem:
    """Let a party land later; what is to happen at the port moves with it."""
    first = party.days[0]
    ready = first.ready_min + LATE_MIN
    day = replace(first, present_min=first.present_min + LATE_MIN, ready_min=ready)
    engagements = tuple(
        replace(
            each,
            windows=tuple(
                Window(window.start_min + LATE_MIN, window.end_min + LATE_MIN)
                for window in each.windows
            ),
        )
        if party.id in each.parties and each.kind == "greeting"
        else each
        for each in problem.engagements
    )
    return replace(
        problem,
        engagements=engagements,
        parties=tuple(
            replace(each, days=(day, *each.days[1:])) if each.id == party.id else each
            for each in problem.parties
        ),
    )


def _grown(problem: Problem, party: Party) -> Problem:
    return replace(
        problem,
        parties=tuple(
            replace(each, headcount=each.headcount + MORE_PEOPLE) if each.id == party.id else each
            for each in problem.parties
        ),
        engagements=tuple(
            replace(each, people=each.people + MORE_PEOPLE) if party.id in each.parties else each
            for each in problem.engagements
        ),
    )


def _added(problem: Problem, like: str) -> Problem:
    model = next(each for each in problem.engagements if each.id == like)
    days = next(party.days for party in problem.parties if party.id in model.parties)
    windows = tuple(Window(d.day * DAY_MIN + 480, d.day * DAY_MIN + 1200) for d in days)
    one = replace(
        model,
        id="one-more",
        priority=Priority.SHOULD,
        windows=windows,
        preferred_start_min=None,
        is_courtesy_call=False,
    )
    return replace(problem, engagements=(*problem.engagements, one))


def _cancelled(problem: Problem, name: str) -> Problem:
    return replace(
        problem,
        engagements=tuple(each for each in problem.engagements if each.id != name),
        precedences=tuple(
            each for each in problem.precedences if name not in (each.before, each.after)
        ),
        offsets=tuple(each for each in problem.offsets if name not in (each.first, each.second)),
        locks=tuple(lock for lock in problem.locks if lock.engagement != name),
    )


if __name__ == "__main__":
    main(tuple(map(Path, sys.argv[1:])) or SCENARIOS)
