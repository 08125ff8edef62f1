"""Little is spent on hired rooms and on overtime.

Raw value: the hire of each room for each use, and the price of each hour begun that an
interpreter works in a day beyond what is paid for anyway.
"""

from collections import defaultdict
from collections.abc import Iterator

from ortools.sat.python.cp_model import LinearExprT

from optimizer.model import Duty, Model, duties_of, minutes_if
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S19"
NAME = "expense"
TIER = Tier.TIME
WEIGHT = 1

HOUR_MIN = 60


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield the hire of the chosen rooms and the overtime of each interpreter's day."""
    for item in model.free_items():
        for room, literal in item.rooms.items():
            if model.rooms[room].hire:
                yield model.rooms[room].hire * literal
    prices = {p.id: p.overtime_hour for p in model.problem.interpreters if p.overtime_hour}
    if prices:
        for person, duties in duties_of(model, prices).items():
            for day in sorted({duty.day for duty in duties}):
                hours = _overtime_hours(model, [duty for duty in duties if duty.day == day])
                yield prices[person] * hours


def _overtime_hours(model: Model, today: list[Duty]) -> LinearExprT:
    paid_min = model.problem.parameters.interpreter_paid_min
    beyond = sum(duty.item.longest_min for duty in today) - paid_min
    if beyond <= 0:
        return 0
    hours = model.amount("overtime", -(-beyond // HOUR_MIN))
    worked = sum(minutes_if(model, duty.item, duty.works) for duty in today)
    model.cp.add(HOUR_MIN * hours >= worked - paid_min)
    return hours


def value(timetable: Timetable) -> int:
    """Return what rooms and overtime cost."""
    hire = sum(visit.room.hire for visit in timetable.visits)
    return hire + sum(
        timetable.interpreters[person].overtime_hour * hours
        for person, hours in _hours_of_overtime(timetable).items()
    )


def _hours_of_overtime(timetable: Timetable) -> dict[str, int]:
    paid_min = timetable.problem.parameters.interpreter_paid_min
    hours: dict[str, int] = defaultdict(int)
    for person, visits in timetable.by_interpreter.items():
        worked: dict[int, int] = defaultdict(int)
        for visit in visits:
            worked[visit.day] += visit.end_min - visit.start_min
        for minutes in worked.values():
            hours[person] += max(0, -(-(minutes - paid_min) // HOUR_MIN))
    return hours
