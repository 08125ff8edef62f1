"""Questions about a plan, from what is asked to words, a new version and what is held fixed."""

from dataclasses import replace

import pytest

from optimizer.why import Fact, FactKind
from planner.access import Actor, Role
from planner.errors import NotAllowed, NotFound
from planner.jobs.work import answer as work
from planner.model import LockDimension
from planner.services import collecting, edits, explaining, planning, plans, questions, scenarios
from planner.services.answer_views import Question
from planner.services.names import names_of
from planner.services.records import open_plan_at
from planner.services.sentences.facts import Words, fact_sentences
from planner.services.views import PlanRef, RunStatus
from planner.store import queue
from tests.planner.services.conftest import LEASE_S, visit_of

CALL = "jp-ritto-courtesy-call"
BANQUET = "jp-ritto-banquet"


def work_off(ctx):
    """Do what a worker does with the question that waits, in this process."""
    with ctx.store.transaction("worker") as tx:
        held = queue.claim(tx, LEASE_S)
    assert held is not None
    found = work(held, lambda _: None, lambda: False)
    assert not found.is_cut
    with ctx.store.transaction("worker") as tx:
        assert queue.finish(tx, held, found.document)


def answered(ctx, ref, question, t):
    """The answer to a question, and its run."""
    run_id = questions.ask(ctx, ref, question)
    assert questions.answer(ctx, run_id, t).run.status is RunStatus.WAITING
    work_off(ctx)
    said = questions.answer(ctx, run_id, t)
    assert said.run.status is RunStatus.DONE
    assert said.answer is not None
    return run_id, said.answer


@pytest.fixture
def without_call(ctx, ref):
    """The plan without its courtesy call, as a version of its own."""
    return edits.leave_out(ctx, ref, CALL, "")


def test_what_was_left_out_is_put_in_where_it_fits(ctx, without_call, t):
    run_id, said = answered(ctx, without_call, Question(CALL), t)
    assert said.question == "Why is it left out?"
    assert said.verdict.startswith("Possible while everything else stays: ")
    assert said.is_possible
    assert said.offer is not None
    assert [(x.engagement_id, x.dimension) for x in said.offer.differences] == [
        (CALL, LockDimension.EXISTENCE)
    ]
    used = questions.use_offer(ctx, run_id, "as advised")
    assert plans.get(ctx, used).visit(CALL) is not None
    assert plans.warnings(ctx, used, t) == ()
    assert plans.all_plans(ctx, 1, t)[0].reason == "as advised"


def test_why_this_host_is_answered_with_the_next_best(ctx, ref, t, zh):
    question = Question(CALL, other_than=LockDimension.HOST)
    run_id, said = answered(ctx, ref, question, t)
    assert said.question == "Why this host?"
    assert said.verdict.startswith("The next best while everything else stays: ")
    assert said.offer is not None
    changed = {line.dimension for line in said.offer.differences if line.engagement_id == CALL}
    assert LockDimension.HOST in changed
    told = questions.answer(ctx, run_id, zh).answer
    assert told is not None
    assert told.verdict.startswith("其他安排不变，次优安排为：")


def test_why_not_earlier_is_answered_with_what_clashes(ctx, ref, t):
    arrival = open_plan_at(ctx, ref).scenario.delegations[0].arrival.at
    _, said = answered(ctx, ref, Question(CALL, start=arrival), t)
    assert not said.is_possible
    assert said.verdict == "Impossible, whatever else is planned."
    assert said.facts != ()
    assert (said.offer, said.moving) == (None, None)


def test_a_remedy_is_taken_and_what_was_not_asked_for_is_held(ctx, ref, t):
    run_id, said = answered(ctx, ref, Question(BANQUET, host_id="fao-director"), t)
    assert said.facts != ()
    (number,) = [n for n, each in enumerate(said.remedies) if "host" in each.text]
    assert said.remedies[number].can_apply
    used = questions.take_remedy(ctx, run_id, number, "")
    assert visit_of(ctx, used, BANQUET).host_id == "fao-director"
    locks = scenarios.current(ctx, 1).scenario.locks
    held = [(x.dimension, x.ids) for x in locks if x.engagement_id == BANQUET]
    assert held == [(LockDimension.HOST, ("fao-director",))]


def test_other_plans_differ_and_one_can_be_used(ctx, ref, t):
    run_id = questions.ask_for_others(ctx, ref, "jp-ritto", 2)
    work_off(ctx)
    found = questions.other_plans(ctx, run_id, t)
    assert found.run.status is RunStatus.DONE
    assert len(found.plans) == 2
    assert all(each.differences for each in found.plans)
    assert all(each.broken == () for each in found.plans)
    used = questions.use_other(ctx, run_id, 1, "")
    assert plans.warnings(ctx, used, t) == ()
    assert used == PlanRef(1, 2)


def test_answers_are_no_plans(ctx, ref, t):
    run_id, _ = answered(ctx, ref, Question(CALL, other_than=LockDimension.TIME), t)
    collecting.collect(ctx, run_id)
    assert len(plans.all_plans(ctx, 1, t)) == 1
    latest = planning.latest(ctx, 1, t)
    assert latest is not None
    assert latest.id != run_id


def test_what_does_not_exist_cannot_be_asked_about(ctx, ref):
    for question in (
        Question("nothing"),
        Question(CALL, host_id="nobody"),
        Question(CALL, room_id="nowhere"),
    ):
        with pytest.raises(NotFound):
            questions.ask(ctx, ref, question)
    with pytest.raises(NotFound):
        questions.ask_for_others(ctx, ref, "nobody", 2)


def test_an_interpreter_asks_nobody_why(ctx, ref):
    guest = ctx.acting_as(Actor("guest", "Guest", frozenset({Role.INTERPRETER})))
    with pytest.raises(NotAllowed):
        questions.ask(guest, ref, Question(CALL))
    with pytest.raises(NotAllowed):
        questions.use_offer(guest, 1, "")


# -- words -----------------------------------------------------------------------------

SAID = {
    Fact(FactKind.STAY, ("jp-ritto",), (0,)): "Ritto City Delegation is not in town on Tue 15 Dec",
    Fact(FactKind.WAY, ("a", "b"), (20, 46)): "The drive between a and b takes 20 to 46 min",
    Fact(FactKind.WAY, ("a", "b"), (46, 46)): "The drive between a and b takes 46 min",
    Fact(FactKind.LEADER_BUSY, ("mayor", "a"), (900, 1020)): (
        "Yan Ruoxi, Mayor is busy Tue 15 Dec 15:00–17:00"
    ),
    Fact(FactKind.HOURS_ASKED, (), (540, 720)): "It is asked for Tue 15 Dec 09:00–12:00",
    Fact(FactKind.HOURS_ASKED, (), (3000, 3060)): "It is not asked for on this day",
    Fact(FactKind.ROOM_SIZE, ("hall",), (8, 12)): "hall holds 8 people; 12 take part",
    Fact(FactKind.ROOM_SIZE, ("hall",), (80, 12)): "hall holds 80 people at a time",
    Fact(FactKind.LANGUAGE, ("fr",), (1,)): (
        "Nobody may interpret French at it: mode, clearance or grade"
    ),
    Fact(FactKind.LANGUAGE, ("fr", "i1", "i2"), (2,)): (
        "It needs 2 interpreters for French; those who may: i1 and i2"
    ),
    Fact(FactKind.RANK_CAP, ("mayor",), (1,)): (
        "More than 1 step of rank from the main guest: Yan Ruoxi, Mayor"
    ),
    Fact(FactKind.ROOM_TURNAROUND, ("hall",), (30,)): "hall needs 30 min to be prepared anew",
    Fact(FactKind.HELD, ("existence", "absent")): (
        "Somebody has decided that it does not take place"
    ),
    Fact(FactKind.HELD, ("time", "600")): "It is held fixed (Time): Tue 15 Dec 10:00",
    Fact(FactKind.HELD, ("host",)): "It is held fixed (Host): nobody",
    Fact(FactKind.PRECEDENCE, ("x", "y"), (15,)): "“x” has to be over 15 min before “y” begins",
    Fact(FactKind.PRECEDENCE, ("x", "y"), (0,)): "“x” has to be over before “y” begins",
    Fact(FactKind.RULE, ("H14",)): "Guests eat at the hour for it, long enough, and miss no meal of"
    " a full day",
    Fact(FactKind.FLEET): "No vehicles are free for the drives to it",
}


@pytest.fixture
def words(ctx, ref, t):
    shown = open_plan_at(ctx, ref)
    names = names_of(shown.scenario, t, ctx.person, shown.plan)
    return Words(names, shown.ground.translation.clock, frozenset({0}))


@pytest.mark.parametrize("fact", SAID, ids=lambda fact: f"{fact.kind}-{len(fact.ids)}")
def test_what_a_fact_is_said_as(fact, words):
    assert fact_sentences([fact], words) == (SAID[fact],)


def test_every_kind_of_fact_has_a_sentence_in_both_languages(words, zh):
    shapes = {
        FactKind.STAY: (("a",), (0,)),
        FactKind.ARRIVAL: (("a", "b"), (0, 60, 70)),
        FactKind.DEPARTURE: (("a", "b"), (0, 60, 70)),
        FactKind.BAN: (("a",), (60, 70)),
        FactKind.RULE: (("H14",), ()),
        FactKind.ROOM_SIZE: (("a",), (1, 2)),
        FactKind.RANK_CAP: (("a",), (1,)),
        FactKind.ROOM_HOURS: (("a",), (60, 70)),
        FactKind.ROOM_KITCHEN: (("a", "b"), ()),
        FactKind.LANGUAGE: (("fr",), (1,)),
        FactKind.PRECEDENCE: (("a", "b"), (0,)),
        FactKind.ROOM_TURNAROUND: (("a",), (30,)),
        FactKind.HELD: (("place", "a"), ()),
    }
    for kind in FactKind:
        ids, numbers = shapes.get(kind, (("a", "b"), (60, 70)))
        (english,) = fact_sentences([Fact(kind, ids, numbers)], words)
        chinese_words = replace(words, names=replace(words.names, t=zh))
        (chinese,) = fact_sentences([Fact(kind, ids, numbers)], chinese_words)
        assert english != chinese


def test_rooms_that_close_at_the_same_hour_are_named_together(words):
    hours = (480, 1080)
    facts = [Fact(FactKind.ROOM_HOURS, (name,), hours) for name in ("hall-1", "hall-2")]
    assert fact_sentences(facts, words) == ("Open 08:00–18:00: hall-1 and hall-2",)


def test_what_is_impossible_by_inspection_needs_no_search(ctx, ref, t):
    shown = open_plan_at(ctx, ref)
    names = names_of(shown.scenario, t, ctx.person, shown.plan)
    assert explaining.impossible_view(shown, Question(CALL), names) is None
