"""The ways in which people type a place's name: characters, English, pinyin, initials, typos."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from pypinyin import Style, lazy_pinyin
from rapidfuzz.fuzz import ratio

EXACT, PINYIN, INITIALS, BEGINS, CONTAINS = 1.0, 0.97, 0.93, 0.9, 0.85
WORDS_WEIGHT, TYPO_WEIGHT, SOME_INITIALS = 0.84, 0.82, 0.8
"""The confidence of each kind of match; a typo counts by how much of it agrees besides."""
TYPO_FROM = 75.0
WORD_FROM = 80.0
SHORTEST_TYPO = 4
SHORTEST_INITIALS = 3
SHORTEST_PART = 2


@dataclass(frozen=True, slots=True)
class Spellings:
    """All that a name can be typed as, folded: no case, no marks, no punctuation."""

    names: tuple[str, ...]
    pinyin: tuple[str, ...]
    initials: tuple[str, ...]
    words: tuple[str, ...]


def spellings(name_zh: str, others: tuple[str, ...]) -> Spellings:
    """Work out the spellings of a place from its Chinese name and its other names."""
    chinese = [name for name in (name_zh, *others) if _is_chinese(name)]
    syllables = [_syllables(name) for name in chinese]
    latin = [name for name in (name_zh, *others) if not _is_chinese(name)]
    return Spellings(
        names=tuple(filter(None, dict.fromkeys(fold(name) for name in (name_zh, *others)))),
        pinyin=tuple(dict.fromkeys("".join(parts) for parts in syllables)),
        initials=tuple(dict.fromkeys("".join(part[0] for part in parts) for parts in syllables)),
        words=tuple(dict.fromkeys(word for name in latin for word in split(name))),
    )


def fold(text: str) -> str:
    """Fold case, accents, widths and punctuation away."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def split(text: str) -> list[str]:
    """Split Latin text into folded words."""
    plain = unicodedata.normalize("NFKD", text).casefold().replace("'", "").replace("’", "")
    spaced = "".join(sign if sign.isalnum() else " " for sign in plain)
    return spaced.split()


def confidence(query: str, known: Spellings) -> float:
    """Return how sure it is that the query means this place, 0 to 1."""
    typed = fold(query)
    if not typed:
        return 0.0
    return (
        _whole(typed, known)
        or _inside(typed, (*known.names, *known.pinyin))
        or _some_initials(typed, known)
        or max(_by_words(query, known), _by_typo(typed, known))
    )


def _whole(typed: str, known: Spellings) -> float:
    """Judge a query that is a whole name, its pinyin, or its initials."""
    if typed in known.names:
        return EXACT
    if typed in known.pinyin:
        return PINYIN
    return INITIALS if typed in known.initials else 0.0


def _some_initials(typed: str, known: Spellings) -> float:
    is_long = len(typed) >= SHORTEST_INITIALS
    return SOME_INITIALS if is_long and any(typed in every for every in known.initials) else 0.0


def _inside(typed: str, texts: tuple[str, ...]) -> float:
    """Judge a query that begins a name or stands within it; the longer the surer."""
    if len(typed) < SHORTEST_PART:
        return 0.0
    begun = [len(typed) / len(text) for text in texts if text.startswith(typed)]
    if begun:
        return BEGINS + 0.02 * max(begun)
    held = [len(typed) / len(text) for text in texts if typed in text]
    return CONTAINS + 0.02 * max(held) if held else 0.0


def _by_words(query: str, known: Spellings) -> float:
    """Judge words of different origin, as in `xihu guesthouse`: each must fit somewhere."""
    words = split(query)
    if len(words) < SHORTEST_PART:
        return 0.0
    fits = [_word_fit(word, known) for word in words]
    return WORDS_WEIGHT * sum(fits) / len(fits) if all(fits) else 0.0


def _word_fit(word: str, known: Spellings) -> float:
    if word in known.words or any(text.startswith(word) for text in known.pinyin):
        return 1.0
    close = max((ratio(word, other) for other in known.words), default=0.0)
    return close / 100 if close >= WORD_FROM else 0.0


def _by_typo(typed: str, known: Spellings) -> float:
    """Judge a misspelt beginning of a name; short queries are too vague for that."""
    if len(typed) < SHORTEST_TYPO:
        return 0.0
    tries = (len(typed) - 1, len(typed), len(typed) + 1)
    texts = (*known.names, *known.pinyin)
    close = max((ratio(typed, text[:size]) for text in texts for size in tries), default=0.0)
    return TYPO_WEIGHT * close / 100 if close >= TYPO_FROM else 0.0


def _is_chinese(text: str) -> bool:
    return any("\u3400" <= sign <= "\u9fff" or sign >= "\U00020000" for sign in text)


def _syllables(name: str) -> list[str]:
    parts = lazy_pinyin(name, style=Style.NORMAL, errors="default")
    return [folded for part in parts if (folded := fold(part))]
