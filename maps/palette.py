"""Colours and marks by which delegations are told apart, also without colour vision.

Colours alone never carry the meaning: every badge shows the delegation's mark as well.
"""

from __future__ import annotations

from string import ascii_uppercase

COLOURS = (
    "#0b61a4",
    "#b3401a",
    "#146b4b",
    "#8a3a86",
    "#7a5c00",
    "#00727f",
    "#a1224e",
    "#4b4fb0",
)
"""Eight hues of like darkness; white text on each has a contrast of 5 to 1 or more."""


def colour_of(number: int) -> str:
    """Return the colour of the delegation with this number, counted from 0."""
    return COLOURS[number % len(COLOURS)]


def code_of(number: int) -> str:
    """Return the mark of the delegation with this number: A to Z, then AA, AB and so on."""
    letters = ""
    rest = number + 1
    while rest:
        rest, place = divmod(rest - 1, len(ascii_uppercase))
        letters = ascii_uppercase[place] + letters
    return letters
