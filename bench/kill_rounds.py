"""The app or its worker killed at work, again and again: ``python -m bench.kill_rounds --help``.

In each round somebody names plan versions in a page, one name after another, while a plan is being
made; then the process is killed as by a power cut. What the page had acknowledged must be kept, the
run must end with exactly one plan or be reported as failed, and the audit log's chain must hold.
"""

import argparse
import asyncio
import os
import signal
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Self

from rich.console import Console
from rich.table import Table
from websockets import ConnectionClosed

from bench.page_client import Touch, page_of
from bench.sample_office import add_office, make_plan, opened, sign_in
from bench.serving import Running, serving
from planner import jobs
from planner.access import Role
from planner.services import planning
from planner.store import audit, plan_names, plans, runs
from planner.store.audit import AuditAction, AuditQuery
from planner.store.runs import Run, RunStatus

PATIENCE_S = 90.0
SOLVE_S = 6.0
LOOK_EVERY_S = 0.005
WIDTH = 140
NAMED = 1
"""The plan version whose name is saved: each name is the number of the save."""
QUICK, LONG = "hengyang-small", "hangzhou-weekday"
"""The samples: one solved within a second, for results to be kept; one that fills its time."""


class Victim(StrEnum):
    """What is killed."""

    APP = "app"
    WORKER = "worker"


class Moment(StrEnum):
    """When it is killed: while the solver is at work, or while its result becomes a plan."""

    SOLVING = "mid-solve"
    SAVING = "mid-save"


@dataclass(frozen=True, slots=True)
class Round:
    """What came of one kill; `lost` counts acknowledged saves that are gone.

    `plans_due` is one where the run's result places anything; `recovered_s` is from the kill until
    the run was over and its plan made.
    """

    victim: Victim
    moment: Moment
    acknowledged: int
    lost: int
    status: RunStatus
    attempts: int
    plans_made: int
    plans_due: int
    recovered_s: float
    chain_holds: bool

    @property
    def is_good(self) -> bool:
        """Tell whether nothing was lost, made twice or left without a word."""
        return self.lost == 0 and self.plans_made == self.plans_due and self.chain_holds


class Rounds:
    """A server over two sample offices, killed again and again; used within a `with` block.

    Args:
        data_dir: an empty folder.
        seed: chooses the moments.
    """

    def __init__(self, data_dir: Path, seed: int) -> None:
        self._data_dir = data_dir
        self._random = Random(seed)  # noqa: S311 - any moment will do
        self._saves = 0
        self._acknowledged: list[int] = []
        self._is_sent = asyncio.Event()
        self._exits = ExitStack()
        self._ctx = self._exits.enter_context(opened(data_dir, "bench"))
        self._named_in = add_office(self._ctx, QUICK)
        self._solved_in = add_office(self._ctx, LONG)
        make_plan(self._ctx, self._named_in, SOLVE_S)
        self._token = sign_in(self._ctx, "officer", Role.OFFICER)
        self._server = self._exits.enter_context(ExitStack())
        self._running = self._start()

    def __enter__(self) -> Self:
        """Return the rounds; the server runs already."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the server and close the store."""
        self._exits.close()

    async def kill(self, victim: Victim, moment: Moment) -> Round:
        """Let one round happen and return what came of it.

        Raises:
            TimeoutError: the run was neither resumed nor reported within `PATIENCE_S`.
        """
        named_before = self._count_named()
        self._acknowledged.clear()
        period_id = self._solved_in if moment is Moment.SOLVING else self._named_in
        run_id = planning.start(self._ctx, period_id, seconds=SOLVE_S, seed=1)
        saver = asyncio.create_task(self._save_without_end())
        await _until(lambda: bool(self._acknowledged))
        await self._come_to(victim, moment, run_id)
        for process_id in self._process_ids(victim):
            os.kill(process_id, signal.SIGKILL)
        killed_at = time.monotonic()
        if victim is Victim.APP:
            self._server.close()
            self._running = self._start()
        await _until(lambda: _is_settled(self._run(run_id)))
        recovered_s = time.monotonic() - killed_at
        saver.cancel()
        await asyncio.gather(saver, return_exceptions=True)
        named = self._count_named() - named_before
        return self._judged(victim, moment, run_id, named, recovered_s)

    def _judged(
        self, victim: Victim, moment: Moment, run_id: int, named: int, recovered_s: float
    ) -> Round:
        run = self._run(run_id)
        with self._ctx.store.snapshot() as view:
            history = plans.history(view, run.source.period_id)
            name = plan_names.every(view, self._named_in)[NAMED]
            result = jobs.result_of(view, run_id)
            chain_holds = audit.first_broken(view) is None
        # The log says how many were kept, the name itself that the last one is among them.
        is_older = int(name) < self._acknowledged[-1]
        return Round(
            victim=victim,
            moment=moment,
            acknowledged=len(self._acknowledged),
            lost=max(len(self._acknowledged) - named, int(is_older)),
            status=run.status,
            attempts=run.attempts,
            plans_made=sum(one.run_id == run_id for one in history),
            plans_due=int(result is not None and bool(result.solution.visits)),
            recovered_s=recovered_s,
            chain_holds=chain_holds,
        )

    def _start(self) -> Running:
        log_file = self._data_dir.parent / "server.log"
        return self._server.enter_context(serving(self._data_dir, log_file))

    async def _save_without_end(self) -> None:
        """Name a version again and again until the server is gone."""
        query = f"lang=en&at={self._named_in}&version={NAMED}"
        asked = page_of(self._running.address, self._token, "plan", query)
        try:
            async with asked as page:
                await page.act()
                await page.act(Touch("plan_view", chosen=("Versions",)))
                while True:
                    self._saves += 1
                    number = self._saves
                    self._is_sent.set()
                    named = Touch(f"plan_name:{NAMED}", text=str(number))
                    await page.act(named, Touch(f"plan_name_save:{NAMED}"))
                    self._acknowledged.append(number)
        except ConnectionClosed:
            return

    async def _come_to(self, victim: Victim, moment: Moment, run_id: int) -> None:
        """Wait for the moment of the kill."""
        await _until(lambda: self._run(run_id).status is not RunStatus.QUEUED)
        if moment is Moment.SOLVING:
            await asyncio.sleep(self._random.uniform(0.2, SOLVE_S * 0.8))
        elif victim is Victim.APP:
            self._is_sent.clear()
            await self._is_sent.wait()
            await asyncio.sleep(self._random.uniform(0.0, 0.1))
        else:
            await _until(lambda: self._run(run_id).status is not RunStatus.RUNNING)

    def _process_ids(self, victim: Victim) -> tuple[int, ...]:
        app = self._running.process.pid
        if victim is Victim.APP:
            return (app,)
        children = Path(f"/proc/{app}/task").glob("*/children")
        return tuple(int(word) for file in children for word in file.read_text("ascii").split())

    def _run(self, run_id: int) -> Run:
        with self._ctx.store.snapshot() as view:
            return runs.get(view, run_id)

    def _count_named(self) -> int:
        with self._ctx.store.snapshot() as view:
            return len(audit.find(view, AuditQuery(actions=frozenset({AuditAction.PLAN_NAMED}))))


def _is_settled(run: Run) -> bool:
    return run.status.is_over and (run.collected or run.status is not RunStatus.DONE)


async def _until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not is_so():  # noqa: ASYNC110 - another process's doings raise no event here
            await asyncio.sleep(LOOK_EVERY_S)


async def play(data_dir: Path, rounds: int, seed: int) -> list[Round]:
    """Kill the app and the worker `rounds` times each, in turn mid-solve and mid-save."""
    moments = list(Moment)
    with Rounds(data_dir, seed) as office:
        return [
            await office.kill(victim, moments[number % len(moments)])
            for victim in Victim
            for number in range(rounds)
        ]


def main() -> None:
    """Print one line for each victim and moment; the exit code tells whether all went well."""
    parser = argparse.ArgumentParser(prog="python -m bench.kill_rounds", description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, help="of the app and of the worker each")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(play(Path(folder) / "data", asked.rounds, asked.seed))
    Console(width=WIDTH).print(_table(found))
    raise SystemExit(not all(each.is_good for each in found))


def _table(found: list[Round]) -> Table:
    columns = ("killed", "moment", "rounds", "saves acknowledged", "lost", "ended", "most attempts")
    table = Table(*columns, "plans due", "made", "slowest recovery", "chain")
    for victim in Victim:
        for moment in Moment:
            own = [each for each in found if (each.victim, each.moment) == (victim, moment)]
            if own:
                table.add_row(victim, moment, *_figures(own))
    return table


def _figures(own: list[Round]) -> tuple[str, ...]:
    return (
        str(len(own)),
        str(sum(each.acknowledged for each in own)),
        str(sum(each.lost for each in own)),
        ", ".join(sorted({each.status for each in own})),
        str(max(each.attempts for each in own)),
        str(sum(each.plans_due for each in own)),
        str(sum(each.plans_made for each in own)),
        f"{max(each.recovered_s for each in own):.1f} s",
        "holds" if all(each.chain_holds for each in own) else "BROKEN",
    )


if __name__ == "__main__":
    main()
