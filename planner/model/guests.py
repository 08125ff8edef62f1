"""Those who are received: delegations, their transport, languages and needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from planner.model.people import Gender
from planner.model.places import SecurityLevel
from planner.model.texts import Bilingual, PersonName


class GuestClass(StrEnum):
    """The kind of guest, which decides procedure and protocol."""

    STATE = "state"
    PARTY = "party"
    MINISTERIAL = "ministerial"
    DIPLOMATIC = "diplomatic"
    SISTER_CITY = "sister_city"
    MEDIA = "media"
    HK_MACAO_TW = "hk_macao_tw"
    OVERSEAS_CHINESE = "overseas_chinese"
    BUSINESS = "business"
    CULTURE_SPORT = "culture_sport"
    INTERNATIONAL_ORGANISATION = "international_organisation"
    FRIENDSHIP_ASSOCIATION = "friendship_association"


class Regime(StrEnum):
    """Which set of reception rules applies."""

    FOREIGN = "foreign"
    HK_MACAO_TW = "hk_macao_tw"
    DOMESTIC = "domestic"


class TransportMode(StrEnum):
    """How a delegation comes and goes."""

    INTERNATIONAL_FLIGHT = "international_flight"
    DOMESTIC_FLIGHT = "domestic_flight"
    TRAIN = "train"
    ROAD = "road"


class NeedKind(StrEnum):
    """What a guest needs. Needs are stored, never the belief or the illness behind them."""

    HALAL = "halal"
    KOSHER = "kosher"
    VEGETARIAN = "vegetarian"
    VEGAN = "vegan"
    NO_PORK = "no_pork"
    NO_BEEF = "no_beef"
    NO_SEAFOOD = "no_seafood"
    NO_ALCOHOL = "no_alcohol"
    ALLERGY = "allergy"
    NO_MEAL_IN_DAYLIGHT = "no_meal_in_daylight"
    FRIDAY_MIDDAY_FREE = "friday_midday_free"
    SABBATH = "sabbath"
    STEP_FREE = "step_free"


FLIGHTS = frozenset({TransportMode.INTERNATIONAL_FLIGHT, TransportMode.DOMESTIC_FLIGHT})
"""How delegations come and go by air."""


@dataclass(frozen=True, slots=True)
class Need:
    """A need of some members of a delegation.

    `dates` limit needs that hold on certain days only (none: always); `note` tells the kitchen
    what an allergy is to.
    """

    kind: NeedKind
    headcount: int = 1
    dates: tuple[date, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Transport:
    """The flight, train or drive that begins or ends a visit.

    `at` is the scheduled local arrival (or departure) at `port_venue_id`. `journey_min` and
    `zones_crossed` decide how much quiet the guests need; `vip_path` shortens the port time.
    """

    mode: TransportMode
    at: datetime
    port_venue_id: str
    number: str = ""
    journey_min: int = 0
    zones_crossed: int = 0
    overnight: bool = False
    vip_path: bool = False


@dataclass(frozen=True, slots=True)
class Subgroup:
    """Part of a delegation that follows its own programme for a while."""

    id: str
    name: Bilingual
    headcount: int
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A person of a delegation, in order of precedence; only what planning and printing need."""

    name: PersonName
    rank: int | None = None
    gender: Gender = Gender.UNSTATED
    subgroup_id: str | None = None


@dataclass(frozen=True, slots=True)
class Delegation:
    """A group of guests on one visit.

    `rank` places the head on the office's ladder (1 is highest). `region` is a two-letter code of
    the home region; Hong Kong, Macao and Taiwan are `HK`, `MO`, `TW` under their own regime.
    `languages` are those the guests can be addressed in, best first; interpreting is needed
    unless the first is the office's own language. A day trip has no `hotel_venue_id`.
    `walking_day_min` is what they can walk in a day; None leaves that to their age and needs.
    `keep_apart_ids` are delegations never to be in the same room at the same time; those that come
    to the same `forum` are to have the first leaders for equally long.
    """

    id: str
    code_name: str
    name: Bilingual
    guest_class: GuestClass
    region: str
    head: PersonName
    rank: int
    headcount: int
    arrival: Transport
    departure: Transport
    hotel_venue_id: str | None
    languages: tuple[str, ...]
    needs_interpreting: bool = True
    regime: Regime = Regime.FOREIGN
    average_age: int | None = None
    walking_day_min: int | None = None
    luggage_pieces: int | None = None
    needs: tuple[Need, ...] = ()
    security_level: SecurityLevel = SecurityLevel.L4
    subgroups: tuple[Subgroup, ...] = ()
    members: tuple[Member, ...] = ()
    companions: int = 0
    banquets_already_given: int = 0
    field_tags: frozenset[str] = frozenset()
    previous_host_ids: tuple[str, ...] = ()
    requested_host_ids: tuple[str, ...] = ()
    preferred_interpreter_ids: tuple[str, ...] = ()
    interpreter_gender: Gender = Gender.UNSTATED
    keep_apart_ids: tuple[str, ...] = ()
    forum: str = ""
    embargoed: bool = False
    notes: str = ""

    @property
    def pieces(self) -> int:
        """Pieces of luggage: as told, else one a guest."""
        return self.headcount if self.luggage_pieces is None else self.luggage_pieces
