"""A plan, the solver's or one edited by hand, as a solution that can be checked."""

from __future__ import annotations

from optimizer.solution import Leg, Solution, Team, Visit
from planner.model import (
    MINUTES_PER_DAY,
    Plan,
    PlannedLeg,
    PlannedVisit,
)
from planner.translate.steps import parties_of_leg
from planner.translate.translation import Translation


def to_solution(plan: Plan, translation: Translation) -> Solution:
    """Return a plan in the optimizer's words; what the scenario does not know keeps its id."""
    visits = tuple(visit_of(visit, translation) for visit in plan.visits)
    days = {visit.engagement: visit.start_min // MINUTES_PER_DAY for visit in visits}
    return Solution(visits, tuple(_leg(leg, days, translation) for leg in plan.legs))


def visit_of(visit: PlannedVisit, translation: Translation) -> Visit:
    """Return a planned visit in the optimizer's words."""
    return Visit(
        engagement=visit.engagement_id,
        start_min=translation.clock.minute(visit.start),
        end_min=translation.clock.minute(visit.end),
        room=visit.room_id,
        host=visit.host_id,
        teams=tuple(Team(team.language, team.interpreter_ids) for team in visit.teams),
    )


def _leg(leg: PlannedLeg, days: dict[str, int], translation: Translation) -> Leg:
    depart_min = translation.clock.minute(leg.depart)
    return Leg(
        parties=parties_of_leg(leg, translation),
        day=_day(leg, depart_min, days),
        from_engagement=leg.from_engagement_id,
        to_engagement=leg.to_engagement_id,
        from_site=leg.from_venue_id,
        to_site=leg.to_venue_id,
        depart_min=depart_min,
        arrive_min=translation.clock.minute(leg.arrive),
        vehicles=leg.vehicle_ids,
    )


def _day(leg: PlannedLeg, depart_min: int, days: dict[str, int]) -> int:
    """Return the day that a drive belongs to: after midnight still that of the engagement."""
    for key in (leg.from_engagement_id, leg.to_engagement_id):
        if key in days:
            return days[key]
    return depart_min // MINUTES_PER_DAY
