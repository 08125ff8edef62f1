"""A problem with one thing made easier for one engagement, and how hard that is to bring about."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from optimizer.problem import (
    UNIT_BODY,
    Busy,
    Dimension,
    Engagement,
    HostOption,
    Interpreter,
    LanguageNeed,
    Leader,
    Priority,
    Problem,
    RoomOption,
    Skill,
    Window,
)
from optimizer.solution import Visit
from optimizer.why.answers import Fact, FactKind, RelaxationKind
from optimizer.why.changing import (
    engagement_of,
    with_engagement,
    with_interpreter,
    with_leader,
    with_room,
)
from optimizer.why.wishes import Wish

STEPS_MIN = (5, 10, 15, 20, 30, 45, 60, 90, 120)
"""By how much hours are moved, the least first."""

_SHORTEST_MIN = 15
"""What no engagement is made shorter than."""

EXTRA = "+"
"""The id of an interpreter who is thought of; no id of a problem is it."""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A relaxation to be tried: the problem in which it holds, and who moves or goes for it."""

    kind: RelaxationKind
    ids: tuple[str, ...]
    minutes: tuple[int, ...]
    effort: int
    problem: Problem
    moving: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


Ladder = tuple[Relaxed, ...]
"""Relaxations of which the first that works makes the others needless, the gentlest first."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What relaxations of a wish are made from."""

    problem: Problem
    wish: Wish
    planned: dict[str, Visit] = field(default_factory=dict)

    @property
    def wanted(self) -> Engagement:
        """The engagement that the wish is about."""
        return engagement_of(self.problem, self.wish.engagement)


def ladders(desk: Desk, facts: tuple[Fact, ...]) -> Iterator[Ladder]:
    """Yield what could be done about facts that keep a wish from being met.

    Only what an office can bring about is thought of: nobody asks guests to give up a fast
    or a flight to land earlier.
    """
    for fact in facts:
        make = _BY_FACT.get(fact.kind)
        if make is not None:
            yield from make(desk, fact)
    yield from _shorter(desk)
    if desk.wish.room is None and any(_is_about_rooms(desk, fact) for fact in facts):
        yield from _other_rooms(desk)
    if desk.wish.host is None and any(_is_about_hosts(desk, fact) for fact in facts):
        yield from _other_hosts(desk)


def _is_about_rooms(desk: Desk, fact: Fact) -> bool:
    rooms = {option.room for option in desk.wanted.rooms}
    return fact.kind.value.startswith("room") or (
        fact.kind is FactKind.PLANNED and not rooms.isdisjoint(fact.ids)
    )


def _is_about_hosts(desk: Desk, fact: Fact) -> bool:
    hosts = {option.leader for option in desk.wanted.hosts}
    kinds = {FactKind.LEADER_BUSY, FactKind.HOST_NEEDED, FactKind.RANK_CAP, FactKind.LINKED}
    return fact.kind in kinds or (fact.kind is FactKind.PLANNED and not hosts.isdisjoint(fact.ids))


# -- about the plan --------------------------------------------------------------------


def _other_engagement(desk: Desk, fact: Fact) -> Iterator[Ladder]:
    """Yield that another engagement moves, then that it is left out, unless it is a must."""
    name = fact.ids[0]
    other = engagement_of(desk.problem, name)
    with_leader = any(
        leader.id == desk.planned[name].host and leader.body != UNIT_BODY
        for leader in desk.problem.leaders
    )
    effort = {Priority.NICE: 2, Priority.SHOULD: 3, Priority.MUST: 4}[other.priority]
    effort += 2 * with_leader
    yield (Relaxed(RelaxationKind.MOVE, (name,), (), effort, desk.problem, moving=(name,)),)
    if other.priority is not Priority.MUST:
        effort = 4 if other.priority is Priority.NICE else 8
        effort += 2 * with_leader
        yield (Relaxed(RelaxationKind.DROP, (name,), (), effort, desk.problem, dropped=(name,)),)


def _unlocked(desk: Desk, fact: Fact) -> Iterator[Ladder]:
    dimension = Dimension(fact.ids[0])
    locks = tuple(
        lock
        for lock in desk.problem.locks
        if lock in desk.wish.pins
        or lock.engagement != desk.wanted.id
        or lock.dimension is not dimension
    )
    problem = replace(desk.problem, locks=locks)
    yield (Relaxed(RelaxationKind.UNLOCK, (dimension.value,), (), 1, problem),)


def _order(desk: Desk, fact: Fact) -> Iterator[Ladder]:
    kept = tuple(x for x in desk.problem.precedences if (x.before, x.after) != fact.ids)
    problem = replace(desk.problem, precedences=kept)
    yield (Relaxed(RelaxationKind.ORDER, fact.ids, (), 7, problem),)


# -- about time ------------------------------------------------------------------------


def _hours(desk: Desk, _fact: Fact) -> Iterator[Ladder]:
    def widened(minutes: int) -> Problem:
        windows = tuple(
            Window(max(0, window.start_min - minutes), window.end_min + minutes)
            for window in desk.wanted.windows
        )
        return with_engagement(desk.problem, replace(desk.wanted, windows=windows))

    yield tuple(
        Relaxed(RelaxationKind.HOURS, (), (minutes,), 2 + minutes // 30, widened(minutes))
        for minutes in STEPS_MIN
    )


def _shorter(desk: Desk) -> Iterator[Ladder]:
    """Yield that it is shorter than it may be made anyway, down to half of that."""
    grid, least = desk.problem.parameters.grid_min, desk.wanted.least_min

    def lasting(minutes: int) -> Problem:
        wanted = replace(desk.wanted, duration_min=minutes, min_duration_min=None)
        return with_engagement(desk.problem, wanted)

    rungs = tuple(
        Relaxed(
            RelaxationKind.SHORTER, (), (minutes,), 4 + (least - minutes) // 15, lasting(minutes)
        )
        for minutes in range(least - grid, max(_SHORTEST_MIN, least // 2) - 1, -grid)
    )
    if rungs:
        yield rungs


# -- about rooms -----------------------------------------------------------------------


def _turnaround(desk: Desk, fact: Fact) -> Iterator[Ladder]:
    def prepared_in(minutes: int) -> Problem:
        room = fact.ids[0]
        return with_room(desk.problem, room, lambda x: replace(x, turnaround_min=minutes))

    usual = fact.numbers[0]
    yield tuple(
        Relaxed(
            RelaxationKind.TURNAROUND,
            fact.ids,
            (minutes,),
            3 + (usual - minutes) // 15,
            prepared_in(minutes),
        )
        for minutes in range(usual - 5, -1, -5)
    )


def _room_hours(desk: Desk, fact: Fact) -> Iterator[Ladder]:
    def longer(minutes: int) -> Problem:
        return with_room(
            desk.problem,
            fact.ids[0],
            lambda room: replace(
                room,
                open=tuple(
                    Window(max(0, window.start_min - minutes), window.end_min + minutes)
                    for window in room.open
                ),
            ),
        )

    yield tuple(
        Relaxed(RelaxationKind.ROOM_HOURS, fact.ids, (minutes,), 3 + minutes // 30, longer(minutes))
        for minutes in STEPS_MIN
    )


def _room_asked(desk: Desk, fact: Fact) -> Iterator[Ladder]:
    yield (_in_other_room(desk, (fact.ids[0],)),)


def _other_rooms(desk: Desk) -> Iterator[Ladder]:
    wanted = desk.wanted
    asked = {option.room for option in wanted.rooms}
    tags = {
        tag
        for party in desk.problem.parties
        if party.id in wanted.parties and wanted.meal is not None
        for tag in party.room_tags_for_meals
    }
    fit = tuple(
        room.id
        for room in desk.problem.rooms
        if room.id not in asked
        and room.capacity >= wanted.people
        and wanted.purpose in room.purposes
        and tags <= set(room.tags)
    )
    if fit:
        yield (_in_other_room(desk, fit),)


def _in_other_room(desk: Desk, rooms: tuple[str, ...]) -> Relaxed:
    """Return that any of these rooms will do; which one it is, the visit tells."""
    wanted = replace(desk.wanted, rooms=tuple(RoomOption(name) for name in rooms))
    problem = with_engagement(desk.problem, wanted)
    return Relaxed(RelaxationKind.OTHER_ROOM, (), (), 3, problem)


# -- about people ----------------------------------------------------------------------


def _host_asked(desk: Desk, fact: Fact) -> Iterator[Ladder]:
    leaders = tuple(each for each in desk.problem.leaders if each.id in fact.ids)
    if desk.wish.host is not None:
        leaders = tuple(each for each in leaders if each.id == desk.wish.host)
    for leader in leaders:
        yield (_with_host(desk, leader),)


def _other_hosts(desk: Desk) -> Iterator[Ladder]:
    """Yield the leaders who were not asked for, nearest to the guest's rank first, up to one."""
    asked = {option.leader for option in desk.wanted.hosts}
    others = [x for x in desk.problem.leaders if x.id not in asked and x.body != UNIT_BODY]
    others.sort(key=lambda leader: (_gap(desk.wanted, leader), leader.id))
    if others:
        yield tuple(_with_host(desk, leader) for leader in others)


def _gap(wanted: Engagement, leader: Leader) -> int:
    return 0 if wanted.guest_rank is None else abs(leader.rank - wanted.guest_rank)


def _with_host(desk: Desk, leader: Leader) -> Relaxed:
    """Return that a leader hosts, whatever the rank."""
    wanted = replace(desk.wanted, hosts=(HostOption(leader.id),), rank_gap_cap=None)
    problem = with_engagement(desk.problem, wanted)
    effort = 5 + _gap(wanted, leader)
    return Relaxed(RelaxationKind.OTHER_HOST, (leader.id,), (), effort, problem)


def _leader_block(desk: Desk, fact: Fact) -> Iterator[Ladder]:
    """Yield that a block begins later or ends earlier, by ever more, at last not at all."""
    start, end = fact.numbers

    def cut_to(window: Window) -> Problem:
        name = fact.ids[0]
        return with_leader(
            desk.problem, name, lambda x: replace(x, busy=_cut(x.busy, fact, window))
        )

    yield tuple(
        Relaxed(
            RelaxationKind.LEADER_BLOCK,
            fact.ids[:1],
            (start, end, window.start_min, window.end_min),
            8 + cut // 30,
            cut_to(window),
        )
        for cut in (*(step for step in STEPS_MIN if step < end - start), end - start)
        for window in (Window(start + cut, end), Window(start, end - cut))
    )


def _cut(busy: tuple[Busy, ...], fact: Fact, window: Window) -> tuple[Busy, ...]:
    """Return blocks of which the fact's is cut to a window, and gone where nothing is left."""
    return tuple(
        replace(each, window=window) if each.window == Window(*fact.numbers) else each
        for each in busy
        if each.window != Window(*fact.numbers) or window.start_min < window.end_min
    )


def _interpreter_block(desk: Desk, fact: Fact) -> Iterator[Ladder]:
    nothing = Window(fact.numbers[0], fact.numbers[0])
    problem = with_interpreter(
        desk.problem, fact.ids[0], lambda x: replace(x, busy=_cut(x.busy, fact, nothing))
    )
    kind = RelaxationKind.INTERPRETER_BLOCK
    yield (Relaxed(kind, fact.ids[:1], fact.numbers, 6, problem),)


def _interpreter(desk: Desk, fact: Fact) -> Iterator[Ladder]:
    language = fact.ids[0]
    needs = [need for need in desk.wanted.languages if need.language == language]
    extra = _anybody(needs, desk)
    problem = replace(desk.problem, interpreters=(*desk.problem.interpreters, extra))
    yield (Relaxed(RelaxationKind.INTERPRETER, (language,), (), 5, problem),)


def _anybody(needs: list[LanguageNeed], desk: Desk) -> Interpreter:
    """Return somebody who could be called in: able, cleared, and where the engagement may be."""
    rooms = {room.id: room.site for room in desk.problem.rooms}
    return Interpreter(
        id=EXTRA,
        skills=tuple(Skill(need.language, (need.mode,)) for need in needs),
        base_site=rooms[desk.wanted.rooms[0].room],
        clearance=max(need.clearance for need in needs),
    )


_BY_FACT: dict[FactKind, Callable[[Desk, Fact], Iterator[Ladder]]] = {
    FactKind.PLANNED: _other_engagement,
    FactKind.HELD: _unlocked,
    FactKind.PRECEDENCE: _order,
    FactKind.HOURS_ASKED: _hours,
    FactKind.ROOM_TURNAROUND: _turnaround,
    FactKind.ROOM_HOURS: _room_hours,
    FactKind.ROOM_ASKED: _room_asked,
    FactKind.HOST_ASKED: _host_asked,
    FactKind.RANK_CAP: _host_asked,
    FactKind.LEADER_BUSY: _leader_block,
    FactKind.INTERPRETER_BUSY: _interpreter_block,
    FactKind.LANGUAGE: _interpreter,
}
