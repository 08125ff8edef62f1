"""What the checks of a scenario share: which ids exist, and how a flaw is noted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.errors import Fact, Flaw, FlawCode
from planner.model import Scenario


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that others may refer to."""

    venues: frozenset[str]
    rooms: frozenset[str]
    leaders: frozenset[str]
    interpreters: frozenset[str]
    vehicles: frozenset[str]
    delegations: frozenset[str]
    engagements: frozenset[str]


def known_ids(scenario: Scenario) -> Known:
    """Return the ids that a scenario defines."""
    return Known(
        venues=frozenset(venue.id for venue in scenario.venues),
        rooms=frozenset(room.id for room in scenario.rooms),
        leaders=frozenset(leader.id for leader in scenario.leaders),
        interpreters=frozenset(one.id for one in scenario.interpreters),
        vehicles=frozenset(vehicle.id for vehicle in scenario.vehicles),
        delegations=frozenset(delegation.id for delegation in scenario.delegations),
        engagements=frozenset(engagement.id for engagement in scenario.engagements),
    )


def flaw(path: str, code: FlawCode, **facts: Fact) -> Flaw:
    """Return a flaw with its facts in order."""
    return Flaw(path, code, tuple(sorted(facts.items())))


def unknown_ids(path: str, ids: Iterable[str], known: frozenset[str]) -> Iterator[Flaw]:
    """Yield a flaw for every item of a list of ids that nothing has."""
    for index, key in enumerate(ids):
        if key not in known:
            yield flaw(f"{path}[{index}]", FlawCode.UNKNOWN_ID, id=key)


def unknown_id(path: str, key: str | None, known: frozenset[str]) -> Iterator[Flaw]:
    """Yield a flaw if an id is given that nothing has."""
    if key is not None and key not in known:
        yield flaw(path, FlawCode.UNKNOWN_ID, id=key)
