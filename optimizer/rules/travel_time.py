"""Between two places there is time for the way.

Ids: a party, leader or interpreter with the earlier and the later engagement (an empty
text for a busy block); a leg by its party, day and the engagements at its ends; a vehicle
with two legs. Amount: the missing minutes; 1 for a leg that is missing or serves nothing.
Where two things overlap, H01 or H04 says so and this rule is silent about the way.
"""

from collections.abc import Iterator
from itertools import chain

from ortools.sat.python.cp_model import BoolVarT

from optimizer.model import Gap, Item, Model, Route, keep_within
from optimizer.problem import Interpreter, Leader
from optimizer.rules import travel_of_parties, travel_of_people, travel_of_vehicles
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H02"


def add(model: Model) -> None:
    """Post the rule for parties on their routes, for people pair by pair."""
    numbers = model.problem.parameters
    model.pairs.hosts_apart(Gap(numbers.person_load_min, by_road=True))
    model.pairs.interpreters_apart(Gap(numbers.interpreter_call_min, by_road=True))
    model.on_close(lambda: _post(model))


def _post(model: Model) -> None:
    numbers = model.problem.parameters
    away = Gap(numbers.person_load_min, by_road=True)
    called = Gap(numbers.interpreter_call_min, by_road=True)
    for route in model.routes:
        _post_route(model, route)
    for item in model.free_items():
        for leader, literal in item.hosts.items():
            _clear_of_busy(model, item, literal, model.leaders[leader], (away, away))
        for person, literals in item.interpreters().items():
            for literal in literals:
                _clear_of_busy(model, item, literal, model.interpreters[person], (called, away))


def _post_route(model: Model, route: Route) -> None:
    for origin, target, arc in route.between():
        cases = list(route.cases(origin, target))
        least = min(case.move_min for case in cases)
        model.cp.add(target.start >= origin.end + least).only_enforce_if(arc)
        for case in cases:
            if case.move_min > least:
                model.cp.add(target.start >= origin.end + case.move_min).only_enforce_if(
                    arc, *case.literals
                )


def _clear_of_busy(
    model: Model,
    item: Item,
    literal: BoolVarT,
    person: Leader | Interpreter,
    gaps: tuple[Gap, Gap],
) -> None:
    """Keep an engagement clear of a person's blocks; ``gaps`` are (from block, to block)."""
    for busy in person.busy:
        block = (busy.window.start_min, busy.window.end_min, busy.site or person.base_site)
        for site, at_site in item.sites.items():
            clear = model.pairs.clear_of(site, gaps[0], block, gaps[1])
            keep_within(model, item, (literal, at_site), clear)


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each way of a party, leader, interpreter or vehicle that time does not allow."""
    for ids, amount in chain(
        travel_of_parties.broken(timetable),
        travel_of_people.broken(timetable),
        travel_of_vehicles.broken(timetable),
    ):
        yield Violation(CODE, ids, amount)
