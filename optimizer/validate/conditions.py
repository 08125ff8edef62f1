"""The conditions that fields must meet, each yielding a flaw where it is not met."""

from collections.abc import Collection, Iterable, Iterator

from optimizer.errors import Flaw, FlawCode
from optimizer.problem import Window


def at_least(path: str, value: int, least: int) -> Iterator[Flaw]:
    """A number is not too small."""
    if value < least:
        yield Flaw(path, FlawCode.NUMBER_TOO_SMALL, (("value", value), ("least", least)))


def at_most(path: str, value: int, most: int) -> Iterator[Flaw]:
    """A number is not too large."""
    if value > most:
        yield Flaw(path, FlawCode.NUMBER_TOO_LARGE, (("value", value), ("most", most)))


def is_known(path: str, id_: str, known: Collection[str]) -> Iterator[Flaw]:
    """An id refers to something."""
    if id_ not in known:
        yield Flaw(path, FlawCode.ID_UNKNOWN, (("id", id_),))


def all_known(path: str, ids: Iterable[str], known: Collection[str]) -> Iterator[Flaw]:
    """Each id of a list refers to something."""
    for n, id_ in enumerate(ids):
        yield from is_known(f"{path}[{n}]", id_, known)


def no_repeats(path: str, ids: Iterable[str], field: str = "") -> Iterator[Flaw]:
    """Nothing is listed twice; the flaw is at the later place."""
    seen: set[str] = set()
    for n, id_ in enumerate(ids):
        if id_ in seen:
            yield Flaw(f"{path}[{n}]{field}", FlawCode.ID_REPEATED, (("id", id_),))
        seen.add(id_)


def own_ids(path: str, ids: Iterable[str]) -> Iterator[Flaw]:
    """Each entry has an id, and no other entry has the same."""
    ids = tuple(ids)
    for n, id_ in enumerate(ids):
        if not id_:
            yield Flaw(f"{path}[{n}].id", FlawCode.ID_EMPTY)
    yield from no_repeats(path, ids, ".id")


def not_empty(path: str, entries: Collection[object]) -> Iterator[Flaw]:
    """A list has an entry."""
    if not entries:
        yield Flaw(path, FlawCode.LIST_EMPTY)


def forwards(path: str, window: Window) -> Iterator[Flaw]:
    """A window ends after it starts."""
    if window.start_min >= window.end_min:
        yield Flaw(path, FlawCode.ORDER_WRONG)


def in_order(path: str, minutes: Iterable[int]) -> Iterator[Flaw]:
    """Numbers never go down."""
    minutes = tuple(minutes)
    if list(minutes) != sorted(minutes):
        yield Flaw(path, FlawCode.ORDER_WRONG)


def two_different(path: str, pair: tuple[str, str]) -> Iterator[Flaw]:
    """The two sides of a pair are not the same."""
    if pair[0] == pair[1]:
        yield Flaw(path, FlawCode.SAME_TWICE, (("id", pair[0]),))
