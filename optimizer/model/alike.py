"""Leaders who could stand in for each other in everything: one name decides for all of them.

Where nothing tells them apart, which of them comes is no question for the solver: it plans
as many tours as there are people, and names are given to the tours afterwards.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import replace

from optimizer.problem import Dimension, Problem

Crews = Mapping[str, tuple[str, ...]]
"""Leaders by the one who stands for them, each in one crew; many crews are of one person."""


def each_alone(problem: Problem) -> Crews:
    """Return a crew for each leader."""
    return {leader.id: (leader.id,) for leader in problem.leaders}


def alike_leaders(problem: Problem) -> Crews:
    """Return the crews of leaders who differ in nothing but their names."""
    named = {name for pair in problem.linked_leaders for name in pair}
    named |= {
        name for lock in problem.locks if lock.dimension is Dimension.HOST for name in lock.values
    }
    if problem.baseline is not None:
        named |= {visit.host for visit in problem.baseline.visits if visit.host is not None}
        named |= set(problem.baseline.senior_leaders)
    asked: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for engagement in problem.engagements:
        for option in engagement.hosts:
            asked[option.leader].append((engagement.id, option.cost))
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for leader in problem.leaders:
        own_name = leader.id if leader.id in named else ""
        key = (own_name, replace(leader, id=""), tuple(asked[leader.id]))
        groups[key].append(leader.id)
    return {names[0]: tuple(names) for names in groups.values()}
