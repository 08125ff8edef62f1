"""What questions about one engagement are answered with."""

from dataclasses import dataclass
from enum import StrEnum

from optimizer.replan import Change
from optimizer.solution import Solution, Tier, Violation, Visit


class FactKind(StrEnum):
    """The kinds of facts that can stand in the way, what nobody can change first.

    Each says what the ids and numbers of its facts are; minutes count from the first midnight.
    """

    STAY = "stay"
    """Guests are not in town that day. Ids: party. Numbers: day."""
    ARRIVAL = "arrival"
    """A day of guests begins. Ids: party, site. Numbers: day, present, ready to board."""
    DEPARTURE = "departure"
    """A day of guests ends. Ids: party, site. Numbers: day, due at the site, gone."""
    BAN = "ban"
    """Hours that guests keep free. Ids: party. Numbers: start, end."""
    RULE = "rule"
    """A rule that counts or bounds. Ids: its code."""
    ROOM_SIZE = "room_size"
    """A room is too small. Ids: room. Numbers: places, people."""
    ROOM_PURPOSE = "room_purpose"
    """A room is not fitted for it. Ids: room."""
    ROOM_KITCHEN = "room_kitchen"
    """A room lacks what the guests' meals need. Ids: room, party."""
    RANK_CAP = "rank_cap"
    """Hosts too far from the guest's rank. Ids: those leaders. Numbers: the steps allowed."""
    HOST_ASKED = "host_asked"
    """The leader is not among the hosts asked for. Ids: leader."""
    ROOM_ASKED = "room_asked"
    """The room is not among those asked for. Ids: room."""
    ROOM_HOURS = "room_hours"
    """When a room may be used. Ids: room. Numbers: start and end of each span, in order."""
    LEADER_BUSY = "leader_busy"
    """A block in a leader's calendar. Ids: leader, site. Numbers: start, end."""
    HOURS_ASKED = "hours_asked"
    """When it was asked for. Ids: none. Numbers: start and end of each span, in order."""
    INTERPRETER_BUSY = "interpreter_busy"
    """A block in an interpreter's calendar. Ids: interpreter, site. Numbers: start, end."""
    HOST_NEEDED = "host_needed"
    """It needs one of its hosts. Ids: the leaders who may."""
    LANGUAGE = "language"
    """It needs interpreters. Ids: language, those who qualify. Numbers: how many it takes."""
    PRECEDENCE = "precedence"
    """An order. Ids: the engagement before, the one after. Numbers: minutes between."""
    APART = "apart"
    """Parties that must not meet. Ids: both."""
    LINKED = "linked"
    """Leaders of whom one stays in the office. Ids: both."""
    ROOM_TURNAROUND = "room_turnaround"
    """A room is prepared anew. Ids: room. Numbers: minutes."""
    HELD = "held"
    """Somebody holds it fixed. Ids: dimension, then the lock's values."""
    PLANNED = "planned"
    """Another engagement as planned. Ids: it, then whom and what both need. Numbers: start, end."""
    WAY = "way"
    """A drive. Ids: the two sites. Numbers: the least and the most minutes, by the hour."""
    FLEET = "fleet"
    """No vehicles are free for the drives to it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that stands in the way and could, in thought, be taken away."""

    kind: FactKind
    ids: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """Facts that together keep a wish from being met.

    ``even_alone`` tells that they would if nothing else were planned. ``minimal`` tells that
    the wish was found impossible with exactly these facts and possible without each of them;
    else time was too short for that, ``facts`` may be more than it takes, and ``reasons``
    are what the best attempt runs into.
    """

    facts: tuple[Fact, ...]
    even_alone: bool
    minimal: bool
    reasons: tuple[Violation, ...] = ()


@dataclass(frozen=True, slots=True)
class TierChange:
    """What a tier costs in the plan as it is, and in another one."""

    tier: Tier
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Price:
    """The best plan that meets a wish, and what it costs beside the plan as it is.

    ``visit`` is the engagement's in that plan, ``changes`` all that differs, its own
    included. ``broken`` are rules that it breaks and the plan as it is does not. ``exact``
    tells that no plan meets the wish at less; else only a part of the plan was decided anew.
    """

    visit: Visit
    solution: Solution
    tiers: tuple[TierChange, ...]
    changes: tuple[Change, ...]
    broken: tuple[Violation, ...]
    exact: bool


class RelaxationKind(StrEnum):
    """What an office can do to make a wish possible."""

    UNLOCK = "unlock"
    """What is held fixed is released. Ids: dimension."""
    MOVE = "move"
    """Another engagement moves. Ids: it."""
    DROP = "drop"
    """Another engagement, no must, is left out. Ids: it."""
    HOURS = "hours"
    """It may lie outside the hours asked for. Minutes: by how much."""
    SHORTER = "shorter"
    """It is shorter than a plan may make it. Minutes: how long it is then."""
    OTHER_ROOM = "other_room"
    """A room that was not asked for. Ids: room."""
    TURNAROUND = "turnaround"
    """A room is prepared faster. Ids: room. Minutes: in how many."""
    ROOM_HOURS = "room_hours"
    """A room is open longer. Ids: room. Minutes: by how many before or after."""
    INTERPRETER = "interpreter"
    """One more interpreter. Ids: language."""
    INTERPRETER_BLOCK = "interpreter_block"
    """An interpreter gives up a block. Ids: interpreter. Minutes: its start and end."""
    OTHER_HOST = "other_host"
    """A leader who was not asked for, or is of too different a rank. Ids: leader."""
    LEADER_BLOCK = "leader_block"
    """A leader gives up some of a block. Ids: leader. Minutes: its start and end, then those of
    what is left; no time between them: nothing is."""
    ORDER = "order"
    """An order of two engagements is waived. Ids: both."""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A way to make a wish possible, proved by the visits that it leads to.

    ``visits`` are the engagement's own, then that of the one that moves for it, if any.
    ``effort`` is how much it asks of people on our own scale, the least first.
    """

    kind: RelaxationKind
    ids: tuple[str, ...]
    minutes: tuple[int, ...]
    visits: tuple[Visit, ...]
    effort: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer to a question about one engagement of a plan.

    ``price`` is there where the wish can be met while everything else stays as planned;
    else ``clash`` says what keeps it from that, ``moving`` what it costs if others move for
    it (or, where the host or room was not asked for and no single step helps, if it had been),
    and ``relaxations`` what an office could do, the least effort first. ``planned`` is
    the engagement as it is planned, None if it is left out.
    """

    planned: Visit | None
    price: Price | None
    clash: Clash | None
    moving: Price | None
    relaxations: tuple[Relaxation, ...]
    seconds: float
