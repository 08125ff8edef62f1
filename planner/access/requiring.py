"""The check that every service makes before anything else."""

from __future__ import annotations

from typing import Protocol

from planner.access.actor import Actor
from planner.access.policy import Action, Extent, Thing, extent_of
from planner.errors import NotAllowed


class HasPerson(Protocol):
    """What a service is handed: it knows who asks."""

    @property
    def person(self) -> Actor:
        """Who asks."""


def require(ctx: HasPerson, action: Action, thing: Thing, *, own: bool = False) -> None:
    """Go on only if the person may; `own` tells that the thing in question concerns them.

    Raises:
        NotAllowed: `not_allowed` with the action and the thing.
    """
    reach = reach_of(ctx, action, thing)
    if reach is Extent.OWN and not own:
        raise _refusal(action, thing)


def reach_of(ctx: HasPerson, action: Action, thing: Thing) -> Extent:
    """Return whether the person may with all of a kind of thing, or only with their own.

    Raises:
        NotAllowed: with none of it.
    """
    reach = extent_of(ctx.person.roles, action, thing)
    if reach is Extent.NONE:
        raise _refusal(action, thing)
    return reach


def may(ctx: HasPerson, action: Action, thing: Thing) -> bool:
    """Tell whether the person may with all of a kind of thing: what a page offers follows."""
    return extent_of(ctx.person.roles, action, thing) is Extent.ALL


def _refusal(action: Action, thing: Thing) -> NotAllowed:
    return NotAllowed("not_allowed", action=action.value, thing=thing.value)
