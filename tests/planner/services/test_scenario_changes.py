"""Delegations and resources: saved whole or not at all."""

from dataclasses import replace

import pytest

from planner.errors import Conflict, InvalidInput, NotFound
from planner.model import Leader, LockDimension, Room, Venue
from planner.scenario import dump_scenario
from planner.services import delegations, edits, resources, scenarios
from planner.services.views import DelegationRow

RITTO = "jp-ritto"


def current(ctx):
    return scenarios.current(ctx, 1).scenario


@pytest.fixture
def second(small):
    """Another delegation and its programme from a template."""
    (first,) = small.delegations
    return replace(first, id="jp-second", code_name="SECOND")


def test_a_delegation_is_listed_with_what_is_planned_for_it(ctx, t, small):
    (row,) = delegations.all_delegations(ctx, 1, t)
    assert isinstance(row, DelegationRow)
    assert (row.id, row.headcount, row.engagements, row.placed) == (RITTO, 7, 14, 14)
    assert (row.region, row.guest_class) == ("Japan", "Sister city")
    assert (row.arrives, row.arrives.tzinfo) == (
        small.delegations[0].arrival.at,
        small.office.tzinfo,
    )


def test_before_the_first_plan_nothing_is_said_about_placing(empty, small, t):
    scenarios.import_file(empty, dump_scenario(small).encode())
    assert [row.placed for row in delegations.all_delegations(empty, 1, t)] == [None]


def test_a_template_proposes_and_a_save_stores(ctx, second, t):
    template = delegations.templates(t)[0]
    programme = delegations.programme_from_template(ctx, 1, second, template.id)
    assert programme
    assert current(ctx).delegations[1:] == ()
    assert delegations.save(ctx, 1, 1, second, programme) == 2
    assert delegations.get(ctx, 1, second.id) == (second, programme)
    assert [e.id for e in current(ctx).engagements_of(RITTO)] == [
        e.id for e in current(ctx).engagements[:14]
    ]


def test_a_joint_engagement_is_left_by_who_does_not_list_it(ctx, second):
    joint = replace(current(ctx).engagements[1], id="joint", delegation_ids=(second.id, RITTO))
    delegations.save(ctx, 1, 1, second, (joint,))
    ritto, programme = delegations.get(ctx, 1, RITTO)
    assert [e.id for e in programme][-1] == "joint"
    delegations.save(ctx, 1, 2, ritto, programme[:-1])
    (left,) = current(ctx).engagements_of(second.id)
    assert left == replace(joint, delegation_ids=(second.id,))


def test_what_is_taken_out_takes_locks_and_order_along(ctx, ref):
    edits.set_locks(ctx, ref, "jp-ritto-greeting", frozenset({LockDimension.TIME}))
    ritto, programme = delegations.get(ctx, 1, RITTO)
    followers = [e.id for e in programme if "jp-ritto-greeting" in e.after_ids]
    assert followers
    delegations.save(ctx, 1, 2, ritto, tuple(e for e in programme if e.id != "jp-ritto-greeting"))
    assert current(ctx).locks == ()
    assert [e for e in current(ctx).engagements if "jp-ritto-greeting" in e.after_ids] == []


def test_a_delegation_leaves_without_a_trace(ctx, second):
    apart = replace(second, keep_apart_ids=(RITTO,))
    delegations.save(ctx, 1, 1, apart, ())
    (interpreter, *_) = current(ctx).interpreters
    served = replace(interpreter, served_delegation_ids=(RITTO, second.id))
    resources.save(ctx, 1, 2, served)
    assert delegations.remove(ctx, 1, 3, RITTO) == 4
    found = current(ctx)
    assert (found.delegations, found.engagements) == (second_without(apart), ())
    assert found.interpreters[0].served_delegation_ids == (second.id,)


def second_without(delegation):
    return (replace(delegation, keep_apart_ids=()),)


def test_an_engagement_of_others_is_not_taken_over(ctx, second):
    foreign = replace(current(ctx).engagements[0], delegation_ids=(second.id,))
    with pytest.raises(InvalidInput) as refused:
        delegations.save(ctx, 1, 1, second, (foreign,))
    assert [flaw.facts for flaw in refused.value.flaws] == [(("id", foreign.id),)]


def test_what_contradicts_itself_is_refused_whole(ctx, small):
    (ritto,) = small.delegations
    wrong = replace(ritto, hotel_venue_id="nowhere")
    with pytest.raises(InvalidInput) as refused:
        delegations.save(ctx, 1, 1, wrong, small.engagements)
    assert "delegations[0].hotel_venue_id" in [flaw.path for flaw in refused.value.flaws]
    assert scenarios.current(ctx, 1).version == 1


def test_who_saves_on_an_old_version_is_told(ctx, small):
    (ritto,) = small.delegations
    delegations.save(ctx, 1, 1, replace(ritto, headcount=8), small.engagements)
    with pytest.raises(Conflict):
        delegations.save(ctx, 1, 1, replace(ritto, headcount=9), small.engagements)
    assert current(ctx).delegations[0].headcount == 8


@pytest.mark.parametrize(
    "ask",
    [
        lambda ctx: delegations.get(ctx, 1, "nobody"),
        lambda ctx: delegations.remove(ctx, 1, 1, "nobody"),
        lambda ctx: delegations.programme_from_template(
            ctx, 1, current(ctx).delegations[0], "nothing"
        ),
        lambda ctx: resources.remove(ctx, 1, 1, Leader, "nobody"),
        lambda ctx: scenarios.current(ctx, 9),
    ],
)
def test_what_does_not_exist_is_not_found(ctx, ask):
    with pytest.raises(NotFound):
        ask(ctx)


def test_a_resource_is_changed_in_its_place_and_a_new_one_comes_last(ctx, small):
    first, *others = small.leaders
    changed = replace(first, max_per_day=1)
    resources.save(ctx, 1, 1, changed)
    assert current(ctx).leaders == (changed, *others)
    new = replace(first, id="new")
    resources.save(ctx, 1, 2, new)
    assert current(ctx).leaders == (changed, *others, new)


def test_what_something_refers_to_stays(ctx, small):
    (ritto,) = small.delegations
    with pytest.raises(InvalidInput):
        resources.remove(ctx, 1, 1, Venue, ritto.hotel_venue_id)
    assert len(current(ctx).venues) == len(small.venues)


def test_a_venue_goes_with_its_rooms(ctx, small):
    spare = replace(small.venues[0], id="spare")
    resources.save(ctx, 1, 1, spare)
    resources.save(ctx, 1, 2, replace(small.rooms[0], id="spare.hall", venue_id="spare"))
    resources.remove(ctx, 1, 3, Venue, "spare")
    found = current(ctx)
    assert [room for room in found.rooms if room.venue_id == "spare"] == []
    assert len(found.venues) == len(small.venues)


def test_a_room_can_go_alone(ctx, small):
    unused = replace(small.rooms[0], id="unused.hall")
    resources.save(ctx, 1, 1, unused)
    resources.remove(ctx, 1, 2, Room, unused.id)
    # Files list rooms by venue, so their order is that of the venues.
    assert set(current(ctx).rooms) == set(small.rooms)
