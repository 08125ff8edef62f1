"""The office, its rank ladder, and everything it plans with in one period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from planner.model.calendar import Period
from planner.model.engagement import Engagement, Lock
from planner.model.guests import Delegation
from planner.model.people import Interpreter, Leader, Vehicle
from planner.model.places import RoadCondition, Room, Venue
from planner.model.texts import Bilingual
from planner.model.zones import RestrictedZone


@dataclass(frozen=True, slots=True)
class RankStep:
    """One step of an office's rank ladder; 1 is the highest."""

    step: int
    name: Bilingual


@dataclass(frozen=True, slots=True)
class Office:
    """A foreign affairs office and what is its own.

    `zone` is an IANA name; `home_language` is what the hosts speak. `holidays` are days off and
    `extra_workdays` the weekend days worked instead, both for counting approval days.
    """

    id: str
    name: Bilingual
    city_pack_id: str
    home_venue_id: str
    rank_ladder: tuple[RankStep, ...]
    rule_pack_id: str
    zone: str = "Asia/Shanghai"
    home_language: str = "zh"
    holidays: tuple[date, ...] = ()
    extra_workdays: tuple[date, ...] = ()

    @property
    def tzinfo(self) -> ZoneInfo:
        """The office's time zone."""
        return ZoneInfo(self.zone)

    def rank_name(self, step: int) -> Bilingual:
        """Return what a step of the ladder is called; its number where the ladder has none."""
        for rank in self.rank_ladder:
            if rank.step == step:
                return rank.name
        return Bilingual(str(step), str(step))


@dataclass(frozen=True, slots=True)
class RuleOverride:
    """One entry of the rule pack set otherwise for this period; `name` is its dotted key."""

    name: str
    value: int | bool | str


@dataclass(frozen=True, slots=True)
class PlanningSettings:
    """How the period is planned; None leaves the choice to the command line or the app.

    `planned_on` is the day from which approval days count, None for the day of planning.
    """

    seed: int = 0
    seconds: int | None = None
    planned_on: date | None = None


class WeatherKind(StrEnum):
    """Weather in which guests had better be indoors."""

    RAIN = "rain"
    SNOW = "snow"
    STORM = "storm"
    HEAT = "heat"


@dataclass(frozen=True, slots=True)
class BadWeather:
    """A stretch of time for which bad weather is forecast."""

    kind: WeatherKind
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Scenario:
    """One office and period in memory: all that a plan is made from."""

    office: Office
    period: Period
    venues: tuple[Venue, ...]
    rooms: tuple[Room, ...]
    leaders: tuple[Leader, ...]
    interpreters: tuple[Interpreter, ...]
    vehicles: tuple[Vehicle, ...]
    delegations: tuple[Delegation, ...]
    engagements: tuple[Engagement, ...]
    locks: tuple[Lock, ...] = ()
    weather: tuple[BadWeather, ...] = ()
    road_conditions: tuple[RoadCondition, ...] = ()
    zones: tuple[RestrictedZone, ...] = ()
    rule_overrides: tuple[RuleOverride, ...] = ()
    settings: PlanningSettings = PlanningSettings()

    def rooms_of(self, venue_id: str) -> tuple[Room, ...]:
        """Return the rooms of a venue in the order they were given."""
        return tuple(room for room in self.rooms if room.venue_id == venue_id)

    def engagements_of(self, delegation_id: str) -> tuple[Engagement, ...]:
        """Return the engagements that a delegation takes part in, in the order given."""
        return tuple(e for e in self.engagements if delegation_id in e.delegation_ids)
