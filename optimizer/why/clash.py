"""The smallest set of facts that keeps a wish from being met."""

from optimizer.explain import explain_unplaced
from optimizer.problem import Problem
from optimizer.solution import Solution, Visit
from optimizer.solve.incumbent import SearchOver
from optimizer.why.answers import Clash, Fact, FactKind
from optimizer.why.case import Case, case_of
from optimizer.why.facts import facts_of
from optimizer.why.lifting import without
from optimizer.why.options import Clockwork
from optimizer.why.probe import placed
from optimizer.why.shrinking import shrunk
from optimizer.why.wishes import Wish, asked_days

_FALLBACK_SECONDS = 0.5
"""How long the checker may try, where the search for facts was not over in time."""


def clash_of(
    problem: Problem, rest: tuple[Visit, ...], wish: Wish, clock: Clockwork
) -> Clash | None:
    """Return what keeps a wish from being met beside the rest of a plan, None if nothing does.

    ``problem`` is the one in which the wish is asked for. That nothing of the rest moves
    is part of the question: each other engagement is a fact, as planned. First it is asked
    whether the wish could be met if nothing else were planned; where not, that alone is
    the answer. Vehicles are not asked for.
    """
    days = asked_days(problem, wish)
    alone = case_of(problem, (), (wish.engagement,), days)
    beside = case_of(problem, rest, (wish.engagement,), days)
    even_alone = False
    try:
        even_alone = placed(alone, clock) is None
        case = alone if even_alone else beside
        if not even_alone and placed(case, clock) is not None:
            return None
        facts = _smallest(case, facts_of(case, wish), clock)
    except SearchOver:
        facts = ()
    if facts:
        return Clash(facts, even_alone, minimal=True)
    reasons = explain_unplaced(problem, Solution(rest), wish.engagement, _FALLBACK_SECONDS)
    return Clash((), even_alone, minimal=False, reasons=reasons)


def _smallest(case: Case, facts: tuple[Fact, ...], clock: Clockwork) -> tuple[Fact, ...]:
    """Return a smallest set of facts found from two sides, within the time."""
    known: dict[frozenset[Fact], bool] = {}

    def clash(kept: tuple[Fact, ...]) -> bool:
        key = frozenset(kept)
        if key not in known:
            gone = [fact for fact in facts if fact not in key]
            known[key] = placed(without(case, gone), clock) is None
        return known[key]

    best = shrunk(facts, clash)
    if len(best) > 1:
        try:
            soft = [fact for fact in facts if fact.kind is FactKind.PLANNED]
            rest = [fact for fact in facts if fact.kind is not FactKind.PLANNED]
            best = min(best, shrunk((*soft, *rest), clash), key=len)
        except SearchOver:
            return best
    return best
