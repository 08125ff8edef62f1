"""No interpreter works too long, alone or in a team, and each has a night's rest.

Ids: interpreter and day; for the rest, also the next day. Amount: minutes too many, or of
rest too few. A day begins when the interpreter is called in, before the first visit.
"""

from collections import defaultdict
from collections.abc import Iterator

from optimizer.itinerary import Placed
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H09"


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
    total = sum(map(_minutes, visits))
    if total > parameters.interpreter_team_min:
        yield Violation(CODE, (id_, str(day)), total - parameters.interpreter_team_min)


def _minutes(visit: Placed) -> int:
    return visit.end_min - visit.start_min


def _is_alone(visit: Placed, id_: str) -> bool:
    return any(set(team.interpreters) == {id_} for team in visit.teams)
