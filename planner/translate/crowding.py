"""How many people several engagements bring into a shared room together (rule H10).

The optimizer gives each of them a place of its own there and does not add them up: halls, hotels
and museums hold far more than meet in them. This is the proof for the plan at hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from optimizer.problem import Problem
from optimizer.solution import Solution, Violation, Visit
from planner.translate.keys import room_of_key


def crowded_rooms(problem: Problem, solution: Solution) -> Iterator[Violation]:
    """Yield each shared room in its fullest minute, if more people are there than it holds."""
    if "H10" in problem.parameters.rules_off:
        return
    people = {engagement.id: engagement.people for engagement in problem.engagements}
    capacity = {room_of_key(room.id): room.capacity for room in problem.rooms}
    visits: dict[str, list[Visit]] = defaultdict(list)
    for visit in solution.visits:
        if visit.engagement in people and visit.room != room_of_key(visit.room):
            visits[room_of_key(visit.room)].append(visit)
    for room, inside in sorted(visits.items()):
        fullest = max(
            (_together(inside, visit.start_min) for visit in inside),
            key=lambda group: sum(people[visit.engagement] for visit in group),
        )
        too_many = sum(people[visit.engagement] for visit in fullest) - capacity.get(room, 0)
        # One engagement too large for a room is the check's to say.
        if too_many > 0 and len(fullest) > 1:
            ids = sorted(visit.engagement for visit in fullest)
            yield Violation("H10", (*ids, room), too_many)


def _together(visits: Sequence[Visit], minute: int) -> list[Visit]:
    return [visit for visit in visits if visit.start_min <= minute < visit.end_min]
