"""Scenario files into memory: all or nothing, every mistake named by its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NoReturn

from pydantic import ValidationError

from planner.errors import Fact, Flaw, FlawCode, InvalidInput
from planner.flaws import flaws_of
from planner.model import Scenario
from planner.scenario.assembly import assemble
from planner.scenario.checks import scenario_flaws
from planner.scenario.documents import ScenarioDocument

MAX_BYTES = 20_000_000
"""A scenario of a hundred delegations is below one megabyte."""

MAX_DEPTH = 64
"""Nothing in the format lies deeper than ten levels."""


def load_scenario(source: Path | bytes) -> Scenario:
    """Read a scenario from a JSON file or its bytes.

    Raises:
        InvalidInput: with every flaw found. Mistakes of form are all found at once; whether ids,
            times and sizes agree is looked at when the form is right.
    """
    document = parse_document(source)
    scenario = assemble(document)
    flaws = scenario_flaws(scenario)
    if flaws:
        raise InvalidInput(flaws)
    return scenario


def parse_document(source: Path | bytes) -> ScenarioDocument:
    """Return the document that a file or its bytes spell.

    Raises:
        InvalidInput: with every flaw of form.
    """
    try:
        return ScenarioDocument.model_validate_json(json_text(source))
    except ValidationError as error:
        raise InvalidInput(flaws_of(error)) from None


def json_text(source: Path | bytes) -> str:
    """Return the text of a JSON file or of its bytes, which can then be read in one way only.

    Raises:
        InvalidInput: it cannot be read, is too large or too deep, not UTF-8 or not JSON, or
            has a key twice.
    """
    content = source if isinstance(source, bytes) else _bytes_of(source)
    if len(content) > MAX_BYTES:
        _refuse(FlawCode.TOO_LARGE, limit=MAX_BYTES)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        _refuse(FlawCode.NOT_UTF8)
    _refuse_ambiguous_json(text)
    return text


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            # One byte more than allowed tells a file that is too large from one that just fits.
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        _refuse(FlawCode.UNREADABLE, reason=error.strerror or type(error).__name__)


def _refuse_ambiguous_json(text: str) -> None:
    """Refuse what JSON readers pass over in silence or fail on: NaN, keys twice, deep nesting."""

    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        entries = dict(pairs)
        if len(entries) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            _refuse(FlawCode.DUPLICATE_KEY, id=twice)
        return entries

    def no_number(name: str) -> NoReturn:
        _refuse(FlawCode.NOT_JSON, reason=name)

    try:
        content = json.loads(text, object_pairs_hook=unique, parse_constant=no_number)
    except json.JSONDecodeError as error:
        _refuse(FlawCode.NOT_JSON, reason=f"{error.lineno}:{error.colno}")
    except ValueError:
        # Python refuses to read numbers of more than some thousand digits.
        _refuse(FlawCode.NOT_JSON, reason="number too long")
    except RecursionError:
        _refuse(FlawCode.TOO_DEEP)
    if _deeper_than(content, MAX_DEPTH):
        _refuse(FlawCode.TOO_DEEP)


def _deeper_than(content: object, levels: int) -> bool:
    inner: list[object] = [content]
    for _ in range(levels):
        inner = [
            value
            for outer in inner
            if isinstance(outer, (dict, list))
            for value in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not inner:
            return False
    return True


def _refuse(code: FlawCode, **facts: Fact) -> NoReturn:
    raise InvalidInput((Flaw("", code, tuple(sorted(facts.items()))),))
