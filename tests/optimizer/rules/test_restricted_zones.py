import pytest

from optimizer.cpsat import Search
from optimizer.fleet import assign_vehicles
from optimizer.problem import Window, Zone
from tests.optimizer.builders import broken, engagement, make_plan, make_problem, vehicle, visit

FLEET = (vehicle("van"), vehicle("pass"))
# They leave the hotel at 9:45 and are in the hall at 9:55.
OUT, BACK = ("p1", "0", "", "talks"), ("p1", "0", "talks", "")


def with_zone(*windows, sites=("hall",), barred=("van",)):
    zone = Zone("lake", sites, windows, barred)
    return make_problem(engagement(), vehicles=FLEET, zones=(zone,))


@pytest.mark.parametrize(
    ("window", "minutes"),
    [
        (Window(0, 585), 0),
        (Window(0, 586), 1),
        (Window(580, 600), 10),
        (Window(590, 592), 2),
        (Window(594, 600), 1),
        (Window(595, 600), 0),
    ],
)
def test_a_vehicle_stays_out_of_a_zone_in_its_hours(window, minutes):
    problem = with_zone(window)
    expected = [("H22", ("van", *OUT, "lake"), minutes)] if minutes else []
    assert broken(problem, make_plan(problem, visit())) == expected


def test_both_ends_of_a_drive_count_and_each_stretch():
    problem = with_zone(Window(580, 600), Window(660, 670), sites=("hotel",))
    assert broken(problem, make_plan(problem, visit())) == [
        ("H22", ("van", *OUT, "lake"), 10),
        ("H22", ("van", *BACK, "lake"), 5),
    ]


@pytest.mark.parametrize(
    ("changes", "vehicles"),
    [({"sites": ("museum",)}, ("van",)), ({}, ("pass",)), ({"barred": ()}, ("van",))],
)
def test_others_may_drive(changes, vehicles):
    problem = with_zone(Window(0, 1440), **changes)
    assert broken(problem, make_plan(problem, visit(), vehicles=vehicles)) == []


@pytest.mark.parametrize(
    ("windows", "barred", "chosen"),
    [
        ((Window(0, 1440),), ("van",), [("pass",), ("pass",)]),
        ((Window(0, 1440),), ("pass",), [("van",), ("van",)]),
        # Nobody may drive there in the morning; back they do.
        ((Window(0, 640),), ("pass", "van"), [(), ("van",)]),
    ],
)
def test_the_fleet_is_assigned_so(windows, barred, chosen):
    problem = with_zone(*windows, barred=barred)
    search = Search(deadline=float("inf"), seed=1, workers=1)
    legs = assign_vehicles(problem, (visit(),), search).legs
    assert [leg.vehicles for leg in legs] == chosen
