"""Delegations that must not meet are never at one place at the same time.

Ids: the two parties, then the engagement of each, or the one that they share. Amount: the
minutes together.
"""

from collections.abc import Iterator
from itertools import product

from optimizer.solution import Violation
from optimizer.spans import overlap_min
from optimizer.timetable import Timetable

CODE = "H21"


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each shared engagement and each overlap at one site of two parties kept apart."""
    visits = timetable.by_party
    for one, other in timetable.problem.apart:
        for mine, theirs in product(visits.get(one, ()), visits.get(other, ())):
            if mine is theirs:
                yield Violation(CODE, (one, other, mine.id), mine.end_min - mine.start_min)
            elif mine.site == theirs.site and (shared := overlap_min(mine, theirs)):
                yield Violation(CODE, (one, other, mine.id, theirs.id), shared)
