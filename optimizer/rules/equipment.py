"""No more booths, receivers, flags and the like are in use at once than there are.

Ids: the engagements that need too many at one time, in order of their ids, then the
equipment. Amount: how many are missing.
"""

from collections.abc import Iterator

from optimizer.model import Model, interval
from optimizer.problem import Equipment
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H27"


def add(model: Model) -> None:
    """Post the rule."""
    model.on_close(lambda: _post(model))


def _post(model: Model) -> None:
    for stock in model.problem.equipment:
        uses = [
            (item, need.count)
            for item in model.items.values()
            for need in item.engagement.equipment
            if need.equipment == stock.id
        ]
        if sum(count for _, count in uses) > stock.count:
            intervals = [interval(model, item, item.present) for item, _ in uses]
            model.cp.add_cumulative(intervals, [count for _, count in uses], stock.count)


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield, for each start at which something runs short, who holds it then."""
    for stock in timetable.problem.equipment:
        yield from _short(timetable, stock)


def _short(timetable: Timetable, stock: Equipment) -> Iterator[Violation]:
    held = {
        visit.id: need.count
        for visit in timetable.visits
        for need in visit.engagement.equipment
        if need.equipment == stock.id
    }
    users = [visit for visit in timetable.visits if visit.id in held]
    for latest in users:
        now = [each for each in users if each.start_min <= latest.start_min < each.end_min]
        missing = sum(held[each.id] for each in now) - stock.count
        last_to_begin = max((each.start_min, each.id) for each in now)
        if missing > 0 and last_to_begin == (latest.start_min, latest.id):
            yield Violation(CODE, (*sorted(each.id for each in now), stock.id), missing)
