"""What the mappings of several families have in common: an office reduced to what they know.

A customer, patient or job is a party that stays at its own site all day, so that only the
people who come to it drive. Every goal is off but those that the family weighs.
"""

from collections.abc import Iterable, Sequence

from optimizer.goals import GOALS
from optimizer.problem import (
    DAY_MIN,
    Busy,
    Engagement,
    Leader,
    Party,
    PartyDay,
    Priority,
    Room,
    RoomOption,
    Travel,
    TravelMode,
    Window,
)

PURPOSE = "visit"
_BEFORE_MIN, _EVER_MIN = 60, 100 * DAY_MIN
"""How long people are held at the depot before their day begins, and after it is over."""


def only(**weights: int) -> dict[str, int]:
    """Return weights that switch every goal off but these."""
    return {goal.NAME: weights.get(goal.NAME, 0) for goal in GOALS}


def travel_of(sites: Sequence[str], minutes: Sequence[Sequence[int]]) -> Travel:
    """Return one table for all modes and the whole day; ``minutes[from][to]`` follows sites."""
    table = tuple(tuple(row) for row in minutes)
    return Travel(tuple(sites), (0,), dict.fromkeys(TravelMode, (table,)))


def room_at(site: str) -> Room:
    """Return a place at a site that is always open and holds everybody."""
    always = (Window(0, _EVER_MIN),)
    return Room(site, site, 1_000, (PURPOSE,), always, shared=True)


def resident(name: str, site: str, days: Iterable[int]) -> Party:
    """Return a party that is at its site on these days, around the clock."""
    return Party(
        id=name,
        group=name,
        headcount=1,
        days=tuple(
            PartyDay(
                day=day,
                start_site=site,
                present_min=day * DAY_MIN,
                ready_min=day * DAY_MIN,
                end_site=site,
                due_min=(day + 2) * DAY_MIN,
                gone_min=(day + 2) * DAY_MIN,
            )
            for day in days
        ),
    )


def request(
    name: str, site: str, starts: Window, duration_min: int, priority: Priority = Priority.MUST
) -> Engagement:
    """Return an engagement of a resident that may start within ``starts``, its end included."""
    return Engagement(
        id=name,
        kind=PURPOSE,
        parties=(name,),
        priority=priority,
        duration_min=duration_min,
        windows=(Window(starts.start_min, starts.end_min + duration_min),),
        rooms=(RoomOption(site),),
        purpose=PURPOSE,
        people=1,
    )


def staff(name: str, depot: str, shift: Window) -> Leader:
    """Return somebody who leaves the depot when the shift begins and is back when it ends."""
    before = Window(shift.start_min - _BEFORE_MIN, shift.start_min)
    after = Window(shift.end_min, shift.end_min + _EVER_MIN)
    return Leader(name, 1, "staff", depot, busy=(Busy(before), Busy(after)))


def days_of(starts: Window) -> range:
    """Return the days that a window of starts touches, its end included."""
    return range(starts.start_min // DAY_MIN, starts.end_min // DAY_MIN + 1)
