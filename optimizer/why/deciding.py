"""A part of a plan decided anew, tier before tier."""

from collections.abc import Callable
from dataclasses import dataclass

from optimizer.build import build
from optimizer.cpsat import run
from optimizer.model import Model, Scope
from optimizer.problem import Problem
from optimizer.solution import Tier, Visit
from optimizer.solve.incumbent import SearchOver
from optimizer.solve.reading import hint, in_order, visits_of
from optimizer.why.options import Clockwork

TIERS = tuple(tier for tier in Tier if tier is not Tier.CARS)
"""The tiers that times, rooms and people decide; vehicles are assigned when these stand."""

Post = Callable[[Model], None]
"""Adds what a question asks for to a model."""


@dataclass(frozen=True, slots=True)
class Decided:
    """All visits of a plan of which a part was decided anew; ``proven`` if none is better."""

    visits: tuple[Visit, ...]
    proven: bool


def decided(
    problem: Problem,
    visits: tuple[Visit, ...],
    scope: Scope,
    clock: Clockwork,
    post: Post,
) -> Decided | None:
    """Return the best plan within a scope, each tier for what the ones before it leave.

    ``visits`` are where the search begins; what the scope does not know of them stays.
    None where no plan was found, for there is none or time was too short.

    Raises:
        SearchOver: time is up before there is a model, or somebody asked to stop.
    """
    model = build(problem, scope, frozenset(TIERS), lambda: _heed(clock))
    post(model)
    hint(model, visits)
    first = run(model.cp, clock.search())
    if not first.found:
        return None
    best, proven = _descended(model, visits_of(model, first), clock)
    kept = [visit for visit in visits if visit.engagement not in model.items]
    return Decided(in_order([*kept, *best]), proven)


def _descended(
    model: Model, best: tuple[Visit, ...], clock: Clockwork
) -> tuple[tuple[Visit, ...], bool]:
    """Return the best visits of a model, from some on, and whether each tier is proven."""
    proven = True
    open_tiers = [tier for tier in TIERS if model.terms[tier]]
    for position, tier in enumerate(open_tiers):
        hint(model, best)
        objective = model.objective(tier)
        model.cp.minimize(objective)
        answer = run(model.cp, clock.search(clock.left / (len(open_tiers) - position)))
        proven = proven and answer.proven
        if not answer.found:
            # Time was too short even to see that the visits at hand are an answer.
            break
        best = visits_of(model, answer)
        model.cp.add(objective <= answer.objective)
    return best, proven


def _heed(clock: Clockwork) -> None:
    if clock.is_over():
        raise SearchOver
