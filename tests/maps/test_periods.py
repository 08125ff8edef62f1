import pytest

from maps.errors import MapsError, MapsErrorCode
from maps.modes import VehicleKind, convoy_extra_min, loading_min
from maps.periods import default_profile, load_profile
from maps.roads import RoadClass

GOOD = """
source = "test"
date = 2026-01-01
reference = "day"
[[slice]]
start = "00:00"
period = "day"
[[slice]]
start = "17:00"
period = "rush"
[period.day]
default = 1.0
[period.rush]
default = 1.5
motorway = 1.1
"""


@pytest.mark.parametrize(
    ("clock", "period"),
    [
        ("00:00", "night"),
        ("06:59", "night"),
        ("07:00", "morning_peak"),
        ("09:00", "late_morning"),
        ("12:00", "midday"),
        ("16:00", "evening_peak"),
        ("18:29", "evening_peak"),
        ("18:30", "evening"),
        ("23:59", "night"),
    ],
)
def test_the_default_day_knows_its_hours(clock, period):
    hours, minutes = clock.split(":")

    assert default_profile().period_at(int(hours) * 60 + int(minutes)) == period


def test_minutes_past_midnight_begin_the_next_day():
    assert default_profile().period_at(24 * 60 + 7 * 60) == "morning_peak"


def test_night_is_the_quickest_and_peaks_the_slowest_on_every_class():
    factors = {period.id: period.factors for period in default_profile().periods}

    for road_class in RoadClass:
        by_time = [factors[name][road_class] for name in ("night", "midday", "late_morning")]
        assert by_time == sorted(by_time)
        assert factors["evening_peak"][road_class] >= factors["morning_peak"][road_class]
        assert factors["morning_peak"][road_class] > factors["late_morning"][road_class]


def test_a_profile_of_ones_own_is_read(tmp_path):
    path = tmp_path / "periods.toml"
    path.write_text(GOOD)

    profile = load_profile(path)

    assert (profile.starts_min, profile.slice_ids) == ((0, 1020), ("day", "rush"))
    assert profile.periods[1].factors[RoadClass.MOTORWAY] == 1.1
    assert profile.periods[1].factors[RoadClass.TRUNK] == 1.5


@pytest.mark.parametrize(
    ("old", "new", "place", "reason"),
    [
        ('"17:00"', '"00:00"', "slice", "starts must ascend from 00:00"),
        ('"00:00"', '"01:00"', "slice", "starts must ascend from 00:00"),
        ('period = "rush"', 'period = "rain"', "slice", "no period rain"),
        ("motorway", "motorroad", "period.rush", "unknown class motorroad"),
        ("default = 1.5", "trunk = 1.5", "period.rush", "no default"),
        ("default = 1.5", "default = 0", "period.rush.default", "Input should be greater than 0"),
        ('source = "test"\n', "", "source", "Field required"),
    ],
)
def test_a_wrong_profile_is_refused_by_its_place(tmp_path, old, new, place, reason):
    path = tmp_path / "periods.toml"
    path.write_text(GOOD.replace(old, new))

    with pytest.raises(MapsError) as caught:
        load_profile(path)

    assert caught.value.code is MapsErrorCode.PERIODS_INVALID
    assert caught.value.facts == {"file": str(path), "place": place, "reason": reason}


@pytest.mark.parametrize(
    ("kind", "passengers", "minutes"),
    [
        (VehicleKind.SEDAN, 0, 0),
        (VehicleKind.SEDAN, 3, 3),
        (VehicleKind.VAN, 9, 5),
        (VehicleKind.COACH, 12, 10),
        (VehicleKind.COACH, 20, 10),
        (VehicleKind.COACH, 25, 11),
        (VehicleKind.COACH, 30, 12),
        (VehicleKind.COACH, 45, 14),
    ],
)
def test_boarding_takes_as_long_as_the_vehicle_is_large(kind, passengers, minutes):
    assert loading_min(kind, passengers) == minutes


def test_a_convoy_loses_a_minute_per_vehicle_beyond_two():
    assert [convoy_extra_min(vehicles) for vehicles in (0, 1, 2, 3, 6)] == [0, 0, 0, 1, 4]
