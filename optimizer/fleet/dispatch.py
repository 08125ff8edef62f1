"""A quick dispatcher: each delegation gets vehicles for its whole stay, the fullest first.

Where it succeeds it is often the best there is, and it is always a place to start from.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from optimizer.fleet.tasks import Task
from optimizer.problem import Vehicle, VehicleKind

_MOST_VEHICLES = 8


@dataclass(slots=True)
class Dispatch:
    """Vehicles given to tasks one bundle after another.

    ``clash(vehicle, task, task)`` tells whether a vehicle cannot do both tasks.
    """

    tasks: list[Task]
    may_serve: list[set[str]]
    vehicles: dict[str, Vehicle]
    clash: Callable[[str, int, int], bool]
    taken: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def chosen(self) -> list[frozenset[str]]:
        """Return the vehicles of each task; an empty set where none were found."""
        given: list[frozenset[str]] = [frozenset() for _ in self.tasks]
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
        locked = [[n] for n, task in enumerate(self.tasks) if task.locked is not None]
        for position, task in enumerate(self.tasks):
            if task.locked is None:
                stays[task.group, task.rides[0].leg.parties].append(position)
        by_size = sorted(stays.values(), key=lambda own: -max(self.tasks[n].riders for n in own))
        return locked + by_size

    def _pick(self, bundle: list[int]) -> frozenset[str]:
        """Return the fewest, then smallest vehicles for all tasks of a bundle, or none.

        Where no sedan is left for the principal the others have to do.
        """
        locked = self.tasks[bundle[0]].locked
        open_names = [
            name
            for name in (self.vehicles if locked is None else sorted(locked))
            if all(name in self.may_serve[n] for n in bundle)
            and not any(self.clash(name, n, other) for n in bundle for other in self.taken[name])
            and not any(self.clash(name, a, b) for a in bundle for b in bundle if a < b)
        ]
        if locked is not None:
            return locked if len(open_names) == len(locked) else frozenset()
        seats = max(self.tasks[n].riders for n in bundle)
        pieces = max(self.tasks[n].luggage_pieces for n in bundle)
        sedan = any(self.tasks[n].sedan for n in bundle)
        picked: list[str] = []
        while (seats > 0 or pieces > 0 or sedan) and len(picked) < _MOST_VEHICLES:
            rest = [self.vehicles[name] for name in open_names if name not in picked]
            best = _next(rest, seats, pieces, sedan=sedan)
            if best is None and not sedan:
                return frozenset()
            if best is not None:
                picked.append(best.id)
                seats, pieces = seats - best.seats, pieces - best.luggage_pieces
            sedan = False
        return frozenset(picked if seats <= 0 and pieces <= 0 else ())


def _next(rest: list[Vehicle], seats: int, pieces: int, *, sedan: bool) -> Vehicle | None:
    """Return the smallest vehicle that is enough, else the largest; a sedan where one is asked."""
    if sedan:
        rest = [vehicle for vehicle in rest if vehicle.kind is VehicleKind.SEDAN]
    enough = [v for v in rest if v.seats >= seats and v.luggage_pieces >= pieces]
    if enough:
        return min(enough, key=lambda v: (v.seats, v.luggage_pieces, v.id))
    return max(rest, key=lambda v: (v.seats, v.luggage_pieces, v.id), default=None)
