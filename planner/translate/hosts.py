"""Who may host an engagement, best first."""

from __future__ import annotations

from collections.abc import Sequence

from optimizer.problem import HostOption
from planner.catalogue import KINDS, RankCap, delegations_of, fit_hosts, max_rank_gap
from planner.model import Body, Engagement, Leader, Room, Scenario
from planner.rulepack import RulePack

REQUESTED_COST, PREVIOUS_COST, OTHER_COST = 0, 1, 2
"""How much less liked a host is whom nobody named: asked for by the guests, met before, new."""


def hosts_of(
    engagement: Engagement, rooms: Sequence[Room], scenario: Scenario, pack: RulePack
) -> tuple[HostOption, ...]:
    """Return the candidates with their costs, best first; none where nobody needs to host.

    Whoever is named stays a candidate whatever the rank gap is: rule H06 judges it, and can then
    be given as the reason. Others are those within the gap. Hosts of units receive at home
    only, so they stand where every room is theirs.
    """
    spec = engagement.host
    if not (spec.required or spec.candidate_ids or spec.bodies or spec.fields):
        return ()
    homes = {room.venue_id for room in rooms}
    if spec.candidate_ids:
        by_id = {leader.id: leader for leader in scenario.leaders}
        named = [by_id[key] for key in spec.candidate_ids]
        options = [HostOption(leader.id, cost) for cost, leader in enumerate(named)]
    else:
        options = [
            HostOption(leader.id, _cost(leader, engagement, scenario))
            for leader in fit_hosts(engagement, scenario, pack.numbers)
        ]
    away = {leader.id for leader in scenario.leaders if _is_away(leader, homes)}
    return tuple(option for option in options if option.leader not in away)


def _is_away(leader: Leader, homes: set[str]) -> bool:
    return leader.body is Body.UNIT and homes != {leader.home_venue_id}


def _cost(leader: Leader, engagement: Engagement, scenario: Scenario) -> int:
    delegations = delegations_of(engagement, scenario)
    if any(leader.id in delegation.requested_host_ids for delegation in delegations):
        return REQUESTED_COST
    if any(leader.id in delegation.previous_host_ids for delegation in delegations):
        return PREVIOUS_COST
    return OTHER_COST


def rooms_of_a_unit(
    engagement: Engagement, rooms: Sequence[Room], scenario: Scenario
) -> tuple[Room, ...]:
    """Return the rooms of the best venue whose own unit can host there, none if no unit can.

    This is for engagements that only units can host: each receives at home, and the optimizer
    chooses room and host independently of each other.
    """
    named = engagement.host.candidate_ids
    units = {
        leader.home_venue_id
        for leader in scenario.leaders
        if leader.body is Body.UNIT and (not named or leader.id in named)
    }
    best = next((room.venue_id for room in rooms if room.venue_id in units), None)
    return tuple(room for room in rooms if room.venue_id == best)


def wanted_fields(engagement: Engagement, scenario: Scenario) -> frozenset[str]:
    """Return the fields of which the host should have one (S01).

    Where nobody says, a meeting wants a counterpart in the guests' own field.
    """
    if engagement.host.fields or KINDS[engagement.kind].rank_cap is not RankCap.MEETING:
        return engagement.host.fields
    delegations = delegations_of(engagement, scenario)
    return frozenset(tag for delegation in delegations for tag in delegation.field_tags)


def rank_cap(engagement: Engagement, pack: RulePack) -> int | None:
    """Return the largest rank gap between host and main guest (H06), None where none applies."""
    if engagement.host.max_rank_gap is not None:
        return engagement.host.max_rank_gap
    return max_rank_gap(engagement.kind, pack.numbers)
