"""Arithmetic of stretches of minutes."""

from __future__ import annotations

from collections.abc import Iterable

from optimizer.problem import Window


def merged(windows: Iterable[Window]) -> tuple[Window, ...]:
    """Return windows in order, those that touch or overlap as one, empty ones left out."""
    found: list[Window] = []
    some = (window for window in windows if window.start_min < window.end_min)
    for window in sorted(some, key=lambda window: (window.start_min, window.end_min)):
        if found and window.start_min <= found[-1].end_min:
            last = found.pop()
            found.append(Window(last.start_min, max(last.end_min, window.end_min)))
        else:
            found.append(window)
    return tuple(found)


def intersection(some: Iterable[Window], others: Iterable[Window]) -> tuple[Window, ...]:
    """Return the minutes that lie in both sets of windows."""
    rest = tuple(others)
    return merged(
        Window(max(one.start_min, two.start_min), min(one.end_min, two.end_min))
        for one in some
        for two in rest
    )


def without(windows: Iterable[Window], taken: Iterable[Window]) -> tuple[Window, ...]:
    """Return the minutes of the windows that nothing takes."""
    left = merged(windows)
    for gap in merged(taken):
        left = merged(
            piece
            for window in left
            for piece in (
                Window(window.start_min, min(window.end_min, gap.start_min)),
                Window(max(window.start_min, gap.end_min), window.end_min),
            )
        )
    return left


def long_enough(windows: Iterable[Window], duration_min: int) -> tuple[Window, ...]:
    """Return the windows that hold so many minutes."""
    return tuple(w for w in windows if w.end_min - w.start_min >= duration_min)
