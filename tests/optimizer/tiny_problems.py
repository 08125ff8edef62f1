"""Strategies for problems small enough to look at every plan, yet with every rule in reach.

They live in the builders' city, whose peak hour ends at nine. Visits last half an hour at
least and no drive gains more than that by waiting for the peak to end, so that a plan
that breaks a rule breaks it with further visits as well: the brute force relies on that.
"""

from dataclasses import replace

from hypothesis import strategies as st

from optimizer.problem import (
    DAY_MIN,
    Ban,
    Baseline,
    BaselineVisit,
    Busy,
    Dimension,
    Dress,
    Equipment,
    EquipmentNeed,
    HostOption,
    InterpretingMode,
    LanguageNeed,
    Lock,
    Meal,
    Offset,
    Parameters,
    Precedence,
    Priority,
    RoomOption,
    TravelException,
    TravelMode,
    VehicleKind,
    Window,
)
from tests.optimizer.builders import (
    engagement,
    interpreter,
    leader,
    make_problem,
    party,
    party_day,
    room,
    travel,
    vehicle,
)

HALF_HOUR, HOUR = 30, 60
ROOMS = ("hall-1", "museum-1")
LODGING = ("hotel-1",)
LEADERS = ("deputy", "mayor")
PEOPLE = ("ines", "iva")

rarely = st.sampled_from([False, False, False, False, True])
sometimes = st.sampled_from([False, True])


@st.composite
def busy_blocks(draw):
    if not draw(rarely):
        return ()
    start = draw(st.sampled_from([480, 570, 600, 690]))
    return (Busy(Window(start, start + 45), draw(st.sampled_from([None, "museum"]))),)


@st.composite
def party_days(draw, day, *, meal):
    ports = draw(rarely)
    return party_day(
        day,
        start_site="airport" if ports and day == 0 else "hotel",
        ready_min=day * DAY_MIN + draw(st.sampled_from([390, 420, 450, 500])),
        end_site="airport" if ports and day == 1 else "hotel",
        due_min=day * DAY_MIN + draw(st.sampled_from([800, 1380])),
        meals=(Meal.LUNCH,) if meal else (),
        luggage_at_start=ports,
    )


@st.composite
def parties(draw):
    count = draw(st.sampled_from([1, 2, 2]))
    return tuple(
        party(
            f"p{n}",
            group=draw(st.sampled_from(["g1", f"g{n}"])),
            headcount=draw(st.integers(2, 4)),
            days=tuple(draw(party_days(day, meal=draw(rarely))) for day in (0, 1)),
            travel_mode=draw(st.sampled_from([TravelMode.CAR, TravelMode.CAR, TravelMode.COACH])),
            load_min=draw(st.sampled_from([0, 5, 10])),
            unload_min=draw(st.sampled_from([0, 5])),
            luggage_pieces=draw(st.integers(0, 3)),
            principal_car=draw(rarely),
            bans=(Ban(Window(600, 640), meals_only=draw(sometimes)),) if draw(rarely) else (),
            room_tags_for_meals=("halal",) if draw(rarely) else (),
            arrival_day=0,
            quiet_until_min=draw(st.sampled_from([None, 600])),
            forum=draw(st.sampled_from([None, "expo", "expo"])),
            accessible=draw(rarely),
            walking_day_min=draw(st.sampled_from([None, None, 50])),
            security_level=draw(st.sampled_from([4, 2, 1, 1])),
        )
        for n in range(1, count + 1)
    )


@st.composite
def engagements(draw, number, party_ids):
    meal = draw(st.sampled_from([None, None, None, Meal.LUNCH]))
    start = 690 if meal else draw(st.sampled_from([480, 540, 570, 600, 660, 780, 840]))
    duration = HOUR if meal else draw(st.sampled_from([HALF_HOUR, HOUR, 100]))
    shorter = draw(st.sampled_from([None, None, duration - HALF_HOUR]))
    starts = draw(st.sampled_from([1, 2, 2, 3]))
    windows = [Window(start, start + duration + (starts - 1) * HALF_HOUR)]
    if draw(rarely):
        windows.append(Window(DAY_MIN + start, DAY_MIN + start + duration))
    need = LanguageNeed(
        "fr",
        InterpretingMode.WHISPERED if draw(rarely) else InterpretingMode.CONSECUTIVE,
    )
    hosts = draw(st.sampled_from([(), LEADERS[:1], LEADERS[1:], LEADERS]))
    rooms = draw(st.sampled_from([ROOMS[:1], ROOMS[1:], ROOMS, LODGING]))
    return engagement(
        f"e{number}",
        parties=tuple(draw(st.sampled_from([(name,) for name in party_ids] + [party_ids]))),
        priority=draw(st.sampled_from(Priority)),
        duration_min=duration,
        min_duration_min=shorter or None,
        windows=tuple(windows),
        rooms=tuple(RoomOption(name, draw(st.integers(0, 3))) for name in rooms),
        people=8 if draw(rarely) else 4,
        hosts=tuple(HostOption(name, draw(st.integers(0, 3))) for name in hosts),
        guest_rank=draw(st.sampled_from([None, 3, 5])),
        rank_gap_cap=1 if draw(rarely) else None,
        field=draw(st.sampled_from([None, "trade"])),
        languages=(need,) if draw(sometimes) else (),
        preferred_start_min=draw(st.sampled_from([None, start, start + 45])),
        meal=meal,
        is_banquet=draw(rarely),
        is_courtesy_call=draw(rarely),
        evening=draw(rarely),
        heavy=draw(rarely),
        outdoor=draw(rarely),
        programme=draw(st.sampled_from([True, True, False])),
        equipment=(EquipmentNeed("booth", draw(st.integers(1, 2))),) if draw(rarely) else (),
        worth=draw(st.integers(0, 2)),
        guests_wait_from_min=draw(st.sampled_from([None, None, start])),
        site_visit=draw(sometimes),
        press=draw(rarely),
        dress=draw(st.sampled_from([Dress.ANY, Dress.FIELD, Dress.FORMAL])),
        cleared_from_min=start + HALF_HOUR if draw(rarely) else None,
    )


@st.composite
def locks(draw, asked):
    dimension = draw(
        st.sampled_from(
            [
                Dimension.TIME,
                Dimension.PLACE,
                Dimension.HOST,
                Dimension.INTERPRETER,
                Dimension.EXISTENCE,
            ]
        )
    )
    values = {
        Dimension.TIME: (str(asked.windows[0].start_min),),
        Dimension.PLACE: (draw(st.sampled_from(ROOMS)),),
        Dimension.HOST: draw(st.sampled_from([(), LEADERS[:1], LEADERS[1:]])),
        Dimension.INTERPRETER: draw(st.sampled_from([PEOPLE[:1], PEOPLE[1:], PEOPLE])),
        Dimension.EXISTENCE: ("absent",),
    }
    return Lock(asked.id, dimension, values[dimension])


@st.composite
def baselines(draw, asked):
    if not draw(rarely):
        return None
    visits = tuple(
        BaselineVisit(
            each.id,
            each.windows[0].start_min + draw(st.sampled_from([0, HALF_HOUR, 90])),
            draw(st.sampled_from(ROOMS)),
            draw(st.sampled_from([None, *LEADERS])),
            draw(st.sampled_from([(), PEOPLE[:1]])),
        )
        for each in asked[:2]
    )
    return Baseline(visits, approved=(asked[0].id,), senior_leaders=("mayor",))


@st.composite
def ways(draw):
    """The travel tables, as slow as in the peak for some hours more."""
    usual = travel()
    slow = {mode: tables[1] for mode, tables in usual.minutes.items()}
    window = Window(draw(st.sampled_from([500, 560, 650])), draw(st.sampled_from([700, 850])))
    return replace(usual, exceptions=(TravelException(window, slow),))


PLENTY = tuple(
    vehicle(f"car{n}", kind=VehicleKind.SEDAN, seats=20, luggage_pieces=20, accessible=True)
    for n in range(8)
)
"""A vehicle for every drive that there could be at once."""

SCARCE = (
    vehicle("car", kind=VehicleKind.SEDAN, seats=4, luggage_pieces=3, accessible=True),
    vehicle("van", seats=7, luggage_pieces=6, busy=(Busy(Window(600, 640)),)),
)
"""Two vehicles, of which one is away for a while."""


@st.composite
def problems(draw, *, engagements_at_most=4, vehicles=PLENTY):
    guests = draw(parties())
    names = tuple(guest.id for guest in guests)
    count = draw(st.integers(2, engagements_at_most))
    asked = tuple(draw(engagements(number, names)) for number in range(1, count + 1))
    return make_problem(
        *asked,
        rooms=(
            room(
                "hall-1",
                "hall",
                turnaround_min=draw(st.sampled_from([0, 20])),
                shared=draw(sometimes),
                theme="history",
                walking_min=draw(st.sampled_from([0, 30])),
            ),
            room(
                "museum-1",
                "museum",
                capacity=draw(st.sampled_from([6, 20])),
                open=(Window(540, 1440 + 900),),
                tags=draw(st.sampled_from([(), ("halal",)])),
                theme=draw(st.sampled_from([None, "history"])),
                outdoor=draw(rarely),
                showpiece=draw(sometimes),
                hire=draw(st.sampled_from([0, 0, 7])),
                step_free=not draw(rarely),
                walking_min=draw(st.sampled_from([0, 30])),
                cleared_level=draw(st.sampled_from([1, 1, 2, 3])),
            ),
            room("hotel-1", "hotel"),
        ),
        parties=guests,
        leaders=(
            leader("deputy", rank=5, fields=(), busy=draw(busy_blocks())),
            leader("mayor", busy=draw(busy_blocks())),
        ),
        interpreters=(
            interpreter("ines", busy=draw(busy_blocks()), overtime_hour=draw(st.integers(0, 9))),
            interpreter("iva", busy=draw(busy_blocks())),
        ),
        vehicles=vehicles,
        precedences=(Precedence("e1", "e2", 15),) if count > 1 and draw(rarely) else (),
        offsets=(Offset("e2", "e1", 0, draw(st.sampled_from([0, HALF_HOUR]))),)
        if draw(rarely)
        else (),
        equipment=(Equipment("booth", 2),),
        linked_leaders=(LEADERS,) if draw(rarely) else (),
        apart=(names,) if len(names) > 1 and draw(rarely) else (),
        locks=(draw(locks(asked[0])),) if draw(rarely) else (),
        bad_weather=(Window(0, 570), Window(650, 700)) if draw(rarely) else (),
        baseline=draw(baselines(asked)),
        parameters=Parameters(
            grid_min=HALF_HOUR,
            afternoon_from_min=700,
            daylight=Window(*draw(st.sampled_from([(390, 1080), (560, 640)]))),
            press_deadline_min=draw(st.sampled_from([60, 650, 1020])),
            leader_per_day=draw(st.sampled_from([1, 2])),
            interpreter_paid_min=draw(st.sampled_from([30, 240])),
            interpreter_alone_min=draw(st.sampled_from([90, 360])),
            leader_home_min=draw(st.sampled_from([60, 90, 1000])),
            weights={"leader_travel": 1} if draw(rarely) else {},
        ),
    )
