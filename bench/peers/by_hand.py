"""An officer with a list and a calendar: most important guests first, first fit, no second look.

Each engagement takes, in its turn, the place that breaks no rule and is nearest to the
wished time, as our checker sees it; what finds none is left out. Vehicles come last.
"""

from time import monotonic

from optimizer.cpsat import Search
from optimizer.explain.attempts import best_attempt
from optimizer.explain.candidates import candidates_of
from optimizer.explain.surroundings import Surroundings
from optimizer.fleet import assign_vehicles
from optimizer.options import SolveOptions
from optimizer.problem import Engagement, Priority, Problem
from optimizer.solution import Solution, Visit
from optimizer.timetable import Timetable

NAME = "by hand"
_ORDER = tuple(Priority)
_LOWEST_RANK = 99
_VEHICLES_SHARE = 0.1


def is_installed() -> bool:
    """Tell whether what it needs is there: nothing but our own checker."""
    return True


def suits(problem: Problem) -> bool:
    """Tell whether the problem is one that somebody would plan by hand."""
    return bool(problem.vehicles)


def plan(problem: Problem, options: SolveOptions) -> Solution:
    """Return the plan as far as it gets in the seconds given."""
    end = monotonic() + options.seconds
    deadline = end - _VEHICLES_SHARE * options.seconds
    visits: list[Visit] = []
    for engagement in sorted(problem.engagements, key=_turn):
        if monotonic() > deadline:
            break
        candidates = candidates_of(problem, engagement)
        if not candidates.starts or not candidates.rooms:
            continue
        timetable = Timetable(problem, Solution(tuple(visits)))
        attempt = best_attempt(Surroundings(timetable, candidates), candidates, deadline)
        if not attempt.clashes.found:
            visits.append(attempt.visit)
    placed = tuple(sorted(visits, key=lambda visit: (visit.start_min, visit.engagement)))
    fleet = assign_vehicles(problem, placed, Search(end, options.seed, options.workers))
    return Solution(placed, fleet.legs)


def _turn(engagement: Engagement) -> tuple[int, int, int, str]:
    rank = engagement.guest_rank or _LOWEST_RANK
    opens = min(window.start_min for window in engagement.windows)
    return _ORDER.index(engagement.priority), rank, opens, engagement.id
