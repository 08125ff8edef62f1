"""What the optimizer raises: codes and facts, worded by whoever shows them.

A problem that cannot be planned is a result, not an error; these are for files that are
not problems at all.
"""

from dataclasses import dataclass
from enum import StrEnum

Fact = str | int | float
"""A value that a worded message may quote."""


class FlawCode(StrEnum):
    """One code per kind of mistake in a file; the facts that go with it are named here."""

    NOT_JSON = "not_json"
    """The text is no JSON. Facts: `reason`."""
    FORMAT_UNKNOWN = "format_unknown"
    """The file says that it is something else. Facts: `expected`."""
    FIELD_MISSING = "field_missing"
    """A field that must be there is not. Facts: none."""
    FIELD_UNKNOWN = "field_unknown"
    """A field that means nothing to us. Facts: none."""
    VALUE_WRONG = "value_wrong"
    """A value of the wrong kind. Facts: `kind` (pydantic's name of the mistake)."""
    ID_EMPTY = "id_empty"
    """An id without a character. Facts: none."""
    ID_REPEATED = "id_repeated"
    """Something is named or listed twice. Facts: `id`."""
    ID_UNKNOWN = "id_unknown"
    """A reference to nothing. Facts: `id`."""
    NUMBER_TOO_SMALL = "number_too_small"
    """A number under what makes sense. Facts: `value`, `least`."""
    NUMBER_TOO_LARGE = "number_too_large"
    """A number over what makes sense. Facts: `value`, `most`."""
    LIST_EMPTY = "list_empty"
    """A list that needs an entry has none. Facts: none."""
    ORDER_WRONG = "order_wrong"
    """Entries or minutes that must follow one another do not. Facts: none."""
    TABLE_SHAPE = "table_shape"
    """A travel table of the wrong size. Facts: `expected`, `found`."""
    FITS_NO_WINDOW = "fits_no_window"
    """An engagement longer than all its windows. Facts: `duration`, `longest`."""
    SAME_TWICE = "same_twice"
    """Two different things are asked for, the same was given. Facts: `id`."""
    CYCLE = "cycle"
    """Engagements that each come before the next, in a ring. Facts: `ids`."""
    LOCK_VALUE = "lock_value"
    """A lock whose values do not suit its dimension. Facts: `dimension`."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong with a file; `path` leads to it (`parties[2].days[0].day`)."""

    path: str
    code: FlawCode
    facts: tuple[tuple[str, Fact], ...] = ()

    def __str__(self) -> str:
        """Return place, code and facts on a line, for logs and the command line."""
        quoted = ", ".join(f"{name}={value!r}" for name, value in self.facts)
        return f"{self.path or 'file'}: {self.code}{f' ({quoted})' if quoted else ''}"


class OptimizerError(Exception):
    """Root of everything that the optimizer raises on purpose."""


class InvalidFile(OptimizerError):
    """A file was refused as a whole; ``flaws`` lists every mistake found in it."""

    def __init__(self, flaws: tuple[Flaw, ...]) -> None:
        super().__init__("; ".join(map(str, flaws)))
        self.flaws = flaws


class InvalidProblem(InvalidFile):
    """A problem that cannot be read, or that contradicts itself."""


class InvalidSolution(InvalidFile):
    """A plan that cannot be read."""
