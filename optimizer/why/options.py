"""What a caller sets for a question."""

from dataclasses import dataclass, replace
from time import monotonic

from optimizer.cpsat import Search
from optimizer.options import StopSignal


@dataclass(frozen=True, slots=True)
class WhyOptions:
    """How long a question may take; the same seed with one worker repeats the answer."""

    seconds: float = 10.0
    seed: int = 1
    workers: int = 1


@dataclass(frozen=True, slots=True)
class Clockwork:
    """The time of one question."""

    options: WhyOptions
    started: float
    should_stop: StopSignal | None = None

    @property
    def seconds(self) -> float:
        """The seconds that have passed."""
        return monotonic() - self.started

    @property
    def left(self) -> float:
        """The seconds that are left."""
        return max(0.0, self.options.seconds - self.seconds)

    def until(self, share: float) -> "Clockwork":
        """Return a clock of which only a share of the time is left to run."""
        return replace(self, options=replace(self.options, seconds=share * self.options.seconds))

    def is_over(self) -> bool:
        """Tell whether time is up or somebody asked to stop."""
        return self.left <= 0 or (self.should_stop is not None and self.should_stop())

    def search(self, seconds: float = float("inf")) -> Search:
        """Return the settings of a run of at most so long."""
        return Search(
            deadline=monotonic() + min(seconds, self.left),
            seed=self.options.seed,
            workers=self.options.workers,
            should_stop=self.should_stop,
        )
