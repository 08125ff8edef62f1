"""Whether a case has an answer at all, asked of the product's own model."""

from optimizer.build import build
from optimizer.cpsat import run
from optimizer.model import Scope
from optimizer.solution import Tier, Visit
from optimizer.solve.incumbent import SearchOver
from optimizer.solve.reading import visits_of
from optimizer.why.case import Case
from optimizer.why.options import Clockwork

_LOOK_SECONDS = 1.0
"""How long a better place is looked for, once it is known that there is one."""


def placed(case: Case, clock: Clockwork, tiers: tuple[Tier, ...] = ()) -> tuple[Visit, ...] | None:
    """Return the free engagements as they can be placed together, None if they cannot.

    With ``tiers`` they are placed as well as these say, the first before the next.

    Raises:
        SearchOver: time is up before that is known, or somebody asked to stop.
    """
    if clock.is_over():
        raise SearchOver
    scope = Scope(tuple(sorted(case.free)), case.fixed, case.days)
    model = build(case.problem, scope, frozenset(tiers))
    for name in case.free:
        model.cp.add(model.items[name].present == 1)
    answer = run(model.cp, clock.search())
    if answer.infeasible:
        return None
    if not answer.found:
        raise SearchOver
    visits = visits_of(model, answer)
    for tier in tiers:
        objective = model.objective(tier)
        model.cp.minimize(objective)
        answer = run(model.cp, clock.search(_LOOK_SECONDS))
        if not answer.found:
            break
        visits = visits_of(model, answer)
        model.cp.add(objective <= answer.objective)
    found = {visit.engagement: visit for visit in visits}
    return tuple(found[name] for name in case.free)
