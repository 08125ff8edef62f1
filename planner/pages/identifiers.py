"""Ids for what people enter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count
from typing import Final

from pypinyin import lazy_pinyin

_NOT_ALLOWED: Final = re.compile(r"[^a-z0-9]+")
_MAX_LENGTH: Final = 48


def new_id(name: str, taken: Iterable[str]) -> str:
    """Return an id that tells what `name` is and is not among those `taken`.

    Chinese is romanised; a name without any letter or digit becomes ``new``.
    """
    words = (
        _NOT_ALLOWED.sub("-", " ".join(lazy_pinyin(name)).lower()).strip("-")[:_MAX_LENGTH] or "new"
    )
    used = set(taken)
    if words not in used:
        return words
    return next(f"{words}-{number}" for number in count(2) if f"{words}-{number}" not in used)
