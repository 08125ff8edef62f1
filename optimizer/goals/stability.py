"""What people have been told stays as it is.

Raw value: each change against the last issued plan weighs as much as people feel it (our
own scale); a senior leader who is affected and an engagement that was approved count extra.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import BoolVarT, Domain, LinearExprT

from optimizer.itinerary import Placed
from optimizer.model import Item, Model
from optimizer.problem import DAY_MIN, Baseline, BaselineVisit
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S20"
NAME = "stability"
TIER = Tier.STABILITY
WEIGHT = 1

DROPPED = 20
OTHER_HOST = 16
OTHER_ROOM = 12
OTHER_DAY = 10
MOVED = ((60, 8), (15, 6), (0, 2))
"""What a move by more than so many minutes within a day weighs, the largest first."""
OTHER_LENGTH = 1
OTHER_INTERPRETER = 2
OTHER_VEHICLE = 1


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield what each change costs the people who were told otherwise."""
    baseline = model.problem.baseline
    if baseline is None:
        return
    numbers = model.problem.parameters
    touched = {name: model.cp.new_bool_var(f"touched:{name}") for name in baseline.senior_leaders}
    for told in baseline.visits:
        item = model.items.get(told.engagement)
        if item is None or item.fixed is not None:
            continue
        changed = model.cp.new_bool_var(f"changed:{item.id}")
        yield from _changes(model, item, told, changed)
        if told.engagement in baseline.approved:
            yield numbers.stability_approved * changed
        for leader, felt in touched.items():
            if leader == told.host:
                model.cp.add_implication(changed, felt)
            elif leader in item.hosts:
                model.cp.add_bool_or(felt, changed.negated(), item.hosts[leader].negated())
    for felt in touched.values():
        yield numbers.stability_senior * felt


def _changes(
    model: Model, item: Item, told: BaselineVisit, changed: BoolVarT
) -> Iterator[LinearExprT]:
    """Yield the price of each changed dimension; any but interpreters sets ``changed``."""
    cp = model.cp
    cp.add_implication(item.present.negated(), changed)
    yield DROPPED * (1 - item.present)
    for price, kept in (
        (OTHER_HOST, _kept_host(model, item, told)),
        (OTHER_ROOM, item.rooms.get(told.room, model.false)),
        (OTHER_LENGTH, _kept_length(model, item, told)),
    ):
        cp.add_implication(changed.negated(), kept)
        yield price * model.all_of((item.present, kept.negated()))
    same_day = model.on_day(item, told.start_min // DAY_MIN)
    yield (OTHER_DAY - MOVED[0][1]) * model.all_of((item.present, same_day.negated()))
    heavier = 0
    for minutes, price in reversed(MOVED):
        moved = cp.new_bool_var(f"moved:{item.id}:{minutes}")
        near = Domain(told.start_min - minutes, told.start_min + minutes)
        model.starts_in(item, (item.present, moved.negated()), near)
        cp.add_implication(moved, changed)
        yield (price - heavier) * moved
        heavier = price
    for person, literals in item.interpreters().items():
        if person not in told.interpreters:
            yield from (OTHER_INTERPRETER * literal for literal in literals)
    for person in told.interpreters:
        serves = model.any_of(item.interpreters().get(person, []))
        yield OTHER_INTERPRETER * model.all_of((item.present, serves.negated()))


def _kept_host(model: Model, item: Item, told: BaselineVisit) -> BoolVarT:
    if told.host is None:
        return model.any_of(list(item.hosts.values())).negated() if item.hosts else model.true
    return item.hosts.get(told.host, model.false)


def _kept_length(model: Model, item: Item, told: BaselineVisit) -> BoolVarT:
    if told.end_min is None:
        return model.true
    minutes = told.end_min - told.start_min
    if not item.lengths.contains(minutes):
        return model.false
    kept = model.cp.new_bool_var(f"kept_length:{item.id}")
    model.cp.add(item.length == minutes).only_enforce_if(kept)
    return kept


def value(timetable: Timetable) -> int:
    """Return the weight of all changes against the baseline, 0 without one."""
    baseline = timetable.problem.baseline
    if baseline is None:
        return 0
    parameters = timetable.problem.parameters
    total = 0
    upset_leaders: set[str] = set()
    for issued in baseline.visits:
        visit = timetable.visit_of(issued.engagement)
        felt = DROPPED if visit is None else _felt(issued, visit)
        total += felt
        if visit is not None:
            total += _staff(timetable, issued, visit)
        if felt:
            upset_leaders |= {issued.host or "", visit.host.id if visit and visit.host else ""}
            total += parameters.stability_approved * (issued.engagement in baseline.approved)
    return total + parameters.stability_senior * _seniors(baseline, upset_leaders)


def _seniors(baseline: Baseline, upset_leaders: set[str]) -> int:
    return len(upset_leaders.intersection(baseline.senior_leaders))


def _felt(issued: BaselineVisit, visit: Placed) -> int:
    """Return the weight of what guests and hosts notice: host, room, day and time."""
    felt = 0
    if (visit.host.id if visit.host else None) != issued.host:
        felt += OTHER_HOST
    if visit.room.id != issued.room:
        felt += OTHER_ROOM
    if issued.end_min not in {None, issued.start_min + visit.end_min - visit.start_min}:
        felt += OTHER_LENGTH
    if visit.day != issued.start_min // DAY_MIN:
        return felt + OTHER_DAY
    moved_min = abs(visit.start_min - issued.start_min)
    return felt + next((weight for over, weight in MOVED if moved_min > over), 0)


def _staff(timetable: Timetable, issued: BaselineVisit, visit: Placed) -> int:
    """Return the weight of interpreters and vehicles that came or went."""
    interpreters = {id_ for team in visit.teams for id_ in team.interpreters}
    changed = OTHER_INTERPRETER * len(interpreters.symmetric_difference(issued.interpreters))
    vehicles = timetable.vehicles_into(visit.id)
    if vehicles is not None:
        changed += OTHER_VEHICLE * len(vehicles.symmetric_difference(issued.vehicles))
    return changed
