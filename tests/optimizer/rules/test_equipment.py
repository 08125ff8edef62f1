import pytest

from optimizer.problem import Equipment, EquipmentNeed
from tests.optimizer.builders import broken, engagement, make_plan, make_problem, resident, visit

PARTIES = tuple(resident(f"p{n}", site) for n, site in enumerate(("hall", "hall", "museum"), 1))


def with_booths(count, *needs):
    return make_problem(
        *(
            engagement(f"e{n}", parties=(f"p{n}",), equipment=(EquipmentNeed("booth", need),))
            for n, need in enumerate(needs, start=1)
        ),
        parties=PARTIES,
        equipment=(Equipment("booth", count),),
    )


@pytest.mark.parametrize(
    ("count", "second_min", "expected"),
    [
        (3, 600, []),
        (2, 600, [("H27", ("e1", "e2", "booth"), 1)]),
        (2, 659, [("H27", ("e1", "e2", "booth"), 1)]),
        (2, 660, []),
        (1, 660, [("H27", ("e2", "booth"), 1)]),
    ],
)
def test_there_is_enough_at_any_time(count, second_min, expected):
    problem = with_booths(count, 1, 2)
    plan = make_plan(problem, visit("e1", 600), visit("e2", second_min, "hall-2"))
    assert broken(problem, plan) == expected


def test_each_moment_at_which_more_is_missing_is_named():
    problem = with_booths(2, 1, 1, 1)
    plan = make_plan(
        problem, visit("e1", 600), visit("e2", 600, "hall-2"), visit("e3", 630, "museum-1")
    )
    assert broken(problem, plan) == [("H27", ("e1", "e2", "e3", "booth"), 1)]


def test_other_things_are_not_counted_with_it():
    problem = make_problem(
        engagement("e1", parties=("p1",), equipment=(EquipmentNeed("booth", 1),)),
        engagement("e2", parties=("p2",), equipment=(EquipmentNeed("flag", 4),)),
        parties=PARTIES,
        equipment=(Equipment("booth", 1), Equipment("flag", 4)),
    )
    plan = make_plan(problem, visit("e1", 600), visit("e2", 600, "hall-2"))
    assert broken(problem, plan) == []
