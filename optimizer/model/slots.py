"""Where an engagement may lie in time: alternatives for its start together with its end."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ortools.sat.python.cp_model import Domain

from optimizer.kinds import Window
from optimizer.model.clock import overlaps


@dataclass(frozen=True, slots=True)
class Slot:
    """One alternative: the start lies in ``starts`` and the end in ``ends``."""

    starts: Domain = field(default_factory=Domain.all_values)
    ends: Domain = field(default_factory=Domain.all_values)

    def starts_lasting(self, lengths: Domain) -> Domain:
        """Return the starts from which some length of ``lengths`` keeps to the slot."""
        return self.starts.intersection_with(self.ends.addition_with(lengths.negation()))

    def touches(self, starts: Domain, ends: Domain) -> bool:
        """Tell whether any of these starts and any of these ends are in the slot."""
        return overlaps(self.starts, starts) and overlaps(self.ends, ends)

    def holds_all(self, starts: Domain, ends: Domain) -> bool:
        """Tell whether all of these starts and ends are in the slot."""
        return starts.is_included_in(self.starts) and ends.is_included_in(self.ends)


Slots = tuple[Slot, ...]
"""Alternatives, of which one has to hold; of none, nothing does."""


def within(windows: Iterable[Window]) -> Slots:
    """Return the slots that lie wholly in one of the windows."""
    return tuple(
        Slot(Domain.greater_or_equal(each.start_min), Domain.lower_or_equal(each.end_min))
        for each in windows
    )


def clear_of(*windows: Window) -> Slots:
    """Return the slots before, between and after windows."""
    found: list[Slot] = []
    free = Domain.all_values()
    for window in sorted(windows, key=lambda each: each.start_min):
        found.append(Slot(free, Domain.lower_or_equal(window.start_min)))
        free = free.intersection_with(Domain.greater_or_equal(window.end_min))
    return (*found, Slot(free))


def starts_in(slots: Slots, lengths: Domain) -> Domain:
    """Return the starts from which some length keeps to one of the slots."""
    found = Domain.from_intervals([])
    for slot in slots:
        found = found.union_with(slot.starts_lasting(lengths))
    return found
