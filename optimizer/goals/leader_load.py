"""No leader of the city has too many guests in a day, too many evenings or no pause.

Raw value: engagements over the daily number, evenings over the daily and the weekly
number, and pairs of a day with less than the wanted pause besides the way. A leader's own
daily numbers count instead of the office's.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from ortools.sat.python.cp_model import BoolVarT, LinearExprT

from optimizer.itinerary import Placed
from optimizer.model import Gap, Item, Model
from optimizer.problem import UNIT_BODY, Leader, TravelMode
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S04"
NAME = "leader_load"
TIER = Tier.PROTOCOL
WEIGHT = 60

WEEK_DAYS = 7


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield what exceeds each cap, and each pair of engagements without a pause."""
    for leader in model.problem.leaders:
        if leader.body == UNIT_BODY:
            continue
        hosted = [
            (item, item.hosts[leader.id])
            for item in model.items.values()
            if leader.id in item.hosts
        ]
        if any(item.fixed is None for item, _ in hosted):
            yield from _over_caps(model, leader, hosted)
            yield from _hurried(model, hosted)


def _over_caps(
    model: Model, leader: Leader, hosted: list[tuple[Item, BoolVarT]]
) -> Iterator[LinearExprT]:
    numbers = model.problem.parameters
    day_cap = numbers.leader_per_day if leader.per_day is None else leader.per_day
    evening_cap = leader.evenings_per_day
    if evening_cap is None:
        evening_cap = numbers.leader_evenings_per_day
    weeks: dict[int, list[BoolVarT]] = {}
    for day in range(model.problem.days):
        today = [
            (item, literal if len(item.days) == 1 else model.all_of((literal, item.days[day])))
            for item, literal in hosted
            if day in item.days
        ]
        evenings = [literal for item, literal in today if item.engagement.evening]
        weeks.setdefault(day // 7, []).extend(evenings)
        for literals, cap in (
            ([literal for _, literal in today], day_cap),
            (evenings, evening_cap),
        ):
            yield from _beyond(model, literals, cap)
    for evenings in weeks.values():
        yield from _beyond(model, evenings, numbers.leader_evenings_per_week)


def _beyond(model: Model, literals: list[BoolVarT], cap: int) -> Iterator[LinearExprT]:
    if len(literals) > cap:
        over = model.amount("over", len(literals) - cap)
        model.cp.add(over >= sum(literals) - cap)
        yield over


def _hurried(model: Model, hosted: list[tuple[Item, BoolVarT]]) -> Iterator[LinearExprT]:
    pause = model.problem.parameters.leader_gap_min
    gap = Gap(pause, by_road=True, same_site_min=pause)
    for (first, a), (second, b) in combinations(hosted, 2):
        if not set(first.engagement.parties) & set(second.engagement.parties):
            near = model.pairs.closer_than(first, second, (a, b), gap)
            if near is not None:
                yield near


def value(timetable: Timetable) -> int:
    """Return the excess of all leaders of the city."""
    return sum(
        _too_many(timetable, timetable.leaders[id_], visits) + _without_pause(timetable, visits)
        for id_, visits in timetable.by_leader.items()
        if timetable.leaders[id_].body != UNIT_BODY
    )


def _too_many(timetable: Timetable, leader: Leader, visits: Sequence[Placed]) -> int:
    parameters = timetable.problem.parameters
    evenings = [visit.day for visit in visits if visit.engagement.evening]
    return (
        _over(
            Counter(visit.day for visit in visits), _own(leader.per_day, parameters.leader_per_day)
        )
        + _over(
            Counter(evenings), _own(leader.evenings_per_day, parameters.leader_evenings_per_day)
        )
        + _over(Counter(day // WEEK_DAYS for day in evenings), parameters.leader_evenings_per_week)
    )


def _own(limit: int | None, of_office: int) -> int:
    return of_office if limit is None else limit


def _over(counts: Counter[int], most: int) -> int:
    return sum(max(0, count - most) for count in counts.values())


def _without_pause(timetable: Timetable, visits: Sequence[Placed]) -> int:
    gap_min = timetable.problem.parameters.leader_gap_min
    hurried = 0
    for earlier, later in combinations(visits, 2):
        together = not set(earlier.engagement.parties).isdisjoint(later.engagement.parties)
        if earlier.day != later.day or together:
            continue
        way = timetable.drive_times.drive_min(
            TravelMode.CAR, earlier.site, later.site, earlier.end_min
        )
        hurried += later.start_min - earlier.end_min - way < gap_min
    return hurried
