"""The lower tiers one after another on the whole problem: for sizes at which that proves."""

from optimizer.cpsat import run
from optimizer.model import Model, whole
from optimizer.solution import Tier
from optimizer.solve.incumbent import Incumbent
from optimizer.solve.placing import PLACING
from optimizer.solve.reading import hint, visits_of

LOWER = (Tier.STABILITY, Tier.PROTOCOL, Tier.TIME)


def descend(incumbent: Incumbent, share: float) -> None:
    """Improve and bound each lower tier in its turn within a share of what is left."""
    until = incumbent.seconds + incumbent.left * share
    model = incumbent.build(whole(incumbent.problem), PLACING | frozenset(LOWER))
    for tier in (Tier.MUST, Tier.SHOULD):
        if model.terms[tier]:
            model.cp.add(model.objective(tier) <= _in_model(incumbent, model, tier))
    for position, tier in enumerate(LOWER):
        incumbent.heed()
        if not model.terms[tier]:
            # What nothing can change is the best there is.
            incumbent.note_bound(tier, incumbent.values[tier])
            continue
        seconds = (until - incumbent.seconds) / (len(LOWER) - position)
        _descend_tier(incumbent, model, tier, seconds)


def _in_model(incumbent: Incumbent, model: Model, tier: Tier) -> int:
    """Return a tier's value without what the model leaves out of it as constant."""
    if tier is Tier.SHOULD:
        return incumbent.values[tier]
    routed = {(route.party.id, route.day.day) for route in model.routes}
    constant = sum(
        len(day.meals)
        for party in incumbent.problem.parties
        for day in party.days
        if (party.id, day.day) not in routed
    )
    return incumbent.values[tier] - constant


def _descend_tier(incumbent: Incumbent, model: Model, tier: Tier, seconds: float) -> None:
    hint(model, incumbent.visits)
    objective = model.objective(tier)
    model.cp.minimize(objective)
    answer = run(
        model.cp, incumbent.search(seconds), on_better=incumbent.speaker("improving", tier)
    )
    if not answer.found:
        return
    incumbent.offer(visits_of(model, answer))
    if answer.bound is not None:
        incumbent.note_bound(tier, answer.bound + incumbent.values[tier] - answer.objective)
    if answer.proven:
        incumbent.note_bound(tier, incumbent.values[tier])
    model.cp.add(objective <= answer.objective)
