"""The ids that a problem's references may lead to."""

from dataclasses import dataclass

from optimizer.problem import Problem


@dataclass(frozen=True, slots=True)
class Known:
    """Ids by kind; sites are those of the travel tables."""

    sites: frozenset[str]
    rooms: frozenset[str]
    parties: frozenset[str]
    leaders: frozenset[str]
    interpreters: frozenset[str]
    vehicles: frozenset[str]
    engagements: frozenset[str]
    equipment: frozenset[str]


def known_ids(problem: Problem) -> Known:
    """Collect the ids of a problem."""
    return Known(
        sites=frozenset(problem.travel.sites),
        rooms=frozenset(room.id for room in problem.rooms),
        parties=frozenset(party.id for party in problem.parties),
        leaders=frozenset(leader.id for leader in problem.leaders),
        interpreters=frozenset(interpreter.id for interpreter in problem.interpreters),
        vehicles=frozenset(vehicle.id for vehicle in problem.vehicles),
        engagements=frozenset(engagement.id for engagement in problem.engagements),
        equipment=frozenset(stock.id for stock in problem.equipment),
    )
