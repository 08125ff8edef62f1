"""Stretches of time: how far two of them overlap, and which of many do."""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar


class Span(Protocol):
    """Anything that lasts from one minute to another."""

    @property
    def start_min(self) -> int:
        """The first minute."""

    @property
    def end_min(self) -> int:
        """The minute after the last one."""


AnySpan = TypeVar("AnySpan", bound=Span)


def overlap_min(one: Span, other: Span) -> int:
    """Return how many minutes two spans share."""
    return max(0, min(one.end_min, other.end_min) - max(one.start_min, other.start_min))


def outside_min(span: Span, windows: Sequence[Span]) -> int:
    """Return how many minutes of a span the best single window leaves out."""
    length = max(0, span.end_min - span.start_min)
    return min((length - overlap_min(span, window) for window in windows), default=length)


def overlapping_pairs(spans: Sequence[AnySpan]) -> Iterator[tuple[AnySpan, AnySpan, int]]:
    """Yield each pair that shares time, and how many minutes; ``spans`` are in order of start."""
    for i, earlier in enumerate(spans):
        for later in spans[i + 1 :]:
            if later.start_min >= earlier.end_min:
                break
            shared = overlap_min(earlier, later)
            if shared:
                yield earlier, later, shared
