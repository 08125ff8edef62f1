"""Neighbourhood search: parts of the plan decided anew while the rest stands in the way.

Every tier counts at once here, weighted far enough apart; whether a new plan is better is
for the checker to say, tier by tier.
"""

from __future__ import annotations

from ortools.sat.python.cp_model import LinearExpr

from optimizer.cpsat import run
from optimizer.model import Scope
from optimizer.problem import Priority
from optimizer.solution import Tier
from optimizer.solve.incumbent import Incumbent
from optimizer.solve.neighbourhoods import Neighbourhoods, PartyDays
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
_SECONDS_EACH = 2.5


def improve(incumbent: Incumbent, until_left: float) -> None:
    """Search until only ``until_left`` seconds are left, all is proven, or somebody stops."""
    if not incumbent.problem.engagements:
        return
    neighbourhoods = Neighbourhoods(incumbent.problem, incumbent.options.seed)
    size = float(_FIRST_SIZE)
    rounds = 0
    while incumbent.left > until_left:
        incumbent.heed()
        if all(incumbent.proven(tier) for tier in _WEIGHTS):
            return
        rounds += 1
        pairs = _next(incumbent, neighbourhoods, rounds)
        scope = neighbourhoods.scope(incumbent.visits, pairs, round(size))
        if not scope.free:
            continue
        seconds = min(_SECONDS_EACH, incumbent.left - until_left)
        proven = _decide_anew(incumbent, scope, seconds, rounds)
        size = min(size * _GROW, _LARGEST_SIZE) if proven else max(size * _SHRINK, _LEAST_SIZE)


def _next(incumbent: Incumbent, neighbourhoods: Neighbourhoods, rounds: int) -> PartyDays:
    """Look around what is left out first, one after the other, then anywhere."""
    missing = [
        name for p in (Priority.MUST, Priority.SHOULD) for name in incumbent.names_left_out(p)
    ]
    if missing and rounds % 2:
        return neighbourhoods.around(missing[(rounds // 2) % len(missing)])
    return neighbourhoods.draw()


def _decide_anew(incumbent: Incumbent, scope: Scope, seconds: float, rounds: int) -> bool:
    """Solve one part and offer what comes of it; tell whether the part is proven best."""
    model = incumbent.build(scope, frozenset(_WEIGHTS))
    hint(model, incumbent.visits)
    parts = [weight * model.objective(tier) for tier, weight in _WEIGHTS.items()]
    model.cp.minimize(LinearExpr.sum(parts))
    answer = run(model.cp, incumbent.search(seconds, seed=rounds))
    if answer.found:
        kept = [visit for visit in incumbent.visits if visit.engagement not in model.items]
        if incumbent.offer(in_order([*kept, *visits_of(model, answer)])):
            incumbent.say("improving", incumbent.tier_at_work())
    return answer.proven
