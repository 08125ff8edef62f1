"""Measures solves of problem files, each in a process of its own, so that memory is its own."""

import os
import platform
import resource
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

from optimizer.document import load_problem
from optimizer.options import Progress, SolveOptions
from optimizer.problem import Priority
from optimizer.solution import Result, Status, Tier
from optimizer.solve import solve

KIB_PER_MIB = 1024


@dataclass(frozen=True, slots=True)
class TierAt:
    """What was reached and proved in a tier by a moment; None where nothing was known."""

    tier: Tier
    value: int | None
    bound: int | None


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The tiers as they stood after so many seconds."""

    seconds: float
    tiers: tuple[TierAt, ...]


@dataclass(frozen=True, slots=True)
class Measurement:
    """One solve of one file, with what is needed to repeat it.

    The seconds to all musts and shoulds are None where some were never placed.
    """

    file: str
    parties: int
    engagements: int
    status: Status
    seconds: float
    seconds_to_musts: float | None
    seconds_to_shoulds: float | None
    checkpoints: tuple[Checkpoint, ...]
    violations: int
    peak_mib: int
    options: SolveOptions
    machine: str
    at: str


class Recorder:
    """Listens to a solve and keeps what stood at each checkpoint and when all were placed."""

    def __init__(self, checkpoints_s: tuple[float, ...]) -> None:
        self._due = sorted(checkpoints_s)
        self._now: dict[Tier, tuple[int, int | None]] = {}
        self.passed: list[Checkpoint] = []
        self.seconds_to_musts: float | None = None
        self.seconds_to_shoulds: float | None = None

    def hear(self, progress: Progress) -> None:
        """Take a progress report; checkpoints before it stand as of the report before."""
        while self._due and progress.seconds > self._due[0]:
            self.passed.append(Checkpoint(self._due.pop(0), self._tiers()))
        self._now[progress.tier] = (progress.value, progress.bound)
        self._note_placed(progress.seconds, progress.unplaced_musts, progress.unplaced_shoulds)

    def finish(self, result: Result) -> None:
        """Take the answer, which is what the checkpoints still to come would have seen."""
        unplaced = [each.priority for each in result.unplaced]
        self._note_placed(
            result.seconds, unplaced.count(Priority.MUST), unplaced.count(Priority.SHOULD)
        )
        self._now = {tier.tier: (tier.value, tier.bound) for tier in result.tiers}
        self.passed += [Checkpoint(seconds, self._tiers()) for seconds in self._due]
        self._due = []

    def _note_placed(self, seconds: float, musts: int, shoulds: int) -> None:
        if musts == 0 and self.seconds_to_musts is None:
            self.seconds_to_musts = seconds
        if musts == 0 and shoulds == 0 and self.seconds_to_shoulds is None:
            self.seconds_to_shoulds = seconds

    def _tiers(self) -> tuple[TierAt, ...]:
        return tuple(TierAt(tier, *self._now.get(tier, (None, None))) for tier in Tier)


def bench(
    files: tuple[Path, ...], options: SolveOptions, checkpoints_s: tuple[float, ...]
) -> Iterator[Measurement]:
    """Solve one file after the other and yield what was measured.

    Raises:
        InvalidProblem: a file holds no sound problem.
        OSError: a file cannot be read.
    """
    for file in files:
        # A fork would inherit the peak of the parent; a pool of one ends with its task.
        with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
            yield pool.submit(measure, file, options, checkpoints_s).result()


def measure(file: Path, options: SolveOptions, checkpoints_s: tuple[float, ...]) -> Measurement:
    """Solve a file in this process; the peak of memory is the process's so far."""
    problem = load_problem(file.read_bytes())
    recorder = Recorder(checkpoints_s)
    result = solve(problem, options, recorder.hear)
    recorder.finish(result)
    return Measurement(
        file=file.name,
        parties=len(problem.parties),
        engagements=len(problem.engagements),
        status=result.status,
        seconds=round(result.seconds, 2),
        seconds_to_musts=_rounded(recorder.seconds_to_musts),
        seconds_to_shoulds=_rounded(recorder.seconds_to_shoulds),
        checkpoints=tuple(recorder.passed),
        violations=len(result.violations),
        peak_mib=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // KIB_PER_MIB,
        options=options,
        machine=f"{platform.machine()}, {os.cpu_count()} CPUs, Python {platform.python_version()}",
        at=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 2)
