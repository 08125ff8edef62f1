"""Problems that are nothing but leaders' tours: what routing solvers can read.

Each engagement has one window, one room and hosts to choose from; leaders leave one depot
when a first busy block ends and are back when the last one begins.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from optimizer.problem import Engagement, Leader, Problem, TravelMode
from optimizer.solution import Solution, Visit


@dataclass(frozen=True, slots=True)
class TourProblem:
    """A problem as depot (node 0), visits (from node 1 on) and vehicles (leaders)."""

    problem: Problem
    visits: tuple[Engagement, ...]
    leaders: tuple[Leader, ...]
    minutes: tuple[tuple[int, ...], ...]
    """From node to node."""

    def shift(self, leader: Leader) -> tuple[int, int]:
        """Return when a leader may leave the depot, and must be back."""
        return leader.busy[0].window.end_min, leader.busy[-1].window.start_min

    def allowed(self, node: int) -> list[int]:
        """Return the positions of the leaders who may host at a node."""
        names = {option.leader for option in self.visits[node - 1].hosts}
        return [n for n, leader in enumerate(self.leaders) if leader.id in names]

    def starts(self, node: int) -> tuple[int, int]:
        """Return the first and last start at a node."""
        visit = self.visits[node - 1]
        return visit.windows[0].start_min, visit.windows[0].end_min - visit.duration_min

    def solution(self, tours: Iterable[Sequence[tuple[int, int]]]) -> Solution:
        """Return a plan from the (node, start) pairs of each leader, in the leaders' order."""
        found = [
            Visit(
                engagement=self.visits[node - 1].id,
                start_min=start,
                end_min=start + self.visits[node - 1].duration_min,
                room=self.visits[node - 1].rooms[0].room,
                host=leader.id,
            )
            for leader, tour in zip(self.leaders, tours, strict=True)
            for node, start in tour
        ]
        return Solution(tuple(sorted(found, key=lambda v: (v.start_min, v.engagement))))


def is_of_tours(problem: Problem) -> bool:
    """Tell whether a problem is nothing but tours."""
    depots = {leader.base_site for leader in problem.leaders}
    plain = all(
        len(each.windows) == len(each.rooms) == 1 and each.hosts and not each.equipment
        for each in problem.engagements
    )
    return plain and len(depots) == 1 and not problem.interpreters and not problem.precedences


def tour_problem(problem: Problem) -> TourProblem:
    """Return a problem that is nothing but tours in the words of routing."""
    site_of = {room.id: room.site for room in problem.rooms}
    sites = [
        problem.leaders[0].base_site,
        *(site_of[each.rooms[0].room] for each in problem.engagements),
    ]
    index = [problem.travel.sites.index(site) for site in sites]
    (table,) = problem.travel.minutes[TravelMode.CAR]
    minutes = tuple(tuple(table[i][j] for j in index) for i in index)
    return TourProblem(problem, problem.engagements, problem.leaders, minutes)
