"""The ways of leaders and interpreters, who drive themselves between their appointments."""

from collections.abc import Iterator
from dataclasses import dataclass

from optimizer.itinerary import Placed
from optimizer.problem import Busy, TravelMode
from optimizer.timetable import Timetable


@dataclass(frozen=True, slots=True)
class _Appointment:
    """A visit or a busy block of a person; ``visit`` is None for the block."""

    id: str
    site: str
    start_min: int
    end_min: int
    visit: Placed | None


def broken(timetable: Timetable) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield each two appointments between which a person cannot make the way."""
    parameters = timetable.problem.parameters
    load, call = parameters.person_load_min, parameters.interpreter_call_min
    farthest = timetable.drive_times.longest_min(TravelMode.CAR) + max(load, call)
    for id_, visits in timetable.by_leader.items():
        leader = timetable.leaders[id_]
        for earlier, later in _pairs(visits, leader.busy, leader.base_site, farthest):
            yield from _short(timetable, id_, earlier, later, load)
    for id_, visits in timetable.by_interpreter.items():
        interpreter = timetable.interpreters[id_]
        for earlier, later in _pairs(visits, interpreter.busy, interpreter.base_site, farthest):
            if not _ride_along(earlier, later):
                ahead = call if later.visit else load
                yield from _short(timetable, id_, earlier, later, ahead)


def _pairs(
    visits: tuple[Placed, ...], busy: tuple[Busy, ...], base_site: str, farthest_min: int
) -> Iterator[tuple[_Appointment, _Appointment]]:
    """Yield the pairs, the earlier one first, of which one is a visit and that a drive may miss.

    No way takes longer than ``farthest_min``.
    """
    appointments = [
        _Appointment(
            "", block.site or base_site, block.window.start_min, block.window.end_min, None
        )
        for block in busy
    ]
    appointments += [
        _Appointment(visit.id, visit.site, visit.start_min, visit.end_min, visit)
        for visit in visits
    ]
    appointments.sort(key=lambda appointment: (appointment.start_min, appointment.id))
    for n, earlier in enumerate(appointments, start=1):
        for later in appointments[n:]:
            if later.start_min > earlier.end_min + farthest_min:
                break
            if (earlier.visit or later.visit) and earlier.end_min <= later.start_min:
                yield earlier, later


def _ride_along(earlier: _Appointment, later: _Appointment) -> bool:
    """An interpreter between two visits of one party travels with it."""
    if earlier.visit is None or later.visit is None:
        return False
    return not set(earlier.visit.engagement.parties).isdisjoint(later.visit.engagement.parties)


def _short(
    timetable: Timetable, id_: str, earlier: _Appointment, later: _Appointment, ahead_min: int
) -> Iterator[tuple[tuple[str, ...], int]]:
    if earlier.site == later.site:
        return
    drive = timetable.drive_times.drive_min(
        TravelMode.CAR, earlier.site, later.site, earlier.end_min
    )
    missing = earlier.end_min + drive + ahead_min - later.start_min
    if missing > 0:
        yield (id_, earlier.id, later.id), missing
