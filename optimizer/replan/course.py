"""The way to one alternative: the best plan so far, made better scope by scope."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

from optimizer.build import build
from optimizer.cpsat import Search, run
from optimizer.model import Model, Scope
from optimizer.options import Observer, Progress, StopSignal
from optimizer.problem import Priority
from optimizer.replan.answers import AlternativeKind
from optimizer.replan.keeping import violations_of_programme
from optimizer.replan.measures import (
    STEPS,
    TIER_OF,
    Measure,
    Step,
    expression,
    ranked,
    values_of,
)
from optimizer.replan.options import ReplanOptions
from optimizer.replan.situation import Situation
from optimizer.solution import Tier, Visit
from optimizer.solve.incumbent import SearchOver
from optimizer.solve.reading import hint, in_order, visits_of


@dataclass(frozen=True, slots=True)
class Watch:
    """The clock of one re-plan, who hears of it, and who may stop it."""

    options: ReplanOptions
    observer: Observer | None
    should_stop: StopSignal | None
    started: float

    @property
    def seconds(self) -> float:
        """Seconds since the re-plan began."""
        return monotonic() - self.started

    @property
    def stopped(self) -> bool:
        """Tell whether somebody asked to stop."""
        return self.should_stop is not None and self.should_stop()

    def is_over(self, share: float) -> bool:
        """Tell whether a share of the time has passed or somebody asked to stop."""
        return self.seconds >= share * self.options.seconds or self.stopped

    def heed(self) -> None:
        """Raise SearchOver where time is up or somebody asked to stop."""
        if self.is_over(1):
            raise SearchOver

    def search(self, share: float, most_seconds: float = float("inf")) -> Search:
        """Return the settings of a run that ends when a share of the time has passed."""
        left = max(0.0, share * self.options.seconds - self.seconds)
        return Search(
            deadline=monotonic() + min(left, most_seconds),
            seed=self.options.seed,
            workers=self.options.workers,
            should_stop=self.should_stop,
        )


class Course:
    """Keeps the best visits found for one kind of alternative.

    A plan replaces the best one only where the checker finds it better, and no rule broken
    that was not broken before.
    """

    def __init__(
        self, situation: Situation, kind: AlternativeKind, visits: tuple[Visit, ...], watch: Watch
    ) -> None:
        """Start from a plan."""
        self.situation = situation
        self.problem = situation.problem
        self.kind = kind
        self.watch = watch
        self.steps = STEPS[kind]
        self.visits = visits
        self.values = values_of(self.problem, visits)
        self._broken = {(v.rule, v.ids) for v in violations_of_programme(self.problem, visits)}

    def offer(self, visits: tuple[Visit, ...]) -> bool:
        """Take a plan if it is better than the best one; tell whether it was."""
        values = values_of(self.problem, visits)
        if self._rank(values) >= self._rank(self.values):
            return False
        broken = {(v.rule, v.ids) for v in violations_of_programme(self.problem, visits)}
        if broken - self._broken:
            return False
        self.visits, self.values, self._broken = visits, values, broken
        self.say()
        return True

    def _rank(self, values: dict[Measure, int]) -> tuple[int, ...]:
        return tuple(values[measure] for step in self.steps for measure in step)

    def say(self) -> None:
        """Report the best plan so far in the measure that this alternative puts first."""
        if self.watch.observer is None:
            return
        first = next((m for s in self.steps for m in s if m in TIER_OF and self.values[m]), None)
        tier = Tier.TIME if first is None else TIER_OF[first]
        placed = {visit.engagement for visit in self.visits}
        left_out = [e.priority for e in self.problem.engagements if e.id not in placed]
        self.watch.observer(
            Progress(
                seconds=self.watch.seconds,
                phase=self.kind.value,
                tier=tier,
                value=0 if first is None else self.values[first],
                bound=None,
                unplaced_musts=left_out.count(Priority.MUST),
                unplaced_shoulds=left_out.count(Priority.SHOULD),
            )
        )


class Decision:
    """A scope of a course's problem, decided step after step."""

    def __init__(self, course: Course, scope: Scope, steps: Sequence[Step]) -> None:
        """Build the model with the goals that are measured in these steps.

        Raises:
            SearchOver: time is up, or somebody asked to stop.
        """
        tiers = {TIER_OF[m] for step in steps for m in step if m in TIER_OF}
        self._course = course
        self._model: Model = build(course.problem, scope, frozenset(tiers), course.watch.heed)

    def hold(self, values: dict[Measure, int]) -> None:
        """Let no measure become worse than in the model's share of a plan."""
        for measure, value in values.items():
            self._model.cp.add(expression(self._model, measure) <= value)

    def decide(self, step: Step, search: Search) -> dict[Measure, int] | None:
        """Make the best plan better in one step, and hold what it reaches for the next ones.

        Returns the model's share of the step's measures where that gave a better plan.
        """
        model, course = self._model, self._course
        expressions = [expression(model, measure) for measure in step]
        total, _ = ranked(model, expressions)
        hint(model, course.visits)
        model.cp.minimize(total)
        answer = run(model.cp, search)
        if not answer.found:
            return None
        values = {m: answer.value(each) for m, each in zip(step, expressions, strict=True)}
        self.hold(values)
        kept = [visit for visit in course.visits if visit.engagement not in model.items]
        return values if course.offer(in_order([*kept, *visits_of(model, answer)])) else None
