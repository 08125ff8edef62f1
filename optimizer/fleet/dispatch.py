"""A quick dispatcher: each delegation gets vehicles for its whole stay, the fullest first.

Where it succeeds it is often the best there is, and it is always a place to start from.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from optimizer.fleet.board import Board
from optimizer.problem import Vehicle, VehicleKind

_MOST_VEHICLES = 8


@dataclass(slots=True)
class Dispatch:
    """Vehicles given to tasks one bundle after another; ``taken`` has the tasks of each."""

    board: Board
    taken: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def chosen(self) -> list[frozenset[str]]:
        """Return the vehicles of each task; an empty set where none were found."""
        given: list[frozenset[str]] = [frozenset() for _ in self.board.tasks]
        for bundle in self._bundles():
            names = self._pick(bundle)
            for position in bundle:
                given[position] = names or self._pick([position])
                for name in given[position]:
                    self.taken[name].append(position)
        return given

    def _bundles(self) -> list[list[int]]:
        """Return the tasks of each delegation's stay, except locked ones, which come first."""
        stays: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
        locked = [[n] for n, task in enumerate(self.board.tasks) if task.locked is not None]
        for position, task in enumerate(self.board.tasks):
            if task.locked is None:
                stays[task.group, task.rides[0].leg.parties].append(position)
        by_size = sorted(
            stays.values(), key=lambda own: -max(self.board.tasks[n].riders for n in own)
        )
        return locked + by_size

    def _pick(self, bundle: list[int]) -> frozenset[str]:
        """Return the fewest, then smallest vehicles for all tasks of a bundle, or none.

        Where no vehicle of a special kind is left the others have to do.
        """
        locked = self.board.tasks[bundle[0]].locked
        open_names = [
            name
            for name in (self.board.vehicles if locked is None else sorted(locked))
            if all(name in self.board.may_serve[n] for n in bundle)
            and not any(
                self.board.clash(name, n, other) for n in bundle for other in self.taken[name]
            )
            and not any(self.board.clash(name, a, b) for a in bundle for b in bundle if a < b)
        ]
        if locked is not None:
            return locked if len(open_names) == len(locked) else frozenset()
        seats = max(self.board.tasks[n].riders for n in bundle)
        pieces = max(self.board.tasks[n].luggage_pieces for n in bundle)
        specials = self._specials(bundle)
        picked: list[Vehicle] = []
        while (seats > 0 or pieces > 0 or specials) and len(picked) < _MOST_VEHICLES:
            suits = specials.pop(0) if specials else None
            if suits is not None and any(map(suits, picked)):
                continue
            rest = [self.board.vehicles[name] for name in open_names]
            rest = [v for v in rest if v not in picked and (suits is None or suits(v))]
            best = _next(rest, seats, pieces)
            if best is not None:
                picked.append(best)
                seats, pieces = seats - best.seats, pieces - best.luggage_pieces
            elif suits is None:
                return frozenset()
        return frozenset(v.id for v in picked) if seats <= 0 and pieces <= 0 else frozenset()

    def _specials(self, bundle: list[int]) -> list[Callable[[Vehicle], bool]]:
        """Return the kinds of vehicles of which a bundle needs one each."""
        specials: list[Callable[[Vehicle], bool]] = []
        if any(self.board.tasks[n].sedan for n in bundle):
            specials.append(lambda vehicle: vehicle.kind is VehicleKind.SEDAN)
        if any(self.board.tasks[n].accessible for n in bundle):
            specials.append(lambda vehicle: vehicle.accessible)
        return specials


def _next(rest: list[Vehicle], seats: int, pieces: int) -> Vehicle | None:
    """Return the smallest vehicle that is enough, else the largest."""
    enough = [v for v in rest if v.seats >= seats and v.luggage_pieces >= pieces]
    if enough:
        return min(enough, key=lambda v: (v.seats, v.luggage_pieces, v.id))
    return max(rest, key=lambda v: (v.seats, v.luggage_pieces, v.id), default=None)
