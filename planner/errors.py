"""The planner's error tree: codes and facts, never prose; the user interface words them."""

from __future__ import annotations

from dataclasses import dataclass

Fact = str | int | float | bool
"""A value that a worded message may quote."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong with an input.

    `path` leads to the place in the words of the input (`delegations[2].arrival.at`), `code` names
    the kind of mistake (see `planner.flaws`), `facts` are the values that the message quotes.
    """

    path: str
    code: str
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
        quoted = ", ".join(
            f"{name}={value!r}" for name, value in sorted(self.facts.items())
        )
        return f"{self.code}({quoted})"


class InvalidInput(PlannerError):
    """An input was refused as a whole; `flaws` lists every mistake found in it."""

    def __init__(self, flaws: tuple[Flaw, ...]) -> None:
        super().__init__("invalid_input", flaws=len(flaws))
        self.flaws = flaws


class NotFound(PlannerError):
    """Something was asked for by an id that nothing has."""


class NotAllowed(PlannerError):
    """The person who asks may not do this."""


class Conflict(PlannerError):
    """The thing to be changed was changed by somebody else in the meantime."""
