"""Documents: frozen dataclasses as JSON text and back, the same text for the same value.

The text is kept exactly as written, because its hash is part of the audit log. Sets are
written in order and keys sorted, so that equal values have equal text in every process.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from planner.errors import StorageFailed

_T = TypeVar("_T")

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
"""What JSON can say."""


def encode(value: object) -> str:
    """Return the one text of a dataclass (or of a tuple or mapping of plain values).

    Raises:
        TypeError: a value of a type that documents do not hold.
        ValueError: a number that JSON cannot say (infinity, not-a-number).
    """
    return json.dumps(
        _plain(value),
        ensure_ascii=False,
        separators=(",", ":"),
        sort_keys=True,
        allow_nan=False,
    )


def decode(type_: type[_T], text: str) -> _T:
    """Return the value that `encode` wrote.

    Types are checked strictly and nothing is coerced. A field that the text lacks takes its
    default, which lets a newer release read what an older one wrote. Datetimes keep their
    instant and their offset, not the name of their zone.

    Raises:
        StorageFailed: the text is not a document of this type.
    """
    try:
        # mypy looks for the hash of the class's instances, not of the class.
        adapter: TypeAdapter[_T] = _adapter(type_)  # type: ignore[arg-type]
        return adapter.validate_json(text, strict=True)
    except ValidationError as error:
        raise StorageFailed("document_unreadable", kind=type_.__name__) from error


def sha256_of(text: str) -> str:
    """Return the hash of a text as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _adapter(type_: type[_T]) -> TypeAdapter[_T]:
    return TypeAdapter(type_)


def _plain(value: object) -> Json:  # noqa: PLR0911 - one line for each kind of value
    if isinstance(value, Enum):
        return _plain(value.value)
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, (frozenset, set)):
        return sorted((_plain(member) for member in value), key=repr)
    if isinstance(value, (tuple, list)):
        return [_plain(member) for member in value]
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(member) for key, member in value.items()}
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(type(value).__name__)
