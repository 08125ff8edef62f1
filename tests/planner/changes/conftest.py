"""A tiny office with a told plan of two engagements, and what a change makes of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.changes import Changes, Standing, changed
from planner.model import (
    EngagementKind,
    InterpreterTeam,
    Plan,
    PlannedVisit,
    PlanStatus,
    TimeSpec,
)
from tests.planner.translate.builders import PERIOD, at, engagement, rules, scenario

TALKS_AT = at(1, 10)


@pytest.fixture
def standing():
    found = scenario(
        engagement("greeting", EngagementKind.GREETING, time=TimeSpec(at(0, 9, 15), at(0, 10))),
        engagement("check-in", EngagementKind.CHECK_IN),
        engagement("talks"),
        engagement("tour", EngagementKind.SITE_VISIT, after_ids=("talks",)),
        engagement("send-off", EngagementKind.SEND_OFF, time=TimeSpec(at(2, 16), at(2, 17))),
    )
    visits = (
        visit("talks", TALKS_AT, "hall.talks", host="mayor", interpreter="wang"),
        visit("tour", at(1, 14), "museum.tour", interpreter="wang"),
    )
    told = Plan(
        office_id="office",
        period=PERIOD,
        number=1,
        author="officer",
        created_at=at(0, 0),
        reason="",
        status=PlanStatus.FEASIBLE,
        visits=visits,
        legs=(),
    )
    return Standing(found, told, rules().numbers)


def visit(id_, start, room, *, host=None, interpreter):
    teams = (InterpreterTeam("fr", (interpreter,)),)
    return PlannedVisit(id_, start, start + timedelta(minutes=75), room, host, teams)


@pytest.fixture
def after(standing):
    """The scenario after changes, known on the first morning."""

    def after(*changes, **parts):
        known = replace(standing, scenario=replace(standing.scenario, **parts))
        return changed(known, Changes(at(0, 7), changes))

    return after


def part(items, id_):
    return next(item for item in items if item.id == id_)
