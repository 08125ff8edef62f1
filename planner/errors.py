"""The planner's error tree: codes and facts, never prose; the user interface words them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Fact = str | int | float | bool
"""A value that a worded message may quote."""


class FlawCode(StrEnum):
    """What can be wrong with one place of an input; `planner.flaw_texts` words each code."""

    UNREADABLE = "unreadable"
    NOT_UTF8 = "not_utf8"
    NOT_JSON = "not_json"
    NOT_TOML = "not_toml"
    TOO_LARGE = "too_large"
    TOO_DEEP = "too_deep"
    DUPLICATE_KEY = "duplicate_key"
    MISSING = "missing"
    UNKNOWN_KEY = "unknown_key"
    WRONG_TYPE = "wrong_type"
    NOT_ONE_OF = "not_one_of"
    OUT_OF_RANGE = "out_of_range"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    BAD_FORM = "bad_form"
    BAD_DATE = "bad_date"
    BAD_TIME = "bad_time"
    BAD_DATETIME = "bad_datetime"
    UNKNOWN_ZONE = "unknown_zone"
    DUPLICATE_ID = "duplicate_id"
    UNKNOWN_ID = "unknown_id"
    CIRCULAR = "circular"
    UNKNOWN_NUMBER = "unknown_number"
    CONTRADICTION = "contradiction"
    WRONG_ORDER = "wrong_order"
    OUTSIDE_PERIOD = "outside_period"
    WINDOW_TOO_SHORT = "window_too_short"
    NO_ROOM_LARGE_ENOUGH = "no_room_large_enough"
    NO_FIT_ROOM = "no_fit_room"
    NOT_A_PORT = "not_a_port"
    NO_LODGING = "no_lodging"
    TOO_MANY_GUESTS = "too_many_guests"
    NOT_OF_DELEGATION = "not_of_delegation"
    WRONG_REGIME = "wrong_regime"
    UNKNOWN_RANK = "unknown_rank"
    LOCK_VALUE = "lock_value"
    EASILY_GUESSED = "easily_guessed"
    NOT_THE_SAME = "not_the_same"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong with an input.

    `path` leads to the place in the words of the input (`delegations[2].arrival.at`), `code` is
    the kind of mistake, `facts` are the values that the message quotes, sorted by name.
    """

    path: str
    code: FlawCode
    facts: tuple[tuple[str, Fact], ...] = ()


class PlannerError(Exception):
    """Root of everything that the planner raises on purpose.

    Args:
        code: a stable word that the message in every language hangs on.
        **facts: the values that the message quotes.
    """

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        """Return code and facts, for logs; never shown to a person."""
        quoted = ", ".join(f"{name}={value!r}" for name, value in sorted(self.facts.items()))
        return f"{self.code}({quoted})"


class InvalidInput(PlannerError):
    """An input was refused as a whole; `flaws` lists every mistake found in it."""

    def __init__(self, flaws: tuple[Flaw, ...]) -> None:
        super().__init__("invalid_input", flaws=len(flaws))
        self.flaws = flaws


class NotFound(PlannerError):
    """Something was asked for by an id that nothing has."""


class Unsettled(PlannerError):
    """Something is still open and was not accepted by the person who asks."""


class NotAllowed(PlannerError):
    """The person who asks may not do this."""


class Conflict(PlannerError):
    """The thing to be changed was changed by somebody else in the meantime."""


class StorageFailed(PlannerError):
    """The store could not keep or read something: disk full, file damaged, nobody answers."""
