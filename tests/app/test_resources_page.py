"""The resources page: change, add and take out leaders, interpreters, vehicles, venues, rooms."""

from dataclasses import replace

import pytest

from planner.i18n import Language, translator
from planner.model import Bilingual, RestrictedZone, SecurityLevel, VehicleKind
from planner.pages.topics import topic_name
from planner.services import resources, scenarios

KINDS = {
    "leader": "leaders",
    "interpreter": "interpreters",
    "vehicle": "vehicles",
    "venue": "venues",
    "room": "rooms",
    "zone": "zones",
}


def entries(ctx, kind):
    return {entry.id: entry for entry in getattr(scenarios.current(ctx, 1).scenario, KINDS[kind])}


def opened(ctx, open_page, kind, entry_id):
    page = open_page("resources")
    page.session_state["assets_list"] = KINDS[kind]
    page.run()
    page.selectbox(key=f"assets_open_{kind}:1").set_value(entry_id).run()
    return page, f"{kind}_{entry_id}_{scenarios.current(ctx, 1).version}"


LAKE = RestrictedZone(
    "lake",
    Bilingual("湖区", "Lakeside"),
    ("shigu",),
    kinds=frozenset({VehicleKind.COACH}),
    plate_digits=frozenset({3, 8}),
    permit="lake-pass",
)


@pytest.fixture
def lake(ctx):
    resources.save(ctx, 1, scenarios.current(ctx, 1).version, LAKE)


@pytest.mark.usefixtures("lake")
@pytest.mark.parametrize("kind", list(KINDS))
def test_saving_a_form_as_it_is_changes_nothing(ctx, open_page, kind):
    before = entries(ctx, kind)
    page, key = opened(ctx, open_page, kind, min(before))
    page.button(key=f"{key}_save").click().run()
    assert [box.value for box in [*page.exception, *page.error]] == []
    assert entries(ctx, kind) == before


@pytest.mark.parametrize(
    ("kind", "field", "entered", "changes"),
    [
        ("leader", "most", 3, {"max_per_day": 3}),
        ("leader", "evenings", 2, {"max_evenings_per_day": 2}),
        ("interpreter", "most", 330, {"max_interpreting_min": 330}),
        ("vehicle", "seats", 11, {"seats": 11}),
        ("venue", "group", 25, {"max_group": 25}),
        ("venue", "walking", 45, {"walking_min": 45}),
        ("room", "capacity", 77, {"capacity": 77}),
        ("room", "hire", 800, {"hire_yuan": 800}),
        ("interpreter", "overtime", 150, {"overtime_hour_yuan": 150}),
    ],
)
def test_a_changed_field_is_saved(ctx, open_page, kind, field, entered, changes):
    before = entries(ctx, kind)
    entry_id = min(before)
    page, key = opened(ctx, open_page, kind, entry_id)
    page.number_input(key=f"{key}_{field}").set_value(entered)
    page.button(key=f"{key}_save").click().run()
    assert [box.value for box in [*page.exception, *page.error]] == []
    assert entries(ctx, kind) == before | {entry_id: replace(before[entry_id], **changes)}


def test_a_new_vehicle_is_added_and_stays_open(ctx, open_page):
    before = entries(ctx, "vehicle")
    page = open_page("resources")
    page.session_state["assets_list"] = "vehicles"
    page.run()
    page.button(key="assets_add_vehicle").click().run()
    key = f"vehicle_+_{scenarios.current(ctx, 1).version}"
    page.text_input(key=f"{key}_plate").set_value("湘D·N0001")
    page.button(key=f"{key}_save").click().run()
    assert [box.value for box in [*page.exception, *page.error]] == []
    added = set(entries(ctx, "vehicle")) - set(before)
    assert added == {"xiang-d-n0001"}
    assert page.selectbox(key="assets_open_vehicle:1").value == "xiang-d-n0001"


def test_a_new_zone_shuts_vehicles_out_of_a_venue(ctx, open_page):
    page = open_page("resources")
    page.session_state["assets_list"] = "zones"
    page.run()
    page.button(key="assets_add_zone").click().run()
    key = f"zone_+_{scenarios.current(ctx, 1).version}"
    page.text_input(key=f"{key}_en").set_value("Old town")
    page.multiselect(key=f"{key}_venues").set_value(["shigu"])
    page.multiselect(key=f"{key}_kinds").set_value([VehicleKind.COACH])
    page.multiselect(key=f"{key}_digits").set_value(["0", "7"])
    page.button(key=f"{key}_save").click().run()
    assert [box.value for box in [*page.exception, *page.error]] == []
    assert entries(ctx, "zone") == {
        "old-town": RestrictedZone(
            "old-town",
            Bilingual("", "Old town"),
            ("shigu",),
            kinds=frozenset({VehicleKind.COACH}),
            plate_digits=frozenset({0, 7}),
        )
    }


def test_a_vehicle_is_given_a_permit(ctx, open_page):
    vehicle_id = min(entries(ctx, "vehicle"))
    page, key = opened(ctx, open_page, "vehicle", vehicle_id)
    page.multiselect(key=f"{key}_permits").set_value(["lake-pass"])
    page.button(key=f"{key}_save").click().run()
    assert [box.value for box in [*page.exception, *page.error]] == []
    assert entries(ctx, "vehicle")[vehicle_id].permits == {"lake-pass"}


def test_a_venue_is_cleared(ctx, open_page):
    page, key = opened(ctx, open_page, "venue", "shigu")
    page.selectbox(key=f"{key}_cleared").set_value(SecurityLevel.L1)
    page.button(key=f"{key}_save").click().run()
    assert entries(ctx, "venue")["shigu"].cleared_level is SecurityLevel.L1


def test_an_entry_in_use_is_not_taken_out(ctx, open_page):
    home = scenarios.current(ctx, 1).scenario.office.home_venue_id
    before = entries(ctx, "venue")
    page, _ = opened(ctx, open_page, "venue", home)
    page.button(key="assets_remove_venue").click().run()
    assert [box.value.splitlines()[0] for box in page.error] == ["This cannot be saved yet:"]
    assert entries(ctx, "venue") == before


def test_an_entry_that_nothing_needs_is_taken_out(ctx, open_page):
    spare = replace(next(iter(entries(ctx, "vehicle").values())), id="spare", plate="S")
    resources.save(ctx, 1, scenarios.current(ctx, 1).version, spare)
    page, _ = opened(ctx, open_page, "vehicle", "spare")
    page.button(key="assets_remove_vehicle").click().run()
    assert [box.value for box in [*page.exception, *page.error]] == []
    assert "spare" not in entries(ctx, "vehicle")


def test_a_topic_may_be_typed_in_any_case_and_in_chinese(ctx, open_page):
    before = entries(ctx, "leader")
    leader_id = min(before)
    page, key = opened(ctx, open_page, "leader", leader_id)
    page.multiselect(key=f"{key}_fields").set_value(["Green Energy", "旅游"])
    page.button(key=f"{key}_save").click().run()
    assert [box.value for box in [*page.exception, *page.error]] == []
    assert entries(ctx, "leader")[leader_id].fields == {"green-energy", "旅游"}


def test_the_usual_topics_are_worded(ctx, open_page):
    chinese = translator(Language.ZH_CN)
    assert topic_name("economy", chinese) == "经济"
    assert topic_name("green-energy", chinese) == "green-energy"
