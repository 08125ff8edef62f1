"""Vehicle routing with time windows and synchronised visits (Bredström & Rönnqvist 2008).

Staff are leaders, visits are musts that any of them may host, and the two visits of a
synchronised pair begin together (rule H26). The objective is the travel time of the staff,
which the paper gives in hours; minutes are whole, so nothing is rounded.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bench.families import mapping
from bench.families.instance import BestKnown, Instance, Verdict
from optimizer.problem import Engagement, HostOption, Offset, Parameters, Problem, Window
from optimizer.solution import Solution

SHIFT_START_MIN = 120
"""Where the instance's minute 0 lies in the day."""
SHIFT_HOURS = 9
"""What the horizon of every instance stands for: the paper counts in these hours, to two digits."""
NO_WAY_MIN = 10_000
PUBLISHED_HOURS = {
    "case_1_20_4_2_1": 5.13,
    "case_1_20_4_2_2": 3.55,
    "case_1_20_4_2_3": 3.55,
    "case_1_20_4_2_4": 3.39,
    "case_1_50_10_5_1": 14.45,
    "case_1_50_10_5_2": 8.14,
}
"""The least travel times as printed, to two digits: Bredström & Rönnqvist, European Journal of
Operational Research 191 (2008). Only those that were looked up and proved again stand here."""
_PAPER = "Bredström & Rönnqvist 2008"


@dataclass(frozen=True, slots=True)
class Data:
    """An instance's file; index 0 is the depot, minutes are the file's own."""

    staff: int
    horizon_min: int
    starts: tuple[Window, ...]
    duration_min: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...]
    travel_min: tuple[tuple[int, ...], ...]


def parse(text: str) -> Data:
    """Read an AMPL data file of the family."""
    number = {
        name: int(value)
        for name, value in re.findall(r"param (NO_Staff|NO_Visits|T_MAX) = (\d+)", text)
    }
    visits = number["NO_Visits"]
    windows = _entries(_block(text, r"param :\s+a\s+b\s+:="), values=2)
    lengths = _entries(_block(text, r"param Duration \[\*\] :="), values=1)
    pairs = [
        (int(one), int(other))
        for one, other in re.findall(r"set Visit_Demands\[(\d+)\] := (\d+);", text)
    ]
    matrix = _matrix(_block(text, r"param TimeMatrix \[\*,\*,1\]"))
    nodes = range(visits + 1)
    return Data(
        staff=number["NO_Staff"],
        horizon_min=number["T_MAX"],
        starts=tuple(Window(windows[node][0], windows[node][1]) for node in nodes),
        duration_min=(0, *(lengths[node][0] for node in nodes[1:])),
        pairs=tuple(sorted(pairs)),
        travel_min=tuple(tuple(matrix[i, j] for j in nodes) for i in nodes),
    )


def _block(text: str, head: str) -> str:
    found = re.search(head + r"(.*?);", text, re.DOTALL)
    return found.group(1) if found else ""


def _entries(block: str, values: int) -> dict[int, tuple[int, ...]]:
    """Read entries of an index and so many values each, however they are spread over lines."""
    numbers = list(map(int, block.split()))
    return {
        numbers[n]: tuple(numbers[n + 1 : n + 1 + values])
        for n in range(0, len(numbers), values + 1)
    }


def _matrix(block: str) -> Mapping[tuple[int, int], int]:
    """Read a table that is printed in several strips of columns."""
    table: dict[tuple[int, int], int] = {}
    columns: list[int] = []
    for line in block.splitlines():
        words = line.split()
        if words and words[0] == ":":
            columns = [int(word) for word in words[1:] if word != ":="]
        elif words:
            row, *values = map(int, words)
            table |= {(row, column): value for column, value in zip(columns, values, strict=True)}
    return table


def problem_of(name: str, data: Data) -> Problem:
    """Return the instance as our problem."""
    nodes = range(len(data.starts))
    shift = Window(SHIFT_START_MIN, SHIFT_START_MIN + data.horizon_min)
    people = [f"staff-{n:02}" for n in range(1, data.staff + 1)]
    hosts = tuple(map(HostOption, people))
    return Problem(
        name=name,
        days=1,
        rooms=tuple(mapping.room_at(_name(node)) for node in nodes[1:]),
        parties=tuple(mapping.resident(_name(node), _name(node), (0,)) for node in nodes[1:]),
        leaders=tuple(mapping.staff(person, _name(0), shift) for person in people),
        interpreters=(),
        vehicles=(),
        engagements=tuple(replace(_request(data, node), hosts=hosts) for node in nodes[1:]),
        travel=mapping.travel_of(
            tuple(map(_name, nodes)), [[_travel_min(data, i, j) for j in nodes] for i in nodes]
        ),
        offsets=tuple(Offset(_name(one), _name(other)) for one, other in data.pairs),
        parameters=Parameters(
            grid_min=1,
            person_load_min=0,
            leader_home_min=data.horizon_min,
            weights=mapping.only(musts=1, leader_travel=1),
        ),
    )


def _name(node: int) -> str:
    return f"visit-{node:02}" if node else "depot"


def _travel_min(data: Data, origin: int, target: int) -> int:
    """The file forbids the way between the two visits of a pair: they are at one place."""
    minutes = data.travel_min[origin][target]
    return 0 if minutes >= NO_WAY_MIN else minutes


def _request(data: Data, node: int) -> Engagement:
    starts = data.starts[node]
    moved = Window(SHIFT_START_MIN + starts.start_min, SHIFT_START_MIN + starts.end_min)
    return mapping.request(_name(node), _name(node), moved, data.duration_min[node])


def judge(data: Data, solution: Solution) -> Verdict:
    """Return the hours that the staff of a plan travel, and what the file says is wrong with it."""
    start = {visit.engagement: visit.start_min - SHIFT_START_MIN for visit in solution.visits}
    nodes = {_name(node): node for node in range(1, len(data.starts))}
    flaws = [f"{name} is missing" for name in nodes if name not in start]
    tours: dict[str, list[int]] = defaultdict(list)
    for visit in solution.visits:
        node, window = nodes[visit.engagement], data.starts[nodes[visit.engagement]]
        tours[visit.host or ""].append(node)
        if not window.start_min <= start[visit.engagement] <= window.end_min:
            flaws.append(f"{visit.engagement} is outside its window")
    for one, other in data.pairs:
        if start.get(_name(one)) != start.get(_name(other)):
            flaws.append(f"{_name(one)} and {_name(other)} do not begin together")
    if len(tours) > data.staff or "" in tours:
        flaws.append("somebody is not of the staff")
    minutes = 0
    for tour in tours.values():
        travel_min, late = _walk(data, sorted(tour, key=lambda node: start[_name(node)]), start)
        minutes += travel_min
        flaws += late
    return Verdict(round(minutes * SHIFT_HOURS / data.horizon_min, 2), tuple(flaws))


def _walk(data: Data, tour: list[int], start: dict[str, int]) -> tuple[int, list[str]]:
    """Return the minutes of one tour and where it cannot be in time."""
    travel_min, free_from, here, flaws = 0, 0, 0, []
    for node in (*tour, 0):
        way = data.travel_min[here][node]
        begins = start[_name(node)] if node else data.horizon_min
        if free_from + way > begins:
            flaws.append(f"{_name(node)} is reached too late")
        travel_min, here = travel_min + way, node
        free_from = begins + data.duration_min[node]
    return travel_min, flaws


def instances(folder: Path) -> Iterator[Instance]:
    """Yield the instances of a folder, the smallest first."""
    for path in sorted(folder.glob("case_*.dat"), key=lambda path: (_size(path), path.name)):
        yield read(path)


def _size(path: Path) -> int:
    return int(path.stem.split("_")[2])


def read(path: Path) -> Instance:
    """Read one instance.

    Raises:
        OSError: the file cannot be read.
    """
    data = parse(path.read_text(encoding="utf-8"))
    return Instance(
        name=path.stem,
        problem=problem_of(path.stem, data),
        judge=partial(judge, data),
        best_known=_published(path.stem),
    )


def _published(name: str) -> BestKnown | None:
    hours = PUBLISHED_HOURS.get(name)
    return None if hours is None else BestKnown(hours, _PAPER)
