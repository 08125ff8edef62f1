"""One contract that every engine keeps."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from maps.engines import ENGINES
from maps.engines.contract import Hop
from maps.modes import Mode
from maps.roads import RoadClass
from maps.travel import MOTORCADE_LANE, Rung
from tests.maps.builders import grid, pack_with

TRIANGLE_SLACK_MIN = 1e-6


@pytest.fixture(scope="module")
def pack(hangzhou):
    return pack_with(hangzhou, city=grid(8, 6), main=hangzhou.main_graph)


@pytest.fixture(params=ENGINES, ids=lambda engine: engine.RUNG.value)
def engine(request):
    return request.param


@pytest.fixture
def survey(engine, pack, corners):
    return engine.survey(pack, tuple(corners.values()), pack.profile)


def test_the_ladder_goes_from_the_finest_to_the_coarsest():
    assert [engine.RUNG for engine in ENGINES] == list(Rung)


def test_every_mode_and_period_has_a_table_of_finite_positive_minutes(survey, pack, corners):
    expected = {(mode, period.id) for mode in Mode for period in pack.profile.periods}
    off_diagonal = ~np.eye(len(corners), dtype=bool)

    assert set(survey.minutes) == expected
    for table in survey.minutes.values():
        assert np.isfinite(table).all()
        assert (table[off_diagonal] > 0).all()


def test_peaks_are_slower_than_midday_and_nights_quicker(survey):
    for mode in (Mode.CAR, Mode.COACH):
        tables = [
            survey.minutes[mode, name]
            for name in ("night", "midday", "late_morning", "evening", "evening_peak")
        ]
        for quicker, slower in pairwise(tables):
            assert (quicker <= slower + 1e-9).all()


def test_a_coach_is_never_quicker_than_a_car(survey, pack):
    for period in pack.profile.periods:
        car, coach = (survey.minutes[mode, period.id] for mode in (Mode.CAR, Mode.COACH))
        assert (car <= coach).all()


def test_a_motorcade_takes_the_same_time_at_every_hour(survey, pack):
    tables = [survey.minutes[Mode.MOTORCADE, period.id] for period in pack.profile.periods]

    for table in tables[1:]:
        np.testing.assert_array_equal(table, tables[0])


def test_no_detour_over_a_third_site_is_quicker(survey):
    for table in survey.minutes.values():
        by_way = (table[:, :, None] + table[None, :, :]).min(axis=1)
        off_diagonal = ~np.eye(len(table), dtype=bool)
        assert (table <= by_way + TRIANGLE_SLACK_MIN)[off_diagonal].all()


def test_a_path_goes_from_door_to_door_and_is_as_long_as_the_table_says(
    engine, survey, pack, corners
):
    points = tuple(corners.values())
    for lane in (*(period.id for period in pack.profile.periods), MOTORCADE_LANE):
        path = engine.path(pack, survey, (points[0], points[2]), Hop(0, 2, lane))
        assert path.points[0] == (points[0].lat, points[0].lon)
        assert path.points[-1] == (points[2].lat, points[2].lon)
        if lane == pack.profile.reference:
            assert path.distance_m == round(float(survey.distance_m[0, 2]))


def test_an_engine_without_its_data_says_so(engine, hangzhou):
    bare = pack_with(hangzhou)

    assert (engine.fingerprint(bare) is None) == (engine.RUNG is not Rung.GEODESIC)


def test_a_fingerprint_changes_with_the_factors(engine, pack):
    slower = replace(
        pack.factors,
        city=dict.fromkeys(RoadClass, 2.0),
        main=dict.fromkeys(RoadClass, 2.0),
        geodesic=2.0,
    )

    assert engine.fingerprint(replace(pack, factors=slower)) != engine.fingerprint(pack)
