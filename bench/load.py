"""Many people looking at their pages while a plan is made: ``python -m bench.load --help``.

Every viewer is a signed-in session of their own with an open websocket, who looks at one page after
another as people do, with a pause between. Measured is the time from the request until the whole
page has come.
"""

import argparse
import asyncio
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from random import Random
from statistics import quantiles
from time import monotonic

from rich.console import Console
from rich.table import Table

from bench.page_client import PageClient, Touch, page_of
from bench.sample_office import add_office, make_plan, opened, sign_in
from bench.serving import serving
from planner.access import Post, Role, Served
from planner.i18n import Language, translator
from planner.services import issuing, planning, plans, scenarios
from planner.services.context import Context
from planner.services.views import RunStatus

SAMPLE = "hangzhou-weekday"
SEARCHED = "hangzhou-expo"
"""The sample whose plan is made meanwhile: large enough that the search fills its time."""
FIRST_PLAN_S = 30.0
RUN_S = 600.0
PER_CENT = 100
GOAL_S = 1.5
VIEWERS: dict[Role, int] = {
    Role.LEADER: 12,
    Role.SECRETARY: 6,
    Role.INTERPRETER: 12,
    Role.DRIVER: 8,
    Role.OFFICER: 5,
    Role.DUTY_OFFICER: 3,
    Role.CHIEF: 2,
    Role.AUDITOR: 1,
    Role.ADMINISTRATOR: 1,
}
"""Fifty people of an office in the days of a visit."""


class SearchEnded(Exception):
    """The search was not at work all the time; the argument says how it stands."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a person does: goes to a page, or to a view of the plan page."""

    page: str
    view: str = ""

    @property
    def name(self) -> str:
        """Return what a table calls it."""
        return f"{self.page}: {self.view}" if self.view else self.page


_DESK = (Step("plan"), Step("plan", "Timeline"), Step("plan", "Findings"), Step("changes"))
STEPS: dict[Role, tuple[Step, ...]] = {
    Role.LEADER: (Step("my_day"), Step("approval")),
    Role.SECRETARY: (Step("my_day"), Step("approval")),
    Role.INTERPRETER: (Step("my_sheet"),),
    Role.DRIVER: (Step("my_sheet"),),
    Role.OFFICER: (*_DESK, Step("plan", "Map"), Step("delegations"), Step("resources")),
    Role.DUTY_OFFICER: (Step("today"), *_DESK),
    Role.CHIEF: (Step("approval"), Step("plan"), Step("plan", "Timeline")),
    Role.AUDITOR: (Step("audit"), Step("approval")),
    Role.ADMINISTRATOR: (Step("accounts"), Step("about")),
}


@dataclass(frozen=True, slots=True)
class Viewer:
    """A signed-in person: the session's token, and what they do in turn."""

    token: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Pace:
    """How long people go on, and the mean pause between two things that one of them does."""

    seconds: float
    pause_s: float


@dataclass(frozen=True, slots=True)
class Place:
    """The server, and the period that everybody looks at."""

    address: str
    period_id: int


Times = dict[Step, list[float]]
"""The seconds that each thing took, every time that somebody did it."""


def people_of(ctx: Context, period_id: int) -> list[Viewer]:
    """Sign in everybody; those with a day of their own stand for the period's people in turn."""
    scenario = scenarios.current(ctx, period_id).scenario
    served = {
        Role.LEADER: (Post.LEADER, [one.id for one in scenario.leaders]),
        Role.SECRETARY: (Post.LEADER, [one.id for one in scenario.leaders]),
        Role.INTERPRETER: (Post.INTERPRETER, [one.id for one in scenario.interpreters]),
        Role.DRIVER: (Post.VEHICLE, [one.id for one in scenario.vehicles]),
    }
    found = []
    for role, count in VIEWERS.items():
        for number in range(count):
            links = frozenset[Served]()
            if role in served:
                post, ids = served[role]
                links = frozenset({Served(scenario.office.id, post, ids[number % len(ids)])})
            found.append(Viewer(sign_in(ctx, f"{role}.{number}", role, links), STEPS[role]))
    return found


def issue_plan(ctx: Context, period_id: int) -> None:
    """Issue the newest plan, whatever stands open, so that everybody has something to see."""
    ref = plans.latest(ctx, period_id)
    if ref is None:
        raise LookupError(period_id)
    points = issuing.open_points(ctx, ref, translator(Language.EN))
    issuing.issue(ctx, ref, accepted=[point.key for point in points], note="load")


async def look_around(place: Place, viewers: Sequence[Viewer], pace: Pace, seed: int) -> Times:
    """Let everybody work for a while and return how long they waited, first pages left out."""
    query = f"lang=en&at={place.period_id}"
    times: Times = defaultdict(list)
    async with AsyncExitStack() as stack:
        pages = [
            await stack.enter_async_context(
                page_of(place.address, one.token, one.steps[0].page, query)
            )
            for one in viewers
        ]
        for page in pages:
            await page.act()
        async with asyncio.TaskGroup() as group:
            for number, (page, viewer) in enumerate(zip(pages, viewers, strict=True)):
                moments = Random(seed + number)  # noqa: S311 - any pause will do
                group.create_task(_work(page, viewer.steps, pace, moments, times))
    return times


async def _work(
    page: PageClient, steps: tuple[Step, ...], pace: Pace, moments: Random, times: Times
) -> None:
    ends_at = monotonic() + pace.seconds
    for step in cycle(steps):
        await asyncio.sleep(moments.uniform(0.0, 2 * pace.pause_s))
        if monotonic() > ends_at:
            return
        if step.view:
            await page.visit(step.page)
            seconds = await page.act(Touch("plan_view", chosen=(step.view,)))
        else:
            seconds = await page.visit(step.page)
        times[step].append(seconds)


def main() -> None:
    """Print the waiting times; the exit code tells whether the goal is met."""
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="how long people go on")
    parser.add_argument("--pause", type=float, default=6.0, help="seconds between two actions")
    parser.add_argument("--sample", default=SAMPLE)
    parser.add_argument("--idle", action="store_true", help="without a plan being made meanwhile")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    pace = Pace(asked.seconds, asked.pause)
    with tempfile.TemporaryDirectory() as folder:
        times = _measured(Path(folder), asked.sample, pace, asked.seed, is_idle=asked.idle)
    Console().print(_table(times))
    everything = [seconds for own in times.values() for seconds in own]
    raise SystemExit(_percentile(everything, 95) >= GOAL_S)


def _measured(folder: Path, sample: str, pace: Pace, seed: int, *, is_idle: bool) -> Times:
    """Raise SearchEnded where the search that should go on meanwhile did not."""
    with opened(folder / "data", "bench") as ctx:
        period_id = add_office(ctx, sample)
        searched_id = add_office(ctx, SEARCHED)
        make_plan(ctx, period_id, FIRST_PLAN_S)
        issue_plan(ctx, period_id)
        viewers = people_of(ctx, period_id)
        with serving(folder / "data", folder / "server.log") as running:
            place = Place(running.address, period_id)
            if is_idle:
                return asyncio.run(look_around(place, viewers, pace, seed))
            run_id = planning.start(ctx, searched_id, seconds=RUN_S, seed=seed)
            times = asyncio.run(look_around(place, viewers, pace, seed))
            status = planning.view(ctx, run_id, translator(Language.EN)).status
            if status is not RunStatus.RUNNING:
                # The figures would be of an idle machine.
                raise SearchEnded(status)
            return times


def _table(times: Times) -> Table:
    table = Table("page", "actions", "p50 ms", "p95 ms", "slowest ms")
    for step in sorted(times, key=lambda step: step.name):
        table.add_row(step.name, *_figures(times[step]))
    everything = [seconds for own in times.values() for seconds in own]
    table.add_section()
    table.add_row("all", *_figures(everything))
    return table


def _figures(seconds: list[float]) -> tuple[str, ...]:
    shown = (_percentile(seconds, 50), _percentile(seconds, 95), max(seconds))
    return (str(len(seconds)), *(f"{one * 1000:,.0f}" for one in shown))


def _percentile(values: list[float], per_cent: int) -> float:
    if len(values) == 1:
        return values[0]
    return quantiles(values, n=PER_CENT, method="inclusive")[per_cent - 1]


if __name__ == "__main__":
    main()
