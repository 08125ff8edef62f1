"""Multi-skill project scheduling (set 1a; Young, Feydy & Schutt 2017).

Jobs are engagements, people are interpreters, and a skill is a language: an engagement
needs a team of so many for each, and nobody serves in two teams at once.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from pathlib import Path

from bench.families import project
from bench.families.instance import BestKnown, Instance, Verdict
from optimizer.problem import (
    Interpreter,
    InterpretingMode,
    LanguageNeed,
    Problem,
    Skill,
)
from optimizer.solution import Solution, Visit

_MODE = InterpretingMode.ESCORT
"""A mode without a team size of its own: the size asked for counts."""


@dataclass(frozen=True, slots=True)
class Data:
    """An instance's file, without the two jobs that mark begin and end; all counts from 1."""

    durations: dict[int, int]
    needs: dict[int, tuple[int, ...]]
    people: tuple[tuple[bool, ...], ...]
    order: tuple[tuple[int, int], ...]


def parse(text: str) -> Data:
    """Read a MiniZinc data file of the family."""
    lengths = _numbers(text, "dur")
    last = len(lengths)
    needs = _table(text, "sreq")
    inner = range(2, last)
    order = zip(_numbers(text, "pred"), _numbers(text, "succ"), strict=True)
    return Data(
        durations={job: lengths[job - 1] for job in inner},
        needs={job: tuple(map(int, needs[job - 1])) for job in inner},
        people=tuple(tuple(word == "true" for word in row) for row in _table(text, "mastery")),
        order=tuple((a, b) for a, b in order if a in inner and b in inner),
    )


def _value(text: str, name: str) -> str:
    found = re.search(rf"^{name}\s*=\s*(.*?);", text, re.DOTALL | re.MULTILINE)
    return found.group(1) if found else ""


def _numbers(text: str, name: str) -> list[int]:
    return list(map(int, re.findall(r"\d+", _value(text, name))))


def _table(text: str, name: str) -> list[list[str]]:
    rows = _value(text, name).strip("[] \n").strip("|").split("|")
    return [re.findall(r"\w+", row) for row in rows]


def problem_of(name: str, data: Data) -> Problem:
    """Return the instance as our problem."""
    horizon = sum(data.durations.values())
    plain = project.problem_of(name, _durations(data), _order(data), horizon)
    return replace(
        plain,
        interpreters=tuple(
            Interpreter(
                id=f"person-{n:02}",
                skills=tuple(
                    Skill(_skill(k), (_MODE,)) for k, masters in enumerate(mastery) if masters
                ),
                base_site=plain.rooms[0].site,
            )
            for n, mastery in enumerate(data.people, start=1)
        ),
        engagements=tuple(
            replace(engagement, languages=_languages(data, engagement.id))
            for engagement in plain.engagements
        ),
    )


def _durations(data: Data) -> dict[str, int]:
    return {_name(job): length for job, length in data.durations.items()}


def _order(data: Data) -> list[tuple[str, str]]:
    return [(_name(before), _name(after)) for before, after in data.order]


def _name(job: int) -> str:
    return f"job-{job:02}"


def _skill(number: int) -> str:
    return f"skill-{number}"


def _languages(data: Data, name: str) -> tuple[LanguageNeed, ...]:
    needs = next((each for job, each in data.needs.items() if _name(job) == name), ())
    return tuple(
        LanguageNeed(_skill(number), _MODE, team_size=count)
        for number, count in enumerate(needs)
        if count
    )


def judge(data: Data, solution: Solution) -> Verdict:
    """Return a plan's makespan, and where its teams lack people, skills or time."""
    durations = _durations(data)
    flaws = project.flaws(durations, _order(data), solution)
    jobs = {_name(job): job for job in data.durations}
    serving: dict[str, list[Visit]] = defaultdict(list)
    for visit in solution.visits:
        if visit.engagement in jobs:
            flaws += _team_flaws(data, jobs[visit.engagement], visit)
        for team in visit.teams:
            for person in team.interpreters:
                serving[person].append(visit)
    for person, visits in serving.items():
        ordered = sorted(visits, key=lambda visit: visit.start_min)
        for earlier, later in pairwise(ordered):
            if earlier.start_min + durations[earlier.engagement] > later.start_min:
                flaws.append(f"{person} is at two jobs at once")
    return Verdict(project.makespan(durations, solution), tuple(flaws))


def _team_flaws(data: Data, job: int, visit: Visit) -> Iterator[str]:
    teams = {team.language: team.interpreters for team in visit.teams}
    for number, count in enumerate(data.needs[job]):
        team = teams.get(_skill(number), ())
        if len(set(team)) < count:
            yield f"{visit.engagement} lacks people for {_skill(number)}"
        for person in team:
            if not data.people[int(person.split("-")[1]) - 1][number]:
                yield f"{person} does not master {_skill(number)}"


def instances(folder: Path) -> Iterator[Instance]:
    """Yield the instances of a folder in order of their names."""
    yield from map(read, sorted(folder.glob("inst_*.dzn")))


def read(path: Path) -> Instance:
    """Read one instance; a table of results stands beside it.

    Raises:
        OSError: the file cannot be read.
    """
    data = parse(path.read_text(encoding="utf-8"))
    return Instance(
        name=path.stem.removeprefix("inst_"),
        problem=problem_of(path.stem, data),
        judge=partial(judge, data),
        best_known=_best_known(path),
    )


def _best_known(path: Path) -> BestKnown | None:
    group, _, number = path.stem.removeprefix("inst_").rpartition("_")
    table = path.with_name(f"results_{group}_pris.txt")
    if not table.exists():
        return None
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if int(row["instNum"]) == int(number):
                return BestKnown(float(row["makespan"]), table.name)
    return None
