"""What depends on how long an engagement lasts, where that may be less than was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortools.sat.python.cp_model import BoolVarT, Domain, IntervalVar, LinearExprT

from optimizer.model.clock import overlaps
from optimizer.model.item import Item
from optimizer.model.slots import Slots, starts_in

if TYPE_CHECKING:
    from optimizer.model.model import Model

_TWO = 2


def keep_within(model: Model, item: Item, literals: tuple[BoolVarT, ...], slots: Slots) -> None:
    """Keep only what starts and ends in one of the slots where all literals hold."""
    if any(slot.holds_all(item.starts, item.ends) for slot in slots):
        return
    model.starts_in(item, literals, starts_in(slots, item.lengths))
    if item.is_rigid:
        return
    live = [slot for slot in slots if slot.touches(item.starts, item.ends)]
    for slot, choice in zip(live, _choices(model, len(live), literals), strict=True):
        model.starts_in(item, (*literals, *choice), slot.starts)
        _ends_in(model, item, (*literals, *choice), slot.ends)


def beyond(model: Model, item: Item, literals: tuple[BoolVarT, ...], slots: Slots) -> BoolVarT:
    """Return a literal that holds where all literals do and no slot is kept to.

    Nothing but its price keeps it from holding elsewhere: it is meant for goals.
    """
    if any(literal is model.false for literal in literals):
        return model.false
    if any(slot.holds_all(item.starts, item.ends) for slot in slots):
        return model.false
    if not overlaps(item.starts, starts_in(slots, item.lengths)):
        return model.all_of(literals)
    outside = model.cp.new_bool_var(f"beyond:{item.id}")
    keep_within(model, item, (*literals, outside.negated()), slots)
    return outside


def _choices(
    model: Model, count: int, literals: tuple[BoolVarT, ...]
) -> list[tuple[BoolVarT, ...]]:
    """Return so many conditions of which one is true where all of ``literals`` are."""
    if count < _TWO:
        return [()] * count
    if count == _TWO:
        first = model.cp.new_bool_var("first")
        return [(first,), (first.negated(),)]
    choices = [model.cp.new_bool_var("slot") for _ in range(count)]
    model.cp.add_bool_or(choices).only_enforce_if(*literals)
    return [(choice,) for choice in choices]


def _ends_in(model: Model, item: Item, literals: tuple[BoolVarT, ...], ends: Domain) -> None:
    if not item.ends.is_included_in(ends):
        model.cp.add_linear_expression_in_domain(item.end, ends).only_enforce_if(*literals)


def interval(
    model: Model, item: Item, literal: BoolVarT, *, before_min: int = 0, after_min: int = 0
) -> IntervalVar:
    """Return the time that an engagement takes where a literal holds, with margins."""
    start: LinearExprT = item.start - before_min
    margin, name = before_min + after_min, f"lasts:{item.id}"
    if item.is_rigid:
        return model.cp.new_optional_fixed_size_interval_var(
            start, item.longest_min + margin, literal, name
        )
    return model.cp.new_optional_interval_var(
        start, item.length + margin, item.end + after_min, literal, name
    )


def longer_than(model: Model, item: Item, minutes: int) -> BoolVarT:
    """Return the literal "lasts longer than ``minutes``"."""
    if item.least_min > minutes:
        return model.true
    if item.longest_min <= minutes:
        return model.false
    literal = item.longer.get(minutes)
    if literal is None:
        literal = item.longer[minutes] = model.cp.new_bool_var(f"longer:{item.id}:{minutes}")
        model.cp.add(item.length > minutes).only_enforce_if(literal)
        model.cp.add(item.length <= minutes).only_enforce_if(literal.negated())
    return literal


def minutes_if(model: Model, item: Item, literal: BoolVarT) -> LinearExprT:
    """Return the length where a literal holds, else 0."""
    if item.is_rigid:
        return item.longest_min * literal
    more = model.amount(f"more:{item.id}", item.longest_min - item.least_min)
    model.cp.add(more == item.length - item.least_min).only_enforce_if(literal)
    model.cp.add(more == 0).only_enforce_if(literal.negated())
    return item.least_min * literal + more
