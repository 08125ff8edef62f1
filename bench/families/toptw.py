"""Team orienteering with time windows (Montemanni & Gambardella 2009; Vansteenwegen et al. 2009).

Tours are leaders, points are engagements that would be nice, worth their score. Distances
are cut off after one decimal (Solomon's sets) or two (Cordeau's). A problem's minute is as
small a part of the instance's unit as travel tables allow; what does not fit is rounded up,
so that a plan is always a tour in the instance's own units.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from math import floor, hypot
from pathlib import Path

from bench.families import mapping
from bench.families.instance import BestKnown, Instance, Verdict
from optimizer.problem import DAY_MIN, HostOption, Parameters, Priority, Problem, Window
from optimizer.solution import Solution

SHIFT_START_MIN = 120
"""Where the instance's time 0 lies on the first day."""

SMALL_SET_TOURS, LARGE_SET_TOURS = (1, 2, 3, 4), (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Point:
    """A place with its score; ``opens`` and ``closes`` bound the start of the service."""

    x: float
    y: float
    service: int
    score: int
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Data:
    """An instance's file; point 0 is where tours begin and end.

    Times are kept as whole multiples of ``1 / parts`` of the file's unit: the precision to
    which its distances are cut off.
    """

    points: tuple[Point, ...]
    parts: int

    def distance(self, origin: int, target: int) -> int:
        """Return a distance in parts of the unit, cut off."""
        one, other = self.points[origin], self.points[target]
        return floor(hypot(one.x - other.x, one.y - other.y) * self.parts + 1e-9)


def parse(text: str, parts: int) -> Data:
    """Read a file of the family; lines end with the window, the list before it varies."""
    _, _, *lines = (line.split() for line in text.splitlines() if line.strip())
    points = [
        Point(
            x=float(words[1]),
            y=float(words[2]),
            service=int(float(words[3])),
            score=int(float(words[4])),
            opens=int(float(words[-2])),
            closes=int(float(words[-1])),
        )
        for words in lines
    ]
    depot, *others = points
    # The depot's line has no list, so that its window stands at the same end.
    return Data((depot, *others), parts)


def problem_of(name: str, data: Data, tours: int) -> Problem:
    """Return the instance with so many tours as our problem."""
    nodes = range(len(data.points))
    longest = max(data.distance(i, j) for i in nodes for j in nodes)
    scale = _scale(data.parts, longest)
    depot = data.points[0]
    end = SHIFT_START_MIN + _minutes(depot.closes * data.parts, data.parts, scale)
    shift = Window(SHIFT_START_MIN + depot.opens * scale, end)
    people = [f"tour-{n}" for n in range(1, tours + 1)]
    hosts = tuple(map(HostOption, people))
    starts = [_starts(point, scale) for point in data.points]
    reachable = [node for node in nodes[1:] if starts[node].start_min <= end]
    return Problem(
        name=name,
        days=end // DAY_MIN + 2,
        rooms=tuple(mapping.room_at(_name(node)) for node in reachable),
        parties=tuple(
            mapping.resident(_name(node), _name(node), mapping.days_of(starts[node]))
            for node in reachable
        ),
        leaders=tuple(mapping.staff(person, _name(0), shift) for person in people),
        interpreters=(),
        vehicles=(),
        engagements=tuple(
            replace(
                mapping.request(
                    _name(node),
                    _name(node),
                    starts[node],
                    max(1, data.points[node].service * scale),
                    Priority.NICE,
                ),
                hosts=hosts,
                worth=data.points[node].score,
            )
            for node in reachable
        ),
        travel=mapping.travel_of(
            tuple(map(_name, nodes)),
            [[_minutes(data.distance(i, j), data.parts, scale) for j in nodes] for i in nodes],
        ),
        parameters=Parameters(
            grid_min=1,
            person_load_min=0,
            leader_home_min=end,
            weights=mapping.only(nices=1, leader_travel=1),
        ),
    )


def _scale(parts: int, longest: int) -> int:
    """Return how many minutes stand for a unit: no drive may be longer than a day."""
    return min(parts, DAY_MIN * parts // longest)


def _minutes(amount: int, parts: int, scale: int) -> int:
    """Return parts of a unit as minutes, rounded up."""
    return -(-amount * scale // parts)


def _name(node: int) -> str:
    return f"point-{node:03}"


def _starts(point: Point, scale: int) -> Window:
    return Window(SHIFT_START_MIN + point.opens * scale, SHIFT_START_MIN + point.closes * scale)


def judge(data: Data, tours: int, solution: Solution) -> Verdict:
    """Return the score of a plan's tours, walked anew in the file's own units from the start."""
    nodes = {_name(node): node for node in range(1, len(data.points))}
    rows: dict[str, list[int]] = defaultdict(list)
    for visit in sorted(solution.visits, key=lambda visit: visit.start_min):
        rows[visit.host or ""].append(nodes[visit.engagement])
    flaws = [] if len(rows) <= tours and "" not in rows else ["too many tours"]
    visited = [node for row in rows.values() for node in row]
    if len(visited) != len(set(visited)):
        flaws.append("a point is visited twice")
    for row in rows.values():
        flaws += _late(data, row)
    return Verdict(sum(data.points[node].score for node in visited), tuple(flaws))


def _late(data: Data, row: list[int]) -> list[str]:
    """Return the points of a tour that are reached after they close."""
    now, flaws = data.points[0].opens * data.parts, []
    for here, there in pairwise([0, *row, 0]):
        point = data.points[there]
        arrives = now + data.distance(here, there)
        if arrives > point.closes * data.parts:
            flaws.append(f"{_name(there)} is reached too late")
        now = max(arrives, point.opens * data.parts) + point.service * data.parts
    return flaws


def instances(folder: Path) -> Iterator[Instance]:
    """Yield the instances of a folder with each number of tours, Solomon's sets first."""
    paths = sorted(folder.glob("*.txt"), key=lambda path: (_is_cordeau(path), path.name))
    for path in paths:
        if path.stem not in {"file", "format"}:
            for tours in SMALL_SET_TOURS:
                yield read(path, tours)


def _is_cordeau(path: Path) -> bool:
    return path.stem.startswith("pr")


def read(path: Path, tours: int) -> Instance:
    """Read one instance.

    Raises:
        OSError: the file cannot be read.
    """
    data = parse(path.read_text(encoding="utf-8"), parts=100 if _is_cordeau(path) else 10)
    name = f"{path.stem}/{tours}"
    return Instance(
        name=name,
        problem=problem_of(name, data, tours),
        judge=partial(judge, data, tours),
        best_known=_best_known(path, tours),
        more_is_better=True,
    )


def _best_known(path: Path, tours: int) -> BestKnown | None:
    table = path.parent / "bks.csv"
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if (row["instance"], int(row["m"])) == (path.stem, tours):
                return BestKnown(float(row["BKS"]), table.name)
    return None
