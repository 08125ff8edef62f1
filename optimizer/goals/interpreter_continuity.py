"""A delegation keeps its interpreters through the visit.

Raw value: different interpreters, for each delegation and language, where the delegation
is among itself; a joint engagement has teams for everybody's languages.
"""

from collections import defaultdict
from collections.abc import Iterator

from ortools.sat.python.cp_model import BoolVarT, LinearExprT

from optimizer.model import Model
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S13"
NAME = "interpreter_continuity"
TIER = Tier.TIME
WEIGHT = 20


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield, for each delegation and language, the interpreters it meets."""
    met: dict[tuple[str, str], dict[str, list[BoolVarT]]] = {}
    for item in model.items.values():
        groups = {model.parties[name].group for name in item.engagement.parties}
        if len(groups) > 1:
            continue
        (group,) = groups
        for need, team in zip(item.engagement.languages, item.teams, strict=True):
            people = met.setdefault((group, need.language), {})
            for person, literal in team.items():
                people.setdefault(person, []).append(literal)
    for _, people in sorted(met.items()):
        yield sum(model.any_of(literals) for _, literals in sorted(people.items()))


def value(timetable: Timetable) -> int:
    """Return how many interpreters the delegations meet, language by language."""
    used: dict[tuple[str, str], set[str]] = defaultdict(set)
    for visit in timetable.visits:
        groups = [timetable.parties[party].group for party in visit.engagement.parties]
        for team in visit.teams if len(set(groups)) == 1 else ():
            used[groups[0], team.language].update(team.interpreters)
    return sum(map(len, used.values()))
