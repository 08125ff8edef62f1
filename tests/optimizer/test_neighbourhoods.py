"""Neighbourhoods: which kinds come, and what stands beside what they decide anew."""

from dataclasses import replace

from bench.offices import office
from optimizer.problem import Precedence, RoomOption
from optimizer.solve.choosing import Chooser
from optimizer.solve.nearby import Nearby
from optimizer.solve.neighbourhoods import Kind, Neighbourhoods
from tests.optimizer.builders import (
    engagement,
    hosted,
    interpreted,
    leader,
    make_problem,
    party,
    vehicle,
    visit,
)

ELSEWHERE = (RoomOption("museum-1"),)
HALL = (RoomOption("hall-1"),)
GUESTS = (party("p1"), party("p2", group="g2"), party("p3", group="g3"))
MANY = tuple(vehicle(f"v{n}") for n in range(9))


def beside(problem, visits, free=("talks",), days=(0,)):
    found = Nearby(problem).beside(free, tuple(visits), days)
    return [each.engagement for each in found]


def office_of(*others, **changes):
    """One engagement to decide, and others that stand, each with guests of its own."""
    talks = changes.pop("talks", hosted("talks", rooms=HALL))
    return make_problem(talks, *others, parties=GUESTS, vehicles=MANY, **changes)


def test_what_shares_nothing_is_left_out():
    problem = office_of(engagement("tea", parties=("p2",), rooms=ELSEWHERE))
    assert beside(problem, [visit("tea", room_id="museum-1")]) == []


def test_what_shares_guests_people_or_a_site_stands_beside():
    problem = office_of(
        engagement("lunch", rooms=ELSEWHERE),
        hosted("call", parties=("p2",), rooms=ELSEWHERE),
        engagement("tour", parties=("p3",), rooms=(RoomOption("hall-2"),)),
    )
    visits = [
        visit("lunch", room_id="museum-1"),
        visit("call", room_id="museum-1", host="mayor"),
        visit("tour", room_id="hall-2"),
    ]
    assert beside(problem, visits) == ["lunch", "call", "tour"]


def test_who_speaks_the_language_stands_beside():
    problem = office_of(
        interpreted("tea", parties=("p2",), rooms=ELSEWHERE), talks=interpreted("talks", rooms=HALL)
    )
    assert beside(problem, [visit("tea", room_id="museum-1", fr=("ines",))]) == ["tea"]


def test_those_who_stand_in_for_a_leader_keep_apart_or_come_before_stand_beside():
    tea = hosted("tea", "deputy", parties=("p2",), rooms=ELSEWHERE)
    leaders = (leader("mayor"), leader("deputy"))
    there = [visit("tea", room_id="museum-1", host="deputy")]
    assert beside(office_of(tea, leaders=leaders), there) == []
    for change in (
        {"linked_leaders": (("mayor", "deputy"),)},
        {"apart": (("p1", "p2"),)},
        {"precedences": (Precedence("talks", "tea"),)},
    ):
        assert beside(office_of(tea, leaders=leaders, **change), there) == ["tea"]


def test_where_vehicles_may_be_short_everything_of_the_day_stands_beside():
    problem = office_of(engagement("tea", parties=("p2",), rooms=ELSEWHERE))
    scarce = replace(problem, vehicles=(vehicle("van"),))
    assert beside(scarce, [visit("tea", room_id="museum-1")]) == ["tea"]


def test_days_further_off_are_left_out_except_those_of_the_same_guests():
    problem = replace(
        office_of(
            engagement("lunch", rooms=ELSEWHERE),
            hosted("call", parties=("p2",), rooms=ELSEWHERE),
        ),
        days=5,
    )
    later = 3 * 1440 + 600
    visits = [
        visit("lunch", later, "museum-1"),
        visit("call", later, "museum-1", host="mayor"),
    ]
    assert beside(problem, visits) == ["lunch"]


def test_kinds_that_gain_come_more_often():
    chooser = Chooser((Kind.DAY, Kind.DELEGATION), seed=1)
    for _ in range(30):
        chooser.note(Kind.DAY, gained=False)
        chooser.note(Kind.DELEGATION, gained=True)
    drawn = [chooser.choose(without=()) for _ in range(200)]
    assert drawn.count(Kind.DELEGATION) > 150
    assert 0 < drawn.count(Kind.DAY) < 50
    assert chooser.choose(without=(Kind.DELEGATION,)) is Kind.DAY
    assert (chooser.records[Kind.DAY].tried, chooser.records[Kind.DAY].gained) == (30, 0)


def test_what_is_left_out_takes_turns_with_its_own_days_first():
    problem = office(3, 2, 1)
    neighbourhoods = Neighbourhoods(problem, seed=1)
    names = [each.id for each in problem.engagements[:2]]
    groups = {party.id: party.group for party in problem.parties}
    asked = {each.id: each for each in problem.engagements}
    firsts = [neighbourhoods.draw(Kind.LEFT_OUT, names)[0][0] for _ in range(2)]
    assert firsts == [groups[asked[name].parties[0]] for name in (names[1], names[0])]
