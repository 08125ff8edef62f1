"""The first look: sample accounts over the sample offices, until the office has its own.

Sample accounts have no password. They may be offered to this computer alone, which the server
sees to, and only while there is nothing in the store but samples.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from planner.access import Action, Post, Role, Served, Thing, reach_of, require
from planner.errors import Conflict
from planner.i18n import N_
from planner.model import Scenario
from planner.services import accounts
from planner.services.context import Context
from planner.services.offices import SAMPLE_REASON
from planner.services.records import scenario_at
from planner.services.signing_in import begin_session
from planner.store import accounts as stored
from planner.store import periods, scenarios
from planner.store.accounts import Account, NewAccount
from planner.store.transactions import View

FIRST_ROLES: Final = frozenset({Role.ADMINISTRATOR, Role.OFFICER})
"""What the first account of an office may do: give everybody else theirs, and plan."""

_SAMPLES: Final = MappingProxyType(
    {
        Role.OFFICER: N_("Sample officer"),
        Role.CHIEF: N_("Sample chief"),
        Role.LEADER: N_("Sample leader"),
        Role.SECRETARY: N_("Sample secretary"),
        Role.INTERPRETER: N_("Sample interpreter"),
        Role.DRIVER: N_("Sample driver"),
        Role.DUTY_OFFICER: N_("Sample duty officer"),
        Role.AUDITOR: N_("Sample auditor"),
        Role.ADMINISTRATOR: N_("Sample administrator"),
    }
)


def needs_set_up(ctx: Context) -> bool:
    """Tell whether the office has no account of its own yet."""
    require(ctx, Action.SEE, Thing.ACCOUNT)
    with ctx.store.snapshot() as view:
        return not stored.are_own(view)


def set_up(ctx: Context, name: str, display_name: str, password: str) -> Account:
    """Make the first account of the office, which ends the sample accounts.

    Raises:
        Conflict: `set_up_already`, somebody was faster.
        InvalidInput: the name, or a password that is too short or easily guessed.
    """
    require(ctx, Action.CHANGE, Thing.ACCOUNT)
    if not needs_set_up(ctx):
        raise Conflict("set_up_already")
    return accounts.add(ctx, name, display_name, FIRST_ROLES, password)


def ensure_sample_accounts(ctx: Context) -> None:
    """Make one sample account for each role, in a store that holds nothing but samples."""
    require(ctx, Action.CHANGE, Thing.ACCOUNT)
    with ctx.store.snapshot() as view:
        if not _is_first_look(view):
            return
    samples = _sample_scenarios(ctx)
    with ctx.store.transaction(ctx.actor) as tx:
        if stored.every(tx):
            return
        for role, display_name in _SAMPLES.items():
            new = NewAccount(f"sample.{role}", display_name, frozenset({role}), is_sample=True)
            stored.add(tx, new)
            stored.set_links(tx, new.name, {one for s in samples for one in _serves(role, s)})


def samples_offered(ctx: Context) -> tuple[Account, ...]:
    """Return the sample accounts that may be used now, by role; none after the first look."""
    require(ctx, Action.SEE, Thing.ACCOUNT)
    with ctx.store.snapshot() as view:
        if not _is_first_look(view):
            return ()
        found = {one.name: one for one in stored.every(view) if one.is_sample and one.is_enabled}
    return tuple(found[name] for role in Role if (name := f"sample.{role}") in found)


def enter_as_sample(ctx: Context, name: str) -> str:
    """Begin a session of a sample account and return its token.

    Raises:
        Conflict: `no_sample`, it is none, or the first look is over.
    """
    require(ctx, Action.CHANGE, Thing.SESSION)
    for account in samples_offered(ctx):
        if account.name == name:
            return begin_session(ctx, account, "sample")
    raise Conflict("no_sample")


def is_sample(ctx: Context) -> bool:
    """Tell whether it is a sample account that asks."""
    reach_of(ctx, Action.SEE, Thing.PERIOD)
    with ctx.store.snapshot() as view:
        found = stored.find(view, ctx.actor)
    return found is not None and found.is_sample


def _is_first_look(view: View) -> bool:
    every = periods.every(view)
    are_samples = (scenarios.history(view, one.id)[-1].reason == SAMPLE_REASON for one in every)
    return bool(every) and not stored.are_own(view) and all(are_samples)


def _sample_scenarios(ctx: Context) -> list[Scenario]:
    with ctx.store.snapshot() as view:
        every = periods.every(view)
    return [scenario_at(ctx, one.id, one.scenario_version) for one in every]


def _serves(role: Role, scenario: Scenario) -> tuple[Served, ...]:
    """Return whom the sample account of a role stands for in a sample office."""
    office_id = scenario.office.id
    match role:
        case Role.LEADER | Role.SECRETARY:
            first = min(scenario.leaders, key=lambda leader: (leader.rank, leader.id))
            return (Served(office_id, Post.LEADER, first.id),)
        case Role.INTERPRETER:
            staff = min(scenario.interpreters, key=lambda one: (not one.staff, one.id))
            return (Served(office_id, Post.INTERPRETER, staff.id),)
        case Role.DRIVER:
            return (Served(office_id, Post.VEHICLE, scenario.vehicles[0].id),)
        case _:
            return ()
