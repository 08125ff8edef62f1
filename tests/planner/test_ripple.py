"""What a delay does to the rest, on chains small enough to count by hand."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner.ripple import NOTHING, Expected, Holder, HolderKind, Known, Step, expected, root_of

ZONE = ZoneInfo("Asia/Shanghai")
GUESTS, OTHERS = Holder(HolderKind.PARTY, "guests"), Holder(HolderKind.PARTY, "others")
MAYOR, CAR = Holder(HolderKind.LEADER, "mayor"), Holder(HolderKind.VEHICLE, "car")
HALL = Holder(HolderKind.ROOM, "hall")
EARLY = datetime(2026, 12, 1, 7, 0, tzinfo=ZONE)


def at(clock: str, day: int = 1) -> datetime:
    hour, minute = clock.split(":")
    return datetime(2026, 12, day, int(hour), int(minute), tzinfo=ZONE)


def step(key, start, end, *holders, day=1):
    return Step(key, at(start, day), at(end, day), holders)


def at_once(_earlier, _later, _holder):
    return NOTHING


def minutes(**by_kind):
    """What each kind of holder needs between two steps."""

    def between(_earlier, _later, holder):
        return timedelta(minutes=by_kind.get(holder.kind.value, 0))

    return between


TALKS = step("talks", "9:00", "10:00", GUESTS, MAYOR)
DRIVE = step("drive", "10:05", "10:35", GUESTS, CAR)
LUNCH = step("lunch", "11:00", "12:00", GUESTS)
DAY = (TALKS, DRIVE, LUNCH)


def test_without_news_everything_goes_as_planned():
    found = expected(reversed(DAY), {}, at_once, at("10:30"))
    assert found == {one.key: Expected(one.start, one.end) for one in DAY}


@pytest.mark.parametrize(
    ("late_min", "drive", "lunch"),
    [(5, "10:05", "11:00"), (20, "10:20", "11:00"), (40, "10:40", "11:10")],
)
def test_time_in_hand_swallows_a_delay_on_the_way(late_min, drive, lunch):
    known = {"talks": Known(started=TALKS.start + timedelta(minutes=late_min))}
    found = expected(DAY, known, at_once, at("9:55"))
    assert found["talks"].end == TALKS.end + timedelta(minutes=late_min)
    assert (found["drive"].start, found["lunch"].start) == (at(drive), at(lunch))


def test_what_is_early_makes_nothing_earlier():
    known = {"talks": Known(started=at("8:50"), ended=at("9:30"))}
    found = expected(DAY, known, at_once, at("9:45"))
    assert found["talks"] == Expected(at("8:50"), at("9:30"))
    assert found["drive"] == Expected(DRIVE.start, DRIVE.end)


def test_what_has_begun_and_not_ended_goes_on_until_now():
    known = {"talks": Known(started=at("9:00"))}
    found = expected(DAY, known, at_once, at("10:50"))
    assert found["talks"] == Expected(at("9:00"), at("10:50"), goes_on=True)
    assert found["drive"] == Expected(at("10:50"), at("11:20"), "talks")
    assert found["lunch"] == Expected(at("11:20"), at("12:20"), "drive")
    assert root_of("lunch", found) == "talks"


def test_guests_who_have_gone_on_have_ended_what_was_before():
    known = {"talks": Known(started=at("9:00")), "lunch": Known(arrived=at("10:40"))}
    found = expected(DAY, known, at_once, at("10:50"))
    assert found["talks"].end == TALKS.end
    assert found["lunch"].start == LUNCH.start


def test_what_nobody_ended_yesterday_does_not_go_on_today():
    today = step("tour", "9:00", "10:00", GUESTS, day=2)
    found = expected([TALKS, today], {"talks": Known(started=at("9:00"))}, at_once, at("9:30", 2))
    assert (found["talks"].end, found["tour"].start) == (TALKS.end, today.start)


def test_whoever_is_late_holds_up_those_who_wait_for_them():
    """The mayor's overrun keeps other guests waiting, the way between included."""
    call = step("call", "10:30", "11:00", OTHERS, MAYOR)
    known = {"talks": Known(ended=at("10:20"))}
    found = expected([TALKS, call], known, minutes(leader=15), at("10:25"))
    assert found["call"] == Expected(at("10:35"), at("11:05"), "talks")


def test_a_room_is_made_ready_after_those_who_stayed_longer():
    first, second = (
        step("first", "9:00", "10:00", GUESTS, HALL),
        step("second", "10:30", "11:00", OTHERS, HALL),
    )
    known = {"first": Known(ended=at("10:10"))}
    found = expected([first, second], known, minutes(room=30), at("10:15"))
    assert found["second"].start == at("10:40")


def test_a_plan_that_leaves_too_little_time_is_not_late_for_that():
    close = step("close", "10:10", "10:40", OTHERS, MAYOR)
    found = expected([TALKS, close], {}, minutes(leader=30), EARLY)
    assert found["close"] == Expected(close.start, close.end)
    held_up = expected(
        [TALKS, close], {"talks": Known(ended=at("10:05"))}, minutes(leader=30), EARLY
    )
    assert held_up["close"].start == at("10:15")


def test_a_reported_delay_counts_until_it_has_begun():
    known = {"lunch": Known(delay=timedelta(minutes=25))}
    found = expected(DAY, known, at_once, EARLY)
    assert found["lunch"] == Expected(at("11:25"), at("12:25"))
    begun = {"lunch": Known(delay=timedelta(minutes=25), started=at("11:02"))}
    found = expected(DAY, begun, at_once, EARLY)
    assert found["lunch"] == Expected(at("11:02"), at("12:02"), goes_on=True)


def test_the_last_one_to_be_free_is_the_cause():
    tour = step("tour", "9:00", "10:20", OTHERS)
    both = step("both", "10:30", "11:30", GUESTS, OTHERS)
    known = {"talks": Known(ended=at("10:40")), "tour": Known(ended=at("10:50"))}
    found = expected([TALKS, tour, both], known, at_once, at("10:55"))
    assert found["both"] == Expected(at("10:50"), at("11:50"), "tour")
