"""The smallest part of a list that still does something, tried and not guessed."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")

Test = Callable[[tuple[Thing, ...]], bool]
"""Tells whether some of the things together still clash; more of them never clash less."""


def shrunk(things: Sequence[Thing], clash: Test[Thing]) -> tuple[Thing, ...]:
    """Return things that clash while without any one of them the others do not.

    ``things`` together clash; those that come first are kept where there is a choice. The
    number of tests grows with the answer's size times the logarithm of the list's
    (Junker, QuickXplain, AAAI 2004), and what comes out is tried without each of its
    members: where more did clash less, it is shrunk again.
    """
    found = tuple(things)
    while True:
        found = _shrunk((), found, clash, is_new=True)
        spare = next((one for one in found if clash(_without(found, one))), None)
        if spare is None:
            return found
        found = _without(found, spare)


def _without(things: tuple[Thing, ...], one: Thing) -> tuple[Thing, ...]:
    return tuple(each for each in things if each != one)


def _shrunk(
    sure: tuple[Thing, ...], things: tuple[Thing, ...], clash: Test[Thing], *, is_new: bool
) -> tuple[Thing, ...]:
    """Return what of ``things`` has to join ``sure``; ``is_new`` if that is worth a test."""
    if is_new and clash(sure):
        return ()
    if len(things) <= 1:
        return things
    half = len(things) // 2
    first, last = things[:half], things[half:]
    from_last = _shrunk((*sure, *first), last, clash, is_new=bool(first))
    from_first = _shrunk((*sure, *from_last), first, clash, is_new=bool(from_last))
    return (*from_first, *from_last)
