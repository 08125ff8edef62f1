"""What a change of the problem may do to the best plan's values, whatever they are."""

import json
from dataclasses import replace

from hypothesis import given, settings

from optimizer.document import dump_problem, load_problem
from optimizer.options import SolveOptions
from optimizer.problem import DAY_MIN, Dimension, RoomOption, Window
from optimizer.solution import Tier
from optimizer.solve import solve
from tests.optimizer.brute_force import PROGRAMME_TIERS, programme_values
from tests.optimizer.builders import room
from tests.optimizer.tiny_problems import problems

ALONE = SolveOptions(seconds=20, seed=1, workers=1)
EXAMPLES = 40


def values(problem):
    return programme_values(problem, solve(problem, ALONE).solution.visits)


@given(problem=problems())
@settings(max_examples=EXAMPLES)
def test_wider_windows_make_nothing_worse(problem):
    def wider(window):
        return Window(window.start_min - 60, window.end_min + 60)

    asked = tuple(
        replace(engagement, windows=(wider(engagement.windows[0]), *engagement.windows[1:]))
        for engagement in problem.engagements
    )
    assert values(replace(problem, engagements=asked)) <= values(problem)


@given(problem=problems())
@settings(max_examples=EXAMPLES)
def test_one_more_room_makes_nothing_worse(problem):
    asked = tuple(
        replace(engagement, rooms=(*engagement.rooms, RoomOption("hall-2")))
        for engagement in problem.engagements
    )
    rooms = (*problem.rooms, room("hall-2", "hall"))
    assert values(replace(problem, engagements=asked, rooms=rooms)) <= values(problem)


@given(problem=problems())
@settings(max_examples=EXAMPLES)
def test_one_more_host_and_interpreter_make_nothing_worse(problem):
    # Nobody has to take them: their stand-ins are those that were there before.
    deputy = next(leader for leader in problem.leaders if leader.id == "deputy")
    ines = next(person for person in problem.interpreters if person.id == "ines")
    more = replace(
        problem,
        leaders=(*problem.leaders, replace(deputy, id="third", busy=())),
        interpreters=(*problem.interpreters, replace(ines, id="ida", busy=())),
        engagements=tuple(
            replace(each, hosts=(*each.hosts, replace(each.hosts[0], leader="third")))
            if each.hosts
            else each
            for each in problem.engagements
        ),
    )
    assert values(more) <= values(problem)


@given(problem=problems())
@settings(max_examples=EXAMPLES)
def test_what_nobody_asks_for_makes_nothing_worse(problem):
    # Its hour may become idle, which counts as people's time; all that counts more may not
    # suffer, but that a delegation of a forum loses what made it equal to another.
    numbers = replace(problem.parameters, weights={"face_time": 0})
    problem = replace(problem, parameters=numbers)
    gone = problem.engagements[-1]
    if gone.meal is not None:
        return
    rest = replace(
        problem,
        engagements=problem.engagements[:-1],
        precedences=tuple(
            order for order in problem.precedences if gone.id not in (order.before, order.after)
        ),
        offsets=tuple(
            offset for offset in problem.offsets if gone.id not in (offset.first, offset.second)
        ),
        baseline=None,
    )
    quality = PROGRAMME_TIERS.index(Tier.PROTOCOL) + 1
    assert values(rest)[:quality] <= values(replace(problem, baseline=None))[:quality]


@given(problem=problems())
@settings(max_examples=EXAMPLES)
def test_names_do_not_matter(problem):
    things = (
        *problem.rooms,
        *problem.parties,
        *problem.leaders,
        *problem.interpreters,
        *problem.engagements,
    )
    names = sorted({thing.id for thing in things})
    # Who came first by name comes last now.
    other = {name: f"x{number:02}" for number, name in enumerate(reversed(names))}

    def renamed(value):
        match value:
            case dict():
                return {key: renamed(inner) for key, inner in value.items()}
            case list():
                return [renamed(inner) for inner in value]
            case str():
                return other.get(value, value)
        return value

    document = json.loads(dump_problem(problem))
    assert values(load_problem(json.dumps(renamed(document)))) == values(problem)


@given(problem=problems())
@settings(max_examples=EXAMPLES)
def test_a_day_later_all_is_the_same(problem):
    assert values(a_day_later(problem)) == values(problem)


def a_day_later(problem):
    return replace(
        problem,
        days=problem.days + 1,
        bad_weather=windows_later(problem.bad_weather),
        rooms=tuple(replace(each, open=windows_later(each.open)) for each in problem.rooms),
        parties=tuple(map(party_later, problem.parties)),
        leaders=tuple(map(busy_later, problem.leaders)),
        interpreters=tuple(map(busy_later, problem.interpreters)),
        vehicles=tuple(map(busy_later, problem.vehicles)),
        engagements=tuple(
            replace(
                each,
                windows=windows_later(each.windows),
                cleared_from_min=minute_later(each.cleared_from_min),
                preferred_start_min=minute_later(each.preferred_start_min),
                guests_wait_from_min=minute_later(each.guests_wait_from_min),
            )
            for each in problem.engagements
        ),
        locks=tuple(
            replace(lock, values=(str(int(lock.values[0]) + DAY_MIN),))
            if lock.dimension is Dimension.TIME
            else lock
            for lock in problem.locks
        ),
        baseline=problem.baseline
        and replace(
            problem.baseline,
            visits=tuple(
                replace(visit, start_min=visit.start_min + DAY_MIN)
                for visit in problem.baseline.visits
            ),
        ),
    )


def party_later(party):
    return replace(
        party,
        days=tuple(
            replace(
                day,
                day=day.day + 1,
                present_min=day.present_min + DAY_MIN,
                ready_min=day.ready_min + DAY_MIN,
                due_min=day.due_min + DAY_MIN,
                gone_min=day.gone_min + DAY_MIN,
            )
            for day in party.days
        ),
        bans=tuple(replace(ban, window=window_later(ban.window)) for ban in party.bans),
        arrival_day=None if party.arrival_day is None else party.arrival_day + 1,
        quiet_until_min=minute_later(party.quiet_until_min),
    )


def busy_later(resource):
    return replace(
        resource,
        busy=tuple(replace(block, window=window_later(block.window)) for block in resource.busy),
    )


def windows_later(windows):
    return tuple(map(window_later, windows))


def window_later(window):
    return Window(window.start_min + DAY_MIN, window.end_min + DAY_MIN)


def minute_later(minute):
    return None if minute is None else minute + DAY_MIN
