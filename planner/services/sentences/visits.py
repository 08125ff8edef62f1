"""Sentences about the programme: drives, meals, order, banquets, what is held, what is needed."""

from __future__ import annotations

from datetime import timedelta

from planner.formats import format_day
from planner.labels import label
from planner.model import LockDimension, Meal
from planner.services.names import Names
from planner.services.sentences.ingredients import Ids, drive_text, listed, minutes_text


def vehicle_seats(ids: Ids, amount: int, names: Names) -> str | None:
    """Word rule H12."""
    t = names.t
    match ids:
        case (party, day, before, after, kind):
            drive = drive_text((party, day, before, after), names)
        case _:
            return None
    match kind:
        case "seats":
            return t.n(
                "{drive}: {count} seat is missing",
                "{drive}: {count} seats are missing",
                amount,
                drive=drive,
            )
        case "luggage":
            return t.n(
                "{drive}: there is no space for {count} piece of luggage",
                "{drive}: there is no space for {count} pieces of luggage",
                amount,
                drive=drive,
            )
        case "sedan":
            return t("{drive}: the head of the delegation has no sedan", drive=drive)
        case "accessible":
            return t("{drive}: no vehicle can be boarded without a step", drive=drive)
    return t(
        "{drive}: coach {vehicle} is slower than the drive was planned for",
        drive=drive,
        vehicle=names.vehicle(kind),
    )


def driver_hours(ids: Ids, amount: int, names: Names) -> str | None:
    """Word rule H13."""
    t, minutes = names.t, minutes_text(amount, names)
    match ids:
        case (vehicle, day, "span"):
            return t(
                "The driver of {vehicle} is out {minutes} too long on {day}",
                vehicle=names.vehicle(vehicle),
                minutes=minutes,
                day=names.day(day),
            )
        case (vehicle, day, _):
            return t(
                "The driver of {vehicle} drives {minutes} too long on {day}",
                vehicle=names.vehicle(vehicle),
                minutes=minutes,
                day=names.day(day),
            )
    return None


def meals(ids: Ids, amount: int, names: Names) -> str | None:
    """Word rule H14."""
    t = names.t
    match ids:
        case (engagement,):
            return t(
                "{what} is {minutes} off the hour for this meal or too short by it",
                what=names.engagement(engagement),
                minutes=minutes_text(amount, names),
            )
        case (party, day, meal):
            return t(
                "{who} has no meal on {day}: {meal}",
                who=names.party(party),
                day=names.day(day),
                meal=t(label(Meal(meal))),
            )
    return None


def precedence(ids: Ids, amount: int, names: Names) -> str | None:
    """Word rule H15."""
    match ids:
        case (before, after):
            return names.t(
                "{first} has to be over before {second}; {minutes} are missing",
                first=names.engagement(before),
                second=names.engagement(after),
                minutes=minutes_text(amount, names),
            )
    return None


def offset(ids: Ids, amount: int, names: Names) -> str | None:
    """Word rule H26."""
    match ids:
        case (first, second):
            return names.t(
                "{second} begins {minutes} too early or too late after the beginning of {first}",
                first=names.engagement(first),
                second=names.engagement(second),
                minutes=minutes_text(amount, names),
            )
    return None


def equipment(ids: Ids, amount: int, names: Names) -> str | None:
    """Word rule H27."""
    *engagements, thing = ids
    if not engagements:
        return None
    return names.t.n(
        "{count} of “{thing}” is missing for {engagements}",
        "{count} of “{thing}” are missing for {engagements}",
        amount,
        thing=thing,
        engagements=listed(engagements, names),
    )


def courtesy_call_day(ids: Ids, amount: int, names: Names) -> str | None:
    """Word rule H16."""
    match ids:
        case (engagement, party):
            return names.t.n(
                "{what} is {count} day too late in the visit of {who}",
                "{what} is {count} days too late in the visit of {who}",
                amount,
                what=names.engagement(engagement),
                who=names.party(party),
            )
    return None


def banquet_count(ids: Ids, amount: int, names: Names) -> str | None:
    """Word rule H17."""
    match ids:
        case (party,):
            return names.t.n(
                "{who} is given {count} banquet more than the rules allow",
                "{who} is given {count} banquets more than the rules allow",
                amount,
                who=names.party(party),
            )
    return None


def locks(ids: Ids, _amount: int, names: Names) -> str | None:
    """Word rule H18."""
    t = names.t
    match ids:
        case (engagement, dimension):
            return t(
                "{what} is not as it is held: {dimension}",
                what=names.engagement(engagement),
                dimension=t(label(LockDimension(dimension))),
            )
    return None


def approval_time(ids: Ids, amount: int, names: Names) -> str | None:
    """Word rule H19."""
    t = names.t
    match ids:
        case (engagement,):
            what, visit = names.engagement(engagement), names.visits.get(engagement)
            if visit is None:
                return t("{what} is asked for before its approval can be there", what=what)
            cleared = visit.start.astimezone(names.zone) + timedelta(minutes=amount)
            return t(
                "{what} needs approval and can take place from {day} on",
                what=what,
                day=format_day(t, cleared.date()),
            )
    return None


def observance(ids: Ids, amount: int, names: Names) -> str | None:
    """Word rule H20."""
    t = names.t
    match ids:
        case (engagement, party):
            return t(
                "{what} lies for {minutes} in hours that {who} keeps free",
                what=names.engagement(engagement),
                minutes=minutes_text(amount, names),
                who=names.party(party),
            )
        case (engagement, party, room):
            return t(
                "{where} has no kitchen for {who} at {what}",
                where=names.room(room),
                who=names.party(party),
                what=names.engagement(engagement),
            )
    return None


def keep_apart(ids: Ids, _amount: int, names: Names) -> str | None:
    """Word rule H21."""
    match ids:
        case (one, other, *where):
            return names.t(
                "{one} and {other} must not meet, but do: {what}",
                one=names.party(one),
                other=names.party(other),
                what=listed(where, names),
            )
    return None
