"""Home health care routing and scheduling (Mankowska et al. 2014; Kummer et al. 2021).

Caregivers are leaders, services are musts that those who are able may host, and a double
service is two engagements that begin together or one so long after the other (rule H26).
Distances count as leaders' travel, starts after a patient's window as guests' waiting, in
total and at worst: one tier, equal weights, as the family's cost asks for.

A problem's minute is as small a part of the instance's minute as a day allows; distances
are rounded up to it, and the plan's tours are then walked anew in the file's own figures.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from math import ceil, floor
from pathlib import Path

from bench.families import mapping
from bench.families.instance import BestKnown, Instance, Verdict
from optimizer.problem import (
    DAY_MIN,
    Engagement,
    HostOption,
    Offset,
    Parameters,
    Problem,
    Window,
)
from optimizer.solution import Solution

SHIFT_START_MIN = 120
"""Where the instance's minute 0 lies on the first day."""
PARTS = 10
"""Into how many parts a minute of a file with fractions is cut."""
LATEST_AFTER = 480
"""How many minutes after a patient's window a service may still start, at a price."""
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Service:
    """One of a patient's services; ``node`` is the patient's index in the distances."""

    node: int
    ability: str
    duration: float
    opens: float
    closes: float


@dataclass(frozen=True, slots=True)
class Pair:
    """The second service of a patient starts so long after the first one."""

    first: str
    second: str
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Data:
    """An instance's file; node 0 is the depot."""

    services: Mapping[str, Service]
    pairs: tuple[Pair, ...]
    caregivers: Mapping[str, frozenset[str]]
    distances: tuple[tuple[float, ...], ...]


def parse(text: str) -> Data:
    """Read an instance in the form of Ceschia et al. (2024)."""
    document = json.loads(text)
    services: dict[str, Service] = {}
    pairs = []
    for node, patient in enumerate(document["patients"], start=1):
        names = [
            f"{patient['id']}-{number}" for number, _ in enumerate(patient["required_caregivers"])
        ]
        opens, closes = patient["time_window"]
        for name, asked in zip(names, patient["required_caregivers"], strict=True):
            services[name] = Service(node, asked["service"], asked["duration"], opens, closes)
        if "synchronization" in patient:
            least, most = patient["synchronization"].get("distance", (0, 0))
            pairs.append(Pair(names[0], names[1], least, most))
    return Data(
        services=services,
        pairs=tuple(pairs),
        caregivers={each["id"]: frozenset(each["abilities"]) for each in document["caregivers"]},
        distances=tuple(map(tuple, document["distances"])),
    )


def problem_of(name: str, data: Data) -> Problem:
    """Return the instance as our problem."""
    scale = _scale(data)
    sites = tuple(_site(node) for node in range(len(data.distances)))
    last = max(service.closes for service in data.services.values()) + LATEST_AFTER
    shift = Window(SHIFT_START_MIN, SHIFT_START_MIN + ceil(2 * last * scale))
    days = range(shift.end_min // DAY_MIN + 2)
    return Problem(
        name=name,
        days=len(days),
        rooms=tuple(map(mapping.room_at, sites)),
        parties=tuple(
            mapping.resident(name, _site(service.node), days)
            for name, service in data.services.items()
        ),
        leaders=tuple(mapping.staff(person, sites[0], shift) for person in data.caregivers),
        interpreters=(),
        vehicles=(),
        engagements=tuple(_request(data, name, scale) for name in data.services),
        travel=mapping.travel_of(
            sites, [[_minutes(way, scale) for way in row] for row in data.distances]
        ),
        offsets=tuple(
            Offset(pair.first, pair.second, _minutes(pair.least, scale), floor(pair.most * scale))
            for pair in data.pairs
        ),
        parameters=Parameters(
            grid_min=1,
            person_load_min=0,
            leader_home_min=shift.end_min,
            weights=mapping.only(musts=1, leader_travel=1, late_start=1, longest_wait=1),
        ),
    )


def _scale(data: Data) -> int:
    """Return how many minutes of the problem stand for one of the file."""
    whole = all(way == int(way) for row in data.distances for way in row)
    return 1 if whole else PARTS


def _minutes(amount: float, scale: int) -> int:
    return ceil(amount * scale - _ROUNDING)


def _site(node: int) -> str:
    return f"patient-{node:03}" if node else "depot"


def _request(data: Data, name: str, scale: int) -> Engagement:
    service = data.services[name]
    opens = SHIFT_START_MIN + _minutes(service.opens, scale)
    closes = SHIFT_START_MIN + floor(service.closes * scale)
    starts = Window(opens, closes + LATEST_AFTER * scale)
    visit = mapping.request(
        name, _site(service.node), starts, max(1, _minutes(service.duration, scale))
    )
    able = [who for who, abilities in data.caregivers.items() if service.ability in abilities]
    return replace(visit, hosts=tuple(map(HostOption, able)), guests_wait_from_min=closes)


def judge(data: Data, solution: Solution) -> Verdict:
    """Return the cost of a plan's tours, each service begun as soon as all of them allow."""
    order = {visit.engagement: visit.start_min for visit in solution.visits}
    flaws = [f"{name} is missing" for name in data.services if name not in order]
    tours: dict[str, list[str]] = defaultdict(list)
    for visit in sorted(solution.visits, key=lambda visit: visit.start_min):
        tours[visit.host or ""].append(visit.engagement)
        able = data.caregivers.get(visit.host or "", frozenset())
        if data.services[visit.engagement].ability not in able:
            flaws.append(f"{visit.engagement} is served by somebody who is not able")
    if flaws:
        return Verdict(float("inf"), tuple(flaws))
    starts = _earliest(data, list(tours.values()))
    if starts is None:
        return Verdict(float("inf"), ("the double services cannot be kept in time",))
    late = [max(0.0, starts[name] - data.services[name].closes) for name in data.services]
    distance = sum(_length(data, tour) for tour in tours.values())
    return Verdict(round((distance + max(late) + sum(late)) / 3, 3))


def _length(data: Data, tour: list[str]) -> float:
    nodes = [0, *(data.services[name].node for name in tour), 0]
    return sum(data.distances[here][there] for here, there in pairwise(nodes))


def _earliest(data: Data, tours: list[list[str]]) -> dict[str, float] | None:
    """Return the earliest starts of all services, None where they chase each other for ever."""
    starts = {name: service.opens for name, service in data.services.items()}
    for tour in tours:
        first = tour[0]
        starts[first] = max(starts[first], data.distances[0][data.services[first].node])
    after = [(pair.first, pair.second, pair.least) for pair in data.pairs]
    after += [(pair.second, pair.first, -pair.most) for pair in data.pairs]
    for earlier, later in (pair for tour in tours for pair in pairwise(tour)):
        service = data.services[earlier]
        way = data.distances[service.node][data.services[later].node]
        after.append((earlier, later, service.duration + way))
    for _ in range(len(starts) + 1):
        moved = False
        for earlier, later, gap in after:
            if starts[earlier] + gap > starts[later] + _ROUNDING:
                starts[later], moved = starts[earlier] + gap, True
        if not moved:
            return starts
    return None


def instances(folder: Path) -> Iterator[Instance]:
    """Yield the instances of a folder, the smallest first."""
    yield from map(read, sorted(folder.glob("*.json"), key=lambda path: (_size(path), path.name)))


def _size(path: Path) -> int:
    found = re.search(r"_(\d+)_", path.name)
    return int(found.group(1)) if found else 0


def read(path: Path) -> Instance:
    """Read one instance; the tables of best known costs stand beside it.

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
    for table in sorted(path.parent.glob("*_best.md")):
        for line in table.read_text(encoding="utf-8").splitlines():
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if cells[0] == path.name:
                return BestKnown(float(cells[4]), table.name)
    return None
