import pytest

from tests.optimizer.builders import broken, engagement, make_plan, make_problem, visit


@pytest.mark.parametrize(
    ("cleared_from_min", "missing"), [(None, 0), (0, 0), (600, 0), (601, 1), (1440, 840)]
)
def test_nothing_is_held_before_it_can_be_approved(cleared_from_min, missing):
    problem = make_problem(engagement(cleared_from_min=cleared_from_min))
    expected = [("H19", ("talks",), missing)] if missing else []
    assert broken(problem, make_plan(problem, visit(start_min=600))) == expected
