"""Plans as people read them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.errors import NotFound
from planner.model import BusyBlock, Need, NeedKind, PlanStatus, Priority
from planner.services import delegations, drawing, plans, resources, scenarios
from planner.services.timelines import short_place
from planner.services.views import MapFilters, Perspective, PlanRef
from tests.planner.services.conftest import visit_of


def test_the_head_of_a_plan(ctx, ref, t):
    found = plans.summary(ctx, ref, t)
    assert (found.placed, found.engagements, found.warnings) == (14, 14, 0)
    assert (found.unplaced_musts, found.unplaced_shoulds) == (0, 0)
    assert found.is_current
    assert found.row.status is PlanStatus.OPTIMAL
    assert (found.row.reason, found.row.author) == ("Planned", "Officer")
    assert found.legs == len(plans.get(ctx, ref).legs)


def test_the_score_card_adds_up(ctx, ref, t):
    card = plans.score_card(ctx, ref, t)
    assert [tier.tier for tier in card] == [
        "must",
        "should",
        "stability",
        "protocol",
        "time",
        "cars",
    ]
    assert [tier.value for tier in card] == [sum(x.value for x in tier.lines) for tier in card]
    assert all(tier.is_proven for tier in card)


def test_no_plan_no_page(ctx, t):
    with pytest.raises(NotFound):
        plans.summary(ctx, PlanRef(1, 7), t)
    with pytest.raises(NotFound):
        plans.latest(ctx, 9)


@pytest.mark.parametrize(
    "perspective", [each for each in Perspective if each is not Perspective.VEHICLE]
)
def test_itineraries_hold_everything_once(ctx, ref, t, perspective):
    plan = plans.get(ctx, ref)
    shown = [
        plans.itinerary(ctx, ref, perspective, choice.id, t)
        for choice in plans.resources(ctx, ref, perspective, t)
    ]
    rows = [row for each in shown for day in each.days for row in day.rows]
    visits = [row for row in rows if not row.is_leg]
    expected = {
        Perspective.DELEGATION: len(plan.visits),
        Perspective.LEADER: sum(visit.host_id is not None for visit in plan.visits),
        Perspective.INTERPRETER: sum(len(x.interpreter_ids) for v in plan.visits for x in v.teams),
        Perspective.ROOM: len(plan.visits),
    }
    assert len(visits) == expected[perspective]
    legs = len(plan.legs) if perspective is Perspective.DELEGATION else 0
    assert len(rows) - len(visits) == legs


def test_vehicles_have_the_drives(ctx, ref, t):
    plan = plans.get(ctx, ref)
    found = [
        plans.itinerary(ctx, ref, Perspective.VEHICLE, choice.id, t)
        for choice in plans.resources(ctx, ref, Perspective.VEHICLE, t)
    ]
    rows = [row for each in found for day in each.days for row in day.rows]
    assert len(rows) == sum(len(leg.vehicle_ids) for leg in plan.legs)
    assert {row.kind_label for row in rows} == {"Drive"}
    assert all(row.convoy for row in rows)


def test_a_line_says_it_all(ctx, ref, t, zh):
    def first_line(words):
        day = plans.itinerary(ctx, ref, Perspective.DELEGATION, "jp-ritto", words).days[0]
        return day.rows[0]

    english, chinese = first_line(t), first_line(zh)
    assert (english.title, english.kind_label) == ("Greeting on arrival", "Greeting on arrival")
    assert english.place == "Hengyang East Railway Station (high speed), VIP lounge"
    assert chinese.place == "衡阳东站贵宾室"
    assert english.start.isoformat() == "2026-12-15T10:05:00+08:00"
    assert (english.minutes, english.locked, english.conflicts) == (20, (), ())


def test_the_drives_of_a_vehicle_say_where_they_go(ctx, ref, t, small):
    def bars(perspective):
        found = plans.timeline(ctx, ref, perspective, t)
        return {bar.destination for bar in found.events if bar.kind == "leg"}

    targets = {leg.to_venue_id for leg in plans.get(ctx, ref).legs}
    names = [venue.name.en for venue in small.venues if venue.id in targets]
    assert bars(Perspective.VEHICLE) == {short_place(name, "Hengyang") for name in names}
    assert bars(Perspective.DELEGATION) == {""}


@pytest.mark.parametrize(
    ("name", "city", "short"),
    [
        ("Hangzhou Citizen Center", "Hangzhou", "Citizen Center"),
        ("Shangri-La Hotel Hangzhou", "Hangzhou", "Shangri-La Hotel"),
        ("杭州市民中心", "杭州", "市民中心"),
        ("Hangzhou", "Hangzhou", "Hangzhou"),
        ("West Lake", "Hangzhou", "West Lake"),
    ],
)
def test_a_short_place_leaves_the_city_out(name, city, short):
    assert short_place(name, city) == short


def test_the_timeline_shows_every_visit_and_the_busy_blocks(ctx, ref, t, small):
    plan = plans.get(ctx, ref)
    found = plans.timeline(ctx, ref, Perspective.LEADER, t)
    hosted = [event for event in found.events if event.kind != "busy"]
    assert len(hosted) == sum(visit.host_id is not None for visit in plan.visits)
    shown = {resource.id for resource in found.resources}
    busy = [event for event in found.events if event.kind == "busy"]
    assert len(busy) == sum(len(x.busy) for x in small.leaders if x.id in shown)
    assert {event.title for event in busy} <= {"Not available"}
    assert len({event.id for event in found.events}) == len(found.events)


@pytest.mark.parametrize("perspective", list(Perspective))
def test_every_bar_has_its_row(ctx, ref, t, perspective):
    found = plans.timeline(ctx, ref, perspective, t)
    rows = {resource.id for resource in found.resources}
    assert {event.resource_id for event in found.events} == rows
    starts = [event.start for event in found.events]
    assert starts == sorted(starts)


def mayor_called_away(ctx, ref):
    """Somebody blocks the mayor's calendar during the courtesy call."""
    visit = visit_of(ctx, ref, "jp-ritto-courtesy-call")
    (leader,) = (
        leader
        for leader in scenarios.current(ctx, 1).scenario.leaders
        if leader.id == visit.host_id
    )
    block = BusyBlock(visit.start, visit.end + timedelta(minutes=30))
    resources.save(ctx, 1, 1, replace(leader, busy=(block,)))
    return leader


def test_a_plan_is_checked_against_what_has_happened_since(ctx, ref, t, zh):
    leader = mayor_called_away(ctx, ref)
    (warning,) = plans.warnings(ctx, ref, t)
    (chinese,) = plans.warnings(ctx, ref, zh)
    visit = visit_of(ctx, ref, "jp-ritto-courtesy-call")
    free_at = visit.end + timedelta(minutes=30)
    times = f"{visit.start:%H:%M}–{free_at:%H:%M}"
    assert warning.rule == "H04"
    assert warning.text == (
        f"{leader.name.formal('en')} is busy {times}, during “Courtesy call and exchange of gifts” "
        f"(Tue 15 Dec {visit.start:%H:%M}–{visit.end:%H:%M})"
    )
    assert f"{leader.name.formal('zh')}在{times}另有安排" in chinese.text
    assert warning.engagement_ids == ("jp-ritto-courtesy-call",)
    summary = plans.summary(ctx, ref, t)
    assert (summary.is_current, summary.warnings) == (False, 1)


def test_a_conflict_shows_on_the_line_and_on_the_bar(ctx, ref, t):
    mayor_called_away(ctx, ref)
    days = plans.itinerary(ctx, ref, Perspective.DELEGATION, "jp-ritto", t).days
    lines = [row for day in days for row in day.rows if row.conflicts]
    assert [line.engagement_id for line in lines] == ["jp-ritto-courtesy-call"]
    bars = plans.timeline(ctx, ref, Perspective.ROOM, t).events
    assert [bar.engagement_id for bar in bars if bar.conflict] == ["jp-ritto-courtesy-call"]


def test_what_is_new_since_the_plan_is_left_out_of_it(ctx, ref, t):
    ritto, programme = delegations.get(ctx, 1, "jp-ritto")
    dawn = ritto.arrival.at.replace(hour=5)
    early = replace(programme[1].time, earliest=dawn, latest=dawn + timedelta(hours=2))
    added = replace(programme[1], id="added", time=early, priority=Priority.MUST, after_ids=())
    delegations.save(ctx, 1, 1, ritto, (*programme, added))
    (line,) = plans.unplaced(ctx, ref, t)
    assert (line.engagement_id, line.priority_label) == ("added", "Must")
    assert line.reasons == (
        f"The guests are not in town long enough for “{added.title.en}” at the time asked for",
    )
    assert plans.summary(ctx, ref, t).unplaced_musts == 1


def test_an_old_plan_is_readable_when_what_it_names_is_gone(ctx, ref, t):
    assert delegations.remove(ctx, 1, 1, "jp-ritto") == 2
    assert plans.warnings(ctx, ref, t) != ()
    for perspective in Perspective:
        plans.timeline(ctx, ref, perspective, t)
    assert "<html" in drawing.map_html(ctx, ref, MapFilters(), t)


def test_a_new_need_is_checked_too(ctx, ref, t):
    ritto, programme = delegations.get(ctx, 1, "jp-ritto")
    halal = replace(ritto, needs=(Need(NeedKind.HALAL),))
    delegations.save(ctx, 1, 1, halal, programme)
    assert {line.rule for line in plans.warnings(ctx, ref, t)} <= {"H20"}


def test_the_map_shows_what_is_asked_for(ctx, ref, t):
    whole = drawing.map_html(ctx, ref, MapFilters(), t)
    # Once as a stop, once as where a drive leads.
    assert whole.count("jp-ritto-courtesy-call") == 2
    second_day = plans.get(ctx, ref).period.end
    one_day = drawing.map_html(ctx, ref, MapFilters(days=(second_day,)), t)
    assert "jp-ritto-courtesy-call" not in one_day
    nobody = drawing.map_html(ctx, ref, MapFilters(delegation_ids=("nobody",)), t)
    assert "jp-ritto" not in nobody
