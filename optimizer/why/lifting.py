"""A case without a fact: what would be if it did not stand in the way."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from optimizer.problem import (
    DAY_MIN,
    Busy,
    Dimension,
    Engagement,
    HostOption,
    Lock,
    Party,
    PartyDay,
    Room,
    RoomOption,
    Window,
)
from optimizer.why.answers import Fact, FactKind
from optimizer.why.case import Case
from optimizer.why.changing import (
    Table,
    with_engagement,
    with_interpreter,
    with_leader,
    with_party,
    with_room,
    with_tables,
)


def without(case: Case, facts: Iterable[Fact]) -> Case:
    """Return a case in which none of the facts holds any more."""
    together: dict[FactKind, list[Fact]] = {kind: [] for kind in _TOGETHER}
    for fact in facts:
        if fact.kind in together:
            together[fact.kind].append(fact)
        else:
            case = _ONE_BY_ONE[fact.kind](case, fact)
    for kind, gone in together.items():
        case = _TOGETHER[kind](case, gone)
    return case


def _in_problem(case: Case, **changes: object) -> Case:
    return replace(case, problem=replace(case.problem, **changes))  # type: ignore[arg-type]


def _with_wanted(case: Case, changed: Engagement) -> Case:
    return replace(case, problem=with_engagement(case.problem, changed))


def _with_party(case: Case, fact: Fact, change: Callable[[Party], Party]) -> Case:
    return replace(case, problem=with_party(case.problem, fact.ids[0], change))


def _with_room(case: Case, fact: Fact, change: Callable[[Room], Room]) -> Case:
    return replace(case, problem=with_room(case.problem, fact.ids[0], change))


# -- guests ----------------------------------------------------------------------------


def _stay(case: Case, fact: Fact) -> Case:
    return _with_party(case, fact, lambda party: _with_day(party, fact.numbers[0]))


def _with_day(party: Party, number: int) -> Party:
    """Return guests who are in town on a day, where they were last or will be next."""
    before = [day.end_site for day in party.days if day.day < number]
    after = [day.start_site for day in party.days if day.day > number]
    if not before + after:
        return party
    site = (*reversed(before), *after)[0]
    begins, ends = number * DAY_MIN, (number + 1) * DAY_MIN
    day = PartyDay(number, site, begins, begins, site, ends, ends)
    return replace(party, days=tuple(sorted((*party.days, day), key=lambda each: each.day)))


def _arrival(case: Case, fact: Fact) -> Case:
    begins = fact.numbers[0] * DAY_MIN
    return _on_day(case, fact, lambda day: replace(day, present_min=begins, ready_min=begins))


def _departure(case: Case, fact: Fact) -> Case:
    ends = (fact.numbers[0] + 1) * DAY_MIN
    return _on_day(case, fact, lambda day: replace(day, due_min=ends, gone_min=ends))


def _on_day(case: Case, fact: Fact, change: Callable[[PartyDay], PartyDay]) -> Case:
    """Return a case in which a day of guests, the first of the fact's numbers, is another."""

    def changed(party: Party) -> Party:
        number = fact.numbers[0]
        return replace(
            party, days=tuple(change(day) if day.day == number else day for day in party.days)
        )

    return _with_party(case, fact, changed)


def _ban(case: Case, fact: Fact) -> Case:
    window = Window(*fact.numbers)
    return _with_party(
        case,
        fact,
        lambda x: replace(x, bans=tuple(ban for ban in x.bans if ban.window != window)),
    )


# -- rules and conditions --------------------------------------------------------------


def _rule(case: Case, fact: Fact) -> Case:
    numbers = case.problem.parameters
    off = (*numbers.rules_off, fact.ids[0])
    return _in_problem(case, parameters=replace(numbers, rules_off=off))


def _precedence(case: Case, fact: Fact) -> Case:
    rest = (x for x in case.problem.precedences if (x.before, x.after) != fact.ids)
    return _in_problem(case, precedences=tuple(rest))


def _apart(case: Case, fact: Fact) -> Case:
    return _in_problem(case, apart=tuple(x for x in case.problem.apart if x != fact.ids))


def _linked(case: Case, fact: Fact) -> Case:
    pairs = tuple(x for x in case.problem.linked_leaders if x != fact.ids)
    return _in_problem(case, linked_leaders=pairs)


def _ways(case: Case, facts: list[Fact]) -> Case:
    sites = case.problem.travel.sites
    ways = [tuple(sites.index(site) for site in fact.ids) for fact in facts]

    def shortened(table: Table) -> Table:
        rows = [list(row) for row in table]
        for here, there in ways:
            # Of no minutes at all it would be one place, where nobody has to be driven.
            rows[here][there] = rows[there][here] = 1
        return tuple(map(tuple, rows))

    return _in_problem(case, travel=with_tables(case.problem.travel, shortened))


# -- rooms -----------------------------------------------------------------------------


def _room_size(case: Case, fact: Fact) -> Case:
    everybody = sum(each.people for each in case.problem.engagements)
    return _with_room(case, fact, lambda room: replace(room, capacity=everybody))


def _room_purpose(case: Case, fact: Fact) -> Case:
    purpose = case.wanted.purpose
    return _with_room(case, fact, lambda room: replace(room, purposes=(*room.purposes, purpose)))


def _room_kitchen(case: Case, fact: Fact) -> Case:
    guests = fact.ids[1]
    needed = next(x.room_tags_for_meals for x in case.problem.parties if x.id == guests)
    return _with_room(case, fact, lambda room: replace(room, tags=(*room.tags, *needed)))


def _room_hours(case: Case, fact: Fact) -> Case:
    always = (Window(0, (case.problem.days + 1) * DAY_MIN),)
    return _with_room(case, fact, lambda room: replace(room, open=always))


def _room_turnaround(case: Case, fact: Fact) -> Case:
    return _with_room(case, fact, lambda room: replace(room, turnaround_min=0))


# -- people ----------------------------------------------------------------------------


def _leader_busy(case: Case, fact: Fact) -> Case:
    problem = with_leader(
        case.problem, fact.ids[0], lambda x: replace(x, busy=_free_of(x.busy, fact))
    )
    return replace(case, problem=problem)


def _interpreter_busy(case: Case, fact: Fact) -> Case:
    problem = with_interpreter(
        case.problem, fact.ids[0], lambda x: replace(x, busy=_free_of(x.busy, fact))
    )
    return replace(case, problem=problem)


def _free_of(busy: tuple[Busy, ...], fact: Fact) -> tuple[Busy, ...]:
    return tuple(each for each in busy if each.window != Window(*fact.numbers))


# -- the engagement itself -------------------------------------------------------------


def _rank_cap(case: Case, _fact: Fact) -> Case:
    return _with_wanted(case, replace(case.wanted, rank_gap_cap=None))


def _host_asked(case: Case, fact: Fact) -> Case:
    hosts = (*case.wanted.hosts, HostOption(fact.ids[0]))
    return _with_wanted(case, replace(case.wanted, hosts=hosts))


def _host_needed(case: Case, _fact: Fact) -> Case:
    case = _released(case, Dimension.HOST)
    return _with_wanted(case, replace(case.wanted, hosts=()))


def _room_asked(case: Case, fact: Fact) -> Case:
    rooms = (*case.wanted.rooms, RoomOption(fact.ids[0]))
    return _with_wanted(case, replace(case.wanted, rooms=rooms))


def _hours_asked(case: Case, _fact: Fact) -> Case:
    windows = tuple(Window(day * DAY_MIN, (day + 1) * DAY_MIN) for day in sorted(case.days))
    return _with_wanted(case, replace(case.wanted, windows=windows))


def _language(case: Case, fact: Fact) -> Case:
    case = _released(case, Dimension.INTERPRETER)
    rest = tuple(need for need in case.wanted.languages if need.language != fact.ids[0])
    return _with_wanted(case, replace(case.wanted, languages=rest))


def _released(case: Case, dimension: Dimension) -> Case:
    """Return a case in which nobody is held to a part that is no longer needed."""
    name = case.wanted.id
    return _without_locks(case, lambda x: x.engagement == name and x.dimension is dimension)


def _held(case: Case, fact: Fact) -> Case:
    lock = Lock(case.wanted.id, Dimension(fact.ids[0]), fact.ids[1:])
    return _without_locks(case, lambda each: each == lock)


def _without_locks(case: Case, gone: Callable[[Lock], bool]) -> Case:
    return _in_problem(case, locks=tuple(x for x in case.problem.locks if not gone(x)))


def _planned(case: Case, facts: list[Fact]) -> Case:
    gone = {fact.ids[0] for fact in facts}
    fixed = tuple(visit for visit in case.fixed if visit.engagement not in gone)
    kept = tuple(each for each in case.problem.engagements if each.id not in gone)
    return replace(_in_problem(case, engagements=kept), fixed=fixed)


_TOGETHER: Mapping[FactKind, Callable[[Case, list[Fact]], Case]] = MappingProxyType(
    {FactKind.PLANNED: _planned, FactKind.WAY: _ways}
)
"""Of these there are many; taking them away one by one would take longer than solving."""

_ONE_BY_ONE: Mapping[FactKind, Callable[[Case, Fact], Case]] = MappingProxyType(
    {
        FactKind.STAY: _stay,
        FactKind.ARRIVAL: _arrival,
        FactKind.DEPARTURE: _departure,
        FactKind.BAN: _ban,
        FactKind.RULE: _rule,
        FactKind.ROOM_SIZE: _room_size,
        FactKind.ROOM_PURPOSE: _room_purpose,
        FactKind.ROOM_KITCHEN: _room_kitchen,
        FactKind.RANK_CAP: _rank_cap,
        FactKind.HOST_ASKED: _host_asked,
        FactKind.ROOM_ASKED: _room_asked,
        FactKind.ROOM_HOURS: _room_hours,
        FactKind.LEADER_BUSY: _leader_busy,
        FactKind.HOURS_ASKED: _hours_asked,
        FactKind.INTERPRETER_BUSY: _interpreter_busy,
        FactKind.HOST_NEEDED: _host_needed,
        FactKind.LANGUAGE: _language,
        FactKind.PRECEDENCE: _precedence,
        FactKind.APART: _apart,
        FactKind.LINKED: _linked,
        FactKind.ROOM_TURNAROUND: _room_turnaround,
        FactKind.HELD: _held,
    }
)
