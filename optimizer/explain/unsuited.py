"""When nobody and nothing that an engagement could have qualifies, whatever else is planned."""

from dataclasses import replace

from optimizer.explain.candidates import Candidates
from optimizer.explain.clashes import NONE, Clashes, violations_of
from optimizer.problem import Problem
from optimizer.rule import Rule
from optimizer.rules import (
    interpreter_skill,
    mobility,
    observance,
    rank_gap,
    room_fit,
    security,
    team_size,
)
from optimizer.solution import Solution, Team, Violation, Visit
from optimizer.timetable import Timetable


def unsuited(problem: Problem, candidates: Candidates) -> Clashes:
    """Return why no room, no host or no team will ever do; nothing where each may."""
    alone = replace(
        problem,
        engagements=(candidates.engagement,),
        parties=tuple(
            replace(party, days=())
            for party in problem.parties
            if party.id in candidates.engagement.parties
        ),
    )
    return _rooms(alone, candidates) | _hosts(alone, candidates) | _teams(alone, candidates)


def _rooms(alone: Problem, candidates: Candidates) -> Clashes:
    """Return, where no room will do for these guests, what each lacks at its best hour."""
    best: list[Clashes] = []
    for room in candidates.rooms:
        lacks = NONE
        for start in candidates.starts:
            found = _of_room(alone, candidates.visit(start, room))
            if not found.found:
                return NONE
            if not lacks.found or found.weight < lacks.weight:
                lacks = found
        best.append(lacks)
    return _where_all_fail(best)


def _of_room(alone: Problem, visit: Visit) -> Clashes:
    found = _judge((room_fit, observance, security, mobility), alone, visit)
    return Clashes.of(each for each in found if visit.room in each.ids)


def _hosts(alone: Problem, candidates: Candidates) -> Clashes:
    """Return, where each host is too far from the guest's rank, by how much each is."""
    visit = candidates.visit(0, candidates.rooms[0])
    return _where_all_fail(
        [
            Clashes.of(_judge((rank_gap,), alone, replace(visit, host=host)))
            for host in candidates.hosts
        ]
    )


def _teams(alone: Problem, candidates: Candidates) -> Clashes:
    """Return, for each language with too few who qualify, that nobody or how many are missing."""
    visit = candidates.visit(0, candidates.rooms[0])
    teams = tuple(
        Team(choice.need.language, choice.interpreters)
        for choice in candidates.teams
        if choice.interpreters
    )
    return Clashes.of(_judge((interpreter_skill, team_size), alone, replace(visit, teams=teams)))


def _where_all_fail(options: list[Clashes]) -> Clashes:
    if not all(clashes.found for clashes in options):
        return NONE
    return Clashes.of(violation for clashes in options for violation in clashes.found)


def _judge(rules: tuple[Rule, ...], alone: Problem, visit: Visit) -> list[Violation]:
    return violations_of(rules, Timetable(alone, Solution((visit,))))
