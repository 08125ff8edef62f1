"""Another plan beside the one as it is, judged by the checker."""

from optimizer import check
from optimizer.problem import Problem
from optimizer.replan import changes_between
from optimizer.replan.vehicles import served
from optimizer.solution import Solution, Tier, Violation, Visit
from optimizer.why.answers import Price, TierChange
from optimizer.why.options import Clockwork

_FLEET_SECONDS = 0.5
"""How long vehicles for another plan may be looked for."""


def with_vehicles(
    problem: Problem, visits: tuple[Visit, ...], told: Solution, clock: Clockwork
) -> Solution:
    """Return visits with the drives that they need, in the vehicles of a plan where they fit."""
    return Solution(visits, served(problem, visits, told.legs, clock.search(_FLEET_SECONDS)))


def new_breaches(problem: Problem, told: Solution, plan: Solution) -> tuple[Violation, ...]:
    """Return the rules that a plan breaks and another one does not, or not by as much."""
    before = {(each.rule, each.ids): each.amount for each in check.violations(problem, told)}
    return tuple(
        each
        for each in check.violations(problem, plan)
        if each.amount > before.get((each.rule, each.ids), 0)
    )


def tier_changes(problem: Problem, told: Solution, plan: Solution) -> tuple[TierChange, ...]:
    """Return what each tier costs in both plans."""
    before, after = (check.tier_values(problem, each) for each in (told, plan))
    return tuple(TierChange(tier, before[tier], after[tier]) for tier in Tier)


def price_of(
    problem: Problem, told: Solution, plan: Solution, engagement: str, *, exact: bool
) -> Price:
    """Return what a plan with an engagement costs beside another one. Raises KeyError."""
    visit = {each.engagement: each for each in plan.visits}[engagement]
    return Price(
        visit=visit,
        solution=plan,
        tiers=tier_changes(problem, told, plan),
        changes=changes_between(problem, told, plan),
        broken=new_breaches(problem, told, plan),
        exact=exact,
    )


def rank_of(price: Price) -> tuple[int, ...]:
    """Return what makes one price better than another: broken rules, then tier by tier."""
    return (len(price.broken), *(each.after for each in price.tiers))
