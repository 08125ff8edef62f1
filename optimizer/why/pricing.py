"""What it costs to meet a wish: alone, or with others who move for it."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from optimizer.model import Model
from optimizer.problem import Baseline, BaselineVisit, Problem, Window
from optimizer.replan.changes import interpreters_of
from optimizer.replan.keeping import keep
from optimizer.replan.reach import Reach, Surroundings
from optimizer.solution import Solution, Tier, Visit
from optimizer.solve.incumbent import SearchOver
from optimizer.timetable import Timetable
from optimizer.why.answers import Price
from optimizer.why.changing import engagement_of, with_engagement
from optimizer.why.deciding import decided
from optimizer.why.judging import price_of, rank_of, with_vehicles
from optimizer.why.options import Clockwork
from optimizer.why.wishes import Wish, wished

LARGEST_REACH = 70
"""How many engagements are decided anew at most."""

_EMPTY_DRIVES_MIN = (0, 15, 30)
"""What vehicles are thought to need from drive to drive, tried until all find one."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A wish and the plan that it is about.

    Other plans are judged by ``problem``; in ``wished`` the engagement is only as wished.
    ``planned`` is its visit, if it has one; ``rest`` the others that hold together.
    """

    problem: Problem
    solution: Solution
    wish: Wish
    wished: Problem
    planned: Visit | None
    rest: tuple[Visit, ...]

    def keeping(self) -> "Offer":
        """Return the offer in which the plan is what people were told: nobody moves in vain."""
        baseline = told(Timetable(self.problem, self.solution))
        return replace(
            self,
            problem=replace(self.problem, baseline=baseline),
            wished=replace(self.wished, baseline=baseline),
        )


def offer_of(problem: Problem, solution: Solution, wish: Wish) -> Offer:
    """Return what a wish means for a plan, which may break rules. Raises KeyError."""
    planned = next((v for v in solution.visits if v.engagement == wish.engagement), None)
    rest = tuple(visit for visit in solution.visits if visit.engagement != wish.engagement)
    standing = keep(problem, rest, frozenset(), frozenset()).visits
    return Offer(problem, solution, wish, wished(problem, wish, planned), planned, standing)


def told(timetable: Timetable) -> Baseline:
    """Return a plan as what people were told."""
    return Baseline(
        tuple(
            BaselineVisit(
                engagement=visit.engagement,
                start_min=visit.start_min,
                room=visit.room,
                host=visit.host,
                interpreters=interpreters_of(visit),
                vehicles=tuple(sorted(timetable.vehicles_into(visit.engagement) or ())),
            )
            for visit in timetable.solution.visits
        )
    )


def alone(offer: Offer, clock: Clockwork) -> Price | None:
    """Return the best way to meet a wish while everything else stays; None if there is none."""
    reach = next(_reaches(offer))
    with suppress(SearchOver):
        return min(_within(offer, reach, clock, is_all=True), key=rank_of, default=None)
    return None


def with_others(offer: Offer, clock: Clockwork) -> Price | None:
    """Return the way found to meet a wish for which as little as possible else changes.

    Musts and shoulds count more than that nobody moves. The guests' own day is decided
    anew first, then all that shares somebody or something with it, then more. None where
    no way was found.
    """
    offer = offer.keeping()
    best: Price | None = None
    with suppress(SearchOver):
        for reach in _reaches(offer):
            if clock.is_over() or (best is not None and _can_hardly_be_better(best)):
                break
            if len(reach.free) > 1 or reach.days is None:
                found = _within(offer, reach, clock, is_all=reach.days is None)
                last, best = best, _better(best, found)
                if last is not None and last is best and not best.broken and not _loses(best):
                    # Looking further did not help.
                    break
    return best


def _better(best: Price | None, found: Iterable[Price]) -> Price | None:
    """Return the best price; of equals the first."""
    return min((*([] if best is None else [best]), *found), key=rank_of, default=None)


def _loses(price: Price) -> bool:
    """Tell whether a must or should is left out for it."""
    return any(each.after > each.before for each in price.tiers if each.tier <= Tier.SHOULD)


def _can_hardly_be_better(price: Price) -> bool:
    """Tell whether nothing is lost, and no more than one other engagement moves."""
    moved = {change.engagement for change in price.changes} - {price.visit.engagement}
    return price.exact or not (price.broken or _loses(price) or len(moved) > 1)


def _reaches(offer: Offer) -> Iterator[Reach]:
    """Yield ever wider reaches around the engagement, on the day wished for if there is one."""
    problem, wish = offer.wished, offer.wish
    if wish.start_min is not None:
        wanted = engagement_of(problem, wish.engagement)
        window = Window(wish.start_min, wish.start_min + wanted.duration_min)
        problem = with_engagement(problem, replace(wanted, windows=(window,)))
    around = Surroundings(problem, offer.rest, frozenset())
    for reach in around.widening(frozenset({wish.engagement})):
        if len(reach.free) <= LARGEST_REACH:
            yield reach


def _within(offer: Offer, reach: Reach, clock: Clockwork, *, is_all: bool) -> Iterator[Price]:
    """Yield plans within a reach, until one of them has vehicles for all.

    ``is_all`` tells that the question asks for no more than this reach.
    """
    wish, solution = offer.wish, offer.solution

    def takes_place(model: Model) -> None:
        model.cp.add(model.items[wish.engagement].present == 1)

    for empty_drive_min in _EMPTY_DRIVES_MIN:
        scope = replace(reach.scope(offer.rest), empty_drive_min=empty_drive_min)
        found = decided(offer.wished, solution.visits, scope, clock, takes_place)
        if found is None:
            return
        plan = with_vehicles(offer.problem, found.visits, solution, clock)
        exact = is_all and found.proven and not empty_drive_min
        price = price_of(offer.problem, solution, plan, wish.engagement, exact=exact)
        yield price
        if not price.broken or clock.is_over():
            return
