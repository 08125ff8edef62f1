"""The delegations of a forum have the city's first leaders for equally long.

Raw value: for each forum, the minutes by which its delegations fall short of the one that
the first leaders host longest. They are those of the highest rank who may host any of them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ortools.sat.python.cp_model import LinearExpr, LinearExprT

from optimizer.model import Model, minutes_if
from optimizer.problem import UNIT_BODY, Problem
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S18"
NAME = "face_time"
TIER = Tier.PROTOCOL
WEIGHT = 1


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield the minutes that each delegation lacks to the one hosted longest."""
    for groups in _forums(model.problem).values():
        first = _first_leaders(model.problem, groups)
        minutes: dict[str, list[LinearExprT]] = {group: [] for group in groups}
        is_open = False
        for item in model.items.values():
            hosted = [literal for name, literal in item.hosts.items() if name in first]
            for group in {model.parties[name].group for name in item.engagement.parties} & groups:
                minutes[group] += [minutes_if(model, item, x) for x in hosted]
                is_open |= bool(hosted) and item.fixed is None
        if is_open:
            longest = model.amount("longest", sum(i.longest_min for i in model.items.values()))
            for group in sorted(groups):
                met = LinearExpr.sum(minutes[group])
                model.cp.add(longest >= met)
                yield longest - met


def value(timetable: Timetable) -> int:
    """Return the minutes that delegations lack to the one hosted longest, forum by forum."""
    lacking = 0
    for groups in _forums(timetable.problem).values():
        first = _first_leaders(timetable.problem, groups)
        minutes = dict.fromkeys(groups, 0)
        for visit in timetable.visits:
            if visit.host is not None and visit.host.id in first:
                for group in {timetable.parties[p].group for p in visit.engagement.parties}:
                    if group in minutes:
                        minutes[group] += visit.end_min - visit.start_min
        lacking += sum(max(minutes.values()) - met for met in minutes.values())
    return lacking


def _forums(problem: Problem) -> Mapping[str, set[str]]:
    """Return the delegations of each forum."""
    forums: dict[str, set[str]] = defaultdict(set)
    for party in problem.parties:
        if party.forum is not None:
            forums[party.forum].add(party.group)
    return dict(sorted(forums.items()))


def _first_leaders(problem: Problem, groups: set[str]) -> set[str]:
    """Return the leaders of the city of the highest rank among those who may host any group."""
    members = {party.id for party in problem.parties if party.group in groups}
    asked = {
        option.leader
        for engagement in problem.engagements
        if members.intersection(engagement.parties)
        for option in engagement.hosts
    }
    ranks = {x.id: x.rank for x in problem.leaders if x.id in asked and x.body != UNIT_BODY}
    highest = min(ranks.values(), default=0)
    return {name for name, rank in ranks.items() if rank == highest}
