"""Sentences about being somewhere: as asked, at one place, in time, in a fit room."""

from __future__ import annotations

from planner.services.names import Names
from planner.services.sentences.ingredients import Ids, drive_text, listed, minutes_text


def asked(ids: Ids, amount: int, names: Names) -> str | None:
    """Word rule H00."""
    t = names.t
    what = names.engagement(ids[0]) if ids and ids[0] else t("A drive")
    match ids[1:]:
        case ("time",):
            wrong = minutes_text(amount, names)
            return t("{what} is {wrong} outside the time asked for", what=what, wrong=wrong)
        case ("place", place):
            return t("{what} was not asked for at {where}", what=what, where=names.anyone(place))
        case ("host",):
            return t("{what} has no host", what=what)
        case ("host", host):
            who = names.leader(host)
            return t("{what} was not meant to be hosted by {who}", what=what, who=who)
        case (_, who):
            return t("{what}: “{who}” is unknown", what=what, who=names.anyone(who))
    return t("{what} is unknown, or planned twice", what=what)


def one_place(ids: Ids, amount: int, names: Names) -> str | None:
    """Word rule H01."""
    t, minutes = names.t, minutes_text(amount, names)
    match ids:
        case (who, only):
            return t(
                "{who} is taken for {minutes} during {what}",
                who=names.anyone(who),
                minutes=minutes,
                what=names.engagement(only),
            )
        case (who, one, other):
            return t(
                "{who} is needed at {what} at the same time, for {minutes}",
                who=names.anyone(who),
                what=listed((one, other), names),
                minutes=minutes,
            )
        case (vehicle, _, _, before, after):
            return t(
                "Vehicle {vehicle} is taken for {minutes} during a drive: {what}",
                vehicle=names.vehicle(vehicle),
                minutes=minutes,
                what=listed((before, after), names),
            )
        case (vehicle, _, _, a, b, _, _, c, d):
            return t(
                "Vehicle {vehicle} is on two drives at once for {minutes}: {what}",
                vehicle=names.vehicle(vehicle),
                minutes=minutes,
                what=listed(dict.fromkeys((a, b, c, d)), names),
            )
    return None


def travel_time(ids: Ids, amount: int, names: Names) -> str | None:
    """Word rule H02."""
    t, minutes = names.t, minutes_text(amount, names)
    match ids:
        case (who, one, other):
            return t(
                "{who} lacks {minutes} for the way: {what}",
                who=names.anyone(who),
                minutes=minutes,
                what=listed((one, other), names),
            )
        case (party, day, before, after):
            return t(
                "{who}, {day}: a drive is missing, not needed or at the wrong time: {what}",
                who=names.party(party),
                day=names.day(day),
                what=listed((before, after), names) or t("between hotel and port"),
            )
        case (vehicle, _, _, a, b, _, _, c, d):
            return t(
                "Vehicle {vehicle} lacks {minutes} to get from one drive to the next: {what}",
                vehicle=names.vehicle(vehicle),
                minutes=minutes,
                what=listed(dict.fromkeys((a, b, c, d)), names),
            )
    return None


def ports(ids: Ids, amount: int, names: Names) -> str | None:
    """Word rule H03."""
    t, minutes = names.t, minutes_text(amount, names)
    match ids:
        case (only,):
            return t(
                "The guests are not in town long enough for {what} at the time asked for",
                what=names.engagement(only),
            )
        case (party, only):
            return t(
                "{what} is {minutes} outside the time that {who} has here",
                what=names.engagement(only),
                minutes=minutes,
                who=names.party(party),
            )
        case (party, day, _, _):
            return t(
                "{who}, {day}: the drive does not suit the arrival or departure by {minutes}",
                who=names.party(party),
                day=names.day(day),
                minutes=minutes,
            )
    return None


def room_fit(ids: Ids, amount: int, names: Names) -> str | None:
    """Word rule H10."""
    t = names.t
    match ids:
        case (engagement,):
            return t(
                "No room is large enough and fit for {what}", what=names.engagement(engagement)
            )
        case (engagement, room):
            return t(
                "{where} is closed, too small or not fit for {what}",
                where=names.room(room),
                what=names.engagement(engagement),
            )
        case (*together, room):
            return t.n(
                "{where} is too small by {count} place for {what} together",
                "{where} is too small by {count} places for {what} together",
                amount,
                where=names.room(room),
                what=listed(together, names),
            )
    return None


def turnaround(ids: Ids, amount: int, names: Names) -> str | None:
    """Word rule H11."""
    match ids:
        case (room, one, other):
            return names.t(
                "{where} needs {minutes} more to be prepared anew between {what}",
                where=names.room(room),
                minutes=minutes_text(amount, names),
                what=listed((one, other), names),
            )
    return None


def restricted_zones(ids: Ids, _amount: int, names: Names) -> str | None:
    """Word rule H22."""
    match ids:
        case (vehicle, party, day, before, after, zone):
            return names.t(
                "{vehicle} may not drive in {zone} at that time: {drive}",
                vehicle=names.vehicle(vehicle),
                zone=names.zone_of(zone),
                drive=drive_text((party, day, before, after), names),
            )
    return None
