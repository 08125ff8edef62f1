"""The best plan so far, and who hears of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import inf
from time import monotonic

from optimizer import check
from optimizer.build import build
from optimizer.cpsat import Meter, Search
from optimizer.model import Model, Scope
from optimizer.options import Observer, Progress, SolveOptions, StopSignal
from optimizer.problem import Priority, Problem
from optimizer.solution import Solution, Tier, Visit


class SearchOver(Exception):  # no error: the best plan so far is the answer
    """Time is up, or somebody asked to stop."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A best plan as it was at some time."""

    visits: tuple[Visit, ...]
    values: dict[Tier, int]
    bounds: dict[Tier, int]
    empty_drive_min: int


class Incumbent:
    """Keeps the best visits found, by tiers, and the clock of one solve.

    A plan replaces the best one only where the checker, not the solver, finds it better.
    ``bounds`` guide the search; ``certain`` are those among them that hold of the problem
    itself, not only of plans that allow ``empty_drive_min`` for empty drives.
    """

    def __init__(
        self,
        problem: Problem,
        options: SolveOptions,
        observer: Observer | None,
        should_stop: StopSignal | None,
    ) -> None:
        """Start with nothing placed."""
        self.problem = problem
        self.options = options
        self.should_stop = should_stop
        self.visits: tuple[Visit, ...] = ()
        self.infeasible = False
        self.empty_drive_min = 0
        self.bounds: dict[Tier, int] = {}
        self.certain: dict[Tier, int] = {}
        self.can_shorten = any(e.least_min < e.duration_min for e in problem.engagements)
        self._observer = observer
        self._meter = Meter()
        self._started = monotonic()
        self.values = self._measure(())

    # -- time --------------------------------------------------------------------------

    @property
    def seconds(self) -> float:
        """Seconds since the solve began."""
        return monotonic() - self._started

    @property
    def given(self) -> float:
        """The time given: seconds, or work where that is limited."""
        return self.options.seconds if self.options.work is None else self.options.work

    @property
    def passed(self) -> float:
        """What has passed of the time given: seconds, or work where that was limited."""
        return self.seconds if self.options.work is None else self._meter.used

    @property
    def left(self) -> float:
        """What is left of the time given, in the same measure."""
        if self.options.work is None:
            return max(0.0, self.options.seconds - self.seconds)
        if self.seconds >= self.options.seconds:
            return 0.0
        return max(0.0, self.options.work - self._meter.used)

    @property
    def stopped(self) -> bool:
        """Tell whether somebody asked to stop."""
        return self.should_stop is not None and self.should_stop()

    def heed(self) -> None:
        """Raise SearchOver where time is up, somebody asked to stop or there is no plan."""
        if self.left <= 0 or self.stopped or self.infeasible:
            raise SearchOver

    def search(self, share: float, *, seed: int = 0, work: float = inf) -> Search:
        """Return the settings of a run that takes so much of what is left, and so much work."""
        seconds = self.options.seconds - self.seconds
        if self.options.work is None:
            seconds = min(share, self.left)
        else:
            work = min(share, work, self.left)
        return Search(
            deadline=monotonic() + seconds,
            seed=self.options.seed + seed,
            workers=self.options.workers,
            should_stop=self.should_stop,
            work=work,
            meter=self._meter,
        )

    def build(self, scope: Scope, tiers: frozenset[Tier]) -> Model:
        """Return the model of a scope, with the fleet as scarce as it has turned out to be."""
        with_drives = replace(scope, empty_drive_min=self.empty_drive_min)
        return build(self.problem, with_drives, tiers, self.heed)

    # -- plans -------------------------------------------------------------------------

    def offer(self, visits: tuple[Visit, ...]) -> bool:
        """Take a plan if it is better than the best one; tell whether it was."""
        values = self._measure(visits)
        if tuple(values.values()) >= tuple(self.values.values()) and self.visits:
            return False
        self.visits, self.values = visits, values
        return True

    def start_again(self, empty_drive_min: int) -> None:
        """Forget the best plan and all bounds, and allow so much for empty drives."""
        self.visits, self.values, self.bounds = (), self._measure(()), {}
        self.empty_drive_min = empty_drive_min

    def snapshot(self) -> Snapshot:
        """Return the best plan with what is known of it, to come back to."""
        return Snapshot(self.visits, dict(self.values), dict(self.bounds), self.empty_drive_min)

    def restore(self, snapshot: Snapshot) -> None:
        """Come back to an earlier best plan."""
        self.visits, self.empty_drive_min = snapshot.visits, snapshot.empty_drive_min
        self.values, self.bounds = dict(snapshot.values), dict(snapshot.bounds)

    def note_bound(self, tier: Tier, bound: int) -> None:
        """Keep a proof that no plan as good in the tiers before goes below ``bound``."""
        self.bounds[tier] = max(bound, self.bounds.get(tier, 0))
        if not self.empty_drive_min:
            self.certain[tier] = self.bounds[tier]

    def proven(self, tier: Tier) -> bool:
        """Tell whether a tier cannot be better, given the tiers before it."""
        return self.values[tier] == 0 or self.bounds.get(tier, -1) >= self.values[tier]

    def _measure(self, visits: tuple[Visit, ...]) -> dict[Tier, int]:
        """Return the tiers of a plan as far as they do not depend on vehicles."""
        values = check.tier_values(self.problem, Solution(visits))
        return {tier: values[tier] for tier in Tier if tier is not Tier.CARS}

    def names_left_out(self, priority: Priority) -> list[str]:
        """Return the engagements of a priority that the best plan leaves out."""
        placed = {visit.engagement for visit in self.visits}
        return [
            engagement.id
            for engagement in self.problem.engagements
            if engagement.priority is priority and engagement.id not in placed
        ]

    def shortened(self) -> frozenset[str]:
        """Return the engagements that the best plan cuts below the length asked for."""
        asked = {each.id: each.duration_min for each in self.problem.engagements}
        return frozenset(
            visit.engagement
            for visit in self.visits
            if visit.end_min - visit.start_min < asked[visit.engagement]
        )

    def tier_at_work(self) -> Tier:
        """Return the first tier in which the best plan is not proven to be best."""
        return next((tier for tier in self.values if not self.proven(tier)), Tier.TIME)

    # -- words -------------------------------------------------------------------------

    def say(
        self, phase: str, tier: Tier, value: int | None = None, bound: int | None = None
    ) -> None:
        """Report progress in a tier; without a value the best plan's is reported."""
        if bound is None or self.empty_drive_min:
            bound = self.certain.get(tier)
        if self._observer is not None:
            self._observer(
                Progress(
                    seconds=self.seconds,
                    phase=phase,
                    tier=tier,
                    value=self.values.get(tier, 0) if value is None else value,
                    bound=bound,
                    unplaced_musts=len(self.names_left_out(Priority.MUST)),
                    unplaced_shoulds=len(self.names_left_out(Priority.SHOULD)),
                )
            )

    def speaker(self, phase: str, tier: Tier, *, is_whole: bool) -> Callable[[int, int], None]:
        """Return a listener for a run that works on one tier.

        Its bounds count only where it looks at every plan of the problem.
        """
        return lambda value, bound: self.say(phase, tier, value, bound if is_whole else None)
