import pytest

from tests.optimizer.builders import broken, hosted, leader, make_plan, make_problem, visit


@pytest.mark.parametrize(
    ("guest_rank", "cap", "expected"),
    [
        (3, 0, []),
        (2, 1, []),
        (4, 1, []),
        (5, 1, [("H06", ("talks", "mayor"), 1)]),
        (1, 0, [("H06", ("talks", "mayor"), 2)]),
        (None, 0, []),
        (9, None, []),
    ],
)
def test_the_host_is_of_a_rank_near_the_guest_s(guest_rank, cap, expected):
    asked = hosted(guest_rank=guest_rank, rank_gap_cap=cap)
    problem = make_problem(asked, leaders=(leader(rank=3),))
    assert broken(problem, make_plan(problem, visit(host="mayor"))) == expected
