"""The delegations page: take in, change, arrange, take out."""

from datetime import time

import pytest

from planner.errors import NotFound
from planner.i18n import Language, translator
from planner.model import (
    Dress,
    EngagementKind,
    Gender,
    GuestClass,
    TaskState,
    TransportMode,
    VenueKind,
)
from planner.services import checklists, delegations, issuing, scenarios
from planner.services.views import PlanRef


def only(ctx):
    """The sample's one delegation, with its programme."""
    delegation_id = scenarios.current(ctx, 1).scenario.delegations[0].id
    return delegations.get(ctx, 1, delegation_id)


def details(ctx, open_page):
    delegation, _ = only(ctx)
    page = open_page("delegations", delegation=delegation.id)
    page.segmented_control(key="guests_view").set_value("details").run()
    version = scenarios.current(ctx, 1).version
    return page, f"guests_{delegation.id}_{version}"


def test_the_list_opens_a_delegation(ctx, open_page):
    delegation, _ = only(ctx)
    page = open_page("delegations")
    page.selectbox(key="guests_open").set_value(delegation.id).run()
    assert page.query_params["delegation"] == delegation.id
    assert page.segmented_control(key="guests_view").value == "programme"


def test_a_new_delegation_comes_with_the_programme_of_its_template(ctx, open_page):
    page = open_page("delegations")
    page.button(key="guests_new").click().run()
    page.text_input(key="guests_new_name_en").set_value("Aarhus City Delegation")
    page.text_input(key="guests_new_name_zh").set_value("奥胡斯市代表团")
    page.text_input(key="guests_new_code").set_value("DK-AARHUS")
    page.text_input(key="guests_new_head_en").set_value("Signe Holm")
    page.text_input(key="guests_new_head_zh").set_value("西涅·霍尔姆")
    page.selectbox(key="guests_new_region").set_value("DK")
    page.multiselect(key="guests_new_languages").set_value(["en"])
    page.selectbox(key="guests_new_template").set_value("sister_city")
    page.button(key="guests_new_send").click().run()
    assert [box.value for box in [*page.exception, *page.error]] == []
    delegation, programme = delegations.get(ctx, 1, "dk-aarhus")
    assert (delegation.name.zh, delegation.region, delegation.guest_class) == (
        "奥胡斯市代表团",
        "DK",
        GuestClass.SISTER_CITY,
    )
    kinds = {engagement.kind for engagement in programme}
    assert {EngagementKind.GREETING, EngagementKind.COURTESY_CALL} <= kinds


def test_what_is_missing_in_a_new_delegation_is_named_and_nothing_is_stored(ctx, open_page):
    before = scenarios.current(ctx, 1)
    page = open_page("delegations")
    page.button(key="guests_new").click().run()
    page.button(key="guests_new_send").click().run()
    assert [box.value for box in page.error] == [
        "Still missing: Name of the delegation, Region, Head of delegation and Languages"
    ]
    assert scenarios.current(ctx, 1) == before


def test_what_cannot_be_is_refused_with_its_place(ctx, open_page):
    before = scenarios.current(ctx, 1)
    page, key = details(ctx, open_page)
    page.selectbox(key=f"{key}_dep_at_day").set_value(before.scenario.period.start)
    page.time_input(key=f"{key}_dep_at_time").set_value(time(0, 0))
    page.button(key=f"{key}_save").click().run()
    assert [box.value for box in page.error] == [
        "This cannot be saved yet:\n- The arrival must come before the departure"
    ]
    assert scenarios.current(ctx, 1) == before


def test_saving_changes_what_was_changed_and_nothing_else(ctx, open_page):
    before, programme = only(ctx)
    page, key = details(ctx, open_page)
    page.number_input(key=f"{key}_headcount").set_value(before.headcount + 1)
    page.button(key=f"{key}_save").click().run()
    assert [box.value for box in [*page.exception, *page.error]] == []
    after, same_programme = only(ctx)
    changed = {
        name
        for name in type(before).__dataclass_fields__
        if getattr(before, name) != getattr(after, name)
    }
    assert changed - {"luggage_pieces"} == {"headcount"}
    assert same_programme == programme


def test_wishes_for_interpreters_and_banquets_elsewhere_are_stored(ctx, open_page):
    name = scenarios.current(ctx, 1).scenario.interpreters[0].id
    page, key = details(ctx, open_page)
    page.multiselect(key=f"{key}_interpreters").set_value([name])
    page.selectbox(key=f"{key}_gender").set_value(Gender.FEMALE)
    page.number_input(key=f"{key}_banquets").set_value(1)
    page.checkbox(key=f"{key}_embargo").set_value(True)
    page.button(key=f"{key}_save").click().run()
    assert [box.value for box in [*page.exception, *page.error]] == []
    after, _ = only(ctx)
    assert after.preferred_interpreter_ids == (name,)
    assert (after.interpreter_gender, after.banquets_already_given) == (Gender.FEMALE, 1)
    assert [box.value for box in page.warning] == ["Not to be made public yet"]


def test_a_change_by_somebody_else_is_not_overwritten(ctx, open_page):
    before, programme = only(ctx)
    page, key = details(ctx, open_page)
    delegations.save(ctx, 1, scenarios.current(ctx, 1).version, before, programme[:-1])
    page.number_input(key=f"{key}_headcount").set_value(before.headcount + 3)
    page.button(key=f"{key}_save").click().run()
    assert [box.value.split(".")[0] for box in page.error] == [
        "Somebody else changed this office's data while the form was open"
    ]
    assert only(ctx) == (before, programme[:-1])


def test_taking_out_a_delegation(ctx, open_page):
    delegation, _ = only(ctx)
    page, _ = details(ctx, open_page)
    page.button(key=f"guests_remove_{delegation.id}").click().run()
    with pytest.raises(NotFound):
        delegations.get(ctx, 1, delegation.id)
    assert [title.value for title in page.title] == ["Delegations"]


def test_adding_an_engagement_opens_its_form(ctx, open_page):
    delegation, programme = only(ctx)
    page = open_page("delegations", delegation=delegation.id)
    page.selectbox(key="guests_add_kind").set_value(EngagementKind.BOAT.value).run()
    page.button(key="guests_add").click().run()
    assert [box.value for box in [*page.exception, *page.error]] == []
    _, longer = only(ctx)
    added = (set(longer) - set(programme)).pop()
    assert added.kind is EngagementKind.BOAT
    assert page.selectbox(key="guests_engagement").value == added.id


def test_changing_the_length_of_an_engagement(ctx, open_page):
    delegation, programme = only(ctx)
    meeting = next(e for e in programme if e.kind is EngagementKind.COURTESY_CALL)
    page = open_page("delegations", delegation=delegation.id)
    page.selectbox(key="guests_engagement").set_value(meeting.id).run()
    key = f"engagement_{meeting.id}_{scenarios.current(ctx, 1).version}"
    page.number_input(key=f"{key}_duration").set_value(meeting.duration_min + 5)
    page.button(key=f"{key}_save").click().run()
    assert [box.value for box in [*page.exception, *page.error]] == []
    _, after = only(ctx)
    lengths = {e.id: e.duration_min for e in after}
    assert lengths == {e.id: e.duration_min for e in programme} | {
        meeting.id: meeting.duration_min + 5
    }


@pytest.mark.parametrize(("is_usual", "days"), [(False, 4), (False, 0), (True, None)])
def test_what_guests_wear_and_how_long_approval_takes(ctx, open_page, is_usual, days):
    delegation, programme = only(ctx)
    meeting = next(e for e in programme if e.kind is EngagementKind.COURTESY_CALL)
    page = open_page("delegations", delegation=delegation.id)
    page.selectbox(key="guests_engagement").set_value(meeting.id).run()
    key = f"engagement_{meeting.id}_{scenarios.current(ctx, 1).version}"
    page.selectbox(key=f"{key}_dress").set_value(Dress.FORMAL)
    page.checkbox(key=f"{key}_usual_approval").set_value(is_usual)
    page.number_input(key=f"{key}_approval").set_value(days or 0)
    page.button(key=f"{key}_save").click().run()
    assert [box.value for box in [*page.exception, *page.error]] == []
    after = next(e for e in only(ctx)[1] if e.id == meeting.id)
    assert (after.dress, after.approval_days) == (Dress.FORMAL, days)


@pytest.mark.parametrize(("entered", "expected"), [(40, 40), (0, None)])
def test_how_far_guests_can_walk_is_stored(ctx, open_page, entered, expected):
    page, key = details(ctx, open_page)
    page.number_input(key=f"{key}_walking").set_value(entered)
    page.button(key=f"{key}_save").click().run()
    assert [box.value for box in [*page.exception, *page.error]] == []
    assert only(ctx)[0].walking_day_min == expected


def test_taking_an_engagement_out_frees_those_that_were_to_follow_it(ctx, open_page):
    delegation, programme = only(ctx)
    removed = next(e for e in programme if e.kind is EngagementKind.COURTESY_CALL)
    page = open_page("delegations", Language.ZH_CN, delegation=delegation.id)
    page.selectbox(key="guests_engagement").set_value(removed.id).run()
    key = f"engagement_{removed.id}_{scenarios.current(ctx, 1).version}"
    page.button(key=f"{key}_remove").click().run()
    _, after = only(ctx)
    assert {e.id for e in after} == {e.id for e in programme} - {removed.id}
    assert [e.id for e in after if removed.id in e.after_ids] == []


def test_a_new_delegation_comes_by_what_leaves_from_its_port(ctx, open_page):
    page = open_page("delegations")
    page.button(key="guests_new").click().run()
    scenario = scenarios.current(ctx, 1).scenario
    ports = [v for v in scenario.venues if v.kind in {VenueKind.AIRPORT, VenueKind.RAIL}]
    by_air = ports[0].kind is VenueKind.AIRPORT
    mode = next(box for box in page.selectbox if box.label == "Means of travel")
    assert mode.value == (TransportMode.INTERNATIONAL_FLIGHT if by_air else TransportMode.TRAIN)


def test_a_task_of_the_checklist_is_ticked(ctx, open_page):
    delegation, _ = only(ctx)
    page = open_page("delegations", delegation=delegation.id)
    page.segmented_control(key="guests_view").set_value("tasks").run()
    open_tasks = page.checkbox
    assert not open_tasks[0].value
    open_tasks[0].check().run()
    assert not page.exception
    assert page.checkbox[0].value
    kept = checklists.checklist(ctx, 1, delegation.id, translator(Language.EN))
    assert kept[0].state is TaskState.DONE


@pytest.mark.parametrize("language", Language)
def test_what_was_issued_and_what_it_changed_stand_on_the_delegations_page(
    ctx, open_page, language
):
    t, ref, (delegation, _) = translator(language), PlanRef(1, 1), only(ctx)
    page = open_page("delegations", language, delegation=delegation.id)
    for view in ("issued", "history"):
        page.segmented_control(key="guests_view").set_value(view).run()
        assert t("Nothing is issued yet") in page.markdown[-2].value
    known = [point.key for point in issuing.open_points(ctx, ref, t)]
    issuing.issue(ctx, ref, accepted=known, note="By telephone")
    page.run()
    assert t("The first that people were told.") in [each.value for each in page.markdown]
    page.segmented_control(key="guests_view").set_value("issued").run()
    assert [box.value for box in [*page.exception, *page.error]] == []
    told = t("People were told version {number}.", number=1)
    assert told in [each.value.replace("\\", "") for each in page.caption]
