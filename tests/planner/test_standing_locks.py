"""What the clock and people hold, and which changes let go of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from planner.arrangements import Arrangement, Attendance
from planner.model import (
    Bilingual,
    Engagement,
    EngagementKind,
    Lock,
    LockCause,
    LockDimension,
    PersonName,
)
from planner.rulepack import FreezeNumbers
from planner.standing_locks import (
    StandingLock,
    frozen_by_time,
    held_as_told,
    released_by,
    strongest,
)

AT = datetime(2026, 12, 10, 18, tzinfo=UTC)
HEAD = PersonName("安娜", "Anna", "市长", "Mayor")
NUMBERS = FreezeNumbers(120, 45, 1440, 7)
DINNER = Arrangement(
    engagement_id="dinner",
    start=AT,
    end=AT + timedelta(hours=2),
    venue_id="hotel",
    room_id="hall-1",
    host_id="mayor",
    interpreter_ids=("li",),
    vehicle_ids=("car-1",),
    attendees=(Attendance("berg", None, HEAD, 5),),
    guests=8,
)


def frozen(minutes, kind=EngagementKind.BANQUET, host="mayor"):
    """Causes by dimension so many minutes before the dinner."""
    dinner = Engagement("dinner", ("berg",), kind, Bilingual("宴", "Dinner"), 120, 120)
    told = replace(DINNER, host_id=host)
    now = AT - timedelta(minutes=minutes)
    found = frozen_by_time([told], {"dinner": dinner}, now, NUMBERS, lambda key: key == "mayor")
    return {one.lock.dimension: one.cause for one in found}


@pytest.mark.parametrize(
    ("minutes", "host", "cause"),
    [
        (-5, "mayor", LockCause.PAST),
        (0, "guide", LockCause.PAST),
        (1, "guide", LockCause.FREEZE),
        (44, "guide", LockCause.FREEZE),
        (44, None, LockCause.FREEZE),
        (119, "mayor", LockCause.FREEZE),
    ],
)
def test_what_is_close_or_has_begun_is_held_in_every_dimension(minutes, host, cause):
    assert frozen(minutes, EngagementKind.SITE_VISIT, host) == dict.fromkeys(LockDimension, cause)


@pytest.mark.parametrize(("minutes", "host"), [(45, "guide"), (45, None), (120, "mayor")])
def test_what_is_further_away_is_free(minutes, host):
    assert frozen(minutes, EngagementKind.SITE_VISIT, host) == {}


@pytest.mark.parametrize(
    ("minutes", "kind", "cause"),
    [
        (1439, EngagementKind.BANQUET, LockCause.HEADCOUNT),
        (1440, EngagementKind.BANQUET, LockCause.PRINTED),
        (7 * 1440 - 1, EngagementKind.TALKS, LockCause.PRINTED),
        (1439, EngagementKind.TALKS, LockCause.PRINTED),
        (1439, EngagementKind.BUFFET, LockCause.HEADCOUNT),
    ],
)
def test_who_attends_is_held_earlier(minutes, kind, cause):
    assert frozen(minutes, kind) == {LockDimension.ATTENDEES: cause}


@pytest.mark.parametrize(
    ("minutes", "kind"),
    [(7 * 1440, EngagementKind.TALKS), (1440, EngagementKind.BUFFET)],
)
def test_who_attends_is_free_before(minutes, kind):
    assert frozen(minutes, kind) == {}


def released(after, **with_):
    locks = [replace(one, **with_) for one in held_as_told(DINNER, LockCause.FREEZE)]
    return [one.lock.dimension for one in released_by(locks, DINNER, after)]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (DINNER, []),
        (None, [LockDimension.EXISTENCE]),
        (replace(DINNER, start=AT + timedelta(minutes=1)), [LockDimension.TIME]),
        (replace(DINNER, room_id="hall-2"), [LockDimension.PLACE]),
        (replace(DINNER, host_id=None), [LockDimension.HOST]),
        (replace(DINNER, interpreter_ids=("li", "wang")), [LockDimension.INTERPRETER]),
        (replace(DINNER, vehicle_ids=()), [LockDimension.VEHICLE]),
        (replace(DINNER, vehicle_ids=None), []),
        (replace(DINNER, guests=9), [LockDimension.ATTENDEES]),
        (replace(DINNER, attendees=()), [LockDimension.ATTENDEES]),
    ],
)
def test_each_dimension_is_let_go_of_by_itself(after, expected):
    assert released(after) == expected


def test_a_lock_may_let_small_moves_and_other_rooms_of_the_venue_pass():
    near = replace(DINNER, start=AT + timedelta(minutes=15), room_id="hall-2")
    far = replace(near, start=AT + timedelta(minutes=16), venue_id="museum")
    lenient = {"tolerance_min": 15, "venue_id": "hotel"}
    assert released(near, **lenient) == []
    assert released(far, **lenient) == [LockDimension.TIME, LockDimension.PLACE]


def test_only_what_was_kept_can_be_let_go_of():
    (time,) = held_as_told(DINNER, LockCause.HAND, [LockDimension.TIME])
    moved = replace(DINNER, start=AT + timedelta(minutes=30))
    later = replace(DINNER, start=AT + timedelta(minutes=60))
    assert released_by([time], moved, later) == ()
    assert released_by([time], moved, DINNER) == ()
    assert released_by([time], DINNER, later) == (time,)


def test_what_is_held_out_is_let_go_of_when_it_is_put_in():
    absent = StandingLock(Lock("dinner", LockDimension.EXISTENCE, present=False), LockCause.HAND)
    assert released_by([absent], None, DINNER) == (absent,)
    assert released_by([absent], DINNER, None) == ()


def test_the_strongest_cause_is_told():
    (hand,) = held_as_told(DINNER, LockCause.HAND, [LockDimension.TIME])
    (close,) = held_as_told(DINNER, LockCause.FREEZE, [LockDimension.TIME])
    (host,) = held_as_told(DINNER, LockCause.APPROVAL, [LockDimension.HOST])
    assert strongest([hand, host, close]) == (close, host)


def test_a_search_keeps_what_is_close_and_only_pays_for_the_rest():
    kept = {
        cause: {one.lock.dimension for one in held_as_told(DINNER, cause) if one.is_planned_by}
        for cause in LockCause
    }
    everything = set(LockDimension) - {LockDimension.ATTENDEES}
    assert kept == {cause: set() for cause in LockCause} | {
        LockCause.PAST: everything,
        LockCause.FREEZE: everything,
    }
