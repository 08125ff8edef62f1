"""The parts of a plan with their ids resolved: what a rule or goal reads."""

from dataclasses import dataclass

from optimizer.problem import (
    UNIT_BODY,
    Engagement,
    Leader,
    Party,
    PartyDay,
    Room,
    TravelMode,
    Vehicle,
)
from optimizer.solution import Leg, Team


@dataclass(frozen=True, slots=True)
class Placed:
    """An engagement with its place in the plan; unknown hosts and interpreters are left out."""

    engagement: Engagement
    room: Room
    host: Leader | None
    teams: tuple[Team, ...]
    start_min: int
    end_min: int
    day: int

    @property
    def id(self) -> str:
        """The engagement's id."""
        return self.engagement.id

    @property
    def site(self) -> str:
        """Where the room is."""
        return self.room.site

    @property
    def led(self) -> bool:
        """Whether a leader of the city hosts it, and not somebody at the own site."""
        return self.host is not None and self.host.body != UNIT_BODY

    @property
    def outdoors(self) -> bool:
        """Whether guests are outdoors, by what they do or by where they are."""
        return self.engagement.outdoor or self.room.outdoor


@dataclass(frozen=True, slots=True)
class Move:
    """A change of site that a party needs on a day; a missing end is its base or port.

    Boarding may begin at ``board_min`` and everybody is out of the vehicles by
    ``out_by_min``, as far as the party's own day says.
    """

    party: Party
    day: int
    before: Placed | None
    after: Placed | None
    from_site: str
    to_site: str
    board_min: int
    out_by_min: int

    @property
    def key(self) -> tuple[str, int, str | None, str | None]:
        """What a leg must have in common with it: party, day and the engagements at its ends."""
        before = self.before.id if self.before else None
        after = self.after.id if self.after else None
        return (self.party.id, self.day, before, after)

    @property
    def ids(self) -> tuple[str, ...]:
        """The move as the ids of a violation."""
        return move_ids(*self.key)


@dataclass(frozen=True, slots=True)
class DayItinerary:
    """One day of a party: its visits in order of time and the moves between them."""

    party: Party
    party_day: PartyDay
    visits: tuple[Placed, ...]
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Ride:
    """A leg with its parties and vehicles; it lasts from loading to the end of unloading."""

    leg: Leg
    parties: tuple[Party, ...]
    vehicles: tuple[Vehicle, ...]
    mode: TravelMode
    load_min: int
    unload_min: int

    @property
    def start_min(self) -> int:
        """When loading begins."""
        return self.leg.depart_min - self.load_min

    @property
    def end_min(self) -> int:
        """When unloading ends."""
        return self.leg.arrive_min + self.unload_min

    @property
    def ids(self) -> tuple[str, ...]:
        """The leg as the ids of a violation; its first party stands for all."""
        leg = self.leg
        return move_ids(self.parties[0].id, leg.day, leg.from_engagement, leg.to_engagement)


def move_ids(party: str, day: int, before: str | None, after: str | None) -> tuple[str, ...]:
    """Return party, day and the engagements at both ends; a base or port is an empty text."""
    return (party, str(day), before or "", after or "")


_SLOWEST_FIRST = (TravelMode.COACH, TravelMode.CAR, TravelMode.MOTORCADE)


def shared_mode(parties: tuple[Party, ...]) -> TravelMode:
    """Return how parties that ride together travel: as the slowest of them."""
    modes = {party.travel_mode for party in parties}
    return next(mode for mode in _SLOWEST_FIRST if mode in modes)
