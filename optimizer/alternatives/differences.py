"""In what two plans for the same guests differ so much that they notice.

That is another host, another venue, or another part of the visit (morning, afternoon or
evening of a day) at least an hour away. Another room of the same house, a lunch before
noon instead of at noon or another interpreter make no other plan, nor does leaving
something out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ortools.sat.python.cp_model import Domain, LinearExpr

from optimizer.model import Item, Model
from optimizer.problem import DAY_MIN, Dimension, Problem
from optimizer.replan.insertion import PART_STARTS_MIN
from optimizer.solution import Visit

LEAST_MOVE_MIN = 60
"""How far an engagement moves at least, to be at another time."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One dimension in which an engagement is another one: HOST, PLACE or TIME."""

    engagement: str
    dimension: Dimension


def differences(
    problem: Problem, one: tuple[Visit, ...], other: tuple[Visit, ...], names: frozenset[str]
) -> tuple[Difference, ...]:
    """Return what differs between two plans in engagements that both have, in order of id."""
    sites = {room.id: room.site for room in problem.rooms}
    before = {visit.engagement: visit for visit in one if visit.engagement in names}
    found: list[Difference] = []
    for visit in sorted(other, key=lambda each: each.engagement):
        told = before.get(visit.engagement)
        if told is not None:
            found += (
                Difference(visit.engagement, dimension)
                for dimension, differs in (
                    (Dimension.HOST, told.host != visit.host),
                    (Dimension.PLACE, sites[told.room] != sites[visit.room]),
                    (Dimension.TIME, not _near(told.start_min).contains(visit.start_min)),
                )
                if differs
            )
    return tuple(found)


def _near(start_min: int) -> Domain:
    """Return the starts that are the same to guests: in that part of the day, or close to it."""
    of_day = start_min % DAY_MIN
    begins = max(start for start in PART_STARTS_MIN if start <= of_day)
    ends = min((start for start in PART_STARTS_MIN if start > of_day), default=DAY_MIN)
    midnight = start_min - of_day
    return Domain.from_intervals(
        [
            [midnight + begins, midnight + ends - 1],
            [start_min - LEAST_MOVE_MIN + 1, start_min + LEAST_MOVE_MIN - 1],
        ]
    )


def post_differences(
    model: Model, visits: tuple[Visit, ...], names: frozenset[str], least: int
) -> None:
    """Ask a closed model for a plan that differs in at least so much from another one."""
    amounts = [
        amount
        for visit in visits
        if visit.engagement in names
        for amount in _amounts(model, model.items[visit.engagement], visit)
    ]
    model.cp.add(LinearExpr.sum(amounts) >= least)


def _amounts(model: Model, item: Item, told: Visit) -> Iterator[LinearExpr]:
    """Yield 1 for each dimension in which an engagement is another one than it was."""
    if item.hosts:
        yield item.present - item.hosts.get(told.host or "", model.false)
    yield item.present - item.sites.get(model.rooms[told.room].site, model.false)
    moved = model.cp.new_bool_var(f"elsewhen:{item.id}")
    model.cp.add_implication(moved, item.present)
    model.starts_in(item, (moved,), _near(told.start_min).complement())
    yield LinearExpr.sum([moved])
