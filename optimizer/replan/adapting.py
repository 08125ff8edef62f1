"""A told plan read in the words of a problem that has changed since."""

from dataclasses import replace

from optimizer.problem import Dimension, Engagement, Lock, Problem
from optimizer.solution import Solution, Team, Visit


def adapted(problem: Problem, told: Solution) -> tuple[Visit, ...]:
    """Return the told visits as they would be now, whether or not they still hold.

    What is no longer asked for is gone; a visit lasts as it was told, or as near to that as
    its engagement may last now, has a team for each language that is needed now, nobody who
    has left, and what has been locked since.
    """
    engagements = {engagement.id: engagement for engagement in problem.engagements}
    people = {person.id for person in problem.interpreters}
    locks: dict[str, list[Lock]] = {}
    for lock in problem.locks:
        locks.setdefault(lock.engagement, []).append(lock)
    visits: dict[str, Visit] = {}
    for visit in told.visits:
        engagement = engagements.get(visit.engagement)
        if engagement is not None and engagement.id not in visits:
            now = _staffed_as_asked(visit, engagement, people)
            for lock in locks.get(engagement.id, ()):
                now = _as_locked(now, lock)
            lasts_min = min(now.end_min - now.start_min, engagement.duration_min)
            lasts_min = max(lasts_min, engagement.least_min)
            visits[engagement.id] = replace(now, end_min=now.start_min + lasts_min)
    return tuple(sorted(visits.values(), key=lambda each: (each.start_min, each.engagement)))


def _staffed_as_asked(visit: Visit, engagement: Engagement, people: set[str]) -> Visit:
    told = {team.language: team.interpreters for team in visit.teams}
    teams = tuple(
        Team(need.language, tuple(name for name in told.get(need.language, ()) if name in people))
        for need in engagement.languages
    )
    return replace(visit, host=visit.host if engagement.hosts else None, teams=teams)


def _as_locked(visit: Visit, lock: Lock) -> Visit:
    """Return a visit with a locked dimension; which languages locked people serve is open."""
    match lock.dimension:
        case Dimension.TIME:
            start, *ends = map(int, lock.values)
            end = ends[0] if ends else start + visit.end_min - visit.start_min
            return replace(visit, start_min=start, end_min=end)
        case Dimension.PLACE:
            return replace(visit, room=lock.values[0])
        case Dimension.HOST:
            return replace(visit, host=next(iter(lock.values), None))
        case Dimension.INTERPRETER if len(visit.teams) == 1:
            return replace(visit, teams=(Team(visit.teams[0].language, lock.values),))
        case _:
            return visit
