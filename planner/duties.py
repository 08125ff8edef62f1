"""What a plan asks of each person and place, and what is news to them in another plan.

Everybody finds only their own here: a driver the drives, an interpreter the engagements that
they interpret, a venue what is held in its rooms.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from planner.arrangements import Arrangement, arrangements_of
from planner.model import Plan, PlannedLeg, Scenario


class RecipientKind(StrEnum):
    """Who can be told, in the order in which they are listed."""

    LEADER = "leader"
    DELEGATION = "delegation"
    INTERPRETER = "interpreter"
    DRIVER = "driver"
    VENUE = "venue"


class Channel(StrEnum):
    """How somebody can be told."""

    VIEW = "view"
    MESSAGE = "message"
    PHONE = "phone"
    EMAIL = "email"


_ORDER = tuple(RecipientKind)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody to be told: a leader, a delegation's liaison, an interpreter, a driver, a venue.

    A driver goes by the id of the vehicle.
    """

    kind: RecipientKind
    id: str

    @property
    def rank(self) -> tuple[int, str]:
        """Where the recipient stands in a list."""
        return _ORDER.index(self.kind), self.id


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to do or to be at; of a drive `from_venue_id` is where it begins.

    `host_id` is known to the guests alone, `guests` to the venue alone.
    """

    engagement_id: str | None
    start: datetime
    end: datetime
    venue_id: str
    room_id: str | None = None
    from_venue_id: str | None = None
    delegation_id: str | None = None
    host_id: str | None = None
    guests: int = 0

    @property
    def is_drive(self) -> bool:
        """Tell whether it is a drive."""
        return self.from_venue_id is not None


@dataclass(frozen=True, slots=True)
class News:
    """One duty that is new, gone (no `after`), or other than it was told."""

    before: Duty | None
    after: Duty | None

    @property
    def start(self) -> datetime:
        """When the duty begins, or would have."""
        duty = self.after or self.before
        if duty is None:
            raise AssertionError
        return duty.start


Duties = dict[Recipient, dict[tuple[str, ...], Duty]]


def news_between(before: Duties, after: Duties, now: datetime) -> dict[Recipient, tuple[News, ...]]:
    """Return what has changed for whom, in order of the recipients; what is over is no news."""
    found: dict[Recipient, tuple[News, ...]] = {}
    for recipient in sorted(before.keys() | after.keys(), key=lambda each: each.rank):
        old, new = before.get(recipient, {}), after.get(recipient, {})
        items = [
            News(old.get(key), new.get(key))
            for key in sorted(old.keys() | new.keys())
            if old.get(key) != new.get(key)
        ]
        to_come = [each for each in items if _is_to_come(each, now)]
        if to_come:
            found[recipient] = tuple(sorted(to_come, key=lambda each: each.start))
    return found


def _is_to_come(news: News, now: datetime) -> bool:
    return any(duty is not None and duty.end > now for duty in (news.before, news.after))


def duties_of(plan: Plan, scenario: Scenario) -> Duties:
    """Return what a plan asks of everybody in it, each duty under a key of its own."""
    duties: Duties = {}
    for arrangement in arrangements_of(plan, scenario).values():
        for recipient, duty in _shares(arrangement):
            duties.setdefault(recipient, {})[(arrangement.engagement_id,)] = duty
    for leg in plan.legs:
        for vehicle_id in leg.vehicle_ids:
            recipient = Recipient(RecipientKind.DRIVER, vehicle_id)
            duties.setdefault(recipient, {})[_key(leg)] = _drive(leg)
    return duties


def _shares(told: Arrangement) -> Iterator[tuple[Recipient, Duty]]:
    """Yield what each person and place knows of an engagement."""
    duty = Duty(told.engagement_id, told.start, told.end, told.venue_id, told.room_id)
    if told.host_id is not None:
        yield Recipient(RecipientKind.LEADER, told.host_id), duty
    for one in told.attendees:
        guests = Recipient(RecipientKind.DELEGATION, one.delegation_id)
        yield guests, replace(duty, host_id=told.host_id)
    for interpreter_id in told.interpreter_ids:
        yield Recipient(RecipientKind.INTERPRETER, interpreter_id), duty
    yield Recipient(RecipientKind.VENUE, told.venue_id), replace(duty, guests=told.guests)


def _drive(leg: PlannedLeg) -> Duty:
    return Duty(
        engagement_id=None,
        start=leg.depart,
        end=leg.arrive,
        venue_id=leg.to_venue_id,
        from_venue_id=leg.from_venue_id,
        delegation_id=leg.delegation_id,
    )


def _key(leg: PlannedLeg) -> tuple[str, ...]:
    """Return what makes a drive the same one in two plans: who, on which day, between what."""
    ends = (leg.from_engagement_id or "", leg.to_engagement_id or "")
    return (leg.delegation_id, *leg.subgroup_ids, leg.depart.date().isoformat(), *ends)
