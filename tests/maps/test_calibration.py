import pytest

from maps.calibration import KnownRun, calibrate
from maps.engines.on_roads import survey_roads
from maps.errors import MapsError, MapsErrorCode
from maps.modes import Mode
from maps.periods import default_profile
from maps.roads import RoadClass

DEFAULT = dict.fromkeys(RoadClass, 1.4)
NOON, RUSH = 12 * 60, 17 * 60


def runs_as_if(graph, corners, factors, departures):
    """Drives as they would be timed if the city had these factors."""
    points = tuple(corners.values())
    survey = survey_roads(graph, factors, 3000.0, points, default_profile())
    return [
        KnownRun(
            points[i],
            points[j],
            departure,
            float(survey.minutes[Mode.CAR, default_profile().period_at(departure)][i, j]),
        )
        for departure in departures
        for i in range(len(points))
        for j in range(len(points))
        if i != j
    ]


def test_runs_that_agree_with_the_default_change_nothing(streets, corners):
    runs = runs_as_if(streets, corners, DEFAULT, [NOON, RUSH])

    result = calibrate(streets, default_profile(), DEFAULT, runs)

    assert result.factors == DEFAULT
    assert result.after_min == pytest.approx([0.0] * len(runs), abs=0.01)


def test_many_runs_in_a_slower_city_raise_the_factors_towards_it(streets, corners):
    slow = dict.fromkeys(RoadClass, 2.0)
    runs = runs_as_if(streets, corners, slow, [NOON, RUSH] * 10)

    result = calibrate(streets, default_profile(), DEFAULT, runs)

    assert result.factors[RoadClass.RESIDENTIAL] == pytest.approx(2.0, abs=0.05)
    assert sum(map(abs, result.after_min)) < sum(map(abs, result.before_min)) / 5


def test_one_run_moves_the_factors_but_a_little(streets, corners):
    slow = dict.fromkeys(RoadClass, 2.0)
    runs = runs_as_if(streets, corners, slow, [NOON])[:1]

    result = calibrate(streets, default_profile(), DEFAULT, runs)

    assert 1.4 < result.factors[RoadClass.RESIDENTIAL] < 1.6
    assert result.factors[RoadClass.MOTORWAY] == 1.4


def test_without_runs_there_is_nothing_to_fit(streets):
    with pytest.raises(MapsError) as caught:
        calibrate(streets, default_profile(), DEFAULT, [])

    assert caught.value.code is MapsErrorCode.CALIBRATION_EMPTY
