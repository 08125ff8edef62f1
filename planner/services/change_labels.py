"""What kinds of change are called, and what a change says, in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from planner.changes import Change, ChangeKind, kind_of, kinds
from planner.formats import format_datetime, format_list
from planner.i18n import N_, Translator
from planner.labels import label
from planner.services.names import Names

_KINDS: Final[Mapping[ChangeKind, str]] = MappingProxyType(
    {
        ChangeKind.ARRIVAL: N_("Flight or train late, diverted or rebooked"),
        ChangeKind.DEPARTURE: N_("Other flight or train home"),
        ChangeKind.LEFT_BEHIND: N_("Return flight overbooked: some stay"),
        ChangeKind.NOT_COMING: N_("Delegation does not come"),
        ChangeKind.LEADER_AWAY: N_("Leader called away"),
        ChangeKind.LEADER_LATE: N_("Leader late"),
        ChangeKind.OVERRUN: N_("Engagement runs over"),
        ChangeKind.NEW_ENGAGEMENT: N_("One more engagement"),
        ChangeKind.CANCELLED: N_("Engagement cancelled"),
        ChangeKind.FIXED: N_("Fixed by a higher level"),
        ChangeKind.PLACE_CLOSED: N_("Venue or room closed"),
        ChangeKind.INTERPRETER_AWAY: N_("Interpreter ill"),
        ChangeKind.VEHICLE_OUT: N_("Vehicle out, or driver ill"),
        ChangeKind.HEADCOUNT: N_("More or fewer guests"),
        ChangeKind.NEW_HEAD: N_("Another head of delegation"),
        ChangeKind.WEATHER: N_("Bad weather"),
        ChangeKind.INCIDENT: N_("Guest ill, or an incident"),
        ChangeKind.ROADS: N_("Road closed or slow"),
        ChangeKind.SECURITY: N_("Other level of protection"),
        ChangeKind.NEED: N_("Diet or need known late"),
    }
)


def change_kind_label(kind: ChangeKind, t: Translator) -> str:
    """Return what a kind of change is called."""
    return t(_KINDS[kind])


def change_text(change: Change, names: Names) -> str:
    """Return what has happened as a sentence; `names` are those from before the change."""
    return _SENTENCES[kind_of(change)](change, names)


def _until(start: datetime, end: datetime, names: Names) -> str:
    if start.astimezone(names.zone).date() == end.astimezone(names.zone).date():
        return names.when(start, end)
    return names.t("{first} to {last}", first=_moment(start, names), last=_moment(end, names))


def _moment(moment: datetime, names: Names) -> str:
    return format_datetime(names.t, moment.astimezone(names.zone))


def _arrival(change: kinds.Arrival, names: Names) -> str:
    who = names.delegation(change.delegation_id)
    found = names.delegations.get(change.delegation_id)
    planned = _moment(found.arrival.at, names) if found else ""
    now = _moment(change.at, names)
    if change.port_venue_id is None:
        return names.t(
            "{who} arrives {now} instead of {planned}", who=who, now=now, planned=planned
        )
    return names.t(
        "{who} arrives {now} at {port} instead of {planned}",
        who=who,
        now=now,
        port=names.venue(change.port_venue_id),
        planned=planned,
    )


def _departure(change: kinds.Departure, names: Names) -> str:
    found = names.delegations.get(change.delegation_id)
    return names.t(
        "{who} leaves {now} instead of {planned}",
        who=names.delegation(change.delegation_id),
        now=_moment(change.at, names),
        planned=_moment(found.departure.at, names) if found else "",
    )


def _left_behind(change: kinds.LeftBehind, names: Names) -> str:
    return names.t.n(
        "{count} guest of {who} stays until {until}",
        "{count} guests of {who} stay until {until}",
        change.headcount,
        who=names.delegation(change.delegation_id),
        until=_moment(change.at, names),
    )


def _not_coming(change: kinds.NotComing, names: Names) -> str:
    return names.t("{who} does not come", who=names.delegation(change.delegation_id))


def _away(who: str, start: datetime, end: datetime, names: Names) -> str:
    return names.t("{who} is not available {when}", who=who, when=_until(start, end, names))


def _leader_away(change: kinds.LeaderAway, names: Names) -> str:
    return _away(names.leader(change.leader_id), change.start, change.end, names)


def _interpreter_away(change: kinds.InterpreterAway, names: Names) -> str:
    return _away(names.interpreter(change.interpreter_id), change.start, change.end, names)


def _vehicle_out(change: kinds.VehicleOut, names: Names) -> str:
    return _away(names.vehicle(change.vehicle_id), change.start, change.end, names)


def _place_closed(change: kinds.PlaceClosed, names: Names) -> str:
    is_room = change.place_id in names.rooms
    place = names.room(change.place_id) if is_room else names.venue(change.place_id)
    when = _until(change.start, change.end, names)
    return names.t("{place} is closed {when}", place=place, when=when)


def _leader_late(change: kinds.LeaderLate, names: Names) -> str:
    return names.t.n(
        "The host is {count} minute late for {what}",
        "The host is {count} minutes late for {what}",
        change.minutes,
        what=names.engagement(change.engagement_id),
    )


def _overrun(change: kinds.Overrun, names: Names) -> str:
    return names.t.n(
        "{what} runs {count} minute over",
        "{what} runs {count} minutes over",
        change.minutes,
        what=names.engagement(change.engagement_id),
    )


def _new_engagement(change: kinds.NewEngagement, names: Names) -> str:
    new = change.engagement
    return names.t(
        "New: {title} for {who}",
        title=new.title.text(names.language),
        who=names.delegations_of(new),
    )


def _cancelled(change: kinds.Cancelled, names: Names) -> str:
    return names.t("{what} does not take place", what=names.engagement(change.engagement_id))


def _fixed(change: kinds.Fixed, names: Names) -> str:
    return names.t(
        "{what} is fixed from above: {when}",
        what=names.engagement(change.engagement_id),
        when=_moment(change.start, names),
    )


def _headcount(change: kinds.Headcount, names: Names) -> str:
    return names.t.n(
        "{who} is {count} guest now",
        "{who} are {count} guests now",
        change.headcount,
        who=names.delegation(change.delegation_id),
    )


def _new_head(change: kinds.NewHead, names: Names) -> str:
    return names.t(
        "{who} is led by {head} now ({rank})",
        who=names.delegation(change.delegation_id),
        head=change.head.formal(names.language),
        rank=names.scenario.office.rank_name(change.rank).text(names.language),
    )


def _weather(change: kinds.Weather, names: Names) -> str:
    return names.t(
        "{weather} {when}: nothing outdoors",
        weather=names.t(label(change.weather)),
        when=_until(change.start, change.end, names),
    )


def _incident(change: kinds.Incident, names: Names) -> str:
    return names.t(
        "A guest of {who} needs help {when}",
        who=names.delegation(change.delegation_id),
        when=_until(change.start, change.end, names),
    )


def _roads(change: kinds.Roads, names: Names) -> str:
    when = _until(change.start, change.end, names)
    if not change.venue_ids:
        return names.t("Slow roads {when}", when=when)
    places = format_list(names.t, [names.venue(key) for key in change.venue_ids])
    return names.t("Slow roads to and from {places} {when}", places=places, when=when)


def _security(change: kinds.Security, names: Names) -> str:
    return names.t(
        "{who} is protected at {level} now",
        who=names.delegation(change.delegation_id),
        level=names.t(label(change.level)),
    )


def _need(change: kinds.NeedFound, names: Names) -> str:
    return names.t(
        "Known late of {who}: {need}",
        who=names.delegation(change.delegation_id),
        need=names.t(label(change.need)),
    )


# Each function takes the one kind of change that stands beside it.
_SENTENCES: Final[Mapping[ChangeKind, Callable[[Any, Names], str]]] = MappingProxyType(
    {
        ChangeKind.ARRIVAL: _arrival,
        ChangeKind.DEPARTURE: _departure,
        ChangeKind.LEFT_BEHIND: _left_behind,
        ChangeKind.NOT_COMING: _not_coming,
        ChangeKind.LEADER_AWAY: _leader_away,
        ChangeKind.LEADER_LATE: _leader_late,
        ChangeKind.OVERRUN: _overrun,
        ChangeKind.NEW_ENGAGEMENT: _new_engagement,
        ChangeKind.CANCELLED: _cancelled,
        ChangeKind.FIXED: _fixed,
        ChangeKind.PLACE_CLOSED: _place_closed,
        ChangeKind.INTERPRETER_AWAY: _interpreter_away,
        ChangeKind.VEHICLE_OUT: _vehicle_out,
        ChangeKind.HEADCOUNT: _headcount,
        ChangeKind.NEW_HEAD: _new_head,
        ChangeKind.WEATHER: _weather,
        ChangeKind.INCIDENT: _incident,
        ChangeKind.ROADS: _roads,
        ChangeKind.SECURITY: _security,
        ChangeKind.NEED: _need,
    }
)
