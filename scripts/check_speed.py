"""How long the check of a whole fair's plan takes: ``python -m scripts.check_speed``.

The plan is made by rote, not solved: 40 delegations for 5 days with 6 visits a day. Its
hosts and interpreters clash now and then, so that every rule has something to look at.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from time import perf_counter

from optimizer import check
from optimizer.legs import drive_legs
from optimizer.problem import (
    DAY_MIN,
    Busy,
    Engagement,
    HostOption,
    Interpreter,
    InterpretingMode,
    LanguageNeed,
    Leader,
    Meal,
    Party,
    PartyDay,
    Priority,
    Problem,
    Room,
    RoomOption,
    Skill,
    Travel,
    TravelMode,
    Vehicle,
    VehicleKind,
    Window,
)
from optimizer.solution import Solution, Team, Visit
from optimizer.timetable import Timetable

DAYS, DELEGATIONS, SITES, LEADERS, INTERPRETERS = 5, 40, 60, 24, 80
STARTS_MIN = (540, 620, 700, 840, 940, 1080)
LUNCH, DINNER = 2, 5
REPEATS = 20


def main() -> None:
    """Print the least time of several runs of each part of the check."""
    problem = expo()
    plan = plan_of(problem)
    found = check.violations(problem, plan)
    print(f"{len(plan.visits)} visits, {len(plan.legs)} legs, {len(found)} violations")
    for name, run in (
        ("timetable", lambda: Timetable(problem, plan)),
        ("violations with timetable", lambda: check.violations(problem, plan)),
        ("costs with timetable", lambda: check.costs(problem, plan)),
        ("drives", lambda: drive_legs(problem, plan.visits)),
    ):
        print(f"{name:<26} {least_ms(run):6.1f} ms")


def least_ms(run: Callable[[], object]) -> float:
    """Return the milliseconds of the quickest of several runs."""
    times = []
    for _ in range(REPEATS):
        started = perf_counter()
        run()
        times.append(perf_counter() - started)
    return 1000 * min(times)


def expo() -> Problem:
    """Return an office in the week of a large fair."""
    whole = (Window(0, DAYS * DAY_MIN),)
    sites = tuple(f"site-{n}" for n in range(SITES))
    table = tuple(
        tuple(0 if a == b else 8 + (7 * a + 11 * b) % 30 for b in range(SITES))
        for a in range(SITES)
    )
    modes = (InterpretingMode.CONSECUTIVE, InterpretingMode.ESCORT)
    busy = tuple(Busy(Window(day * DAY_MIN, day * DAY_MIN + 480)) for day in range(DAYS))
    return Problem(
        name="expo by rote",
        days=DAYS,
        rooms=tuple(
            Room(f"room-{n}", site, 60, ("any",), whole, 20, ("halal",))
            for n, site in enumerate(sites)
        ),
        parties=tuple(map(_party, range(DELEGATIONS))),
        leaders=tuple(
            Leader(f"leader-{n}", 2 + n % 5, "government", sites[n], busy=busy)
            for n in range(LEADERS)
        ),
        interpreters=tuple(
            Interpreter(f"interpreter-{n}", (Skill(f"l{n % 8}", modes),), sites[n % SITES])
            for n in range(INTERPRETERS)
        ),
        vehicles=tuple(
            Vehicle(f"van-{n}", VehicleKind.VAN, 16, 16, sites[n]) for n in range(DELEGATIONS)
        ),
        engagements=tuple(_engagements(whole)),
        travel=Travel(
            sites,
            (0, 420, 540, 960, 1110),
            dict.fromkeys(TravelMode, (table,) * 5),
        ),
        linked_leaders=(("leader-0", "leader-1"), ("leader-2", "leader-3")),
        apart=tuple((f"party-{n}", f"party-{n + 1}") for n in range(0, 20, 2)),
    )


def _party(n: int) -> Party:
    hotel = f"site-{n % 6}"
    days = tuple(
        PartyDay(
            day=day,
            start_site=hotel,
            present_min=day * DAY_MIN + 420,
            ready_min=day * DAY_MIN + 420,
            end_site=hotel,
            due_min=day * DAY_MIN + 1380,
            gone_min=day * DAY_MIN + 1380,
            meals=(Meal.LUNCH, Meal.DINNER),
        )
        for day in range(DAYS)
    )
    return Party(f"party-{n}", f"group-{n}", 12, days, arrival_day=0)


def _engagements(whole: tuple[Window, ...]) -> Iterator[Engagement]:
    meals = {LUNCH: Meal.LUNCH, DINNER: Meal.DINNER}
    for n, day, slot in product(range(DELEGATIONS), range(DAYS), range(len(STARTS_MIN))):
        yield Engagement(
            id=f"e-{n}-{day}-{slot}",
            kind="meeting",
            parties=(f"party-{n}",),
            priority=Priority.SHOULD,
            duration_min=75 if slot == DINNER else 45,
            windows=whole,
            rooms=(RoomOption(f"room-{(n + 3 * slot // 2 + 7 * day) % SITES}"),),
            purpose="any",
            people=20,
            hosts=(HostOption(f"leader-{(n + 5 * slot + day) % LEADERS}"),),
            guest_rank=4,
            languages=(LanguageNeed(f"l{n % 8}", InterpretingMode.CONSECUTIVE),),
            meal=meals.get(slot),
        )


def plan_of(problem: Problem) -> Solution:
    """Return the plan in which everything takes place at its hour of the day."""
    visits = []
    for engagement in problem.engagements:
        n, day, slot = map(int, engagement.id.split("-")[1:])
        start = day * DAY_MIN + STARTS_MIN[slot]
        team = Team(f"l{n % 8}", (f"interpreter-{(n + 8 * slot) % INTERPRETERS}",))
        visits.append(
            Visit(
                engagement.id,
                start,
                start + engagement.duration_min,
                engagement.rooms[0].room,
                engagement.hosts[0].leader,
                (team,),
            )
        )
    legs = drive_legs(problem, visits)
    vans = (f"van-{leg.parties[0].split('-')[1]}" for leg in legs)
    return Solution(
        tuple(visits),
        tuple(replace(leg, vehicles=(van,)) for leg, van in zip(legs, vans, strict=True)),
    )


if __name__ == "__main__":
    main()
