"""Between an engagement in field clothes and a formal one guests can change at their hotel.

Time to change is a pause at the place where the party sleeps, before or after an engagement
there and without the way, or an engagement there that is no programme (a rest, the check-in).
A party that sleeps nowhere (a day trip) changes where it can, which is not looked at.

Ids: party, the engagement in field clothes and the formal one. Amount: the minutes that the
longest time to change lacks.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import BoolVarT

from optimizer.itinerary import DayItinerary, Placed
from optimizer.model import Item, Model, Route, longer_than
from optimizer.problem import Dress
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H24"


def add(model: Model) -> None:
    """Post the rule: along each day's circuit a state says who is still in field clothes."""
    model.on_close(lambda: _post(model))


def _post(model: Model) -> None:
    for route in model.routes:
        dresses = {item.engagement.dress for item in route.items()}
        if route.party.lodging and {Dress.FIELD, Dress.FORMAL} <= dresses:
            _Wardrobe(model, route).post()


class _Wardrobe:
    """What a party wears along one day's route; ``unchanged`` has a literal for each node."""

    def __init__(self, model: Model, route: Route) -> None:
        self._model = model
        self._route = route
        self._lodging = route.party.lodging or ""
        self._least_min = model.problem.parameters.dress_change_min
        self._unchanged = {item.id: self._after(item) for item in route.items()}

    def _after(self, item: Item) -> BoolVarT:
        """Return the literal "leaves this engagement in field clothes"."""
        match item.engagement.dress:
            case Dress.FIELD:
                return self._model.true
            case Dress.FORMAL:
                return self._model.false
        return self._model.cp.new_bool_var(f"unchanged:{self._route.party.id}:{item.id}")

    def post(self) -> None:
        """Hand the state on from one engagement to the next, unless there is time to change."""
        for origin, target, arc in self._route.between():
            before = self._unchanged[origin.id]
            if before is self._model.false or target.engagement.dress is Dress.FIELD:
                continue
            ways_out = [self._changes_between(origin, target, arc), self._changes_at(target)]
            self._model.cp.add_bool_or(
                arc.negated(), before.negated(), self._unchanged[target.id], *ways_out
            )

    def _changes_between(self, origin: Item, target: Item, arc: BoolVarT) -> BoolVarT:
        """Return a literal that needs time at the lodging beside the way between two."""
        model = self._model
        at_lodging = [
            self._lodged(item) for item in (origin, target) if self._lodging in item.sites
        ]
        if not at_lodging:
            return model.false
        change = model.cp.new_bool_var(f"changes:{origin.id}:{target.id}")
        model.cp.add_bool_or(change.negated(), *at_lodging)
        for case in self._route.cases(origin, target):
            model.cp.add(
                target.start >= origin.end + case.move_min + self._least_min
            ).only_enforce_if(arc, change, *case.literals)
        return change

    def _changes_at(self, target: Item) -> BoolVarT:
        """Return the literal that a rest at the lodging gives the time, once it is over."""
        asked = target.engagement
        if asked.programme or asked.dress is Dress.FORMAL:
            return self._model.false
        long_enough = longer_than(self._model, target, self._least_min - 1)
        lodged = self._lodged(target)
        if any(literal is self._model.false for literal in (long_enough, lodged)):
            return self._model.false
        return self._model.all_of((long_enough, lodged))

    def _lodged(self, item: Item) -> BoolVarT:
        return item.sites.get(self._lodging, self._model.false)


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each formal engagement that guests come to as they left the field."""
    for itinerary in timetable.itineraries:
        if itinerary.party.lodging:
            yield from _day(timetable, itinerary)


def _day(timetable: Timetable, itinerary: DayItinerary) -> Iterator[Violation]:
    least = timetable.problem.parameters.dress_change_min
    party = itinerary.party
    before: Placed | None = None
    field: Placed | None = None
    longest = 0
    for visit in itinerary.visits:
        if before and party.lodging in (before.site, visit.site):
            longest = max(longest, timetable.spare_min(party, before, visit))
        before, asked = visit, visit.engagement
        if asked.dress is Dress.FORMAL:
            if field and longest < least:
                yield Violation(CODE, (party.id, field.id, visit.id), least - longest)
            field = None
        elif asked.dress is Dress.FIELD:
            field, longest = visit, 0
        elif not asked.programme and visit.site == party.lodging:
            longest = max(longest, visit.end_min - visit.start_min)
