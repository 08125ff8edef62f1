"""No interpreter works too long, alone or in a team, and each has a night's rest.

Ids: interpreter and day; for the rest, also the next day. Amount: minutes too many, or of
rest too few. A day begins when the interpreter is called in, before the first visit. Who
has an own limit of minutes a day works no longer than that.
"""

from collections import defaultdict
from collections.abc import Iterator

from ortools.sat.python.cp_model import IntVar

from optimizer.itinerary import Placed
from optimizer.model import Duty, Model, duties_of, minutes_if
from optimizer.problem import DAY_MIN
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H09"


def add(model: Model) -> None:
    """Post the rule: minutes summed a day, hours through the first and last minute of duty."""
    model.on_close(lambda: _post(model))


def _post(model: Model) -> None:
    for person, own in duties_of(model, model.interpreters).items():
        _limit_minutes(model, model.interpreters[person].day_min, own)
        _limit_hours(model, own)


def _limit_minutes(model: Model, day_min: int | None, duties: list[Duty]) -> None:
    numbers = model.problem.parameters
    most = numbers.interpreter_team_min
    if day_min is not None:
        most = min(most, day_min)
    for day in sorted({duty.day for duty in duties}):
        today = [duty for duty in duties if duty.day == day]
        alone = [(duty.item, duty.works_alone) for duty in today]
        for own, limit in (
            ([(duty.item, duty.works) for duty in today], most),
            ([use for use in alone if use[1] is not model.false], numbers.interpreter_alone_min),
        ):
            if sum(item.longest_min for item, _ in own) > limit:
                minutes = [minutes_if(model, item, literal) for item, literal in own]
                model.cp.add(sum(minutes) <= limit)


def _limit_hours(model: Model, duties: list[Duty]) -> None:
    numbers, cp = model.problem.parameters, model.cp
    spans: dict[int, tuple[IntVar, IntVar]] = {}
    for day in sorted({duty.day for duty in duties}):
        low, high = day * DAY_MIN - numbers.interpreter_call_min, (day + 2) * DAY_MIN
        spans[day] = (cp.new_int_var(low, high, "on_duty"), cp.new_int_var(low, high, "off_duty"))
        begin, end = spans[day]
        cp.add(end - begin <= numbers.interpreter_span_min)
        if day - 1 in spans:
            cp.add(begin - spans[day - 1][1] >= numbers.interpreter_rest_min)
    for duty in duties:
        begin, end = spans[duty.day]
        cp.add(begin <= duty.item.start - numbers.interpreter_call_min).only_enforce_if(duty.works)
        cp.add(end >= duty.item.end).only_enforce_if(duty.works)


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each day too long to interpret, and each night too short."""
    parameters = timetable.problem.parameters
    for id_, visits in timetable.by_interpreter.items():
        by_day: dict[int, list[Placed]] = defaultdict(list)
        for visit in visits:
            by_day[visit.day].append(visit)
        first_last = {
            day: (
                min(visit.start_min for visit in of_day) - parameters.interpreter_call_min,
                max(visit.end_min for visit in of_day),
            )
            for day, of_day in by_day.items()
        }
        for day, of_day in by_day.items():
            yield from _day(timetable, id_, day, of_day)
            called, last = first_last[day]
            if last - called > parameters.interpreter_span_min:
                too_long = last - called - parameters.interpreter_span_min
                yield Violation(CODE, (id_, str(day)), too_long)
            if day + 1 in first_last:
                rest = first_last[day + 1][0] - last
                if rest < parameters.interpreter_rest_min:
                    short = parameters.interpreter_rest_min - rest
                    yield Violation(CODE, (id_, str(day), str(day + 1)), short)


def _day(timetable: Timetable, id_: str, day: int, visits: list[Placed]) -> Iterator[Violation]:
    parameters = timetable.problem.parameters
    alone = sum(_minutes(visit) for visit in visits if _is_alone(visit, id_))
    if alone > parameters.interpreter_alone_min:
        yield Violation(CODE, (id_, str(day)), alone - parameters.interpreter_alone_min)
    own = timetable.interpreters[id_].day_min
    limits = (parameters.interpreter_team_min, *(() if own is None else (own,)))
    total = sum(map(_minutes, visits))
    if total > min(limits):
        yield Violation(CODE, (id_, str(day)), total - min(limits))


def _minutes(visit: Placed) -> int:
    return visit.end_min - visit.start_min


def _is_alone(visit: Placed, id_: str) -> bool:
    return any(set(team.interpreters) == {id_} for team in visit.teams)
