"""My day and my sheet: own things only, what is new, own times, the calendar's link."""

import pytest

from planner.access import Post, Role, Served
from planner.i18n import Language, translator
from planner.services import issuing, live, own_days, own_time, plans, scenarios
from planner.services.views import PlanRef
from tests.app.preparing import sign_in

REF = PlanRef(1, 1)
EN = translator(Language.EN)


@pytest.fixture
def issued(ctx):
    accepted = [point.key for point in issuing.open_points(ctx, REF, EN)]
    issuing.issue(ctx, REF, accepted=accepted, note="agreed")
    return ctx


@pytest.fixture
def stand_for(ctx):
    """Let the account that `open_page` signs in with this role stand for somebody."""

    def stand_for(role, post, resource_id):
        office = scenarios.current(ctx, 1).scenario.office.id
        sign_in(ctx, role, serves=frozenset({Served(office, post, resource_id)}))

    return stand_for


def host(ctx):
    return next(v.host_id for v in plans.get(ctx, REF).visits if v.host_id)


def texts(page):
    return "\n".join(part.value for part in page.markdown)


def test_a_leader_sees_own_engagements_and_says_when_not_free(issued, stand_for, open_page):
    leader = host(issued)
    stand_for(Role.LEADER, Post.LEADER, leader)
    page = open_page("my_day", roles=[Role.LEADER])
    assert not page.exception
    first = next(v for v in plans.get(issued, REF).visits if v.host_id == leader)
    scenario = scenarios.current(issued, 1).scenario
    name = next(e.title.en for e in scenario.engagements if e.id == first.engagement_id)
    assert name in texts(page)
    next(b for b in page.button if b.label == "I am not free then").click().run()
    assert not page.exception
    assert len(own_time.own_time(issued, 1, leader, EN).blocks) == 1 + len(
        next(one.busy for one in scenario.leaders if one.id == leader)
    )


def test_an_interpreter_acknowledges_what_is_new(issued, stand_for, open_page):
    team = next(v.teams[0] for v in plans.get(issued, REF).visits if v.teams)
    stand_for(Role.INTERPRETER, Post.INTERPRETER, team.interpreter_ids[0])
    page = open_page("my_sheet", roles=[Role.INTERPRETER])
    assert not page.exception
    assert "Be there at" in texts(page)
    button = next(b for b in page.button if b.label == "I have read this")
    button.click().run()
    assert not page.exception
    assert "I have read this" not in [b.label for b in page.button]


@pytest.mark.parametrize("language", Language)
def test_a_driver_sees_own_drives(issued, stand_for, open_page, language):
    vehicle = next(key for leg in plans.get(issued, REF).legs for key in leg.vehicle_ids)
    stand_for(Role.DRIVER, Post.VEHICLE, vehicle)
    page = open_page("my_sheet", language, roles=[Role.DRIVER])
    assert not page.exception
    assert translator(language)("Drive") in texts(page)


def test_before_the_first_issue_there_is_nothing_to_do(ctx, stand_for, open_page):
    stand_for(Role.LEADER, Post.LEADER, host(ctx))
    page = open_page("my_day", roles=[Role.LEADER])
    assert not page.exception
    assert "No plan is in force yet" in texts(page) + "".join(i.value for i in page.info)


def test_a_link_is_made_shown_once_and_ended(issued, stand_for, open_page):
    stand_for(Role.LEADER, Post.LEADER, host(issued))
    page = open_page("my_day", roles=[Role.LEADER])
    page.button(key="own_calendar_renew").click().run()
    assert page.code[0].value.endswith(".ics")
    page.button(key="own_calendar_revoke").click().run()
    assert not page.exception
    assert not page.code


def test_nobody_sees_somebody_elses_sheet(issued):
    assert own_days.people(issued, 1, EN) == ()


def test_an_interpreter_says_they_run_late_and_takes_it_back(issued, stand_for, open_page):
    team = next(v.teams[0] for v in plans.get(issued, REF).visits if v.teams)
    key = team.interpreter_ids[0]
    stand_for(Role.INTERPRETER, Post.INTERPRETER, key)
    page = open_page("my_sheet", roles=[Role.INTERPRETER])
    page.segmented_control(key=f"own_late_by_{key}").set_value(20).run()
    page.button(key=f"own_late_{key}").click().run()
    assert not page.exception
    assert "20 min late for" in texts(page)
    office = scenarios.current(issued, 1).scenario.office.id
    (delay,) = live.own_delays(issued, 1, Served(office, Post.INTERPRETER, key), EN)
    assert delay.minutes == 20
    page.button(key=f"own_on_time_{delay.id}").click().run()
    assert "20 min late for" not in texts(page)
