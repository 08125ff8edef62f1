"""The host's rank is close enough to the guest's.

Ids: engagement, leader. Amount: the steps of the ladder beyond what is allowed.
"""

from collections.abc import Iterator

from optimizer.model import Model
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H06"


def add(model: Model) -> None:
    """Post the rule: leaders too far from the guest are no choice."""
    for item in model.free_items():
        guest, cap = item.engagement.guest_rank, item.engagement.rank_gap_cap
        if guest is not None and cap is not None:
            item.choices.hosts &= {
                leader
                for leader in item.choices.hosts
                if guest - cap <= model.leaders[leader].rank <= guest + cap
            }


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each visit whose host stands too far above or below the guest."""
    for visit in timetable.visits:
        guest_rank, cap = visit.engagement.guest_rank, visit.engagement.rank_gap_cap
        if visit.host is None or guest_rank is None or cap is None:
            continue
        beyond = abs(visit.host.rank - guest_rank) - cap
        if beyond > 0:
            yield Violation(CODE, (visit.id, visit.host.id), beyond)
