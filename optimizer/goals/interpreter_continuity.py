"""A delegation keeps its interpreters through the visit.

Raw value: different interpreters, for each delegation and language.
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
        groups = sorted({model.parties[name].group for name in item.engagement.parties})
        for need, team in zip(item.engagement.languages, item.teams, strict=True):
            for group in groups:
                people = met.setdefault((group, need.language), {})
                for person, literal in team.items():
                    people.setdefault(person, []).append(literal)
    for _, people in sorted(met.items()):
        yield sum(model.any_of(literals) for _, literals in sorted(people.items()))


def value(timetable: Timetable) -> int:
    """Return how many interpreters the delegations meet, language by language."""
    used: dict[tuple[str, str], set[str]] = defaultdict(set)
    for visit in timetable.visits:
        for party in visit.engagement.parties:
            group = timetable.parties[party].group
            for team in visit.teams:
                used[group, team.language].update(team.interpreters)
    return sum(map(len, used.values()))
