"""The host's rank is close enough to the guest's.

Ids: engagement, leader. Amount: the steps of the ladder beyond what is allowed.
"""

from collections.abc import Iterator

from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H06"


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each visit whose host stands too far above or below the guest."""
    for visit in timetable.visits:
        guest_rank, cap = visit.engagement.guest_rank, visit.engagement.rank_gap_cap
        if visit.host is None or guest_rank is None or cap is None:
            continue
        beyond = abs(visit.host.rank - guest_rank) - cap
        if beyond > 0:
            yield Violation(CODE, (visit.id, visit.host.id), beyond)
