import pytest

from optimizer.problem import DAY_MIN, Window
from tests.optimizer.builders import (
    broken,
    engagement,
    make_plan,
    make_problem,
    party,
    party_day,
    visit,
)


@pytest.mark.parametrize(
    ("is_call", "arrival_day", "day", "late"),
    [
        (True, 0, 0, 0),
        (True, 0, 1, 0),
        (True, 0, 2, 1),
        (True, 0, 3, 2),
        (True, 1, 2, 0),
        (True, None, 3, 0),
        (False, 0, 3, 0),
    ],
)
def test_a_courtesy_call_is_paid_early(is_call, arrival_day, day, late):
    days = tuple(map(party_day, range(4)))
    problem = make_problem(
        engagement(is_courtesy_call=is_call, windows=(Window(0, 4 * DAY_MIN),)),
        days=4,
        parties=(party(days=days, arrival_day=arrival_day),),
    )
    plan = make_plan(problem, visit(start_min=day * DAY_MIN + 600))
    assert broken(problem, plan) == ([("H16", ("talks", "p1"), late)] if late else [])
