"""Delegations: list, read, save with their engagements, take in from a template, remove."""

from __future__ import annotations
from planner.i18n import Translator
from planner.model import Delegation, Engagement
from planner.services.context import Context
from planner.services.views import Choice, DelegationRow


def all_delegations(ctx: Context, period_id: int, t: Translator) -> tuple[DelegationRow, ...]:
    """Return the delegations of a period by arrival."""
    raise NotImplementedError


def get(
    ctx: Context, period_id: int, delegation_id: str
) -> tuple[Delegation, tuple[Engagement, ...]]:
    """Return a delegation and the engagements it takes part in. Raises NotFound."""
    raise NotImplementedError


def save(
    ctx: Context,
    period_id: int,
    base_version: int,
    delegation: Delegation,
    engagements: tuple[Engagement, ...],
) -> int:
    """Store a delegation, new or changed, and exactly these of its engagements.

    Returns the scenario's new version. Raises InvalidInput with every flaw, and Conflict.
    """
    raise NotImplementedError


def templates(t: Translator) -> tuple[Choice, ...]:
    """Return the visit templates that a delegation can be taken in with."""
    raise NotImplementedError


def programme_from_template(
    ctx: Context, period_id: int, delegation: Delegation, template_id: str
) -> tuple[Engagement, ...]:
    """Return the engagements that a template proposes; nothing is stored."""
    raise NotImplementedError


def remove(ctx: Context, period_id: int, base_version: int, delegation_id: str) -> int:
    """Take out a delegation with its own engagements; return the scenario's new version."""
    raise NotImplementedError
