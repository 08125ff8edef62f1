"""What a delay does to the rest: the earliest times at which each step of a plan can be.

A step is an engagement or a drive. Whoever takes part in one, or is used by it, goes on to the
next with what is needed between them; time in hand swallows delays on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

NOTHING = timedelta(0)


class HolderKind(StrEnum):
    """Who goes from one step to the next."""

    PARTY = "party"
    LEADER = "leader"
    INTERPRETER = "interpreter"
    VEHICLE = "vehicle"
    ROOM = "room"


@dataclass(frozen=True, slots=True, order=True)
class Holder:
    """A party, a person, a vehicle or a room by its id."""

    kind: HolderKind
    id: str


@dataclass(frozen=True, slots=True)
class Step:
    """Something planned; a drive lasts from boarding until everybody is out."""

    key: str
    start: datetime
    end: datetime
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a step: when guests were there, when it began and ended, how late it is."""

    arrived: datetime | None = None
    started: datetime | None = None
    ended: datetime | None = None
    delay: timedelta = NOTHING

    @property
    def has_begun(self) -> bool:
        """Tell whether its guests have left what was before."""
        return any(moment is not None for moment in (self.arrived, self.started, self.ended))


@dataclass(frozen=True, slots=True)
class Expected:
    """When a step begins and ends as far as is known.

    `goes_on` tells that it has begun and nobody has said that it has ended. `cause` is the step
    that keeps it from beginning as planned, None where it is on time or late by itself.
    """

    start: datetime
    end: datetime
    cause: str | None = None
    goes_on: bool = False


Between = Callable[[Step, Step, Holder], timedelta]
"""The least time that a holder needs from the end of one step to the start of the next."""


def expected(
    steps: Iterable[Step], known: Mapping[str, Known], between: Between, now: datetime
) -> dict[str, Expected]:
    """Return the earliest possible times of all steps, by their keys, in order of time.

    Nothing is expected to be earlier than planned, and what nobody has marked goes as planned.
    What was marked as begun and not as ended goes on until `now` (an aware moment in the
    office's zone), unless it is of another day or its guests have gone on.
    """
    ordered = sorted(steps, key=lambda step: (step.start, step.end, step.key))
    left = _left_behind(ordered, known)
    last: dict[Holder, Step] = {}
    found: dict[str, Expected] = {}
    for step in ordered:
        own = known.get(step.key, Known())
        start, cause = _pushed(step, last, found, between)
        start, cause = _begun(step, own, (start, cause))
        end = max(step.end, start + (step.end - step.start))
        goes_on = _goes_on(step, own, now) and step.key not in left
        if own.ended is not None:
            start, end = min(start, own.ended), own.ended
        elif goes_on:
            end = max(end, now)
        found[step.key] = Expected(start, end, cause, goes_on)
        last |= dict.fromkeys(step.holders, step)
    return found


def _goes_on(step: Step, own: Known, now: datetime) -> bool:
    is_of_today = step.start.astimezone(now.tzinfo).date() == now.date()
    return own.started is not None and own.ended is None and is_of_today


def _left_behind(ordered: Iterable[Step], known: Mapping[str, Known]) -> frozenset[str]:
    """Return the steps whose guests are known to have gone on to a later one."""
    before: dict[Holder, list[str]] = {}
    left: set[str] = set()
    for step in ordered:
        parties = [holder for holder in step.holders if holder.kind is HolderKind.PARTY]
        for party in parties:
            if known.get(step.key, Known()).has_begun:
                left.update(before.get(party, ()))
            before.setdefault(party, []).append(step.key)
    return frozenset(left)


def _pushed(
    step: Step, last: Mapping[Holder, Step], found: Mapping[str, Expected], between: Between
) -> tuple[datetime, str | None]:
    """Return when all holders are free for a step, and the step that holds the last one up."""
    start, cause = step.start, None
    for holder in step.holders:
        before = last.get(holder)
        if before is None:
            continue
        # A plan may leave less than is needed; it then says so itself.
        needed = min(step.start - before.end, between(before, step, holder))
        ready = found[before.key].end + needed
        if ready > start:
            start, cause = ready, before.key
    return start, cause


def _begun(
    step: Step, own: Known, pushed: tuple[datetime, str | None]
) -> tuple[datetime, str | None]:
    """Return when a step begins by what is known of itself; a fact has no other cause."""
    if own.started is not None:
        return own.started, None
    start, cause = pushed
    for moment in (own.arrived, step.start + own.delay):
        if moment is not None and moment > start:
            start, cause = moment, None
    return start, cause


def root_of(key: str, found: Mapping[str, Expected]) -> str:
    """Return the step that a step's lateness goes back to; it is its own if nothing holds it up."""
    cause = found[key].cause
    return key if cause is None else root_of(cause, found)
