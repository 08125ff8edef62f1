"""Pydantic's findings as the planner's flaws: the same codes whatever the input is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from planner.errors import Fact, Flaw, FlawCode

_BY_TYPE: Mapping[str, FlawCode] = MappingProxyType(
    {
        "missing": FlawCode.MISSING,
        "extra_forbidden": FlawCode.UNKNOWN_KEY,
        "unexpected_keyword_argument": FlawCode.UNKNOWN_KEY,
        "enum": FlawCode.NOT_ONE_OF,
        "literal_error": FlawCode.NOT_ONE_OF,
        "greater_than": FlawCode.OUT_OF_RANGE,
        "greater_than_equal": FlawCode.OUT_OF_RANGE,
        "less_than": FlawCode.OUT_OF_RANGE,
        "less_than_equal": FlawCode.OUT_OF_RANGE,
        "finite_number": FlawCode.OUT_OF_RANGE,
        "int_parsing_size": FlawCode.OUT_OF_RANGE,
        "too_short": FlawCode.TOO_SHORT,
        "string_too_short": FlawCode.TOO_SHORT,
        "too_long": FlawCode.TOO_LONG,
        "string_too_long": FlawCode.TOO_LONG,
        "string_pattern_mismatch": FlawCode.BAD_FORM,
        "string_unicode": FlawCode.BAD_FORM,
    }
)
_BY_PREFIX = (
    ("datetime_", FlawCode.BAD_DATETIME),
    ("timezone_", FlawCode.BAD_DATETIME),
    ("date_", FlawCode.BAD_DATE),
    ("time_", FlawCode.BAD_TIME),
)
_PLAIN_WORDS = {
    "model": "object",
    "dict": "object",
    "tuple": "list",
    "frozen_set": "list",
    "string": "text",
    "int": "whole number",
    "float": "number",
    "bool": "true/false",
}
_MEMBER = re.compile("'([^']*)'")
_OWN = frozenset(code.value for code in FlawCode)
_QUOTED = ("expected", "ge", "gt", "le", "lt", "min_length", "max_length")


def path_of(location: Sequence[str | int]) -> str:
    """Return a location as people write it: `delegations[2].arrival.at`."""
    path = ""
    for step in location:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
    return path


def flaws_of(error: ValidationError) -> tuple[Flaw, ...]:
    """Return one flaw for each of pydantic's findings, sorted by path."""
    found = {_flaw(details) for details in error.errors(include_url=False, include_input=False)}
    # A list is also called too short when its items were refused: only the items are to blame.
    blamed = {
        flaw
        for flaw in found
        if flaw.code is not FlawCode.TOO_SHORT
        or not any(other.path.startswith(f"{flaw.path}[") for other in found)
    }
    return sorted_flaws(blamed)


def sorted_flaws(flaws: set[Flaw]) -> tuple[Flaw, ...]:
    """Return flaws in the order in which they are shown."""
    return tuple(sorted(flaws, key=lambda flaw: (flaw.path, flaw.code, str(flaw.facts))))


def _flaw(details: ErrorDetails) -> Flaw:
    kind = details["type"]
    path = path_of(details["loc"])
    if kind in _OWN:
        context: Mapping[str, Fact] = details.get("ctx", {})
        return Flaw(path, FlawCode(kind), tuple(sorted(context.items())))
    code = _BY_TYPE.get(kind)
    if code is None:
        code = next((c for prefix, c in _BY_PREFIX if kind.startswith(prefix)), FlawCode.WRONG_TYPE)
    return Flaw(path, code, _facts(kind, details))


def _facts(kind: str, details: ErrorDetails) -> tuple[tuple[str, Fact], ...]:
    context = details.get("ctx", {})
    facts: dict[str, Fact] = {}
    for name in _QUOTED:
        value = context.get(name)
        if isinstance(value, (str, int, float)):
            facts["limit" if name != "expected" else name] = value
    if "expected" in facts:
        # Pydantic lists the members as an English phrase: 'a', 'b' or 'c'.
        facts["expected"] = ", ".join(_MEMBER.findall(str(facts["expected"])))
    if kind.endswith(("_type", "_parsing")):
        word = kind.rsplit("_", 1)[0]
        facts["expected"] = _PLAIN_WORDS.get(word, word)
    return tuple(sorted(facts.items()))
