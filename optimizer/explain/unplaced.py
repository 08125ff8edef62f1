"""Reasons for what a plan leaves out."""

from dataclasses import replace
from time import monotonic

from optimizer import check
from optimizer.explain.attempts import best_attempt
from optimizer.explain.candidates import candidates_of
from optimizer.explain.surroundings import Surroundings
from optimizer.explain.unsuited import unsuited
from optimizer.problem import Problem
from optimizer.solution import Solution, Unplaced, Violation
from optimizer.timetable import Timetable


def explain_unplaced(
    problem: Problem, solution: Solution, engagement_id: str, seconds: float
) -> tuple[Violation, ...]:
    """Return the rules that keep an engagement out of a plan, and whom it clashes with.

    Where no room, host or interpreter qualifies at all, that is why. Else every start,
    room, host and team is tried with the checker, and what the attempt that breaks the
    fewest rules by the least runs into is returned, by rule, then ids. Nothing means that
    it would fit, as far as times, rooms and people go. After ``seconds`` the best
    attempt so far has to do.

    Raises:
        KeyError: the problem has no such engagement.
    """
    return _reasons(Timetable(problem, solution), engagement_id, monotonic() + seconds)


def unplaced_with_reasons(
    problem: Problem, solution: Solution, seconds: float
) -> tuple[Unplaced, ...]:
    """Return the engagements left out, musts first, each with why, as far as time allows.

    Each gets its share of the seconds that the ones before it have left; those that time
    does not reach stay without reasons.
    """
    deadline = monotonic() + seconds
    timetable = Timetable(problem, solution)
    left_out = list(check.unplaced(problem, solution))
    for position, each in enumerate(left_out):
        now = monotonic()
        if now >= deadline:
            break
        until = now + (deadline - now) / (len(left_out) - position)
        left_out[position] = replace(each, reasons=_reasons(timetable, each.engagement, until))
    return tuple(left_out)


def _reasons(timetable: Timetable, engagement_id: str, deadline: float) -> tuple[Violation, ...]:
    candidates = candidates_of(timetable.problem, timetable.engagements[engagement_id])
    never = unsuited(timetable.problem, candidates)
    if never.found:
        return never.in_order
    surroundings = Surroundings(timetable, candidates)
    best = best_attempt(surroundings, candidates, deadline)
    return surroundings.clashes_together(best.visit).in_order
