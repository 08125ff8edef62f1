from dataclasses import replace
from datetime import date

import pytest

from planner.workdays import is_workday, workdays_from
from tests.planner.translate import builders

OFFICE = builders.scenario().office


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 12, 8), True),
        (date(2026, 12, 12), False),
        # National Day, and the Saturday that is worked for it.
        (date(2026, 10, 6), False),
        (date(2026, 10, 10), True),
        (date(2026, 1, 4), True),
        # Nothing is published: weekends, and the dates that stand in the law.
        (date(2090, 10, 6), True),
        (date(2090, 10, 7), False),
        (date(2090, 10, 2), False),
    ],
)
def test_public_holidays_and_swapped_days(day, works):
    assert is_workday(day, OFFICE) is works


def test_the_office_s_own_days_go_before_the_public_ones():
    office = replace(
        OFFICE,
        holidays=(date(2026, 12, 8),),
        extra_workdays=(date(2026, 12, 12), date(2026, 10, 6)),
    )
    days = (date(2026, 12, 8), date(2026, 12, 12), date(2026, 10, 6), date(2026, 12, 9))
    assert [is_workday(day, office) for day in days] == [False, True, True, True]


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 12, 4), 3, date(2026, 12, 9)),
        (date(2026, 12, 5), 3, date(2026, 12, 9)),
        (date(2026, 12, 9), -3, date(2026, 12, 4)),
        (date(2026, 12, 5), 0, date(2026, 12, 5)),
        # Seven days off, then a Saturday that is worked.
        (date(2026, 9, 30), 3, date(2026, 10, 10)),
        # From a published year into one that is not.
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
    ],
)
def test_working_days_are_counted(day, count, expected):
    assert workdays_from(day, count, OFFICE) == expected
