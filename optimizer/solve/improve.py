"""Neighbourhood search: parts of the plan decided anew while the rest stands in the way.

Every tier counts at once here, weighted far enough apart; whether a new plan is better is
for the checker to say, tier by tier.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ortools.sat.python.cp_model import LinearExpr

from optimizer.cpsat import run
from optimizer.model import Scope
from optimizer.problem import Priority
from optimizer.solution import Tier
from optimizer.solve.choosing import Chooser
from optimizer.solve.incumbent import Incumbent
from optimizer.solve.neighbourhoods import Kind, Neighbourhoods
from optimizer.solve.reading import hint, in_order, visits_of

_WEIGHTS = {
    Tier.MUST: 10**9,
    Tier.SHOULD: 10**7,
    Tier.STABILITY: 10**4,
    Tier.PROTOCOL: 10**3,
    Tier.TIME: 1,
}
"""How tiers count within one small part of a plan (``research``: sums only hurt when large)."""

_FIRST_SIZE, _LEAST_SIZE, _LARGEST_SIZE = 24, 10, 120
_GROW, _SHRINK = 1.06, 0.9
_WORK_EACH = 0.06
"""The most deterministic work on one part: as much on a busy machine as on an idle one."""

ALL_KINDS = tuple(Kind)


def improve(
    incumbent: Incumbent, until_left: float, kinds: Collection[Kind] = ALL_KINDS
) -> Chooser | None:
    """Search until only ``until_left`` of the time is left, all is proven, or somebody stops.

    Returns what became of each kind of neighbourhood, None where there is nothing to plan.
    """
    if not incumbent.problem.engagements:
        return None
    neighbourhoods = Neighbourhoods(incumbent.problem, incumbent.options.seed)
    chooser = Chooser(kinds, incumbent.options.seed)
    size = float(_FIRST_SIZE)
    rounds = 0
    while incumbent.left > until_left:
        incumbent.heed()
        if all(incumbent.proven(tier) for tier in _WEIGHTS):
            break
        rounds += 1
        kind = _next(incumbent, chooser, rounds)
        pairs = neighbourhoods.draw(kind, _left_out(incumbent))
        scope = neighbourhoods.scope(incumbent.visits, pairs, round(size))
        if not scope.free:
            chooser.note(kind, gained=False)
            continue
        if kind is not Kind.LEFT_OUT:
            # What is in the plan already seldom gains by being cut.
            scope = replace(scope, supple=incumbent.shortened())
        before = incumbent.visits
        proven = _decide_anew(incumbent, scope, incumbent.left - until_left, rounds)
        chooser.note(kind, gained=incumbent.visits is not before)
        size = min(size * _GROW, _LARGEST_SIZE) if proven else max(size * _SHRINK, _LEAST_SIZE)
    return chooser


def _next(incumbent: Incumbent, chooser: Chooser, rounds: int) -> Kind:
    """Look around musts and shoulds that are left out every other time, else by success."""
    urgent = any(incumbent.names_left_out(p) for p in (Priority.MUST, Priority.SHOULD))
    if urgent and rounds % 2 and chooser.knows(Kind.LEFT_OUT):
        return Kind.LEFT_OUT
    return chooser.choose(without=frozenset() if _left_out(incumbent) else {Kind.LEFT_OUT})


def _left_out(incumbent: Incumbent) -> list[str]:
    """Return what is left out of the most urgent priority that misses anything."""
    for priority in Priority:
        names = incumbent.names_left_out(priority)
        if names:
            return names
    return []


def _decide_anew(incumbent: Incumbent, scope: Scope, share: float, rounds: int) -> bool:
    """Solve one part and offer what comes of it; tell whether the part is proven best."""
    model = incumbent.build(scope, frozenset(_WEIGHTS))
    hint(model, incumbent.visits)
    parts = [weight * model.objective(tier) for tier, weight in _WEIGHTS.items()]
    model.cp.minimize(LinearExpr.sum(parts))
    answer = run(model.cp, incumbent.search(share, seed=rounds, work=_WORK_EACH))
    if answer.found:
        kept = [visit for visit in incumbent.visits if visit.engagement not in model.items]
        if incumbent.offer(in_order([*kept, *visits_of(model, answer)])):
            incumbent.say("improving", incumbent.tier_at_work())
    return answer.proven
