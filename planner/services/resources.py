"""Leaders, interpreters, vehicles, venues and rooms: save and remove one of them."""

from __future__ import annotations
from planner.model import Interpreter, Leader, Room, Vehicle, Venue
from planner.services.context import Context

Resource = Leader | Interpreter | Vehicle | Venue | Room


def save(ctx: Context, period_id: int, base_version: int, resource: Resource) -> int:
    """Store a resource, new or changed by id (busy blocks included).

    Returns the scenario's new version. Raises InvalidInput with every flaw, and Conflict.
    """
    raise NotImplementedError


def remove(
    ctx: Context, period_id: int, base_version: int, kind: type[Resource], resource_id: str
) -> int:
    """Take out a resource. Raises InvalidInput while something still refers to it."""
    raise NotImplementedError
