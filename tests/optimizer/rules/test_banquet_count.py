import pytest

from optimizer.problem import Parameters
from tests.optimizer.builders import broken, engagement, make_plan, make_problem, party, visit


@pytest.mark.parametrize(
    ("given", "by_city", "banquets", "too_many"),
    [
        (0, 1, 1, 0),
        (1, 1, 1, 0),
        (2, 1, 1, 1),
        (3, 1, 1, 1),
        (0, 1, 2, 1),
        (0, 2, 2, 0),
        (1, 2, 2, 1),
        (2, 1, 0, 0),
    ],
)
def test_a_delegation_has_few_banquets(given, by_city, banquets, too_many):
    problem = make_problem(
        *(engagement(id_, is_banquet=n < banquets) for n, id_ in enumerate(("talks", "tea"))),
        parties=(party(banquets_given=given),),
        parameters=Parameters(banquets_by_city=by_city),
    )
    plan = make_plan(problem, visit("talks", 600), visit("tea", 1440 + 600))
    assert broken(problem, plan) == ([("H17", ("p1",), too_many)] if too_many else [])
