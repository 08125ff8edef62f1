"""Nobody hosts while the own calendar says busy.

Ids: leader, engagement. Amount: the minutes of overlap with one block.
"""

from collections.abc import Iterator

from optimizer.model import Model, clear_of, keep_within
from optimizer.solution import Violation
from optimizer.spans import overlap_min
from optimizer.timetable import Timetable

CODE = "H04"


def add(model: Model) -> None:
    """Post the rule."""
    model.on_close(lambda: _post(model))


def _post(model: Model) -> None:
    for item in model.free_items():
        for leader, literal in item.hosts.items():
            for busy in model.leaders[leader].busy:
                keep_within(model, item, (literal,), clear_of(busy.window))


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each visit that overlaps a block of its host."""
    for id_, visits in timetable.by_leader.items():
        for block in timetable.leaders[id_].busy:
            for visit in visits:
                if shared := overlap_min(visit, block.window):
                    yield Violation(CODE, (id_, visit.id), shared)
