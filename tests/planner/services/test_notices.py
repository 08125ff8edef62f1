"""Notices: written when a plan is issued, told, acknowledged, each to its own reader only."""

from dataclasses import replace

import pytest

from planner.access import Actor, Post, Role, Served
from planner.duties import Channel, RecipientKind
from planner.errors import NotAllowed
from planner.services import edits, issuing, notices, plans, scenarios
from planner.services.views import PlanRef
from tests.planner.services.conftest import visit_of

CALL = "jp-ritto-courtesy-call"


@pytest.fixture
def issue(ctx, t):
    """Issue a version, whatever stands open."""

    def issue(ref):
        known = [point.key for point in issuing.open_points(ctx, ref, t)]
        issuing.issue(ctx, ref, accepted=known, note="agreed by telephone")

    return issue


@pytest.fixture
def as_interpreter(ctx):
    """The context of an interpreter's own account."""

    def as_interpreter(interpreter_id):
        office = scenarios.current(ctx, 1).scenario.office.id
        served = frozenset({Served(office, Post.INTERPRETER, interpreter_id)})
        return ctx.acting_as(Actor("inter", "Inter", frozenset({Role.INTERPRETER}), served))

    return as_interpreter


def interpreters_of(ctx, ref):
    return {
        key
        for visit in plans.get(ctx, ref).visits
        for team in visit.teams
        for key in team.interpreter_ids
    }


def test_the_first_issue_tells_everybody_in_the_plan(ctx, ref, issue, t):
    assert notices.board(ctx, 1, t) == ()
    issue(ref)
    found = notices.board(ctx, 1, t)
    plan = plans.get(ctx, ref)
    hosts = {visit.host_id for visit in plan.visits if visit.host_id}
    leaders = [one for one in found if one.kind is RecipientKind.LEADER]
    assert len(leaders) == len(hosts)
    assert {one.kind for one in found} == set(RecipientKind)
    assert all(line.startswith("New: ") for one in found for line in one.lines)


def test_the_next_issue_tells_only_whom_it_changes(ctx, ref, issue, t):
    issue(ref)
    before = {one.id for one in notices.board(ctx, 1, t)}
    call = visit_of(ctx, ref, CALL)
    issue(edits.leave_out(ctx, ref, CALL, "cancelled"))
    found = [one for one in notices.board(ctx, 1, t) if one.id not in before]
    assert {one.kind for one in found} == set(RecipientKind)
    (leader,) = (one for one in found if one.kind is RecipientKind.LEADER)
    assert [line.split(" · ")[0][:11] for line in leader.lines] == ["No longer: "]
    assert f"{call.start:%H:%M}–{call.end:%H:%M}" in leader.lines[0]


def test_a_message_is_in_the_readers_own_language(ctx, ref, issue, t, zh):
    issue(ref)
    one, same = notices.board(ctx, 1, t)[0], notices.board(ctx, 1, zh)[0]
    assert one.message == same.message
    assert "新增：" in one.message
    assert (one.lines[0].startswith("New: "), same.lines[0].startswith("新增：")) == (True, True)


def test_a_driver_reads_of_drives_and_a_venue_of_its_rooms_alone(ctx, ref, issue, t):
    issue(ref)
    found = notices.board(ctx, 1, t)
    drivers = [one for one in found if one.kind is RecipientKind.DRIVER]
    assert drivers
    assert all(", drive " in line for one in drivers for line in one.lines)
    # What a visit is called, and who hosts it, is none of theirs.
    title = "Courtesy call"
    assert not any(title in line for one in drivers for line in one.lines)


def test_everybody_finds_their_own_and_acknowledges_it(ctx, ref, issue, as_interpreter, t):
    issue(ref)
    interpreter_id = min(interpreters_of(ctx, ref))
    own = as_interpreter(interpreter_id)
    (mine,) = notices.waiting_for(own, t)
    assert (mine.kind, mine.told_at, mine.acknowledged_at) == (
        RecipientKind.INTERPRETER,
        None,
        None,
    )
    notices.acknowledge(own, mine.id)
    assert notices.waiting_for(own, t) == ()
    (seen,) = (one for one in notices.board(ctx, 1, t) if one.id == mine.id)
    assert (seen.channel, seen.acknowledged_by) == ("Own page", "inter")
    assert seen.told_at == seen.acknowledged_at
    # What is open comes first.
    assert notices.board(ctx, 1, t)[-1].id == mine.id


def test_nobody_acknowledges_for_somebody_else(ctx, ref, issue, as_interpreter, t):
    issue(ref)
    stranger = as_interpreter("int-unknown")
    assert notices.waiting_for(stranger, t) == ()
    for one in notices.board(ctx, 1, t)[:3]:
        with pytest.raises(NotAllowed):
            notices.acknowledge(stranger, one.id)
    with pytest.raises(NotAllowed):
        notices.board(stranger, 1, t)


def test_the_desk_notes_how_somebody_was_told_once(ctx, ref, issue, t):
    issue(ref)
    one = notices.board(ctx, 1, t)[0]
    notices.tell(ctx, one.id, Channel.PHONE)
    notices.tell(ctx, one.id, Channel.MESSAGE)
    (told,) = (each for each in notices.board(ctx, 1, t) if each.id == one.id)
    assert told.channel == "Telephone"
    notices.acknowledge(ctx, one.id)
    (known,) = (each for each in notices.board(ctx, 1, t) if each.id == one.id)
    assert (known.channel, known.acknowledged_by) == ("Telephone", "Officer")


def test_embargoed_guests_go_by_their_code_name_where_they_must(ctx, ref, issue, t):
    current = scenarios.current(ctx, 1)
    hidden = tuple(
        replace(one, embargoed=True, code_name="Plum") for one in current.scenario.delegations
    )
    changed = replace(current.scenario, delegations=hidden)
    scenarios.save(ctx, 1, current.version, changed, "embargo")
    issue(PlanRef(1, 1))
    for one in notices.board(ctx, 1, t):
        if one.kind in {RecipientKind.DRIVER, RecipientKind.VENUE}:
            assert "Ritto" not in one.message
            assert not any("Ritto" in line for line in one.lines)
