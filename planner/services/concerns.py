"""What of a plan concerns somebody: the engagements they take part in, host or drive to."""

from __future__ import annotations

from planner.access import Actor, Post
from planner.model import Plan, Scenario


def concerned_engagements(person: Actor, scenario: Scenario, plan: Plan) -> frozenset[str]:
    """Return the ids of a plan's engagements that somebody hosts, interprets or drives to."""
    office_id = scenario.office.id
    leaders = person.those_of(office_id, Post.LEADER)
    interpreters = person.those_of(office_id, Post.INTERPRETER)
    vehicles = person.those_of(office_id, Post.VEHICLE)
    attended = {
        visit.engagement_id
        for visit in plan.visits
        if visit.host_id in leaders
        or any(interpreters.intersection(team.interpreter_ids) for team in visit.teams)
    }
    driven = {
        leg.to_engagement_id
        for leg in plan.legs
        if leg.to_engagement_id is not None and vehicles.intersection(leg.vehicle_ids)
    }
    return frozenset(attended | driven)


def concerned_delegations(person: Actor, scenario: Scenario, plan: Plan) -> frozenset[str]:
    """Return the ids of the delegations that somebody meets, interprets for or drives."""
    ids = concerned_engagements(person, scenario, plan)
    vehicles = person.those_of(scenario.office.id, Post.VEHICLE)
    met = {key for e in scenario.engagements if e.id in ids for key in e.delegation_ids}
    driven = {leg.delegation_id for leg in plan.legs if vehicles.intersection(leg.vehicle_ids)}
    return frozenset(met | driven)
