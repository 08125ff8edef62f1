"""What is wished of one engagement, and the problem in which it is so."""

from dataclasses import dataclass, replace

from optimizer.problem import (
    DAY_MIN,
    Dimension,
    Engagement,
    HostOption,
    Lock,
    Problem,
    RoomOption,
    Window,
)
from optimizer.solution import Visit
from optimizer.solve.neighbourhoods import days_asked
from optimizer.why.changing import engagement_of, with_engagement

OTHER_TIME_MIN = 30
"""How far from its start "at another time" is at least."""


@dataclass(frozen=True, slots=True)
class Wish:
    """An engagement that is to take place: at a start, in a room, with a host, or anyhow.

    ``other_than`` asks for a time, room or host that the plan does not give it.
    """

    engagement: str
    start_min: int | None = None
    room: str | None = None
    host: str | None = None
    other_than: Dimension | None = None

    @property
    def pins(self) -> tuple[Lock, ...]:
        """What is asked for, as locks."""
        asked = (
            (Dimension.TIME, None if self.start_min is None else str(self.start_min)),
            (Dimension.PLACE, self.room),
            (Dimension.HOST, self.host),
        )
        return tuple(
            Lock(self.engagement, dimension, (value,))
            for dimension, value in asked
            if value is not None
        )


def wished(problem: Problem, wish: Wish, planned: Visit | None) -> Problem:
    """Return a problem in which the engagement is only as wished, or left out.

    ``planned`` is its visit in the plan, if it has one. Raises KeyError.
    """
    engagement = engagement_of(problem, wish.engagement)
    if wish.other_than is not None and planned is not None:
        problem = with_engagement(problem, _other(engagement, planned, wish.other_than))
    return replace(problem, locks=(*problem.locks, *wish.pins))


def _other(engagement: Engagement, planned: Visit, dimension: Dimension) -> Engagement:
    match dimension:
        case Dimension.HOST:
            hosts = tuple(each for each in engagement.hosts if each.leader != planned.host)
            return replace(engagement, hosts=hosts)
        case Dimension.PLACE:
            rooms = tuple(each for each in engagement.rooms if each.room != planned.room)
            return replace(engagement, rooms=rooms)
        case Dimension.TIME:
            return replace(engagement, windows=_without(engagement, planned.start_min))
        case _:
            raise ValueError(dimension)


def _without(engagement: Engagement, start_min: int) -> tuple[Window, ...]:
    """Return the windows without starts so close to one that they are no other time."""
    latest_end = start_min - OTHER_TIME_MIN + engagement.least_min
    earliest = start_min + OTHER_TIME_MIN
    pieces = [
        piece
        for window in engagement.windows
        for piece in (
            Window(window.start_min, min(window.end_min, latest_end)),
            Window(max(window.start_min, earliest), window.end_min),
        )
    ]
    return tuple(
        dict.fromkeys(
            each for each in pieces if each.end_min - each.start_min >= engagement.least_min
        )
    )


def as_if_asked_for(problem: Problem, wish: Wish) -> Problem:
    """Return a problem in which the host and the room wished for were asked for, of any rank."""
    wanted = engagement_of(problem, wish.engagement)
    changed = wanted
    if wish.host is not None:
        if wish.host not in {option.leader for option in wanted.hosts}:
            changed = replace(changed, hosts=(*changed.hosts, HostOption(wish.host)))
        leader = next(each for each in problem.leaders if each.id == wish.host)
        if wanted.guest_rank is not None and wanted.rank_gap_cap is not None:
            gap = max(wanted.rank_gap_cap, abs(leader.rank - wanted.guest_rank))
            changed = replace(changed, rank_gap_cap=gap)
    if wish.room is not None and wish.room not in {option.room for option in wanted.rooms}:
        changed = replace(changed, rooms=(*changed.rooms, RoomOption(wish.room)))
    return with_engagement(problem, changed)


def asked_days(problem: Problem, wish: Wish) -> frozenset[int]:
    """Return the days on which the engagement is asked for, or wished."""
    if wish.start_min is not None:
        return frozenset({wish.start_min // DAY_MIN})
    return frozenset(days_asked(engagement_of(problem, wish.engagement)))
