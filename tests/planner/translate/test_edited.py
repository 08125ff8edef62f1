"""One engagement changed by hand, and the drives that follow."""

from dataclasses import replace

import pytest

from optimizer.solution import Leg, Solution, Team, Visit
from planner.model import EngagementKind, InterpreterTeam
from planner.translate.edited import VisitChange, with_visit, without_visit
from tests.planner.translate.builders import at, engagement, minute, scenario, translated

TALKS = engagement("talks")
MEETING = engagement("meeting", EngagementKind.MEETING)
TRANSLATION = translated(scenario(TALKS, MEETING, engagement("tour", EngagementKind.CULTURE_VISIT)))
FIRST = Visit("talks", minute(1, 10), minute(1, 11, 15), "hall.talks", "mayor")
TOUR = Visit("tour", minute(1, 14), minute(1, 15, 15), "museum.tour")


def leg(before, after, origin, destination, depart, vehicles=("1",)):
    # Five minutes to get in, ten on the road, ten to get out and take seats.
    return Leg(("lyon",), 1, before, after, origin, destination, depart, depart + 10, vehicles)


def day(*legs):
    """The drives of the days without engagements, around those of the second."""
    arrival = Leg(
        ("lyon",), 0, None, None, "port", "hotel", minute(0, 9, 32), minute(0, 9, 42), ("1",)
    )
    departure = Leg(
        ("lyon",), 2, None, None, "hotel", "port", minute(2, 6, 7), minute(2, 6, 17), ("1",)
    )
    return (arrival, *legs, departure)


SOLUTION = Solution(
    (FIRST, TOUR),
    day(
        leg(None, "talks", "hotel", "hall", minute(1, 9, 38)),
        leg("talks", "tour", "hall", "museum", minute(1, 13, 38), ("2",)),
        leg("tour", None, "museum", "hotel", minute(1, 15, 22)),
    ),
)
CHANGE = VisitChange(TALKS, at(1, 10), "hall.talks", "mayor", (), None)


def test_an_edit_without_a_change_changes_nothing():
    assert with_visit(TRANSLATION, SOLUTION, CHANGE) == SOLUTION


def test_a_later_time_moves_the_drive_and_keeps_its_vehicles():
    found = with_visit(TRANSLATION, SOLUTION, replace(CHANGE, start=at(1, 10, 30)))
    moved = replace(FIRST, start_min=minute(1, 10, 30), end_min=minute(1, 11, 45))
    assert found.visits == (moved, TOUR)
    drive = found.legs[1]
    assert drive == replace(
        SOLUTION.legs[1], depart_min=minute(1, 10, 8), arrive_min=minute(1, 10, 18)
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"room_id": "museum.tour"}, {"room": "museum.tour"}),
        ({"host_id": "deputy"}, {"host": "deputy"}),
        ({"host_id": None}, {"host": None}),
        (
            {"teams": (InterpreterTeam("fr", ("li",)), InterpreterTeam("de", ()))},
            {"teams": (Team("fr", ("li",)),)},
        ),
    ],
)
def test_each_dimension_can_be_changed(changes, expected):
    found = with_visit(TRANSLATION, SOLUTION, replace(CHANGE, **changes))
    assert found.visits[0] == replace(FIRST, **expected)


def test_other_drives_stay_as_somebody_wanted_them():
    early = replace(SOLUTION.legs[0], depart_min=minute(0, 9, 30), arrive_min=minute(0, 9, 40))
    wanted = replace(SOLUTION, legs=(early, *SOLUTION.legs[1:]))
    found = with_visit(TRANSLATION, wanted, replace(CHANGE, start=at(1, 10, 30)))
    assert found.legs[0] == early


def test_vehicles_are_changed_on_the_drives_that_lead_there():
    found = with_visit(TRANSLATION, SOLUTION, replace(CHANGE, vehicle_ids=("2", "1")))
    assert [one.vehicles for one in found.legs] == [("1",), ("1", "2"), ("2",), ("1",), ("1",)]


def test_an_engagement_put_in_brings_drives_with_vehicles_from_nearby():
    change = VisitChange(MEETING, at(1, 17), "hall.small", "mayor", (), None)
    found = with_visit(TRANSLATION, SOLUTION, change)
    assert [visit.engagement for visit in found.visits] == ["talks", "tour", "meeting"]
    way = [(one.from_engagement, one.to_engagement, one.vehicles) for one in found.legs[3:5]]
    assert way == [("tour", "meeting", ("2",)), ("meeting", None, ("1",))]


def test_an_engagement_taken_out_takes_its_drives_along():
    found = without_visit(TRANSLATION, SOLUTION, "tour")
    assert found.visits == (FIRST,)
    way = [(one.from_engagement, one.to_engagement) for one in found.legs]
    assert way == [(None, None), (None, "talks"), ("talks", None), (None, None)]
    # The car that came to the talks also leaves from them.
    assert [one.vehicles for one in found.legs] == [("1",)] * 4
