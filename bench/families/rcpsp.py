"""Resource-constrained project scheduling (PSPLIB; Kolisch & Sprecher 1996).

Jobs are engagements, resources are equipment (rule H27).
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bench.families import project
from bench.families.instance import BestKnown, Instance, Verdict
from optimizer.problem import Equipment, EquipmentNeed, Problem
from optimizer.solution import Solution


@dataclass(frozen=True, slots=True)
class Job:
    """A job with the jobs that follow it and what it takes of each resource."""

    duration: int
    follow: tuple[int, ...]
    takes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Data:
    """An instance's file, without the two jobs that mark begin and end."""

    jobs: dict[int, Job]
    capacity: tuple[int, ...]
    horizon: int


def parse(text: str) -> Data:
    """Read a file of the family's single-mode set."""
    follow = {row[0]: row[3:] for row in _rows(text, "PRECEDENCE RELATIONS:")}
    needs = {row[0]: row[2:] for row in _rows(text, "REQUESTS/DURATIONS:")}
    (capacity,) = _rows(text, "RESOURCEAVAILABILITIES:")
    last = max(follow)
    found = re.search(r"horizon\s*:\s*(\d+)", text)
    jobs = {
        number: Job(
            needs[number][0],
            tuple(each for each in follow[number] if each != last),
            tuple(needs[number][1:]),
        )
        for number in sorted(follow)
        if number not in (1, last)
    }
    return Data(jobs, tuple(capacity), int(found.group(1)) if found else 0)


def _rows(text: str, head: str) -> list[list[int]]:
    """Return the lines of figures between a heading and the next row of stars."""
    section = text.split(head, 1)[1].split("***", 1)[0]
    lines = (line.split() for line in section.splitlines())
    return [list(map(int, words)) for words in lines if words and all(map(str.isdigit, words))]


def problem_of(name: str, data: Data) -> Problem:
    """Return the instance as our problem."""
    plain = project.problem_of(name, _durations(data), _order(data), data.horizon)
    return replace(
        plain,
        equipment=tuple(Equipment(_kind(n), count) for n, count in enumerate(data.capacity)),
        engagements=tuple(
            replace(engagement, equipment=_needs(data, engagement.id))
            for engagement in plain.engagements
        ),
    )


def _durations(data: Data) -> dict[str, int]:
    return {_name(number): job.duration for number, job in data.jobs.items()}


def _order(data: Data) -> list[tuple[str, str]]:
    return [
        (_name(number), _name(after)) for number, job in data.jobs.items() for after in job.follow
    ]


def _name(number: int) -> str:
    return f"job-{number:03}"


def _kind(number: int) -> str:
    return f"resource-{number}"


def _needs(data: Data, name: str) -> tuple[EquipmentNeed, ...]:
    takes = next((job.takes for n, job in data.jobs.items() if _name(n) == name), ())
    return tuple(EquipmentNeed(_kind(n), count) for n, count in enumerate(takes) if count)


def judge(data: Data, solution: Solution) -> Verdict:
    """Return a plan's makespan, and where it breaks an order or takes more than there is."""
    flaws = project.flaws(_durations(data), _order(data), solution)
    starts = {visit.engagement: visit.start_min for visit in solution.visits}
    running = {
        number: range(starts[_name(number)], starts[_name(number)] + job.duration)
        for number, job in data.jobs.items()
        if _name(number) in starts
    }
    for moment in range(project.makespan(_durations(data), solution)):
        now = [data.jobs[number].takes for number, span in running.items() if moment in span]
        for kind, capacity in enumerate(data.capacity):
            if sum(takes[kind] for takes in now) > capacity:
                flaws.append(f"{_kind(kind)} runs short at {moment}")
    return Verdict(project.makespan(_durations(data), solution), tuple(flaws))


def instances(folder: Path) -> Iterator[Instance]:
    """Yield the instances of a folder, the smallest first."""
    yield from map(read, sorted(folder.glob("j*.sm"), key=lambda path: (path.stem[:3], path.stem)))


def read(path: Path) -> Instance:
    """Read one instance; ``bks.csv`` beside it holds the best known makespans.

    Raises:
        OSError: the file cannot be read.
    """
    data = parse(path.read_text(encoding="utf-8"))
    return Instance(
        name=path.stem,
        problem=problem_of(path.stem, data),
        judge=partial(judge, data),
        best_known=_best_known(path),
    )


def _best_known(path: Path) -> BestKnown | None:
    with (path.parent / "bks.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["instance"] == path.stem:
                return BestKnown(float(row["ub"]), "bks.csv")
    return None
