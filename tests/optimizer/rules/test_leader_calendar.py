import pytest

from optimizer.problem import Busy, Window
from tests.optimizer.builders import broken, hosted, leader, make_plan, make_problem, visit


@pytest.mark.parametrize(
    ("busy", "expected"),
    [
        ((Window(540, 600), Window(660, 720)), []),
        ((Window(540, 601),), [("H04", ("mayor", "talks"), 1)]),
        ((Window(650, 720),), [("H04", ("mayor", "talks"), 10)]),
        ((Window(0, 1440),), [("H04", ("mayor", "talks"), 60)]),
        (
            (Window(590, 605), Window(655, 700)),
            [("H04", ("mayor", "talks"), 5), ("H04", ("mayor", "talks"), 5)],
        ),
    ],
)
def test_nobody_hosts_while_busy(busy, expected):
    mayor = leader(busy=tuple(Busy(window) for window in busy))
    problem = make_problem(hosted(), leaders=(mayor,))
    assert broken(problem, make_plan(problem, visit(host="mayor"))) == expected
