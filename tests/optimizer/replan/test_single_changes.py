"""One thing happens to a small office: what changes for it, and what does not."""

from dataclasses import replace

import pytest

from optimizer import check
from optimizer.options import SolveOptions
from optimizer.problem import (
    DAY_MIN,
    Busy,
    Dimension,
    Lock,
    Meal,
    Priority,
    RoomOption,
    Window,
)
from optimizer.replan import (
    AlternativeKind,
    Change,
    FreezeWindows,
    ReplanOptions,
    insertions,
    replan,
)
from optimizer.solution import Status, Tier
from optimizer.solve import solve
from tests.optimizer.builders import (
    broken,
    engagement,
    hosted,
    interpreted,
    interpreter,
    leader,
    make_plan,
    make_problem,
    party,
    party_day,
    vehicle,
    visit,
)
from tests.optimizer.replan.changing import away, closed, grown, late, without

MORNING, ALL_DAY = Window(540, 720), Window(0, DAY_MIN)
LUNCH = engagement(
    "lunch",
    meal=Meal.LUNCH,
    purpose="meal",
    rooms=(RoomOption("hall-2"), RoomOption("museum-1")),
    windows=(Window(660, 840),),
    preferred_start_min=690,
)
TALKS = hosted(
    "talks",
    "mayor",
    "deputy",
    priority=Priority.MUST,
    windows=(Window(540, 1080),),
    preferred_start_min=600,
)
OFFICE = make_problem(
    TALKS,
    LUNCH,
    interpreted("tour", rooms=(RoomOption("museum-1"),), windows=(Window(780, 1080),)),
    leaders=(leader(), leader("deputy", rank=4)),
    interpreters=(interpreter(), interpreter("iva")),
    vehicles=(vehicle(), vehicle("spare")),
)
TOLD = make_plan(
    OFFICE,
    visit("talks", 600, "hall-1", host="mayor"),
    visit("lunch", 690, "hall-2"),
    visit("tour", 840, "museum-1", fr=("ines",)),
)


def quickly(now_min=0, **changes):
    return ReplanOptions(now_min=now_min, seconds=10, workers=1, **changes)


def fewest(problem, told=TOLD, **options):
    """The changes of the alternative with the fewest, which breaks nothing and is proven."""
    answer = replan(problem, told, quickly(**options))
    first = answer.alternatives[0]
    assert first.kind is AlternativeKind.FEWEST_CHANGES
    assert broken(answer.problem, first.result.solution) == []
    assert all(each.proven for each in first.result.tiers if each.tier <= Tier.SHOULD)
    return first.changes


def test_the_office_itself_is_sound():
    assert broken(OFFICE, TOLD) == []
    assert fewest(OFFICE) == ()


@pytest.mark.parametrize(
    ("problem", "changes"),
    [
        pytest.param(
            replace(OFFICE, leaders=away(OFFICE.leaders, "mayor", ALL_DAY)),
            [Change("talks", Dimension.HOST, ("mayor",), ("deputy",))],
            id="a leader is absent, another may host",
        ),
        pytest.param(
            replace(OFFICE, leaders=away(OFFICE.leaders, "mayor", Window(590, 605))),
            [Change("talks", Dimension.TIME, ("600",), ("605",))],
            id="a leader is away for a moment",
        ),
        pytest.param(
            replace(OFFICE, interpreters=away(OFFICE.interpreters, "ines", ALL_DAY)),
            [Change("tour", Dimension.INTERPRETER, ("ines",), ("iva",))],
            id="an interpreter is ill",
        ),
        pytest.param(
            replace(OFFICE, rooms=closed(OFFICE.rooms, "hall-2", Window(0, 840))),
            [
                Change("lunch", Dimension.PLACE, ("hall-2",), ("museum-1",)),
            ],
            id="a room is closed",
        ),
        pytest.param(
            replace(OFFICE, vehicles=away(OFFICE.vehicles, "van", ALL_DAY)),
            [
                Change("talks", Dimension.VEHICLE, ("van",), ("spare",)),
                Change("tour", Dimension.VEHICLE, ("van",), ("spare",)),
            ],
            id="a vehicle breaks down",
        ),
        pytest.param(grown(OFFICE, "p1", 1), [], id="one more guest, for whom there is room"),
        pytest.param(
            without(OFFICE, "lunch"),
            [Change("lunch", Dimension.EXISTENCE, ("present",), ("absent",))],
            id="an engagement is cancelled",
        ),
        pytest.param(
            replace(
                OFFICE,
                engagements=(
                    *OFFICE.engagements,
                    engagement("call", duration_min=30, windows=(Window(480, 1200),)),
                ),
            ),
            [Change("call", Dimension.EXISTENCE, ("absent",), ("present",))],
            id="an engagement more",
        ),
        pytest.param(
            replace(OFFICE, locks=(Lock("tour", Dimension.TIME, ("900",)),)),
            [Change("tour", Dimension.TIME, ("840",), ("900",))],
            id="somebody holds another time",
        ),
        pytest.param(
            replace(OFFICE, locks=(Lock("lunch", Dimension.EXISTENCE, ("absent",)),)),
            [Change("lunch", Dimension.EXISTENCE, ("present",), ("absent",))],
            id="somebody takes an engagement out",
        ),
    ],
)
def test_a_single_change_changes_as_little_as_it_can(problem, changes):
    assert list(fewest(problem)) == changes


def test_a_late_flight_moves_what_it_reaches_and_nothing_else():
    days = (
        party_day(0, start_site="airport", present_min=480, ready_min=480, luggage_at_start=True),
        party_day(1),
    )
    office = replace(OFFICE, parties=(party(days=days),))
    told = make_plan(office, *TOLD.visits)
    assert broken(office, told) == []
    later = replace(office, parties=late(office.parties, "p1", 90))
    # Ready at 9:30 and 44 min on the road with loading: the talks begin at 10:25.
    assert list(fewest(later, told)) == [Change("talks", Dimension.TIME, ("600",), ("625",))]


def test_the_told_plan_without_what_no_longer_holds_is_the_fallback():
    shut = replace(OFFICE, leaders=away(OFFICE.leaders, "mayor", ALL_DAY))
    answer = replan(shut, TOLD, quickly())
    fallback = answer.fallback
    assert [each.engagement for each in fallback.solution.visits] == ["lunch", "tour"]
    assert [each.engagement for each in fallback.unplaced] == ["talks"]
    assert fallback.violations == check.violations(answer.problem, fallback.solution) == ()


def test_of_two_that_clash_the_less_wanted_goes():
    longer = replace(
        OFFICE,
        engagements=tuple(
            replace(each, duration_min=120, windows=(Window(600, 720),))
            if each.id == "talks"
            else each
            for each in OFFICE.engagements
        ),
    )
    answer = replan(longer, TOLD, quickly())
    assert [each.engagement for each in answer.fallback.solution.visits] == ["talks", "tour"]
    assert list(answer.alternatives[0].changes) == [
        Change("lunch", Dimension.TIME, ("690",), ("720",)),
        Change("talks", Dimension.TIME, ("600", "660"), ("600", "720")),
    ]


# -- now -------------------------------------------------------------------------------


def test_what_is_close_is_locked_in_every_dimension():
    answer = replan(OFFICE, TOLD, quickly(now_min=500, senior_leaders=("mayor",)))
    assert {(lock.dimension, lock.values) for lock in answer.problem.locks} == {
        (Dimension.EXISTENCE, ("present",)),
        (Dimension.TIME, ("600", "660")),
        (Dimension.PLACE, ("hall-1",)),
        (Dimension.HOST, ("mayor",)),
        (Dimension.INTERPRETER, ()),
        (Dimension.VEHICLE, ("van",)),
    }
    assert {lock.engagement for lock in answer.problem.locks} == {"talks"}


@pytest.mark.parametrize(
    ("now_min", "options", "locked"),
    [
        (479, {"senior_leaders": ("mayor",)}, set()),
        (481, {"senior_leaders": ("mayor",)}, {"talks"}),
        (481, {"senior_leaders": ("deputy",)}, set()),
        (481, {"senior_leaders": ("mayor",), "freeze": FreezeWindows(leader_min=60)}, set()),
        (481, {"senior_leaders": ("mayor",), "unfrozen": ("talks",)}, set()),
        (646, {}, {"talks", "lunch"}),
    ],
)
def test_leaders_are_left_alone_earlier_than_others(now_min, options, locked):
    answer = replan(OFFICE, TOLD, quickly(now_min, **options))
    assert {lock.engagement for lock in answer.problem.locks} == locked


def test_a_frozen_engagement_that_cannot_stay_is_released_and_named():
    shut = replace(OFFICE, leaders=away(OFFICE.leaders, "mayor", ALL_DAY))
    answer = replan(shut, TOLD, quickly(now_min=540, senior_leaders=("mayor",)))
    assert {lock.engagement for lock in answer.released} == {"talks"}
    assert answer.problem.locks == ()
    assert list(answer.alternatives[0].changes) == [
        Change("talks", Dimension.HOST, ("mayor",), ("deputy",))
    ]


def test_a_frozen_drive_whose_vehicle_is_out_is_released_alone():
    shut = replace(OFFICE, vehicles=away(OFFICE.vehicles, "van", ALL_DAY))
    answer = replan(shut, TOLD, quickly(now_min=500, senior_leaders=("mayor",)))
    assert answer.released == (Lock("talks", Dimension.VEHICLE, ("van",)),)
    assert {lock.dimension for lock in answer.problem.locks} == {
        Dimension.EXISTENCE,
        Dimension.TIME,
        Dimension.PLACE,
        Dimension.HOST,
        Dimension.INTERPRETER,
    }


@pytest.mark.parametrize(
    ("now_min", "change"),
    [
        (600, Change("tour", Dimension.TIME, ("840",), ("780",))),
        (790, Change("tour", Dimension.EXISTENCE, ("present",), ("absent",))),
    ],
)
def test_nothing_new_begins_in_the_past(now_min, change):
    """Before their block the interpreters can only come at 13:00."""
    called_away = tuple(
        replace(each, busy=(Busy(Window(860, 1080)),)) for each in OFFICE.interpreters
    )
    assert list(fewest(replace(OFFICE, interpreters=called_away), now_min=now_min)) == [change]


def test_what_is_over_stays_even_if_it_could_not_be_today():
    shut = replace(OFFICE, leaders=away(OFFICE.leaders, "mayor", ALL_DAY))
    answer = replan(shut, TOLD, quickly(now_min=700))
    assert answer.released == ()
    assert answer.alternatives[0].changes == ()
    assert [each.rule for each in answer.fallback.violations] == ["H04"]


# -- alternatives ----------------------------------------------------------------------


def test_a_leader_may_be_kept_at_the_price_of_another_time_and_room():
    shut = replace(
        OFFICE,
        leaders=away(OFFICE.leaders, "mayor", Window(540, 900)),
        rooms=(replace(OFFICE.rooms[0], open=(Window(0, 720),)), *OFFICE.rooms[1:]),
    )
    answer = replan(shut, TOLD, quickly())
    changes = {each.kind: list(each.changes) for each in answer.alternatives}
    assert changes[AlternativeKind.FEWEST_CHANGES] == [
        Change("talks", Dimension.HOST, ("mayor",), ("deputy",))
    ]
    kept = {each.dimension for each in changes[AlternativeKind.KEEP_LEADERS]}
    assert kept == {Dimension.TIME, Dimension.PLACE}


def test_who_must_not_be_disturbed_is_not():
    """Another host is felt more than another time, unless the leader is a senior one."""
    shut = replace(OFFICE, leaders=away(OFFICE.leaders, "deputy", MORNING))
    told = make_plan(
        OFFICE,
        visit("talks", 600, "hall-1", host="deputy"),
        *TOLD.visits[1:],
    )
    moved = fewest(shut, told)
    assert {each.dimension for each in moved} == {Dimension.TIME}
    assert list(fewest(shut, told, senior_leaders=("mayor",))) == list(moved)
    swapped = replan(shut, told, quickly(approved=("talks",))).alternatives[0].result
    assert {each.tier: each.value for each in swapped.tiers}[Tier.STABILITY] > 1_000


def test_the_programme_may_be_better_with_more_changes():
    likes = replace(
        OFFICE,
        leaders=away(OFFICE.leaders, "mayor", ALL_DAY),
        engagements=tuple(
            replace(each, preferred_start_min=780 if each.id == "talks" else None)
            for each in OFFICE.engagements
        ),
    )
    answer = replan(likes, TOLD, quickly())
    kinds = [each.kind for each in answer.alternatives]
    assert kinds == [AlternativeKind.FEWEST_CHANGES, AlternativeKind.BEST_PROGRAMME]
    first, best = (
        {tier.tier: tier.value for tier in each.result.tiers} for each in answer.alternatives
    )
    assert first[Tier.STABILITY] < best[Tier.STABILITY]
    assert best[Tier.PROTOCOL] < first[Tier.PROTOCOL]


def test_what_no_plan_can_keep_is_said():
    impossible = replace(
        OFFICE,
        locks=(
            Lock("talks", Dimension.TIME, ("1200",)),
            Lock("talks", Dimension.EXISTENCE, ("present",)),
        ),
    )
    answer = replan(impossible, TOLD, quickly())
    first = answer.alternatives[0]
    assert first.result.status is Status.INFEASIBLE
    assert [(each.rule, each.ids) for each in first.result.violations] == [
        ("H18", ("talks", "existence"))
    ]


def test_a_stop_leaves_the_fallback_and_says_so():
    shut = replace(OFFICE, leaders=away(OFFICE.leaders, "mayor", ALL_DAY))
    answer = replan(shut, TOLD, quickly(), should_stop=lambda: True)
    assert answer.alternatives[0].result.solution.visits == answer.fallback.solution.visits
    assert answer.alternatives[0].result.status is Status.STOPPED


# -- insertion -------------------------------------------------------------------------


def test_one_more_engagement_gets_its_best_places_in_different_parts_of_days():
    office = replace(
        OFFICE,
        engagements=(
            *OFFICE.engagements,
            hosted("call", "mayor", duration_min=30, windows=(Window(540, 1080),)),
        ),
    )
    found = insertions(office, TOLD, "call", quickly())
    assert len(found) == 2
    assert {each.visit.start_min // 720 for each in found} == {0, 1}
    for each in found:
        assert list(each.changes) == [
            Change("call", Dimension.EXISTENCE, ("absent",), ("present",))
        ]
        assert each.result.violations == ()


def test_what_fits_nowhere_has_no_place():
    office = replace(
        OFFICE,
        engagements=(*OFFICE.engagements, hosted("call", "mayor", windows=(Window(540, 620),))),
        leaders=away(OFFICE.leaders, "mayor", Window(500, 599)),
    )
    assert insertions(office, TOLD, "call", quickly()) == ()
    with pytest.raises(KeyError):
        insertions(office, TOLD, "unknown", quickly())


def test_the_same_seed_repeats_the_alternatives():
    shut = replace(OFFICE, leaders=away(OFFICE.leaders, "mayor", ALL_DAY))
    first, second = (replan(shut, TOLD, quickly()) for _ in range(2))
    assert [each.result.solution for each in first.alternatives] == [
        each.result.solution for each in second.alternatives
    ]


def test_a_plan_of_the_solver_is_a_plan_to_start_from():
    told = solve(OFFICE, SolveOptions(seconds=10, workers=1)).solution
    assert fewest(OFFICE, told) == ()
