"""The form of a change file: one object for each kind of change, told apart by `kind`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from planner.changes.kinds import ChangeKind
from planner.model import NeedKind, SecurityLevel, WeatherKind
from planner.scenario.documents import EngagementDocument
from planner.scenario.fields import (
    Document,
    Headcount,
    Id,
    Line,
    LocalDate,
    LocalTime,
    Minutes,
    PersonNameDocument,
    Rank,
)

Percent = Annotated[int, Field(ge=100, le=1000)]


class ArrivalDocument(Document):
    """Guests come at another time, or through another port."""

    kind: Literal[ChangeKind.ARRIVAL]
    delegation_id: Id
    at: LocalTime
    port_venue_id: Id | None = None
    """The port as planned if left out."""
    number: Line | None = None
    """The flight or train as planned if left out."""


class DepartureDocument(Document):
    """Guests leave at another time, or through another port."""

    kind: Literal[ChangeKind.DEPARTURE]
    delegation_id: Id
    at: LocalTime
    port_venue_id: Id | None = None
    number: Line | None = None


class LeftBehindDocument(Document):
    """Some guests find no seat on the way home and stay until a later one."""

    kind: Literal[ChangeKind.LEFT_BEHIND]
    delegation_id: Id
    headcount: Headcount
    at: LocalTime
    """When they leave instead."""
    number: Line = ""
    hotel_venue_id: Id | None = None
    """Where guests of a day trip sleep; others stay in their hotel."""


class NotComingDocument(Document):
    """A delegation does not come at all."""

    kind: Literal[ChangeKind.NOT_COMING]
    delegation_id: Id


class LeaderAwayDocument(Document):
    """A leader is called away."""

    kind: Literal[ChangeKind.LEADER_AWAY]
    leader_id: Id
    start: LocalTime
    end: LocalTime


class LeaderLateDocument(Document):
    """The host of an engagement comes so many minutes after its planned start."""

    kind: Literal[ChangeKind.LEADER_LATE]
    engagement_id: Id
    minutes: Minutes


class OverrunDocument(Document):
    """An engagement lasts longer than planned."""

    kind: Literal[ChangeKind.OVERRUN]
    engagement_id: Id
    minutes: Minutes


class NewEngagementDocument(Document):
    """One more engagement is asked for, as a scenario file has it."""

    kind: Literal[ChangeKind.NEW_ENGAGEMENT]
    engagement: EngagementDocument


class CancelledDocument(Document):
    """An engagement does not take place."""

    kind: Literal[ChangeKind.CANCELLED]
    engagement_id: Id


class FixedDocument(Document):
    """A higher level has fixed an engagement."""

    kind: Literal[ChangeKind.FIXED]
    engagement_id: Id
    start: LocalTime
    room_id: Id | None = None
    host_id: Id | None = None


class PlaceClosedDocument(Document):
    """A room, or a whole venue, cannot be used for a while."""

    kind: Literal[ChangeKind.PLACE_CLOSED]
    place_id: Id
    start: LocalTime
    end: LocalTime


class InterpreterAwayDocument(Document):
    """An interpreter is ill or away."""

    kind: Literal[ChangeKind.INTERPRETER_AWAY]
    interpreter_id: Id
    start: LocalTime
    end: LocalTime


class VehicleOutDocument(Document):
    """A vehicle has broken down, or its driver is ill."""

    kind: Literal[ChangeKind.VEHICLE_OUT]
    vehicle_id: Id
    start: LocalTime
    end: LocalTime


class HeadcountDocument(Document):
    """More or fewer guests come than were announced."""

    kind: Literal[ChangeKind.HEADCOUNT]
    delegation_id: Id
    headcount: Headcount
    """How many they are now."""


class NewHeadDocument(Document):
    """Somebody else leads a delegation."""

    kind: Literal[ChangeKind.NEW_HEAD]
    delegation_id: Id
    head: PersonNameDocument
    rank: Rank


class WeatherDocument(Document):
    """Nobody can be outdoors for a while, and drives take longer."""

    kind: Literal[ChangeKind.WEATHER]
    weather: WeatherKind
    start: LocalTime
    end: LocalTime
    travel_percent: Percent = 100
    """Drives that leave in between take so much of their usual minutes."""
    shelter_ids: tuple[Id, ...] = ()
    """Venues or rooms that may stand in for those in the open."""


class IncidentDocument(Document):
    """A guest is taken ill or needs help."""

    kind: Literal[ChangeKind.INCIDENT]
    delegation_id: Id
    start: LocalTime
    end: LocalTime
    venue_id: Id | None = None
    """The hospital or police station, if it is among the venues."""
    interpreter_id: Id | None = None
    """Whoever the plan can best spare if left out."""
    vehicle_id: Id | None = None


class RoadsDocument(Document):
    """Roads are closed or slow for a while."""

    kind: Literal[ChangeKind.ROADS]
    start: LocalTime
    end: LocalTime
    percent: Percent = 100
    extra_min: Annotated[int, Field(ge=0, le=480)] = 0
    venue_ids: tuple[Id, ...] = ()
    """Only drives from or to these venues; all drives if left out."""


class SecurityDocument(Document):
    """A delegation is protected at another level."""

    kind: Literal[ChangeKind.SECURITY]
    delegation_id: Id
    level: SecurityLevel


class NeedDocument(Document):
    """A need of some guests becomes known late."""

    kind: Literal[ChangeKind.NEED]
    delegation_id: Id
    need: NeedKind
    headcount: Headcount = 1
    dates: tuple[LocalDate, ...] = ()


ChangeDocument = Annotated[
    ArrivalDocument
    | DepartureDocument
    | LeftBehindDocument
    | NotComingDocument
    | LeaderAwayDocument
    | LeaderLateDocument
    | OverrunDocument
    | NewEngagementDocument
    | CancelledDocument
    | FixedDocument
    | PlaceClosedDocument
    | InterpreterAwayDocument
    | VehicleOutDocument
    | HeadcountDocument
    | NewHeadDocument
    | WeatherDocument
    | IncidentDocument
    | RoadsDocument
    | SecurityDocument
    | NeedDocument,
    Field(discriminator="kind"),
]


class ChangesDocument(Document):
    """What has happened since people were told of a plan."""

    format: Literal["reception-change/1"]
    at: LocalTime
    """When it became known: what has begun by then, or is about to, stays."""
    changes: Annotated[tuple[ChangeDocument, ...], Field(min_length=1)]
    may_change: tuple[Id, ...] = ()
    """Engagements that may be changed although they are close or running."""
