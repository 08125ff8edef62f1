"""A problem of which one thing is different."""

from collections.abc import Callable
from dataclasses import replace

from optimizer.problem import Engagement, Interpreter, Leader, Party, Problem, Room, Travel

Table = tuple[tuple[int, ...], ...]
"""Minutes by site of departure and of arrival."""


def engagement_of(problem: Problem, name: str) -> Engagement:
    """Return an engagement of a problem. Raises KeyError."""
    return {each.id: each for each in problem.engagements}[name]


def with_engagement(problem: Problem, changed: Engagement) -> Problem:
    """Return a problem in which an engagement is asked for differently."""
    return replace(
        problem,
        engagements=tuple(
            changed if each.id == changed.id else each for each in problem.engagements
        ),
    )


def with_party(problem: Problem, name: str, change: Callable[[Party], Party]) -> Problem:
    """Return a problem in which a party is changed."""
    return replace(
        problem, parties=tuple(change(x) if x.id == name else x for x in problem.parties)
    )


def with_room(problem: Problem, name: str, change: Callable[[Room], Room]) -> Problem:
    """Return a problem in which a room is changed."""
    return replace(problem, rooms=tuple(change(x) if x.id == name else x for x in problem.rooms))


def with_leader(problem: Problem, name: str, change: Callable[[Leader], Leader]) -> Problem:
    """Return a problem in which a leader is changed."""
    leaders = tuple(change(x) if x.id == name else x for x in problem.leaders)
    return replace(problem, leaders=leaders)


def with_interpreter(
    problem: Problem, name: str, change: Callable[[Interpreter], Interpreter]
) -> Problem:
    """Return a problem in which an interpreter is changed."""
    people = tuple(change(x) if x.id == name else x for x in problem.interpreters)
    return replace(problem, interpreters=people)


def with_tables(travel: Travel, change: Callable[[Table], Table]) -> Travel:
    """Return drive times of which every table, also of unusual hours, is changed."""
    return replace(
        travel,
        minutes={mode: tuple(map(change, tables)) for mode, tables in travel.minutes.items()},
        exceptions=tuple(
            replace(each, minutes={mode: change(table) for mode, table in each.minutes.items()})
            for each in travel.exceptions
        ),
    )
