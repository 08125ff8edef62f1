"""While a search runs on the terminal: a bar of its time, and Ctrl-C that ends it in order."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from types import FrameType

from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from planner.cli.console import remarks
from planner.i18n import Translator
from planner.services.progress import Word, progress_point


@contextmanager
def stoppable() -> Iterator[Event]:
    """Let the first Ctrl-C end the search, the second one the program."""
    stop = Event()
    before = signal.getsignal(signal.SIGINT)

    def ask(_number: int, _frame: FrameType | None) -> None:
        stop.set()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def bar(seconds: float, t: Translator) -> Iterator[Callable[[Word], None]]:
    """Show a bar of the time on standard error while the block lasts."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=remarks(), transient=True) as bar:
        task = bar.add_task(t("Planning"), total=seconds)
        yield lambda word: _show(bar, task, word, t)


def _show(bar: Progress, task: TaskID, word: Word, t: Translator) -> None:
    point = progress_point(word, t)
    bound = "–" if point.bound is None else str(point.bound)
    text = t(
        "{phase}: {tier}: {value} (at best {bound}); musts missing: {musts}",
        phase=point.phase_label,
        tier=point.tier_label,
        value=point.value,
        bound=bound,
        musts=point.unplaced_musts,
    )
    bar.update(task, completed=word.seconds, description=text)
