"""How large an interpreter team the model makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortools.sat.python.cp_model import BoolVarT, LinearExpr, LinearExprT

from optimizer.model.item import Item
from optimizer.model.lengths import longer_than
from optimizer.problem import Dimension, Engagement, LanguageNeed, Problem

if TYPE_CHECKING:
    from optimizer.model.model import Model


def team_size_of(
    problem: Problem, engagement: Engagement, need: LanguageNeed, lasts_min: int
) -> int:
    """Return the size of a team: what mode and minutes or somebody asks for, or a lock names."""
    size = 1
    for step in problem.parameters.team_steps.get(need.mode, ()):
        if step.over_min == 0 or lasts_min > step.over_min:
            size = step.size
    size = max(size, need.team_size or 0)
    if len(engagement.languages) > 1:
        return size
    locked = (
        len(lock.values)
        for lock in problem.locks
        if lock.engagement == engagement.id and lock.dimension is Dimension.INTERPRETER
    )
    return max(size, *locked, 0)


def team_size(model: Model, item: Item, need: LanguageNeed) -> LinearExpr | int:
    """Return the size of a team, as an expression where it depends on the length."""
    size = team_size_of(model.problem, item.engagement, need, item.least_min)
    parts: list[LinearExprT] = [size]
    for mark in _marks(model, item, need):
        larger = team_size_of(model.problem, item.engagement, need, mark + 1)
        if larger != size:
            parts.append((larger - size) * longer_than(model, item, mark))
        size = larger
    return LinearExpr.sum(parts) if len(parts) > 1 else size


def alone(model: Model, item: Item, need: LanguageNeed) -> BoolVarT:
    """Return the literal "the team is one interpreter"."""
    if team_size_of(model.problem, item.engagement, need, item.least_min) > 1:
        return model.false
    for mark in _marks(model, item, need):
        if team_size_of(model.problem, item.engagement, need, mark + 1) > 1:
            return longer_than(model, item, mark).negated()
    return model.true


def _marks(model: Model, item: Item, need: LanguageNeed) -> list[int]:
    """Return the minutes beyond which the team may have to be larger, ascending."""
    steps = model.problem.parameters.team_steps.get(need.mode, ())
    return sorted(
        {step.over_min for step in steps if item.least_min <= step.over_min < item.longest_min}
    )
