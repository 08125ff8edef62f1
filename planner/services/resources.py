"""Leaders, interpreters, vehicles, venues, rooms and zones: save and remove one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from planner.access import Action, Thing, require
from planner.errors import NotFound
from planner.model import Interpreter, Leader, RestrictedZone, Room, Scenario, Vehicle, Venue
from planner.services.context import Context
from planner.services.records import keep_scenario, scenario_now

Resource = Leader | Interpreter | Vehicle | Venue | Room | RestrictedZone

FIELDS: Mapping[type[Resource], str] = MappingProxyType(
    {
        Leader: "leaders",
        Interpreter: "interpreters",
        Vehicle: "vehicles",
        Venue: "venues",
        Room: "rooms",
        RestrictedZone: "zones",
    }
)
"""The field of a scenario that holds each kind of resource."""


def save(ctx: Context, period_id: int, base_version: int, resource: Resource) -> int:
    """Store a resource, new or changed by id, with its busy blocks.

    Returns the scenario's new version. Raises InvalidInput with every flaw, and Conflict.
    """
    require(ctx, Action.CHANGE, Thing.RESOURCE)
    scenario = scenario_now(ctx, period_id).scenario
    items = _items(scenario, type(resource))
    is_new = all(item.id != resource.id for item in items)
    changed = tuple(resource if item.id == resource.id else item for item in items)
    whole = _with_items(scenario, type(resource), (*changed, resource) if is_new else changed)
    return keep_scenario(ctx, period_id, base_version, whole, _reason(type(resource), resource.id))


def remove(
    ctx: Context, period_id: int, base_version: int, kind: type[Resource], resource_id: str
) -> int:
    """Take out a resource and return the scenario's new version; a venue goes with its rooms.

    Raises NotFound, Conflict, and InvalidInput while something still refers to it.
    """
    require(ctx, Action.CHANGE, Thing.RESOURCE)
    scenario = scenario_now(ctx, period_id).scenario
    items = _items(scenario, kind)
    left = tuple(item for item in items if item.id != resource_id)
    if len(left) == len(items):
        raise NotFound(FIELDS[kind], id=resource_id)
    whole = _with_items(scenario, kind, left)
    if kind is Venue:
        rooms = tuple(room for room in whole.rooms if room.venue_id != resource_id)
        whole = replace(whole, rooms=rooms)
    return keep_scenario(ctx, period_id, base_version, whole, _reason(kind, resource_id))


def _items(scenario: Scenario, kind: type[Resource]) -> tuple[Resource, ...]:
    items: tuple[Resource, ...] = getattr(scenario, FIELDS[kind])
    return items


def _with_items(scenario: Scenario, kind: type[Resource], items: tuple[Resource, ...]) -> Scenario:
    changes: dict[str, Any] = {FIELDS[kind]: items}
    return replace(scenario, **changes)


def _reason(kind: type[Resource], resource_id: str) -> str:
    return f"{kind.__name__.lower()} {resource_id}"
