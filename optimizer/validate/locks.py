"""Flaws of what is held fixed and of what was issued before."""

from collections.abc import Iterator

from optimizer.errors import Flaw, FlawCode
from optimizer.problem import Dimension, Lock, Problem
from optimizer.validate.conditions import all_known, is_known, no_repeats
from optimizer.validate.known import Known

EXISTENCES = frozenset({"present", "absent"})


def flaws(problem: Problem, known: Known) -> Iterator[Flaw]:
    """Yield the flaws of locks and of the baseline."""
    held = (f"{lock.engagement} {lock.dimension}" for lock in problem.locks)
    yield from no_repeats("locks", held)
    for n, lock in enumerate(problem.locks):
        path = f"locks[{n}]"
        yield from is_known(f"{path}.engagement", lock.engagement, known.engagements)
        if not _suits(lock):
            facts = (("dimension", lock.dimension.value),)
            yield Flaw(f"{path}.values", FlawCode.LOCK_VALUE, facts)
        yield from all_known(f"{path}.values", lock.values, _possible(lock, known))
    if problem.baseline is not None:
        issued = tuple(visit.engagement for visit in problem.baseline.visits)
        # Rooms and people of the last plan may be gone by now; that is what moves things.
        yield from no_repeats("baseline.visits", issued, ".engagement")
        for n, engagement in enumerate(issued):
            path = f"baseline.visits[{n}].engagement"
            yield from is_known(path, engagement, known.engagements)


def _suits(lock: Lock) -> bool:
    match lock.dimension:
        case Dimension.TIME:
            return _is_time(lock.values)
        case Dimension.PLACE | Dimension.EXISTENCE:
            return len(lock.values) == 1
        case Dimension.HOST:
            return len(lock.values) <= 1
        case Dimension.INTERPRETER | Dimension.VEHICLE | Dimension.ATTENDEES:
            return len(set(lock.values)) == len(lock.values)


def _is_time(values: tuple[str, ...]) -> bool:
    """Tell whether values are a start minute, or a start minute and a later end minute."""
    if not all(value.lstrip("-").isdecimal() for value in values):
        return False
    minutes = [int(value) for value in values]
    return len(minutes) == 1 or (len(minutes) == 2 and minutes[0] < minutes[1])  # noqa: PLR2004


def _possible(lock: Lock, known: Known) -> frozenset[str]:
    return {
        Dimension.TIME: frozenset(lock.values),
        Dimension.PLACE: known.rooms,
        Dimension.HOST: known.leaders,
        Dimension.INTERPRETER: known.interpreters,
        Dimension.VEHICLE: known.vehicles,
        Dimension.ATTENDEES: known.parties,
        Dimension.EXISTENCE: EXISTENCES,
    }[lock.dimension]
