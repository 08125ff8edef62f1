"""What can be wrong with an input, in sentences; catalogues translate them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from planner.errors import Fact, Flaw, FlawCode
from planner.i18n import N_, Translator

_FLAWS: Mapping[FlawCode, str] = MappingProxyType(
    {
        FlawCode.UNREADABLE: N_("The file cannot be read: {reason}"),
        FlawCode.NOT_UTF8: N_("The text is not UTF-8"),
        FlawCode.NOT_JSON: N_("This is not JSON: {reason}"),
        FlawCode.NOT_TOML: N_("This is not TOML: {reason}"),
        FlawCode.TOO_LARGE: N_("The file is larger than {limit} bytes"),
        FlawCode.TOO_DEEP: N_("The data are nested too deeply"),
        FlawCode.DUPLICATE_KEY: N_("The key “{id}” stands twice in one object"),
        FlawCode.MISSING: N_("A value is required here"),
        FlawCode.UNKNOWN_KEY: N_("There is no such field"),
        FlawCode.WRONG_TYPE: N_("The value has the wrong type; expected: {expected}"),
        FlawCode.NOT_ONE_OF: N_("Expected one of: {expected}"),
        FlawCode.OUT_OF_RANGE: N_("The number is out of range; the limit is {limit}"),
        FlawCode.TOO_SHORT: N_("Too little is given; at least {limit} is needed"),
        FlawCode.TOO_LONG: N_("Too much is given; at most {limit} is allowed"),
        FlawCode.BAD_FORM: N_("The text has the wrong form"),
        FlawCode.BAD_DATE: N_("Expected a date such as 2026-12-08"),
        FlawCode.BAD_TIME: N_("Expected a time such as 09:30"),
        FlawCode.BAD_DATETIME: N_("Expected a date and time such as 2026-12-08T09:30"),
        FlawCode.UNKNOWN_ZONE: N_("There is no time zone “{id}”"),
        FlawCode.DUPLICATE_ID: N_("The id “{id}” is used twice"),
        FlawCode.UNKNOWN_ID: N_("Nothing has the id “{id}”"),
        FlawCode.CIRCULAR: N_("“{id}” refers to itself in a circle"),
        FlawCode.UNKNOWN_NUMBER: N_("The rule pack has no such entry"),
        FlawCode.CONTRADICTION: N_("These values contradict each other"),
        FlawCode.WRONG_ORDER: N_("{first} must come before {second}"),
        FlawCode.OUTSIDE_PERIOD: N_("{day} is outside the period"),
        FlawCode.WINDOW_TOO_SHORT: N_("{needed_min} minutes do not fit into the time allowed"),
        FlawCode.NO_ROOM_LARGE_ENOUGH: N_("No room that is allowed holds {people} people"),
        FlawCode.NO_FIT_ROOM: N_("No room that is allowed serves this kind of engagement"),
        FlawCode.NOT_A_PORT: N_("“{id}” is no airport or station"),
        FlawCode.NO_LODGING: N_("“{id}” has no room for lodging"),
        FlawCode.TOO_MANY_GUESTS: N_("Only {limit} guests take part"),
        FlawCode.NOT_OF_DELEGATION: N_("“{id}” does not belong to the delegation"),
        FlawCode.WRONG_REGIME: N_("Region, class and regime of the guests do not agree"),
        FlawCode.UNKNOWN_RANK: N_("The rank ladder has no step {step}"),
        FlawCode.LOCK_VALUE: N_("This lock does not say what it holds"),
        FlawCode.EASILY_GUESSED: N_("This password is easily guessed"),
        FlawCode.NOT_THE_SAME: N_("The two are not the same"),
    }
)

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "arrival": N_("The arrival"),
        "departure": N_("the departure"),
        "start": N_("The start"),
        "end": N_("the end"),
        "opens": N_("The opening"),
        "closes": N_("the closing"),
        "duty_start": N_("The start of duty"),
        "duty_end": N_("the end of duty"),
        "object": N_("an object in braces"),
        "list": N_("a list in brackets"),
        "text": N_("a text in quotation marks"),
        "whole number": N_("a whole number"),
        "number": N_("a number"),
        "true/false": N_("true or false"),
        "number too long": N_("a number is too long"),
        "No such file or directory": N_("there is no such file"),
        "Is a directory": N_("it is a folder"),
        "Permission denied": N_("it may not be opened"),
    }
)
"""The words that facts of flaws stand for; other facts are quoted as they are."""

_WORDED = frozenset({"first", "second", "expected", "reason"})


def flaw_text(flaw: Flaw, t: Translator) -> str:
    """Return what is wrong with an input, in the translator's language, without the path."""
    facts = {name: _fact(name, value, t) for name, value in flaw.facts}
    return t(_FLAWS[flaw.code], **{"expected": "", "limit": "", **facts})


def _fact(name: str, value: Fact, t: Translator) -> Fact:
    if name not in _WORDED or value not in _WORDS:
        return value
    return t(_WORDS[str(value)])
