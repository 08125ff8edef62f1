"""Sentences about what guests need to be safe and at ease: protection, clothes, walking."""

from __future__ import annotations

from planner.services.names import Names
from planner.services.sentences.ingredients import Ids, listed, minutes_text


def security(ids: Ids, amount: int, names: Names) -> str | None:
    """Word rule H23."""
    t = names.t
    match ids:
        case (engagement, party, room):
            return t(
                "{where} is not cleared for the protection of {who} at {what}",
                where=names.room(room),
                who=names.party(party),
                what=names.engagement(engagement),
            )
        case (one, other, first, second):
            return t(
                "{one} and {other} come or go {minutes} too close to each other: {what}",
                one=names.party(one),
                other=names.party(other),
                minutes=minutes_text(amount, names),
                what=listed((first, second), names),
            )
    return None


def dress_change(ids: Ids, amount: int, names: Names) -> str | None:
    """Word rule H24."""
    match ids:
        case (party, field, formal):
            return names.t(
                "{who} lacks {minutes} at the hotel to change between {first} and {second}",
                who=names.party(party),
                minutes=minutes_text(amount, names),
                first=names.engagement(field),
                second=names.engagement(formal),
            )
    return None


def mobility(ids: Ids, amount: int, names: Names) -> str | None:
    """Word rule H25."""
    t = names.t
    match ids:
        case (engagement, party, room):
            return t(
                "{where} has steps that {who} cannot climb for {what}",
                where=names.room(room),
                who=names.party(party),
                what=names.engagement(engagement),
            )
        case (party, day):
            return t(
                "{who} walks {minutes} too long on {day}",
                who=names.party(party),
                minutes=minutes_text(amount, names),
                day=names.day(day),
            )
    return None
