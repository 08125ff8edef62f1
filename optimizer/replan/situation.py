"""Where a re-plan starts from: what people were told, what is frozen, what still holds."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import gcd

from optimizer.problem import (
    Baseline,
    BaselineVisit,
    Dimension,
    Engagement,
    Lock,
    Problem,
    Window,
)
from optimizer.replan.adapting import adapted
from optimizer.replan.changes import ABSENT, interpreters_of
from optimizer.replan.keeping import keep
from optimizer.replan.options import ReplanOptions
from optimizer.replan.vehicles import carried
from optimizer.rules.locks import PRESENT
from optimizer.solution import Leg, Solution, Visit
from optimizer.timetable import Timetable


@dataclass(frozen=True, slots=True)
class Situation:
    """A changed problem with what was told.

    ``problem`` has the told plan as its baseline, locks on what is frozen and windows that
    begin now. ``kept`` are the told visits that still hold, with ``legs``; ``removed`` no
    longer does. ``frozen`` engagements stay whatever happens. ``released`` are the locks
    that would have frozen what cannot stay.
    """

    problem: Problem
    told: Solution
    kept: tuple[Visit, ...]
    legs: tuple[Leg, ...]
    removed: tuple[str, ...]
    frozen: frozenset[str]
    released: tuple[Lock, ...]


def situation_of(problem: Problem, told: Solution, options: ReplanOptions) -> Situation:
    """Return what a change leaves of a told plan; it takes a moment and no search."""
    taken = frozenset((lock.engagement, lock.dimension) for lock in problem.locks)
    visits = adapted(problem, told)
    close = _close(visits, options)
    problem = _with_told(problem, told, visits, options)
    past = frozenset(v.engagement for v in visits if v.engagement in close and _begun(v, options))
    kept = keep(_from_now_on(problem, close, options.now_min), visits, past, close)
    frozen = close.difference(kept.removed)
    problem = _from_now_on(problem, frozen, options.now_min)
    legs = carried(problem, kept.visits, told.legs)
    now = Timetable(problem, Solution(kept.visits, legs))
    touched = [visit for visit in visits if visit.engagement in close]
    held, released = _locks(now, touched, frozen, taken)
    return Situation(
        problem=replace(problem, locks=(*problem.locks, *held)),
        told=told,
        kept=kept.visits,
        legs=legs,
        removed=kept.removed,
        frozen=frozen,
        released=released,
    )


def _begun(visit: Visit, options: ReplanOptions) -> bool:
    return visit.start_min < options.now_min


def _close(visits: tuple[Visit, ...], options: ReplanOptions) -> frozenset[str]:
    """Return what has begun or is so close that nobody touches it, unless it is unfrozen."""
    return frozenset(
        visit.engagement
        for visit in visits
        if visit.engagement not in options.unfrozen
        and visit.start_min < options.now_min + _freeze_min(visit.host, options)
    )


def _freeze_min(host: str | None, options: ReplanOptions) -> int:
    is_senior = host in options.senior_leaders
    return options.freeze.leader_min if is_senior else options.freeze.other_min


def _with_told(
    problem: Problem, told: Solution, visits: tuple[Visit, ...], options: ReplanOptions
) -> Problem:
    """Return the problem with the told plan as its baseline, and its starts on the grid."""
    numbers = problem.parameters
    grid_min = gcd(numbers.grid_min, *(visit.start_min for visit in visits))
    return replace(
        problem,
        baseline=_baseline(problem, told, options),
        parameters=replace(numbers, grid_min=grid_min),
    )


def _baseline(problem: Problem, told: Solution, options: ReplanOptions) -> Baseline:
    """Return what was told of everything that is still asked for."""
    asked = {engagement.id for engagement in problem.engagements}
    vehicles: dict[str, set[str]] = {}
    for leg in told.legs:
        vehicles.setdefault(leg.to_engagement or "", set()).update(leg.vehicles)
    visits = {
        visit.engagement: BaselineVisit(
            engagement=visit.engagement,
            start_min=visit.start_min,
            room=visit.room,
            host=visit.host,
            interpreters=interpreters_of(visit),
            vehicles=tuple(sorted(vehicles.get(visit.engagement, ()))),
            end_min=visit.end_min,
        )
        for visit in told.visits
        if visit.engagement in asked
    }
    return Baseline(tuple(visits.values()), options.approved, options.senior_leaders)


def _from_now_on(problem: Problem, close: frozenset[str], now_min: int) -> Problem:
    """Return the problem in which nothing that is not ``close`` can begin in the past."""
    engagements = tuple(
        engagement if engagement.id in close else _later(engagement, now_min)
        for engagement in problem.engagements
    )
    decided = {lock.engagement for lock in problem.locks if lock.dimension is Dimension.EXISTENCE}
    too_late = tuple(
        Lock(engagement.id, Dimension.EXISTENCE, (ABSENT,))
        for engagement in problem.engagements
        if engagement.id not in close | decided and not _windows_left(engagement, now_min)
    )
    return replace(problem, engagements=engagements, locks=(*problem.locks, *too_late))


def _later(engagement: Engagement, now_min: int) -> Engagement:
    """Return an engagement with what is left of its windows, all of them if nothing is."""
    return replace(engagement, windows=_windows_left(engagement, now_min) or engagement.windows)


def _windows_left(engagement: Engagement, now_min: int) -> tuple[Window, ...]:
    return tuple(
        replace(window, start_min=max(window.start_min, now_min))
        for window in engagement.windows
        if window.end_min - max(window.start_min, now_min) >= engagement.least_min
    )


def _locks(
    now: Timetable,
    close: list[Visit],
    frozen: frozenset[str],
    taken: frozenset[tuple[str, Dimension]],
) -> tuple[tuple[Lock, ...], tuple[Lock, ...]]:
    """Return the locks on what is frozen and those that the change has made impossible.

    Dimensions that are ``taken``, for somebody has locked them, are left to that lock.
    """
    baseline = now.problem.baseline
    told = {each.engagement: each.vehicles for each in baseline.visits} if baseline else {}
    held: list[Lock] = []
    released: list[Lock] = []
    for visit in close:
        stays = visit.engagement in frozen
        vehicles = now.vehicles_into(visit.engagement)
        for lock in _of_visit(visit, told[visit.engagement]):
            if (lock.engagement, lock.dimension) in taken:
                continue
            if lock.dimension is not Dimension.VEHICLE:
                (held if stays else released).append(lock)
            elif stays and vehicles == set(lock.values):
                held.append(lock)
            elif not stays or vehicles is not None:
                released.append(lock)
    return tuple(held), tuple(released)


def _of_visit(visit: Visit, vehicles: tuple[str, ...]) -> Iterator[Lock]:
    """Yield a lock on each dimension; who attends is the problem's to say."""
    for dimension, values in (
        (Dimension.EXISTENCE, (PRESENT,)),
        (Dimension.TIME, (str(visit.start_min), str(visit.end_min))),
        (Dimension.PLACE, (visit.room,)),
        (Dimension.HOST, () if visit.host is None else (visit.host,)),
        (Dimension.INTERPRETER, interpreters_of(visit)),
        (Dimension.VEHICLE, vehicles),
    ):
        if values or dimension in {Dimension.HOST, Dimension.INTERPRETER}:
            yield Lock(visit.engagement, dimension, values)
