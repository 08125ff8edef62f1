"""Pairs of engagements that share a person, a room or a site and must keep apart.

One order literal serves a pair whatever it shares (``research``: pairwise literals shared by
all resources scale best); the gaps hang on it, on the shared choice, on the two sites and
on the slice of the day in which the first engagement ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ortools.sat.python.cp_model import BoolVarT, Domain

from optimizer.model.item import Item
from optimizer.model.lengths import keep_within
from optimizer.model.slots import Slot, Slots
from optimizer.problem import TravelMode

if TYPE_CHECKING:
    from optimizer.model.model import Model


@dataclass(frozen=True, slots=True)
class Gap:
    """What must lie between two engagements that keep apart.

    With ``by_road`` it is the drive by car plus ``extra_min`` where the sites differ, and
    ``same_site_min`` where they do not; otherwise it is ``extra_min``.
    """

    extra_min: int = 0
    by_road: bool = False
    same_site_min: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A gap that holds where all literals do."""

    literals: tuple[BoolVarT, ...]
    gap_min: int


_HEED_EVERY = 200
"""How many pairs are posted between two looks at whether to go on."""

_LONGEST_EXTRA_MIN = 120
"""Pairs further apart than the longest drive and this are not looked at."""


@dataclass(slots=True)
class _Need:
    gap: Gap
    alternatives: list[tuple[BoolVarT, ...]] = field(default_factory=list)


class Pairs:
    """Collects what keeps apart while rules are posted, and posts it at the end."""

    def __init__(self, model: Model) -> None:
        """Start with no pair."""
        self._model = model
        self._needs: dict[tuple[str, str], dict[Gap, _Need]] = {}
        self._of_hosts: list[Gap] = []
        self._of_interpreters: list[Gap] = []
        self._orders: dict[tuple[str, str], BoolVarT] = {}

    def keep_apart(self, first: Item, second: Item, when: Iterable[BoolVarT], gap: Gap) -> None:
        """Keep two engagements apart where all literals of ``when`` hold."""
        if first.fixed is not None and second.fixed is not None:
            return
        low, high = sorted((first.id, second.id))
        needs = self._needs.setdefault((low, high), {})
        literals = tuple(x for x in when if not self._model.is_true(x))
        needs.setdefault(gap, _Need(gap)).alternatives.append(literals)

    def hosts_apart(self, gap: Gap) -> None:
        """Keep the engagements of each leader apart."""
        self._of_hosts.append(gap)

    def interpreters_apart(self, gap: Gap) -> None:
        """Keep the engagements of each interpreter apart.

        Between engagements of one party the interpreter rides along: only overlap is barred.
        """
        self._of_interpreters.append(gap)

    def post(self) -> None:
        """Post every pair that its start domains do not keep apart already."""
        self._expand()
        for number, ((low, high), needs) in enumerate(sorted(self._needs.items())):
            if number % _HEED_EVERY == 0:
                self._model.heed()
            first, second = self._model.items[low], self._model.items[high]
            for need in needs.values():
                if not self._always_apart(first, second, need.gap):
                    self._post_need(first, second, need)

    def closer_than(
        self, first: Item, second: Item, when: Iterable[BoolVarT], gap: Gap
    ) -> BoolVarT | None:
        """Return a literal that is true where ``when`` holds without the gap; None if never.

        It asks for a closed model and is meant for goals.
        """
        if self._always_apart(first, second, gap):
            return None
        if first.fixed is not None and second.fixed is not None:
            return None
        near = self._model.cp.new_bool_var(f"near:{first.id}:{second.id}")
        literals = tuple(x for x in when if not self._model.is_true(x))
        self._post_need(first, second, _Need(gap, [(*literals, near.negated())]))
        return near

    def _post_need(self, first: Item, second: Item, need: _Need) -> None:
        if first.fixed is not None:
            self._post_beside(second, first, need)
        elif second.fixed is not None:
            self._post_beside(first, second, need)
        else:
            self._post_order(first, second, need)

    def _expand(self) -> None:
        """Turn "the engagements of each person" into pairs."""
        employed: dict[str, list[tuple[Item, BoolVarT]]] = {}
        hosted: dict[str, list[tuple[Item, BoolVarT]]] = {}
        for item in self._model.items.values():
            for leader, literal in item.hosts.items():
                hosted.setdefault(leader, []).append((item, literal))
            for person, literals in item.interpreters().items():
                employed.setdefault(person, []).extend((item, x) for x in literals)
        for gap in _strictest(self._of_hosts) if self._model.tours is None else ():
            for uses in hosted.values():
                for (first, a), (second, b) in self._near(uses):
                    self.keep_apart(first, second, (a, b), gap)
        for gap in _strictest(self._of_interpreters):
            for uses in employed.values():
                for (first, a), (second, b) in self._near(uses):
                    ride = set(first.engagement.parties) & set(second.engagement.parties)
                    self.keep_apart(first, second, (a, b), Gap() if ride else gap)

    def _near(
        self, uses: list[tuple[Item, BoolVarT]]
    ) -> Iterator[tuple[tuple[Item, BoolVarT], tuple[Item, BoolVarT]]]:
        """Yield the pairs of one person's engagements that can come close to each other."""
        ordered = sorted(uses, key=lambda use: (use[0].starts.min(), use[0].id))
        for position, (first, a) in enumerate(ordered):
            latest = first.ends.max() + self._model.clock.longest_min
            for second, b in ordered[position + 1 :]:
                if second.starts.min() >= latest + _LONGEST_EXTRA_MIN:
                    break
                if second is not first and (first.fixed is None or second.fixed is None):
                    yield (first, a), (second, b)

    # -- deciding what is needed -------------------------------------------------------

    def _always_apart(self, first: Item, second: Item, gap: Gap) -> bool:
        return self._always_before(first, second, gap) or self._always_before(second, first, gap)

    def _always_before(self, first: Item, second: Item, gap: Gap) -> bool:
        latest_end = first.ends.max()
        earliest = second.starts.min()
        if latest_end > earliest:
            return False
        return latest_end + self._longest(first, second, gap) <= earliest

    def _longest(self, first: Item, second: Item, gap: Gap) -> int:
        if not gap.by_road:
            return gap.extra_min
        clock = self._model.clock
        return max(gap.extra_min, gap.same_site_min) + max(
            pace.drive_min
            for origin in first.sites
            for target in second.sites
            for pace in clock.paces(TravelMode.CAR, origin, target)
        )

    # -- posting -----------------------------------------------------------------------

    def _rows(self, first: Item, second: Item, gap: Gap) -> Iterator[Row]:
        """Yield the gaps between ``first`` and a later ``second``, one row a case."""
        model = self._model
        if not gap.by_road:
            yield Row((), gap.extra_min)
            return
        for origin, at_origin in sorted(first.sites.items()):
            for target, at_target in sorted(second.sites.items()):
                sites = tuple(x for x in (at_origin, at_target) if not model.is_true(x))
                if origin == target:
                    yield Row(sites, gap.same_site_min)
                    continue
                for pace in model.clock.paces(TravelMode.CAR, origin, target):
                    leaving = model.leaving(first, pace.departures, 0)
                    if leaving is model.false:
                        continue
                    slices = () if model.is_true(leaving) else (leaving,)
                    yield Row((*sites, *slices), pace.drive_min + gap.extra_min)

    def _post_order(self, first: Item, second: Item, need: _Need) -> None:
        low, high = sorted((first, second), key=lambda item: item.id)
        is_before = self._orders.get((low.id, high.id))
        if is_before is None:
            is_before = self._model.cp.new_bool_var(f"before:{low.id}:{high.id}")
            self._orders[low.id, high.id] = is_before
        shared = self._shared(low, high, need)
        self._post_direction(low, high, need.gap, (is_before, *shared))
        self._post_direction(high, low, need.gap, (is_before.negated(), *shared))

    def _post_direction(
        self, first: Item, second: Item, gap: Gap, when: tuple[BoolVarT, ...]
    ) -> None:
        cp = self._model.cp
        rows = list(self._rows(first, second, gap))
        least = min(row.gap_min for row in rows)
        cp.add(second.start >= first.end + least).only_enforce_if(*when)
        for row in rows:
            if row.gap_min > least:
                cp.add(second.start >= first.end + row.gap_min).only_enforce_if(
                    *when, *row.literals
                )

    def _shared(self, first: Item, second: Item, need: _Need) -> tuple[BoolVarT, ...]:
        """Return the literals under which the need holds, one new one for several ways."""
        if any(not literals for literals in need.alternatives):
            return ()
        if len(need.alternatives) == 1:
            return need.alternatives[0]
        cp = self._model.cp
        share = cp.new_bool_var(f"share:{first.id}:{second.id}:{need.gap.extra_min}")
        for literals in need.alternatives:
            cp.add_bool_or(share, *(literal.negated() for literal in literals))
        return (share,)

    def _post_beside(self, item: Item, fixed: Item, need: _Need) -> None:
        """Forbid the starts of ``item`` that come too close to an engagement that stays."""
        (site,) = fixed.sites
        block = (fixed.starts.min(), fixed.ends.min(), site)
        for target, at_target in sorted(item.sites.items()):
            allowed = self.clear_of(target, need.gap, block)
            where = () if self._model.is_true(at_target) else (at_target,)
            for literals in need.alternatives:
                keep_within(self._model, item, (*literals, *where), allowed)

    def clear_of(
        self,
        site: str,
        gap: Gap,
        block: tuple[int, int, str],
        gap_to_block: Gap | None = None,
    ) -> Slots:
        """Return where something at ``site`` leaves the gap to a block of time.

        ``block`` is (start, end, site); ``gap_to_block`` replaces ``gap`` where the block
        comes last.
        """
        begin, end, block_site = block
        away = gap_to_block if gap_to_block is not None else gap
        after = end + self._gap_min(gap, block_site, site, end)
        before = Domain.from_intervals([])
        for drive, departures in self._paces(away, site, block_site):
            in_time = departures.intersection_with(Domain.lower_or_equal(begin - drive))
            before = before.union_with(in_time)
        return (Slot(ends=before), Slot(starts=Domain.greater_or_equal(after)))

    def _paces(self, gap: Gap, origin: str, target: str) -> Iterator[tuple[int, Domain]]:
        if not gap.by_road:
            yield gap.extra_min, Domain.all_values()
        elif origin == target:
            yield gap.same_site_min, Domain.all_values()
        else:
            for pace in self._model.clock.paces(TravelMode.CAR, origin, target):
                yield pace.drive_min + gap.extra_min, pace.departures

    def _gap_min(self, gap: Gap, origin: str, target: str, depart_min: int) -> int:
        return next(
            drive
            for drive, departures in self._paces(gap, origin, target)
            if departures.contains(depart_min)
        )


def _strictest(gaps: list[Gap]) -> list[Gap]:
    """Return the gaps without a plain one that a road gap covers (no drive is below nothing)."""
    if any(gap.by_road for gap in gaps):
        return [gap for gap in gaps if gap != Gap()]
    return gaps
