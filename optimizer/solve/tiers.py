"""The lower tiers one after another on the whole problem: for sizes at which that proves."""

from dataclasses import replace

from optimizer.cpsat import Answer, run
from optimizer.model import Model, whole
from optimizer.solution import Tier
from optimizer.solve.incumbent import Incumbent
from optimizer.solve.placing import PLACING
from optimizer.solve.reading import hint, visits_of

LOWER = (Tier.STABILITY, Tier.PROTOCOL, Tier.TIME)

_UNCUT_SHARE = 0.4
"""The share of a tier's time in which plans are looked for that shorten nothing more."""


def descend(incumbent: Incumbent, share: float) -> None:
    """Improve and bound each lower tier in its turn within a share of what is left.

    Where engagements may be shortened, plans that cut nothing more than the best one does are
    improved first: they are far fewer, and most often the best is among them.
    """
    until = incumbent.passed + incumbent.left * share
    uncut = _model(incumbent, incumbent.shortened()) if incumbent.can_shorten else None
    model = _model(incumbent, None)
    open_tiers = sum(bool(model.terms[tier]) for tier in LOWER)
    for tier in LOWER:
        incumbent.heed()
        if not model.terms[tier]:
            # What nothing can change is the best there is.
            incumbent.note_bound(tier, incumbent.values[tier])
            continue
        seconds = (until - incumbent.passed) / open_tiers
        open_tiers -= 1
        if uncut is not None:
            began = incumbent.passed
            _descend_tier(incumbent, uncut, tier, seconds * _UNCUT_SHARE)
            seconds -= incumbent.passed - began
        answer = _descend_tier(incumbent, model, tier, seconds)
        _note_bound(incumbent, tier, answer)
        if uncut is not None and not incumbent.shortened() <= (uncut.scope.supple or frozenset()):
            uncut = None


def _model(incumbent: Incumbent, supple: frozenset[str] | None) -> Model:
    scope = replace(whole(incumbent.problem), supple=supple)
    model = incumbent.build(scope, PLACING | frozenset(LOWER))
    for tier in (Tier.MUST, Tier.SHOULD):
        if model.terms[tier]:
            model.cp.add(model.objective(tier) <= _in_model(incumbent, model, tier))
    return model


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


def _descend_tier(incumbent: Incumbent, model: Model, tier: Tier, seconds: float) -> Answer:
    """Look for a better plan in one tier, and hold what is reached for the next ones."""
    hint(model, incumbent.visits)
    objective = model.objective(tier)
    model.cp.minimize(objective)
    speaker = incumbent.speaker("improving", tier, is_whole=model.scope.supple is None)
    answer = run(model.cp, incumbent.search(seconds), on_better=speaker)
    if answer.found:
        incumbent.offer(visits_of(model, answer))
        model.cp.add(objective <= answer.objective)
    return answer


def _note_bound(incumbent: Incumbent, tier: Tier, answer: Answer) -> None:
    if answer.found and answer.bound is not None:
        incumbent.note_bound(tier, answer.bound + incumbent.values[tier] - answer.objective)
    if answer.proven:
        incumbent.note_bound(tier, incumbent.values[tier])
