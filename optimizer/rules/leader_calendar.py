"""Nobody hosts while the own calendar says busy.

Ids: leader, engagement. Amount: the minutes of overlap with one block.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import Domain

from optimizer.model import Model
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
                during = Domain(
                    busy.window.start_min - item.duration_min + 1, busy.window.end_min - 1
                )
                model.starts_in(item, (literal,), during.complement())


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each visit that overlaps a block of its host."""
    for id_, visits in timetable.by_leader.items():
        for block in timetable.leaders[id_].busy:
            for visit in visits:
                if shared := overlap_min(visit, block.window):
                    yield Violation(CODE, (id_, visit.id), shared)
