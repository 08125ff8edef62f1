import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizer.problem import Window
from planner.translate.spans import intersection, long_enough, merged, without

WINDOWS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: Window(*pair)), max_size=6
)


def minutes(windows):
    return {minute for w in windows for minute in range(w.start_min, w.end_min)}


@given(WINDOWS)
def test_merged_windows_hold_the_same_minutes_apart_and_in_order(windows):
    found = merged(windows)
    assert minutes(found) == minutes(windows)
    edges = [edge for window in found for edge in (window.start_min, window.end_min)]
    assert edges == sorted(set(edges))


@given(WINDOWS, WINDOWS)
def test_intersection_and_difference_split_the_minutes(some, others):
    assert minutes(intersection(some, others)) == minutes(some) & minutes(others)
    assert minutes(without(some, others)) == minutes(some) - minutes(others)


@pytest.mark.parametrize(("duration_min", "count"), [(9, 2), (10, 2), (11, 1), (21, 0)])
def test_only_windows_that_hold_the_length_are_kept(duration_min, count):
    assert len(long_enough((Window(0, 10), Window(20, 40)), duration_min)) == count
