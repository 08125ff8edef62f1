"""What can happen to a plan after people were told: one dataclass for each kind of change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from planner.model import Engagement, NeedKind, PersonName, SecurityLevel, WeatherKind


class ChangeKind(StrEnum):
    """The kinds of change, in the order in which a form offers them."""

    ARRIVAL = "arrival"
    DEPARTURE = "departure"
    LEFT_BEHIND = "left_behind"
    NOT_COMING = "not_coming"
    LEADER_AWAY = "leader_away"
    LEADER_LATE = "leader_late"
    OVERRUN = "overrun"
    NEW_ENGAGEMENT = "new_engagement"
    CANCELLED = "cancelled"
    FIXED = "fixed"
    PLACE_CLOSED = "place_closed"
    INTERPRETER_AWAY = "interpreter_away"
    VEHICLE_OUT = "vehicle_out"
    HEADCOUNT = "headcount"
    NEW_HEAD = "new_head"
    WEATHER = "weather"
    INCIDENT = "incident"
    ROADS = "roads"
    SECURITY = "security"
    NEED = "need"


@dataclass(frozen=True, slots=True)
class Arrival:
    """Guests come at another time, or through another port: late, early, diverted, rebooked."""

    delegation_id: str
    at: datetime
    port_venue_id: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Departure:
    """Guests leave at another time, or through another port."""

    delegation_id: str
    at: datetime
    port_venue_id: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """Some guests find no seat on the way home and stay until a later one.

    A day trip has no hotel of its own: then `hotel_venue_id` says where they sleep.
    """

    delegation_id: str
    headcount: int
    at: datetime
    number: str = ""
    hotel_venue_id: str | None = None


@dataclass(frozen=True, slots=True)
class NotComing:
    """A delegation does not come at all."""

    delegation_id: str


@dataclass(frozen=True, slots=True)
class LeaderAway:
    """A leader is called away; nobody is told where to."""

    leader_id: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class LeaderLate:
    """The host of an engagement comes so many minutes after its planned start."""

    engagement_id: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Overrun:
    """An engagement lasts longer than planned."""

    engagement_id: str
    minutes: int


@dataclass(frozen=True, slots=True)
class NewEngagement:
    """One more engagement is asked for."""

    engagement: Engagement


@dataclass(frozen=True, slots=True)
class Cancelled:
    """An engagement does not take place, for whatever reason; none is passed on."""

    engagement_id: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A higher level has fixed an engagement: its time, and where given its room and host."""

    engagement_id: str
    start: datetime
    room_id: str | None = None
    host_id: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceClosed:
    """A room, or a whole venue, cannot be used for a while."""

    place_id: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class InterpreterAway:
    """An interpreter is ill or away."""

    interpreter_id: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class VehicleOut:
    """A vehicle has broken down, or its driver is ill."""

    vehicle_id: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Headcount:
    """More or fewer guests come than were announced."""

    delegation_id: str
    headcount: int


@dataclass(frozen=True, slots=True)
class NewHead:
    """Somebody else leads a delegation, perhaps of another rank."""

    delegation_id: str
    head: PersonName
    rank: int


@dataclass(frozen=True, slots=True)
class Weather:
    """Nobody can be outdoors for a while, and drives take longer.

    `shelter_ids` are venues or rooms that may stand in for those in the open.
    """

    weather: WeatherKind
    start: datetime
    end: datetime
    travel_percent: int = 100
    shelter_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """A guest is taken ill or needs help: an interpreter and a vehicle go there before all else.

    Who is not named is chosen: whoever the plan can best spare.
    """

    delegation_id: str
    start: datetime
    end: datetime
    venue_id: str | None = None
    interpreter_id: str | None = None
    vehicle_id: str | None = None


@dataclass(frozen=True, slots=True)
class Roads:
    """Roads are closed or slow for a while; without `venue_ids` all of them."""

    start: datetime
    end: datetime
    percent: int = 100
    extra_min: int = 0
    venue_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Security:
    """A delegation is protected at another level."""

    delegation_id: str
    level: SecurityLevel


@dataclass(frozen=True, slots=True)
class NeedFound:
    """A need of some guests becomes known late."""

    delegation_id: str
    need: NeedKind
    headcount: int = 1
    dates: tuple[date, ...] = ()


Change = (
    Arrival
    | Departure
    | LeftBehind
    | NotComing
    | LeaderAway
    | LeaderLate
    | Overrun
    | NewEngagement
    | Cancelled
    | Fixed
    | PlaceClosed
    | InterpreterAway
    | VehicleOut
    | Headcount
    | NewHead
    | Weather
    | Incident
    | Roads
    | Security
    | NeedFound
)


@dataclass(frozen=True, slots=True)
class Changes:
    """What has happened, and when it became known.

    `may_change` are engagements that may be changed although they are close or running.
    """

    at: datetime
    changes: tuple[Change, ...]
    may_change: tuple[str, ...] = ()
