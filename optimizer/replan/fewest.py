"""The plan with the fewest changes: searched near the change first, then ever wider."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice

from optimizer.model import Scope
from optimizer.problem import Priority
from optimizer.replan.answers import AlternativeKind
from optimizer.replan.bounds import hopeless_meals, least_changes
from optimizer.replan.course import Course, Decision, Watch
from optimizer.replan.measures import CHANGE_STEP, TIER_OF, Measure
from optimizer.replan.reach import Reach, Surroundings
from optimizer.replan.situation import Situation
from optimizer.solution import Tier
from optimizer.solve.incumbent import SearchOver

_FOUND, _POLISHED = 0.5, 0.65
"""The shares of the time after which the fewest changes are found, and the rest is chosen."""

_SHARE_OF_REACH, _SHARE_OF_BOUND, _SHARE_OF_STEP = 0.2, 0.1, 0.1
"""The shares of the time that one reach may take, a bound for it, and a step of the rest."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where the fewest changes were found, and what they come to in that scope's model."""

    scope: Scope
    values: dict[Measure, int]


@dataclass(slots=True)
class Fewest:
    """The course to the fewest changes, and what is proved of it.

    ``bounds`` hold for every plan of the problem; that of a tier for plans that reach the
    bounds of the tiers before it. ``reach`` is the widest one searched, at least that of
    the guests' day, None where nothing is hit; ``infeasible`` tells that no plan keeps all
    locks.
    """

    course: Course
    bounds: dict[Tier, int]
    reach: Reach | None = None
    found: Found | None = None
    infeasible: bool = False

    @property
    def proven(self) -> bool:
        """Tell whether nothing can be better in what changes are measured by."""
        values = self.course.values
        return all(
            self.bounds.get(TIER_OF[measure], 0) >= values[measure] for measure in CHANGE_STEP
        )

    def note(self, least: tuple[int, ...]) -> None:
        """Keep bounds, as far as the tiers before are proven."""
        for measure, bound in zip(CHANGE_STEP, least, strict=True):
            tier = TIER_OF[measure]
            self.bounds[tier] = max(bound, self.bounds.get(tier, 0))
            if self.bounds[tier] < self.course.values[measure]:
                return


def fewest_changes(
    situation: Situation, watch: Watch, unserved: frozenset[str], empty_drive_min: int
) -> Fewest:
    """Return the plan with the fewest changes that half of the time finds, with its bounds.

    A proof is one for the whole problem: what is found near the change is the best where
    looking at that alone, as if nothing else were planned, already asks for as much.
    ``unserved`` engagements are looked at too, and ``empty_drive_min`` is what vehicles are
    thought to need from one drive to the next.
    """
    course = Course(situation, AlternativeKind.FEWEST_CHANGES, situation.kept, watch)
    fewest = Fewest(course, {})
    fewest.note((hopeless_meals(situation.problem), 0, 0))
    hits = frozenset(_hits(situation)) | (unserved - situation.frozen)
    if not hits:
        return fewest
    surroundings = Surroundings(situation.problem, situation.kept, situation.frozen)
    fewest.reach = list(islice(surroundings.widening(hits), 2))[-1]
    with suppress(SearchOver):
        for reach in surroundings.widening(hits):
            if fewest.proven or fewest.infeasible or watch.is_over(_FOUND):
                break
            fewest.reach = max(fewest.reach, reach, key=lambda each: len(each.free))
            _search(fewest, reach, empty_drive_min)
        if fewest.found is not None and not watch.is_over(_POLISHED):
            _polish(course, fewest.found)
    return fewest


def _polish(course: Course, found: Found) -> None:
    """Choose the best of all plans with as few changes, where these were found."""
    watch = course.watch
    decision = Decision(course, found.scope, course.steps)
    decision.hold(found.values)
    for step in course.steps[1:]:
        if not watch.is_over(_POLISHED):
            most = _SHARE_OF_STEP * watch.options.seconds
            decision.decide(step, watch.search(_POLISHED, most))


def _search(fewest: Fewest, reach: Reach, empty_drive_min: int) -> None:
    """Look for fewer changes within a reach, then for a proof that there are none."""
    course, watch = fewest.course, fewest.course.watch
    seconds = watch.options.seconds
    scope = replace(reach.scope(course.visits), empty_drive_min=empty_drive_min)
    decision = Decision(course, scope, (CHANGE_STEP,))
    values = decision.decide(CHANGE_STEP, watch.search(_FOUND, _SHARE_OF_REACH * seconds))
    if values is not None:
        fewest.found = Found(scope, values)
    if not fewest.proven:
        search = watch.search(_FOUND, _SHARE_OF_BOUND * seconds)
        least = least_changes(course, reach.free, search)
        fewest.infeasible = least.infeasible
        fewest.note(least.values)


def _hits(situation: Situation) -> Iterator[str]:
    """Yield what has to be decided: what no longer holds, is new, or is not as it was told."""
    kept = {visit.engagement: visit for visit in situation.kept}
    told = {visit.engagement: visit for visit in situation.told.visits}
    for engagement in situation.problem.engagements:
        visit = kept.get(engagement.id)
        if visit is None:
            if engagement.priority is not Priority.NICE or engagement.id in told:
                yield engagement.id
        elif visit != told[engagement.id] and engagement.id not in situation.frozen:
            yield engagement.id
