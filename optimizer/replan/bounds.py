"""How few changes there can be at least, whatever is done with the rest of the plan."""

from dataclasses import dataclass, replace

from optimizer.build import build
from optimizer.cpsat import Search, run
from optimizer.model import Scope
from optimizer.problem import Meal, Party, Problem
from optimizer.replan.course import Course
from optimizer.replan.measures import (
    CHANGE_STEP,
    TIER_OF,
    digits,
    expression,
    ranked,
)
from optimizer.replan.situation import Situation
from optimizer.solve.neighbourhoods import days_asked


@dataclass(frozen=True, slots=True)
class Least:
    """Bounds of the measures of ``CHANGE_STEP``; ``infeasible`` if no plan keeps all locks."""

    values: tuple[int, ...]
    infeasible: bool = False


def least_changes(course: Course, free: frozenset[str], search: Search) -> Least:
    """Return what has to be left out or changed in every plan; 0 where time is too short.

    Only ``free`` engagements are looked at, as if nothing else were planned but what is
    frozen, which no plan can change. The bound of a measure holds for plans that reach the
    bounds of those before it.

    Raises:
        SearchOver: time is up, or somebody asked to stop.
    """
    situation = course.situation
    parties = tuple(_with_sure_meals(situation, free, p) for p in situation.problem.parties)
    problem = replace(situation.problem, vehicles=(), parties=parties)
    frozen = tuple(visit for visit in situation.kept if visit.engagement in situation.frozen)
    tiers = frozenset(TIER_OF[measure] for measure in CHANGE_STEP)
    model = build(problem, Scope(tuple(sorted(free)), frozen), tiers, course.watch.heed)
    total, weights = ranked(model, [expression(model, measure) for measure in CHANGE_STEP])
    model.cp.minimize(total)
    answer = run(model.cp, search)
    musts, *rest = digits(max(0, answer.bound or 0), weights)
    return Least((musts + hopeless_meals(situation.problem), *rest), answer.infeasible)


def hopeless_meals(problem: Problem) -> int:
    """Return how many meals of full days no engagement could ever serve."""
    return sum(
        not _servers(problem, party, day.day, meal)
        for party in problem.parties
        for day in party.days
        for meal in day.meals
    )


def _with_sure_meals(situation: Situation, free: frozenset[str], party: Party) -> Party:
    """Return a party with only those meals that some, and only, known engagements may serve."""
    known = free | situation.frozen

    def is_sure(day: int, meal: Meal) -> bool:
        servers = _servers(situation.problem, party, day, meal)
        return bool(servers) and servers <= known

    return replace(
        party,
        days=tuple(
            replace(day, meals=tuple(meal for meal in day.meals if is_sure(day.day, meal)))
            for day in party.days
        ),
    )


def _servers(problem: Problem, party: Party, day: int, meal: Meal) -> set[str]:
    return {
        each.id
        for each in problem.engagements
        if each.meal is meal and party.id in each.parties and day in days_asked(each)
    }
