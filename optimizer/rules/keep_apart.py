"""Delegations that must not meet are never at one place at the same time.

Ids: the two parties, then the engagement of each, or the one that they share. Amount: the
minutes together.
"""

from collections.abc import Iterator
from itertools import product

from optimizer.model import Gap, Model
from optimizer.solution import Violation
from optimizer.spans import overlap_min
from optimizer.timetable import Timetable

CODE = "H21"


def add(model: Model) -> None:
    """Post the rule."""
    model.on_close(lambda: _post(model))


def _post(model: Model) -> None:
    for one, other in model.problem.apart:
        for first in model.of_party(one):
            if other in first.engagement.parties:
                model.cp.add(first.present == 0)
                continue
            for second in model.of_party(other):
                for site in sorted(first.sites.keys() & second.sites.keys()):
                    shared = (first.sites[site], second.sites[site])
                    model.pairs.keep_apart(first, second, shared, Gap())


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each shared engagement and each overlap at one site of two parties kept apart."""
    visits = timetable.by_party
    for one, other in timetable.problem.apart:
        for mine, theirs in product(visits.get(one, ()), visits.get(other, ())):
            if mine is theirs:
                yield Violation(CODE, (one, other, mine.id), max(1, mine.end_min - mine.start_min))
            elif mine.site == theirs.site and (shared := overlap_min(mine, theirs)):
                yield Violation(CODE, (one, other, mine.id, theirs.id), shared)
