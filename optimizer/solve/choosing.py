"""Which kind of neighbourhood to search next: those that have gained lately come more often."""

from collections.abc import Collection
from dataclasses import dataclass, field
from random import Random

from optimizer.solve.neighbourhoods import Kind

_MEMORY = 0.9
"""How much of a kind's score stays when it has been tried once more."""

_LEAST_SCORE = 0.1
"""No kind is given up: what gains nothing now may gain later."""


@dataclass(slots=True)
class Record:
    """How often a kind was tried and gained, and its score of late."""

    tried: int = 0
    gained: int = 0
    score: float = 1.0


@dataclass(slots=True)
class Chooser:
    """Draws kinds by their scores; all draws go through one seeded generator."""

    kinds: Collection[Kind]
    seed: int
    records: dict[Kind, Record] = field(init=False)
    _random: Random = field(init=False)

    def __post_init__(self) -> None:
        """Begin with equal scores."""
        self.records = {kind: Record() for kind in Kind if kind in self.kinds}
        self._random = Random(f"kinds {self.seed}")  # noqa: S311  # no secret

    def knows(self, kind: Kind) -> bool:
        """Tell whether a kind may be chosen at all."""
        return kind in self.records

    def choose(self, without: Collection[Kind]) -> Kind:
        """Return a kind; one of ``without`` only where there is no other."""
        kinds = [kind for kind in self.records if kind not in without] or list(self.records)
        scores = [max(self.records[kind].score, _LEAST_SCORE) for kind in kinds]
        return self._random.choices(kinds, scores)[0]

    def note(self, kind: Kind, *, gained: bool) -> None:
        """Remember what came of a try."""
        record = self.records[kind]
        record.tried += 1
        record.gained += gained
        record.score = _MEMORY * record.score + (1 - _MEMORY) * gained
