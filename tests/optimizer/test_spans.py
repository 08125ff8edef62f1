import pytest

from optimizer.problem import Window
from optimizer.spans import outside_min, overlap_min, overlapping_pairs


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ((0, 10), (10, 20), 0),
        ((0, 10), (9, 20), 1),
        ((0, 10), (2, 5), 3),
        ((0, 10), (50, 60), 0),
        ((10, 0), (0, 20), 0),
    ],
)
def test_overlap(one, other, shared):
    assert overlap_min(Window(*one), Window(*other)) == shared
    assert overlap_min(Window(*other), Window(*one)) == shared


@pytest.mark.parametrize(
    ("windows", "outside"),
    [
        ([(0, 100)], 0),
        ([(0, 15), (15, 100)], 5),
        ([(0, 12)], 8),
        ([(30, 40)], 10),
        ([], 10),
    ],
)
def test_the_best_window_decides(windows, outside):
    assert outside_min(Window(10, 20), [Window(*each) for each in windows]) == outside


def test_each_pair_that_overlaps_is_found_once():
    a, b, c, d = Window(0, 100), Window(10, 20), Window(15, 30), Window(100, 110)
    assert list(overlapping_pairs([a, b, c, d])) == [(a, b, 10), (a, c, 15), (b, c, 5)]
