"""Where one more engagement fits best, and what would move for it."""

from dataclasses import replace
from time import monotonic

from optimizer.options import StopSignal
from optimizer.problem import DAY_MIN, Engagement, Priority, Problem, Window
from optimizer.replan.answers import Insertion
from optimizer.replan.changes import changes_between
from optimizer.replan.course import Watch
from optimizer.replan.finishing import fallback_of
from optimizer.replan.options import ReplanOptions
from optimizer.replan.replan import fewest_served
from optimizer.replan.situation import situation_of
from optimizer.solution import Solution, Visit
from optimizer.validate import require_valid

PART_STARTS_MIN = (0, 12 * 60, 18 * 60)
"""When morning, afternoon and evening begin."""


def insertions(
    problem: Problem,
    told: Solution,
    engagement_id: str,
    options: ReplanOptions,
    most: int = 3,
    should_stop: StopSignal | None = None,
) -> tuple[Insertion, ...]:
    """Return the best places for an engagement that the told plan lacks, the best first.

    Each is in another part (morning, afternoon, evening) of a day and changes as little as
    possible; no must is dropped for it, though less may be. They share the time of the
    options evenly; fewer than ``most`` come back where no part of a day is left that holds
    the engagement.

    Raises:
        InvalidProblem: the problem contradicts itself.
        KeyError: the problem has no such engagement.
    """
    require_valid(problem)
    wanted = {engagement.id: engagement for engagement in problem.engagements}[engagement_id]
    wanted = replace(wanted, priority=Priority.MUST)
    found: list[Insertion] = []
    share = replace(options, seconds=options.seconds / most)
    while len(found) < most:
        insertion = _insertion(_with(problem, wanted), told, wanted, share, should_stop)
        if insertion is None:
            break
        found.append(insertion)
        windows = _without_part(wanted, insertion.visit)
        if not windows:
            break
        wanted = replace(wanted, windows=windows)
    return tuple(sorted(found, key=lambda each: [tier.value for tier in each.result.tiers[:4]]))


def _insertion(
    problem: Problem,
    told: Solution,
    wanted: Engagement,
    options: ReplanOptions,
    should_stop: StopSignal | None,
) -> Insertion | None:
    watch = Watch(options, None, should_stop, monotonic())
    situation = situation_of(problem, told, options)
    _, result = fewest_served(situation, fallback_of(situation, watch), watch)
    for visit in result.solution.visits:
        if visit.engagement == wanted.id:
            changes = changes_between(problem, told, result.solution)
            return Insertion(visit, result, changes)
    return None


def _with(problem: Problem, wanted: Engagement) -> Problem:
    return replace(
        problem,
        engagements=tuple(wanted if each.id == wanted.id else each for each in problem.engagements),
    )


def _without_part(wanted: Engagement, visit: Visit) -> tuple[Window, ...]:
    """Return the windows in which the engagement does not start in that part of the day."""
    midnight = visit.start_min // DAY_MIN * DAY_MIN
    starts = [
        midnight + minute for minute in PART_STARTS_MIN if midnight + minute <= visit.start_min
    ]
    begin = starts[-1]
    rest = PART_STARTS_MIN[len(starts) :]
    end = midnight + (rest[0] if rest else DAY_MIN)
    least = wanted.least_min
    pieces = [
        piece
        for window in wanted.windows
        for piece in (
            Window(window.start_min, min(window.end_min, begin + least - 1)),
            Window(max(window.start_min, end), window.end_min),
        )
    ]
    return tuple(each for each in pieces if each.end_min - each.start_min >= least)
