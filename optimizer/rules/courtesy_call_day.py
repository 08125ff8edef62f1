"""A courtesy call is paid in the first days of the visit.

Ids: engagement, party. Amount: days too late.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import Domain

from optimizer.model import Model
from optimizer.problem import DAY_MIN
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H16"


def add(model: Model) -> None:
    """Post the rule."""
    for item in model.free_items():
        if not item.engagement.is_courtesy_call:
            continue
        for name in item.engagement.parties:
            arrival = model.parties[name].arrival_day
            if arrival is not None:
                days = arrival + model.problem.parameters.courtesy_call_days
                item.narrow_starts(Domain.lower_or_equal(days * DAY_MIN - 1))


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each courtesy call paid too late after a party's arrival."""
    allowed_days = timetable.problem.parameters.courtesy_call_days
    for visit in timetable.visits:
        if not visit.engagement.is_courtesy_call:
            continue
        for id_ in visit.engagement.parties:
            arrival_day = timetable.parties[id_].arrival_day
            if arrival_day is not None and visit.day >= arrival_day + allowed_days:
                late = visit.day - (arrival_day + allowed_days) + 1
                yield Violation(CODE, (visit.id, id_), late)
