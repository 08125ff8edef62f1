"""Why an alternative changes what it changes, and what has begun and goes on."""

from dataclasses import replace

from optimizer.problem import Dimension, Window
from optimizer.replan import replan
from tests.optimizer.replan.changing import away
from tests.optimizer.replan.test_single_changes import ALL_DAY, MORNING, OFFICE, TOLD, quickly


def test_a_changed_host_is_explained_by_what_the_told_one_would_break():
    shut = replace(OFFICE, leaders=away(OFFICE.leaders, "mayor", MORNING))
    first = replan(shut, TOLD, quickly()).alternatives[0]
    assert {each.engagement for each in first.changes} == {"talks"}
    (cause,) = first.causes
    assert (cause.engagement, [each.rule for each in cause.violations]) == ("talks", ["H04"])


def test_another_vehicle_is_explained_by_what_keeps_the_told_one_away():
    shut = replace(OFFICE, vehicles=away(OFFICE.vehicles, "van", ALL_DAY))
    first = replan(shut, TOLD, quickly()).alternatives[0]
    assert {each.dimension for each in first.changes} == {Dimension.VEHICLE}
    assert [cause.engagement for cause in first.causes] == [c.engagement for c in first.changes]
    assert all("van" in each.ids for cause in first.causes for each in cause.violations)
    assert all(cause.violations for cause in first.causes)


def test_what_has_begun_goes_on_though_its_host_is_called_away():
    shut = replace(OFFICE, leaders=away(OFFICE.leaders, "mayor", Window(640, 1080)))
    answer = replan(shut, TOLD, quickly(now_min=630))
    assert answer.alternatives[0].changes == ()
    assert [(each.rule, each.ids[0]) for each in answer.fallback.violations] == [("H04", "mayor")]
