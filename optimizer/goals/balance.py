"""The leaders of the city share the hosting evenly.

Raw value: the square of each one's engagements, summed: it is least when all have alike.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import LinearExprT

from optimizer.model import Model
from optimizer.problem import UNIT_BODY
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S05"
NAME = "balance"
TIER = Tier.TIME
WEIGHT = 5


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield the square of each leader's count, as a sum of growing steps."""
    for leader in model.problem.leaders:
        hosted = [
            (item, item.hosts[leader.id])
            for item in model.items.values()
            if leader.id in item.hosts
        ]
        if leader.body == UNIT_BODY or all(item.fixed is not None for item, _ in hosted):
            continue
        steps = [model.cp.new_bool_var(f"load:{leader.id}:{n}") for n in range(len(hosted))]
        model.cp.add(sum(steps) >= sum(literal for _, literal in hosted))
        yield sum((2 * n + 1) * step for n, step in enumerate(steps))


def value(timetable: Timetable) -> int:
    """Return the sum of the squared numbers of engagements hosted."""
    return sum(
        len(visits) ** 2
        for id_, visits in timetable.by_leader.items()
        if timetable.leaders[id_].body != UNIT_BODY
    )
