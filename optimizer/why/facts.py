"""Everything that could stand in an engagement's way, as facts that can be taken away one by one.

In order: what nobody can change comes first, so that it is what an explanation is made of
where there is a choice.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, product

from optimizer.model import team_size_of
from optimizer.problem import (
    DAY_MIN,
    Busy,
    Dimension,
    Leader,
    Lock,
    Party,
    Room,
    TravelMode,
    Window,
)
from optimizer.rules import (
    PROGRAMME_RULES,
    asked,
    interpreter_skill,
    keep_apart,
    leader_calendar,
    linked_leaders,
    locks,
    observance,
    one_place,
    ports,
    precedence,
    rank_gap,
    room_fit,
    team_size,
    travel_time,
    turnaround,
    vehicle_seats,
)
from optimizer.why.answers import Fact, FactKind
from optimizer.why.case import Case, shared_by
from optimizer.why.wishes import Wish

_ORDER = tuple(FactKind)

_IN_OTHER_FACTS = (
    asked,
    one_place,
    travel_time,
    ports,
    leader_calendar,
    linked_leaders,
    rank_gap,
    interpreter_skill,
    team_size,
    room_fit,
    turnaround,
    vehicle_seats,
    precedence,
    locks,
    observance,
    keep_apart,
)
"""Rules whose facts are people, places and hours; of the others each is a fact as a whole."""


def facts_of(case: Case, wish: Wish) -> tuple[Fact, ...]:
    """Return the facts of a case of one engagement; what the wish asks for is none of them."""
    found = chain(
        _of_guests(case),
        _of_rules(case),
        _of_rooms(case),
        _of_hosts(case, wish),
        _of_interpreters(case),
        _of_wish(case, wish),
        _of_plan(case),
        _ways(case),
    )
    return tuple(sorted(set(found), key=_rank))


def _rank(fact: Fact) -> tuple[int, tuple[str, ...], tuple[int, ...]]:
    return (_ORDER.index(fact.kind), fact.ids, fact.numbers)


def _guests(case: Case) -> Iterator[Party]:
    names = case.wanted.parties
    return (party for party in case.problem.parties if party.id in names)


def _of_guests(case: Case) -> Iterator[Fact]:
    for party in _guests(case):
        here = {day.day: day for day in party.days}
        for number in sorted(case.days):
            day = here.get(number)
            if day is None:
                yield Fact(FactKind.STAY, (party.id,), (number,))
                continue
            begins = (number, day.present_min, day.ready_min)
            ends = (number, day.due_min, day.gone_min)
            yield Fact(FactKind.ARRIVAL, (party.id, day.start_site), begins)
            yield Fact(FactKind.DEPARTURE, (party.id, day.end_site), ends)
        for ban in party.bans:
            if case.wanted.meal is not None or not ban.meals_only:
                yield Fact(FactKind.BAN, (party.id,), _span(ban.window))


def _of_rules(case: Case) -> Iterator[Fact]:
    off = case.problem.parameters.rules_off
    for rule in PROGRAMME_RULES:
        if rule not in _IN_OTHER_FACTS and rule.CODE not in off:
            yield Fact(FactKind.RULE, (rule.CODE,))


def _of_rooms(case: Case) -> Iterator[Fact]:
    wanted = case.wanted
    names = {option.room for option in wanted.rooms}
    names |= {name for lock in _locks(case, Dimension.PLACE) for name in lock.values}
    for room in (room for room in case.problem.rooms if room.id in names):
        if room.shared or room.capacity < wanted.people:
            yield Fact(FactKind.ROOM_SIZE, (room.id,), (room.capacity, wanted.people))
        if wanted.purpose not in room.purposes:
            yield Fact(FactKind.ROOM_PURPOSE, (room.id,))
        hours = tuple(minute for window in room.open for minute in _span(window))
        yield Fact(FactKind.ROOM_HOURS, (room.id,), hours)
        if room.turnaround_min:
            yield Fact(FactKind.ROOM_TURNAROUND, (room.id,), (room.turnaround_min,))
        yield from _kitchen(case, room)


def _kitchen(case: Case, room: Room) -> Iterator[Fact]:
    if case.wanted.meal is None:
        return
    for party in _guests(case):
        if not set(party.room_tags_for_meals) <= set(room.tags):
            yield Fact(FactKind.ROOM_KITCHEN, (room.id, party.id))


def _of_hosts(case: Case, wish: Wish) -> Iterator[Fact]:
    wanted = case.wanted
    names = {option.leader for option in wanted.hosts} | ({wish.host} if wish.host else set())
    leaders = [leader for leader in case.problem.leaders if leader.id in names]
    for leader in leaders:
        for busy in leader.busy:
            if _is_near(case, busy):
                ids = (leader.id, busy.site or leader.base_site)
                yield Fact(FactKind.LEADER_BUSY, ids, _span(busy.window))
    guest, cap = wanted.guest_rank, wanted.rank_gap_cap
    if guest is not None and cap is not None:
        far = tuple(x.id for x in leaders if abs(x.rank - guest) > cap)
        if far:
            yield Fact(FactKind.RANK_CAP, far, (cap,))
    if wanted.hosts and wish.host is None:
        yield Fact(FactKind.HOST_NEEDED, _ids(leaders))
    for one, other in case.problem.linked_leaders:
        if names.intersection((one, other)):
            yield Fact(FactKind.LINKED, (one, other))


def _ids(leaders: Iterable[Leader]) -> tuple[str, ...]:
    return tuple(leader.id for leader in leaders)


def _of_interpreters(case: Case) -> Iterator[Fact]:
    wanted = case.wanted
    for need in wanted.languages:
        able = [x for x in case.problem.interpreters if interpreter_skill.qualifies(x, need)]
        size = team_size_of(case.problem, wanted, need, wanted.least_min)
        names = (person.id for person in able)
        yield Fact(FactKind.LANGUAGE, (need.language, *names), (size,))
        for person in able:
            for busy in person.busy:
                if _is_near(case, busy):
                    ids = (person.id, busy.site or person.base_site)
                    yield Fact(FactKind.INTERPRETER_BUSY, ids, _span(busy.window))


def _of_wish(case: Case, wish: Wish) -> Iterator[Fact]:
    wanted = case.wanted
    hours = tuple(minute for window in wanted.windows for minute in _span(window))
    yield Fact(FactKind.HOURS_ASKED, (), hours)
    if wish.host is not None and wish.host not in {x.leader for x in wanted.hosts}:
        yield Fact(FactKind.HOST_ASKED, (wish.host,))
    if wish.room is not None and wish.room not in {x.room for x in wanted.rooms}:
        yield Fact(FactKind.ROOM_ASKED, (wish.room,))
    for lock in case.problem.locks:
        # Vehicles are assigned once times stand.
        is_open = lock in wish.pins or lock.dimension is Dimension.VEHICLE
        if lock.engagement == wanted.id and not is_open:
            yield Fact(FactKind.HELD, (lock.dimension.value, *lock.values))


def _of_plan(case: Case) -> Iterator[Fact]:
    wanted = case.wanted
    planned = {visit.engagement for visit in case.fixed}
    own = _own(case)
    engagements = {each.id: each for each in case.problem.engagements}
    for visit in case.fixed:
        shared = sorted(
            name
            for kind, name in shared_by(engagements[visit.engagement], visit) & own
            if kind != "engagement"
        )
        span = (visit.start_min, visit.end_min)
        yield Fact(FactKind.PLANNED, (visit.engagement, *shared), span)
    for order in case.problem.precedences:
        pair = (order.before, order.after)
        if wanted.id in pair and planned.intersection(pair):
            yield Fact(FactKind.PRECEDENCE, pair, (order.gap_min,))
    for one, other in case.problem.apart:
        if {one, other}.intersection(wanted.parties):
            yield Fact(FactKind.APART, (one, other))


def _own(case: Case) -> frozenset[tuple[str, str]]:
    """Return whom and what the engagement could take, as (kind, id)."""
    wanted = case.wanted
    hosts = {option.leader for option in wanted.hosts}
    hosts |= {name for lock in _locks(case, Dimension.HOST) for name in lock.values}
    rooms = {option.room for option in wanted.rooms}
    rooms |= {name for lock in _locks(case, Dimension.PLACE) for name in lock.values}
    people = {person.id for person in case.problem.interpreters}
    return frozenset(
        (kind, name)
        for kind, names in (
            ("party", set(wanted.parties)),
            ("host", hosts),
            ("room", rooms),
            ("interpreter", people),
        )
        for name in names
    )


def _locks(case: Case, dimension: Dimension) -> Iterator[Lock]:
    return (
        lock
        for lock in case.problem.locks
        if lock.engagement == case.wanted.id and lock.dimension is dimension
    )


def _ways(case: Case) -> Iterator[Fact]:
    """Yield the drives between where the engagement may be and where anybody it needs is."""
    own = {name for kind, name in _own(case) if kind == "room"}
    used = own | {visit.room for visit in case.fixed}
    here = {room.site for room in case.problem.rooms if room.id in own}
    there = {room.site for room in case.problem.rooms if room.id in used} | _bases(case)
    for one, other in sorted({(min(pair), max(pair)) for pair in product(here, there)}):
        if one != other:
            yield Fact(FactKind.WAY, (one, other), _drive_min(case, one, other))


def _bases(case: Case) -> set[str]:
    """Return where guests, hosts and interpreters start from, end, or are while busy."""
    people = {name for kind, name in _own(case) if kind in {"host", "interpreter"}}
    found = {
        site
        for party in _guests(case)
        for day in party.days
        for site in (day.start_site, day.end_site)
    }
    for leader in case.problem.leaders:
        if leader.id in people:
            found |= {busy.site or leader.base_site for busy in leader.busy}
    for person in case.problem.interpreters:
        found |= {busy.site or person.base_site for busy in person.busy}
    return found


def _drive_min(case: Case, one: str, other: str) -> tuple[int, int]:
    """Return the least and the most minutes of a drive of the guests, either way."""
    travel = case.problem.travel
    modes = {party.travel_mode for party in _guests(case)} or {TravelMode.CAR}
    here, there = travel.sites.index(one), travel.sites.index(other)
    minutes = [
        table[row][column]
        for mode in modes
        for table in (*travel.minutes[mode], *(each.minutes[mode] for each in travel.exceptions))
        for row, column in ((here, there), (there, here))
    ]
    return min(minutes), max(minutes)


def _is_near(case: Case, busy: Busy) -> bool:
    """Tell whether a block touches one of the days or the night before."""
    first, last = min(case.days) * DAY_MIN, (max(case.days) + 1) * DAY_MIN
    return busy.window.start_min < last and busy.window.end_min > first - DAY_MIN


def _span(window: Window) -> tuple[int, int]:
    return (window.start_min, window.end_min)
