"""The answer to one question about one engagement."""

from dataclasses import replace
from time import monotonic

from optimizer.options import StopSignal
from optimizer.problem import Dimension, Problem
from optimizer.solution import Solution
from optimizer.why.answers import Clash, Explanation, Fact, FactKind, Price
from optimizer.why.changing import engagement_of
from optimizer.why.clash import clash_of
from optimizer.why.judging import new_breaches
from optimizer.why.options import Clockwork, WhyOptions
from optimizer.why.pricing import Offer, alone, offer_of, with_others
from optimizer.why.relaxations import relaxations
from optimizer.why.wishes import Wish, as_if_asked_for

_CLASH, _RELAXATIONS = 0.4, 0.6
"""The shares of the time after which what clashes, and what would help, is known or is not."""

NO_VEHICLES = Clash((Fact(FactKind.FLEET),), even_alone=False, minimal=False)
"""Times, rooms and people would do, but none of the ways found has vehicles for all."""

NO_OTHER = Clash((), even_alone=True, minimal=True)
"""Another host, room or time was wished, but the engagement may have no other one at all."""


def explain(
    problem: Problem,
    solution: Solution,
    wish: Wish,
    options: WhyOptions,
    should_stop: StopSignal | None = None,
) -> Explanation:
    """Return what it would cost to meet a wish, or what keeps it from being met and what helps.

    ``problem`` and ``solution`` are the plan as it is, which may break rules; what it breaks
    already is not held against the wish.

    Raises:
        KeyError: the problem has no such engagement.
    """
    clock = Clockwork(options, monotonic(), should_stop)
    offer = offer_of(problem, solution, wish)
    planned = offer.planned
    if has_no_other(offer):
        return Explanation(planned, None, NO_OTHER, None, (), clock.seconds)
    clash = clash_of(offer.wished, offer.rest, wish, clock.until(_CLASH))
    price: Price | None = None
    if clash is None:
        price = alone(offer, clock)
        if price is not None and not price.broken:
            return Explanation(planned, price, None, None, (), clock.seconds)
        clash = NO_VEHICLES
    helps = relaxations(offer.wished, offer.rest, wish, clash.facts, clock.until(_RELAXATIONS))
    moving: Price | None = None
    if not clash.even_alone:
        moving = with_others(offer, clock)
    elif not helps:
        moving = _as_if_asked_for(offer, clock)
    return Explanation(planned, None, clash, moving, helps, clock.seconds)


def _as_if_asked_for(offer: Offer, clock: Clockwork) -> Price | None:
    """Return how a host or room that nobody asked for could be had, whatever else moves.

    What that breaks of what was asked for is said with the price.
    """
    asked = as_if_asked_for(offer.problem, offer.wish)
    if asked == offer.problem:
        return None
    waived = replace(offer, problem=asked, wished=as_if_asked_for(offer.wished, offer.wish))
    price = alone(waived, clock)
    if price is None or price.broken:
        price = with_others(waived, clock)
    if price is None:
        return None
    return replace(price, broken=new_breaches(offer.problem, offer.solution, price.solution))


def has_no_other(offer: Offer) -> bool:
    """Tell whether the engagement may have no other host, room or time than it has."""
    if offer.planned is None or offer.wish.other_than is None:
        return False
    asked = engagement_of(offer.wished, offer.wish.engagement)
    match offer.wish.other_than:
        case Dimension.HOST:
            return not asked.hosts
        case Dimension.PLACE:
            return not asked.rooms
        case _:
            return not asked.windows
