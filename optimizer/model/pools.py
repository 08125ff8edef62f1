"""Interpreters as pools: how many are at work at once, not who.

A pool is everybody who qualifies for a language at an engagement. Pools are what makes
very large days fast (``research``); who serves is decided afterwards, for times that stand.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ortools.sat.python.cp_model import IntervalVar

from optimizer.model.item import Item
from optimizer.model.lengths import interval
from optimizer.model.teams import team_size_of

if TYPE_CHECKING:
    from optimizer.model.model import Model

_ON_THE_WAY_MIN = 20
"""What an interpreter is thought to need from one engagement to the next, beside the call-in."""


def post_pools(model: Model) -> None:
    """Keep the teams at work within each pool, and within pools that share people."""
    uses: dict[frozenset[str], list[tuple[IntervalVar, int]]] = defaultdict(list)
    for item in model.items.values():
        for position, need in enumerate(item.engagement.languages):
            names = frozenset(item.choices.teams[position])
            size = team_size_of(model.problem, item.engagement, need, item.longest_min)
            if item.fixed is None:
                uses[names].append((_at_work(model, item), size))
    for names in sorted(uses, key=sorted):
        own = [use for pool, each in uses.items() if pool <= names for use in each]
        _limit(model, names, own)
    for joined in _joined(list(uses)):
        if joined not in uses:
            _limit(model, joined, [use for pool in uses if pool <= joined for use in uses[pool]])


def _at_work(model: Model, item: Item) -> IntervalVar:
    called = model.problem.parameters.interpreter_call_min
    return interval(model, item, item.present, before_min=called, after_min=_ON_THE_WAY_MIN)


def _limit(model: Model, names: frozenset[str], uses: list[tuple[IntervalVar, int]]) -> None:
    """Post that no more are at work at once than the pool has, those busy counted."""
    if sum(size for _, size in uses) <= len(names):
        return
    intervals, sizes = [interval for interval, _ in uses], [size for _, size in uses]
    for name in sorted(names):
        for busy in model.interpreters[name].busy:
            length = busy.window.end_min - busy.window.start_min
            intervals.append(
                model.cp.new_fixed_size_interval_var(busy.window.start_min, length, f"busy:{name}")
            )
            sizes.append(1)
    model.cp.add_cumulative(intervals, sizes, len(names))


def _joined(pools: list[frozenset[str]]) -> list[frozenset[str]]:
    """Return the unions of pools that share people, directly or through others."""
    groups: list[frozenset[str]] = []
    for pool in pools:
        touching = [group for group in groups if group & pool]
        groups = [group for group in groups if not group & pool]
        groups.append(pool.union(*touching))
    return groups
