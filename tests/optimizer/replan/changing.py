"""Strategies for what may happen to a tiny office after its plan was told."""

from dataclasses import replace

from hypothesis import strategies as st

from optimizer.problem import Busy, Dimension, Lock, Priority, RoomOption, Window
from tests.optimizer.builders import engagement
from tests.optimizer.tiny_problems import HALF_HOUR, LEADERS, PEOPLE, ROOMS


def away(entries, name, window):
    """The entries of which one is busy for a while more."""
    return tuple(
        replace(each, busy=(*each.busy, Busy(window))) if each.id == name else each
        for each in entries
    )


def closed(rooms, name, window):
    """The rooms of which one opens only after a window."""
    return tuple(
        replace(each, open=(Window(window.end_min, each.open[-1].end_min),))
        if each.id == name
        else each
        for each in rooms
    )


def late(parties, name, minutes):
    """The parties of which one is ready later on its first day."""
    return tuple(
        replace(each, days=(_later(each.days[0], minutes), *each.days[1:]))
        if each.id == name
        else each
        for each in parties
    )


def _later(day, minutes):
    return replace(day, present_min=day.present_min + minutes, ready_min=day.ready_min + minutes)


def grown(problem, name, people):
    """The problem in which a party and what it attends have more people."""
    return replace(
        problem,
        parties=tuple(
            replace(each, headcount=each.headcount + people) if each.id == name else each
            for each in problem.parties
        ),
        engagements=tuple(
            replace(each, people=each.people + people) if name in each.parties else each
            for each in problem.engagements
        ),
    )


def without(problem, name):
    """The problem in which nobody asks for an engagement any more."""
    return replace(
        problem,
        engagements=tuple(each for each in problem.engagements if each.id != name),
        precedences=tuple(
            each for each in problem.precedences if name not in (each.before, each.after)
        ),
        offsets=tuple(each for each in problem.offsets if name not in (each.first, each.second)),
        locks=tuple(lock for lock in problem.locks if lock.engagement != name),
        baseline=None,
    )


def with_one_more(problem, start, priority):
    """The problem in which the first party is asked for half an hour more."""
    one = engagement(
        "more",
        parties=(problem.parties[0].id,),
        priority=priority,
        duration_min=HALF_HOUR,
        windows=(Window(start, start + 4 * HALF_HOUR),),
        rooms=tuple(RoomOption(name) for name in ROOMS),
        people=4,
    )
    return replace(problem, engagements=(*problem.engagements, one))


@st.composite
def changes(draw, problem):
    """A problem after one of the things that happen."""
    start = draw(st.sampled_from([480, 540, 600, 660, 780]))
    window = Window(start, start + draw(st.sampled_from([60, 240])))
    name = draw(st.sampled_from([each.id for each in problem.engagements]))
    party = problem.parties[0].id
    leader, person, room = (draw(st.sampled_from(ids)) for ids in (LEADERS, PEOPLE, ROOMS))
    happens = [
        replace(problem, leaders=away(problem.leaders, leader, window)),
        replace(problem, interpreters=away(problem.interpreters, person, window)),
        replace(problem, vehicles=away(problem.vehicles, "car00", window)),
        replace(problem, rooms=closed(problem.rooms, room, window)),
        replace(problem, parties=late(problem.parties, party, 3 * HALF_HOUR)),
        grown(problem, party, 3),
        without(problem, name),
        with_one_more(problem, start, draw(st.sampled_from(Priority))),
        replace(problem, locks=(Lock(name, Dimension.TIME, (str(start),)),)),
    ]
    return draw(st.sampled_from(happens))
