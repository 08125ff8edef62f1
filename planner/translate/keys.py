"""Ids that only the optimizer knows, made of the domain's ids by signs that those cannot hold."""

from __future__ import annotations

from planner.model import Gender

_OF_DELEGATION = "/"
_FOR_ENGAGEMENT = "@"
_BY_GENDER = "~"


def party_key(delegation_id: str, subgroup_id: str | None = None) -> str:
    """Return the id of a delegation, or of a part of it that moves by itself."""
    if subgroup_id is None:
        return delegation_id
    return f"{delegation_id}{_OF_DELEGATION}{subgroup_id}"


def delegation_of_party(key: str) -> str:
    """Return the delegation that a party is or belongs to."""
    return key.partition(_OF_DELEGATION)[0]


def subgroup_of_party(key: str) -> str | None:
    """Return the part of its delegation that a party is, None for the whole of it."""
    return key.partition(_OF_DELEGATION)[2] if _OF_DELEGATION in key else None


def shared_room_key(room_id: str, engagement_id: str) -> str:
    """Return the id of the place that one engagement takes in a room shared by several."""
    return f"{room_id}{_FOR_ENGAGEMENT}{engagement_id}"


def room_of_key(key: str) -> str:
    """Return the room that a room or a place in a shared room is."""
    return key.partition(_FOR_ENGAGEMENT)[0]


def language_key(language: str, gender: Gender = Gender.UNSTATED) -> str:
    """Return what is asked of an interpreter: a language, and a gender where one is needed."""
    return language if gender is Gender.UNSTATED else f"{language}{_BY_GENDER}{gender.value}"


def language_of_key(key: str) -> str:
    """Return the language that a language key asks for."""
    return key.partition(_BY_GENDER)[0]


def plain_id(key: str) -> str:
    """Return what a person knows an id by; parties of a delegation keep their two parts."""
    return language_of_key(room_of_key(key))


def combined_key(words: frozenset[str]) -> str:
    """Return one word for a set of words of which any will do."""
    return "+".join(sorted(words))
