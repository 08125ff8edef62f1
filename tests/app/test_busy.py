"""The table of busy times: what lines stand for, and that what is begun is not lost."""

from datetime import datetime

import pandas as pd
import pytest

from planner.model import BusyBlock
from planner.pages.assets.busy import entered_blocks
from planner.services import scenarios


@pytest.fixture
def scenario(ctx):
    return scenarios.current(ctx, 1).scenario


def line(start=None, end=None, venue=None, reason=None):
    moments = {"start": start, "end": end}
    return {
        **{name: pd.Timestamp(moment) if moment else None for name, moment in moments.items()},
        "venue": venue,
        "reason": reason,
    }


def test_a_line_is_a_time_in_the_offices_zone(scenario):
    zone = scenario.office.tzinfo
    rows = [line("2026-12-15T09:00", "2026-12-15T10:30", "hotel", " Dentist "), line()]
    assert entered_blocks(rows, scenario) == (
        BusyBlock(
            datetime(2026, 12, 15, 9, tzinfo=zone),
            datetime(2026, 12, 15, 10, 30, tzinfo=zone),
            "hotel",
            "Dentist",
        ),
    )


@pytest.mark.parametrize(
    "begun",
    [
        {"start": "2026-12-15T09:00"},
        {"end": "2026-12-15T09:00"},
        {"reason": "Dentist"},
        {"venue": "hotel"},
    ],
)
def test_a_line_that_lacks_an_end_is_kept_to_be_refused(scenario, begun):
    (block,) = entered_blocks([line(**begun)], scenario)
    assert block.start == block.end
