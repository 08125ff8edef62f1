"""The audit log as the auditor reads it, and what pages add to it."""

from __future__ import annotations

from planner.access import Action, Actor, Thing, require
from planner.errors import NotAllowed
from planner.services.context import Context
from planner.store import audit
from planner.store.audit import AuditAction


def note_refusal(ctx: Context, person: Actor, refused: NotAllowed) -> None:
    """Keep that somebody asked for what they may not do; the server asks for them."""
    require(ctx, Action.CHANGE, Thing.SESSION)
    wanted = f"{refused.facts.get('action', '')}/{refused.facts.get('thing', refused.code)}"
    with ctx.store.transaction(person.name) as tx:
        audit.append(tx, AuditAction.ACCESS_REFUSED, f"account/{person.name}", wanted=wanted)
