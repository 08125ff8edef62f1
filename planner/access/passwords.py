"""Passwords: what a good one is, how it is kept, and how it is compared."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from threading import BoundedSemaphore
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from planner.errors import Flaw, FlawCode

SHORTEST, LONGEST = 12, 128
"""How many characters a password has; there are no rules on which (OWASP ASVS 5.0, 6.2)."""

_FEWEST_DIFFERENT: Final = 5
_SHORTEST_PART: Final = 4

# Each comparison takes 64 MB for some 50 ms: a crowd of them must not take the machine.
_AT_ONCE: Final = BoundedSemaphore(2)


def flaw_of(password: str, name: str) -> Flaw | None:
    """Return what is wrong with a password for an account of this name, or None."""
    if len(password) < SHORTEST:
        return Flaw("password", FlawCode.TOO_SHORT, (("limit", SHORTEST),))
    if len(password) > LONGEST:
        return Flaw("password", FlawCode.TOO_LONG, (("limit", LONGEST),))
    lowered = password.lower()
    holds_name = len(name) >= _SHORTEST_PART and name.lower() in lowered
    is_monotonous = len(set(lowered)) < _FEWEST_DIFFERENT
    if holds_name or is_monotonous or lowered in _common():
        return Flaw("password", FlawCode.EASILY_GUESSED)
    return None


def hashed(password: str) -> str:
    """Return what is kept of a password: argon2id with a salt of its own."""
    with _AT_ONCE:
        return hasher().hash(password)


def matches(kept: str | None, password: str) -> bool:
    """Tell whether a password is the one that is kept; as slow where none is kept at all."""
    with _AT_ONCE:
        try:
            hasher().verify(kept or _nobodys(hasher()), password)
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


def is_outdated(kept: str) -> bool:
    """Tell whether a password should be hashed again, with today's parameters."""
    return hasher().check_needs_rehash(kept)


@cache
def hasher() -> PasswordHasher:
    """Return what hashes passwords: argon2id, 64 MB, three passes (RFC 9106, second choice)."""
    return PasswordHasher()


@cache
def _nobodys(of: PasswordHasher) -> str:
    """Return a hash that no password is compared with in earnest."""
    return of.hash("")


@cache
def _common() -> frozenset[str]:
    text = files("planner.access").joinpath("common_passwords.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
