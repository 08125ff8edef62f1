"""Ids that only the optimizer knows, made of the domain's ids by signs that those cannot hold."""

from __future__ import annotations

_OF_DELEGATION = "/"


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


def combined_key(words: frozenset[str]) -> str:
    """Return one word for a set of words of which any will do."""
    return "+".join(sorted(words))
