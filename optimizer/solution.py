"""What the optimizer gives: visits, drives, and what is to be said about them."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from optimizer.problem import Priority


class Tier(IntEnum):
    """The order in which goals are served; a lower number is never traded for a higher one."""

    MUST = 1
    SHOULD = 2
    STABILITY = 3
    PROTOCOL = 4
    TIME = 5
    CARS = 6


class Status(StrEnum):
    """How a solve ended; every one of them may carry a plan."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    STOPPED = "stopped"
    TIMED_OUT = "timed_out"


@dataclass(frozen=True, slots=True)
class Team:
    """The interpreters of one language at a visit."""

    language: str
    interpreters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """One engagement as planned."""

    engagement: str
    start_min: int
    end_min: int
    room: str
    host: str | None = None
    teams: tuple[Team, ...] = ()


@dataclass(frozen=True, slots=True)
class Leg:
    """One drive of parties that ride together.

    ``depart_min`` is when the wheels turn (loading is before it), ``arrive_min`` when they
    stop (unloading is after it). A missing engagement is the party's place of that night
    or its port.
    """

    parties: tuple[str, ...]
    day: int
    from_engagement: str | None
    to_engagement: str | None
    from_site: str
    to_site: str
    depart_min: int
    arrive_min: int
    vehicles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Solution:
    """A plan in the optimizer's words; visits and legs in order of time, then id."""

    visits: tuple[Visit, ...]
    legs: tuple[Leg, ...] = ()


@dataclass(frozen=True, slots=True)
class Violation:
    """A broken rule: its code, whom it concerns, and by how much (minutes, seats, people …)."""

    rule: str
    ids: tuple[str, ...]
    amount: int = 1


@dataclass(frozen=True, slots=True)
class CostLine:
    """One goal's share of the score: ``value`` is ``weight`` times its raw amount."""

    goal: str
    tier: Tier
    value: int


@dataclass(frozen=True, slots=True)
class TierResult:
    """The value reached in a tier and what is known of the least possible one."""

    tier: Tier
    value: int
    bound: int | None
    proven: bool


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An engagement left out, with the rules and ids that clash where it comes closest.

    No reasons: nothing clashes, so that only its cost or a lack of time kept it out; or
    nobody asked.
    """

    engagement: str
    priority: Priority
    reasons: tuple[Violation, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """The answer of a solve: the best plan so far and how much is proved of it."""

    status: Status
    solution: Solution
    tiers: tuple[TierResult, ...]
    costs: tuple[CostLine, ...]
    unplaced: tuple[Unplaced, ...]
    violations: tuple[Violation, ...]
    seconds: float
    seed: int
    workers: int
