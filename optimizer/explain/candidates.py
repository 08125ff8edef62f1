"""The ways in which an engagement may be tried: starts, rooms, hosts and interpreters."""

from dataclasses import dataclass, replace

from optimizer.explain.clashes import violations_of
from optimizer.problem import (
    DAY_MIN,
    Dimension,
    Engagement,
    LanguageNeed,
    Meal,
    Parameters,
    Problem,
    Window,
)
from optimizer.rule import Rule
from optimizer.rules import interpreter_skill, team_size
from optimizer.solution import Solution, Team, Violation, Visit
from optimizer.timetable import Timetable


@dataclass(frozen=True, slots=True)
class TeamChoice:
    """Who may interpret a language at an engagement, and how many it takes."""

    need: LanguageNeed
    interpreters: tuple[str, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Candidates:
    """What an engagement may be tried with, the best liked rooms and hosts first.

    It is tried with the fewest minutes that it may last: longer, it clashes with no less.
    """

    engagement: Engagement
    lasts_min: int
    starts: tuple[int, ...]
    rooms: tuple[str, ...]
    hosts: tuple[str | None, ...]
    teams: tuple[TeamChoice, ...]

    def visit(
        self, start_min: int, room: str, host: str | None = None, teams: tuple[Team, ...] = ()
    ) -> Visit:
        """Return the engagement placed so."""
        end_min = start_min + self.lasts_min
        return Visit(self.engagement.id, start_min, end_min, room, host, teams)


def candidates_of(problem: Problem, engagement: Engagement) -> Candidates:
    """Return what the engagement asks for and what is held fixed of it."""
    locked = {
        lock.dimension: lock.values for lock in problem.locks if lock.engagement == engagement.id
    }
    lasts_min = _lasts_min(problem.parameters, engagement, locked.get(Dimension.TIME))
    return Candidates(
        engagement=engagement,
        lasts_min=lasts_min,
        starts=_starts(problem, engagement, lasts_min, locked.get(Dimension.TIME)),
        rooms=_rooms(engagement, locked.get(Dimension.PLACE)),
        hosts=_hosts(engagement, locked.get(Dimension.HOST)),
        teams=tuple(
            _team(problem, (engagement, lasts_min), need, locked.get(Dimension.INTERPRETER))
            for need in engagement.languages
        ),
    )


def _lasts_min(numbers: Parameters, engagement: Engagement, locked: tuple[str, ...] | None) -> int:
    """Return the fewest minutes that an engagement may last: as it is held, or as rules allow."""
    if locked is not None and len(locked) > 1:
        return int(locked[1]) - int(locked[0])
    least = {None: 0, Meal.LUNCH: numbers.lunch_min, Meal.DINNER: numbers.dinner_min}
    return min(engagement.duration_min, max(engagement.least_min, least[engagement.meal]))


def _starts(
    problem: Problem, engagement: Engagement, lasts_min: int, locked: tuple[str, ...] | None
) -> tuple[int, ...]:
    """Return the starts on the grid, without days on which a guest is away if others are left."""
    if locked is not None:
        return (int(locked[0]),)
    grid = problem.parameters.grid_min
    starts = sorted(
        {start for window in engagement.windows for start in _on_grid(window, lasts_min, grid)}
    )
    days = [
        {day.day for day in party.days}
        for party in problem.parties
        if party.id in engagement.parties
    ]
    with_all = [start for start in starts if all(start // DAY_MIN in own for own in days)]
    return tuple(with_all or starts)


def _on_grid(window: Window, lasts_min: int, grid: int) -> list[int]:
    """Return the starts on the grid, or the first minute of a window that has none."""
    last = window.end_min - lasts_min
    if last < window.start_min:
        return []
    return list(range(-(-window.start_min // grid) * grid, last + 1, grid)) or [window.start_min]


def _rooms(engagement: Engagement, locked: tuple[str, ...] | None) -> tuple[str, ...]:
    if locked is not None:
        return locked
    return tuple(
        option.room for option in sorted(engagement.rooms, key=lambda each: (each.cost, each.room))
    )


def _hosts(engagement: Engagement, locked: tuple[str, ...] | None) -> tuple[str | None, ...]:
    if locked is not None:
        return locked or (None,)
    options = sorted(engagement.hosts, key=lambda each: (each.cost, each.leader))
    return tuple(option.leader for option in options) or (None,)


def _team(
    problem: Problem,
    lasting: tuple[Engagement, int],
    need: LanguageNeed,
    locked: tuple[str, ...] | None,
) -> TeamChoice:
    """Ask the rules who qualifies, and how many are missing from a team of nobody."""
    engagement, _ = lasting
    asked = tuple(
        person.id for person in problem.interpreters if locked is None or person.id in locked
    )
    unfit = {each.ids[-1] for each in _judge(interpreter_skill, problem, lasting, (need, asked))}
    missing = [each.amount for each in _judge(team_size, problem, lasting, (need, ()))]
    if locked is not None and len(engagement.languages) == 1:
        # Whoever is held to the only team is all of it, however large.
        missing.append(len(asked))
    return TeamChoice(
        need=need,
        interpreters=tuple(sorted(set(asked) - unfit)),
        size=max([1, *missing]),
    )


def _judge(
    rule: Rule,
    problem: Problem,
    lasting: tuple[Engagement, int],
    team: tuple[LanguageNeed, tuple[str, ...]],
) -> list[Violation]:
    """Return what a rule says of the engagement by itself, so long and with one team."""
    (engagement, lasts_min), (need, interpreters) = lasting, team
    alone = replace(engagement, parties=(), languages=(need,))
    visit = Visit(
        engagement=engagement.id,
        start_min=0,
        end_min=lasts_min,
        room=engagement.rooms[0].room,
        teams=(Team(need.language, interpreters),),
    )
    return violations_of(
        (rule,), Timetable(replace(problem, engagements=(alone,), parties=()), Solution((visit,)))
    )
