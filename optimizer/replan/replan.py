"""The order of a re-plan: what still holds, the fewest changes, then other ways to weigh them."""

from collections.abc import Iterator
from time import monotonic

from optimizer.options import Observer, StopSignal
from optimizer.problem import Problem
from optimizer.replan.answers import Alternative, AlternativeKind, Replan
from optimizer.replan.causes import causes
from optimizer.replan.changes import changes_between
from optimizer.replan.course import Course, Watch
from optimizer.replan.fewest import Fewest, fewest_changes
from optimizer.replan.finishing import deepen, fallback_of, finish, new_breaches, unserved
from optimizer.replan.measures import Measure, leaders_lost
from optimizer.replan.options import ReplanOptions
from optimizer.replan.reach import Reach, Surroundings
from optimizer.replan.situation import Situation, situation_of
from optimizer.solution import Result, Solution
from optimizer.validate import require_valid

_NO_MORE = 0.65
"""The share of the time after which times are not decided anew for the vehicles' sake."""

_OTHERS = {AlternativeKind.KEEP_LEADERS: 0.8, AlternativeKind.BEST_PROGRAMME: 0.95}
"""The shares of the time after which each alternative is as good as it gets."""

_WHY_SECONDS = 0.8
"""How long it may take to say why an alternative changes what it does."""

_EMPTY_DRIVES_MIN = (0, 15, 30)
"""What vehicles are thought to need from drive to drive, tried until all find one."""


def replan(
    problem: Problem,
    told: Solution,
    options: ReplanOptions,
    on_progress: Observer | None = None,
    should_stop: StopSignal | None = None,
) -> Replan:
    """Return up to three ways to change a told plan for a problem that has changed.

    ``problem`` is as it is now, with its own locks; its baseline is replaced by what was
    told. The first alternative has the fewest changes, in the order musts, shoulds, what
    people feel (goal S20), the rest; what it proves of these holds for the whole problem.
    The others are given where they are better in some respect. No alternative breaks a
    rule that the fallback keeps.

    Raises:
        InvalidProblem: the problem contradicts itself.
    """
    require_valid(problem)
    watch = Watch(options, on_progress, should_stop, monotonic())
    situation = situation_of(problem, told, options)
    fallback = fallback_of(situation, watch)
    alternatives: list[Alternative] = []
    respects: list[tuple[int, ...]] = []
    for kind, result in _results(situation, fallback, watch):
        own = _respects(situation.problem, result)
        if not any(all(map(int.__le__, earlier, own)) for earlier in respects):
            respects.append(own)
            changes = changes_between(situation.problem, told, result.solution)
            why = causes(situation.problem, told, result.solution, changes, _WHY_SECONDS)
            alternatives.append(Alternative(kind, result, changes, why))
    return Replan(situation.problem, situation.released, fallback, tuple(alternatives))


def fewest_served(situation: Situation, fallback: Result, watch: Watch) -> tuple[Fewest, Result]:
    """Return the plan with the fewest changes whose drives all find vehicles.

    Times are decided with more and more minutes for empty drives until that is so. Where
    it never is, what the fallback drops stays dropped.
    """
    short = unserved(fallback)
    for minutes in _EMPTY_DRIVES_MIN:
        fewest = fewest_changes(situation, watch, short, minutes)
        result = finish(fewest.course, fewest.bounds, infeasible=fewest.infeasible)
        if not new_breaches(result, fallback):
            return fewest, result
        if watch.is_over(_NO_MORE):
            break
    fewest.course = Course(situation, fewest.course.kind, situation.kept, watch)
    return fewest, finish(fewest.course, fewest.bounds, infeasible=fewest.infeasible)


def _results(
    situation: Situation, fallback: Result, watch: Watch
) -> Iterator[tuple[AlternativeKind, Result]]:
    """Yield the answers of one kind after the other, none that breaks more than the fallback."""
    fewest, result = fewest_served(situation, fallback, watch)
    yield fewest.course.kind, result
    for kind, reach in _others(situation, fewest):
        if watch.is_over(_OTHERS[kind]):
            continue
        course = Course(situation, kind, fewest.course.visits, watch)
        deepen(course, reach, _OTHERS[kind])
        if course.visits != fewest.course.visits:
            other = finish(course, fewest.bounds)
            if not new_breaches(other, fallback):
                yield kind, other


def _others(situation: Situation, fewest: Fewest) -> Iterator[tuple[AlternativeKind, Reach]]:
    """Yield what else may be worth a look, and how far: nobody moves for nothing.

    Only the best programme takes up what would be nice and was not told before.
    """
    if fewest.reach is not None and fewest.course.values[Measure.LEADERS]:
        yield AlternativeKind.KEEP_LEADERS, fewest.reach
    surroundings = Surroundings(situation.problem, situation.kept, situation.frozen)
    placed = {visit.engagement for visit in fewest.course.visits}
    wishes = frozenset(each.id for each in situation.problem.engagements if each.id not in placed)
    reach = fewest.reach
    if reach is None and wishes:
        reach = next(surroundings.widening(wishes))
    if reach is not None:
        yield AlternativeKind.BEST_PROGRAMME, Reach(reach.free | wishes, reach.days)


def _respects(problem: Problem, result: Result) -> tuple[int, ...]:
    """Return what one plan may be better in than another; less is better."""
    return (*(tier.value for tier in result.tiers), leaders_lost(problem, result.solution.visits))
