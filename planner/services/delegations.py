"""Delegations: list, read, save with their engagements, take in from a template, remove."""

from __future__ import annotations

from dataclasses import replace

from planner.access import Action, Thing, require
from planner.errors import Flaw, FlawCode, InvalidInput, NotFound
from planner.i18n import Translator
from planner.labels import label
from planner.model import Delegation, Engagement, LockDimension, Plan, Scenario
from planner.rulepack import load_rule_pack
from planner.services.attendance import held_attendance, released_by_data
from planner.services.context import Context
from planner.services.data_files import RULE_PACKS
from planner.services.held import held_lines
from planner.services.labels import template_label
from planner.services.names import Names, names_of
from planner.services.office_views import HeldLine
from planner.services.records import keep_scenario, scenario_now
from planner.services.views import Choice, DelegationRow
from planner.store import plans as stored_plans
from planner.templates import Template, build_programme


def all_delegations(ctx: Context, period_id: int, t: Translator) -> tuple[DelegationRow, ...]:
    """Return the delegations of a period by arrival."""
    require(ctx, Action.SEE, Thing.DELEGATION)
    scenario = scenario_now(ctx, period_id).scenario
    with ctx.store.snapshot() as view:
        plan = stored_plans.load_head(view, period_id)
    names = names_of(scenario, t, ctx.person)
    arriving = sorted(scenario.delegations, key=lambda one: (one.arrival.at, one.id))
    return tuple(_row(delegation, names, plan) for delegation in arriving)


def _row(delegation: Delegation, names: Names, plan: Plan | None) -> DelegationRow:
    scenario, t = names.scenario, names.t
    engagements = scenario.engagements_of(delegation.id)
    placed = {visit.engagement_id for visit in plan.visits} if plan else set()
    hotel = delegation.hotel_venue_id
    return DelegationRow(
        id=delegation.id,
        code_name=delegation.code_name,
        name=names.delegation(delegation.id),
        head=names.head(delegation.id),
        rank=scenario.office.rank_name(delegation.rank).text(names.language),
        guest_class=t(label(delegation.guest_class)),
        region=names.home(delegation.id),
        headcount=delegation.headcount,
        arrives=delegation.arrival.at.astimezone(names.zone),
        arrives_by=delegation.arrival.number,
        departs=delegation.departure.at.astimezone(names.zone),
        departs_by=delegation.departure.number,
        hotel=names.venue(hotel) if hotel is not None else "",
        engagements=len(engagements),
        placed=sum(e.id in placed for e in engagements) if plan else None,
    )


def get(
    ctx: Context, period_id: int, delegation_id: str
) -> tuple[Delegation, tuple[Engagement, ...]]:
    """Return a delegation and the engagements it takes part in. Raises NotFound."""
    require(ctx, Action.SEE, Thing.SCENARIO)
    scenario = scenario_now(ctx, period_id).scenario
    return delegation_in(scenario, delegation_id), scenario.engagements_of(delegation_id)


def delegation_in(scenario: Scenario, delegation_id: str) -> Delegation:
    """Return a delegation of a scenario. Raises NotFound."""
    for delegation in scenario.delegations:
        if delegation.id == delegation_id:
            return delegation
    raise NotFound("delegation", id=delegation_id)


def save(
    ctx: Context,
    period_id: int,
    base_version: int,
    delegation: Delegation,
    engagements: tuple[Engagement, ...],
    release: str = "",
) -> int:
    """Store a delegation, new or changed, and exactly these of its engagements.

    It takes part in no joint engagement that is not among them. `release` is why who takes part
    is changed where that is held. Returns the scenario's new version.

    Raises:
        InvalidInput: with every flaw.
        NotFound: there is no such period.
        Unsettled: `guests_held`, who takes part is held and no reason was given.
        Conflict: somebody else saved since `base_version`.
    """
    require(ctx, Action.CHANGE, Thing.DELEGATION)
    scenario = scenario_now(ctx, period_id).scenario
    known = {one.id for one in scenario.delegations}
    changed = tuple(delegation if d.id == delegation.id else d for d in scenario.delegations)
    kept = _with_engagements(scenario, delegation.id, engagements)
    whole = replace(kept, delegations=changed if delegation.id in known else (*changed, delegation))
    released = released_by_data(ctx, period_id, scenario, whole, release)
    reason = release.strip() if released else f"delegation {delegation.id}"
    return keep_scenario(ctx, period_id, base_version, whole, reason, released)


def held_guests(
    ctx: Context, period_id: int, delegation_id: str, t: Translator
) -> tuple[HeldLine, ...]:
    """Return where it is held now that a delegation takes part. Raises NotFound."""
    require(ctx, Action.SEE, Thing.SCENARIO)
    scenario = scenario_now(ctx, period_id).scenario
    own = {engagement.id for engagement in scenario.engagements_of(delegation_id)}
    locks = (
        one
        for one in held_attendance(ctx, period_id)
        if one.lock.dimension is LockDimension.ATTENDEES and one.lock.engagement_id in own
    )
    return held_lines(locks, names_of(scenario, t, ctx.person))


def templates(t: Translator) -> tuple[Choice, ...]:
    """Return the visit templates that a delegation can be taken in with."""
    return tuple(Choice(template.value, template_label(template, t)) for template in Template)


def programme_from_template(
    ctx: Context, period_id: int, delegation: Delegation, template_id: str
) -> tuple[Engagement, ...]:
    """Return the engagements that a template proposes; nothing is stored. Raises NotFound."""
    require(ctx, Action.CHANGE, Thing.DELEGATION)
    if template_id not in set(Template):
        raise NotFound("template", id=template_id)
    scenario = scenario_now(ctx, period_id).scenario
    pack = load_rule_pack(scenario.office.rule_pack_id, RULE_PACKS, scenario.rule_overrides)
    programme = build_programme(Template(template_id), delegation, scenario, pack.numbers)
    return programme.engagements


def remove(
    ctx: Context, period_id: int, base_version: int, delegation_id: str, release: str = ""
) -> int:
    """Take out a delegation with its own engagements; return the scenario's new version.

    It leaves joint engagements, which the others keep. `release` is why it is taken out where who
    takes part is held. Raises NotFound, InvalidInput, Unsettled, Conflict.
    """
    require(ctx, Action.CHANGE, Thing.DELEGATION)
    scenario = scenario_now(ctx, period_id).scenario
    delegation_in(scenario, delegation_id)
    without = _with_engagements(scenario, delegation_id, ())
    left = tuple(
        replace(d, keep_apart_ids=tuple(key for key in d.keep_apart_ids if key != delegation_id))
        for d in without.delegations
        if d.id != delegation_id
    )
    interpreters = tuple(
        replace(
            one,
            served_delegation_ids=tuple(
                key for key in one.served_delegation_ids if key != delegation_id
            ),
        )
        for one in without.interpreters
    )
    whole = replace(without, delegations=left, interpreters=interpreters)
    released = released_by_data(ctx, period_id, scenario, whole, release)
    reason = release.strip() if released else f"delegation {delegation_id} -"
    return keep_scenario(ctx, period_id, base_version, whole, reason, released)


def _with_engagements(
    scenario: Scenario, delegation_id: str, engagements: tuple[Engagement, ...]
) -> Scenario:
    """Return the scenario with exactly these engagements of a delegation, in their old places."""
    foreign = {e.id for e in scenario.engagements if delegation_id not in e.delegation_ids}
    clashes = sorted(foreign & {engagement.id for engagement in engagements})
    if clashes:
        code = FlawCode.DUPLICATE_ID
        raise InvalidInput(tuple(Flaw("engagements", code, (("id", id_),)) for id_ in clashes))
    given = {engagement.id: engagement for engagement in engagements}
    others = (_without(engagement, delegation_id, given) for engagement in scenario.engagements)
    kept = [engagement for engagement in others if engagement.delegation_ids]
    present = {engagement.id for engagement in kept}
    kept += [engagement for engagement in engagements if engagement.id not in present]
    ids = {engagement.id for engagement in kept}
    return replace(
        scenario,
        engagements=tuple(
            replace(e, after_ids=tuple(key for key in e.after_ids if key in ids)) for e in kept
        ),
        locks=tuple(lock for lock in scenario.locks if lock.engagement_id in ids),
    )


def _without(
    engagement: Engagement, delegation_id: str, given: dict[str, Engagement]
) -> Engagement:
    """Return what was given for an engagement, else the engagement without the delegation."""
    left = tuple(key for key in engagement.delegation_ids if key != delegation_id)
    return given.get(engagement.id, replace(engagement, delegation_ids=left))
