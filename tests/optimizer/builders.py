"""Small problems and plans with boring defaults, so that a test states only what matters.

The city has four sites. Minutes by car outside the peak (7:00 to 9:00, twice as long):

            hall  museum  airport
    hotel     10      20       40
    hall              14       44
    museum                     50

Coaches take twice as long as cars, motorcades half as long.
"""

from dataclasses import replace

from optimizer import check
from optimizer.legs import drive_legs
from optimizer.problem import (
    DAY_MIN,
    Engagement,
    HostOption,
    Interpreter,
    InterpretingMode,
    LanguageNeed,
    Leader,
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
from optimizer.validate import flaws_of

SITES = ("hotel", "hall", "museum", "airport")
CAR_MIN = ((0, 10, 20, 40), (10, 0, 14, 44), (20, 14, 0, 50), (40, 44, 50, 0))
HALVES = {TravelMode.MOTORCADE: 1, TravelMode.CAR: 2, TravelMode.COACH: 4}
ALWAYS = (Window(0, 2 * DAY_MIN),)
OPEN = (Window(0, 8 * DAY_MIN),)


def travel():
    def table(halves):
        return tuple(tuple(minutes * halves // 2 for minutes in row) for row in CAR_MIN)

    return Travel(
        sites=SITES,
        slice_starts_min=(0, 420, 540),
        minutes={mode: (table(n), table(2 * n), table(n)) for mode, n in HALVES.items()},
    )


def party_day(day=0, **changes):
    midnight = day * DAY_MIN
    default = PartyDay(
        day=day,
        start_site="hotel",
        present_min=midnight + 360,
        ready_min=midnight + 360,
        end_site="hotel",
        due_min=midnight + 1380,
        gone_min=midnight + 1380,
    )
    return replace(default, **changes)


def party(id_="p1", **changes):
    days = (party_day(0), party_day(1))
    default = Party(id=id_, group="g1", headcount=4, days=days, lodging="hotel")
    return replace(default, **changes)


def resident(id_, site, **changes):
    """A party that lives at a site: it drives nowhere to meet there."""
    days = tuple(party_day(day, start_site=site, end_site=site) for day in (0, 1))
    return party(id_, **{"group": id_, "days": days, "lodging": site, **changes})


def room(id_, site, **changes):
    default = Room(
        id=id_, site=site, capacity=20, purposes=("meeting", "meal"), open=OPEN, tags=("halal",)
    )
    return replace(default, **changes)


def leader(id_="mayor", **changes):
    default = Leader(id=id_, rank=3, body="government", base_site="hall", fields=("trade",))
    return replace(default, **changes)


def interpreter(id_="ines", **changes):
    skill = Skill("fr", (InterpretingMode.CONSECUTIVE, InterpretingMode.WHISPERED))
    default = Interpreter(id=id_, skills=(skill,), base_site="hall", clearance=1)
    return replace(default, **changes)


def vehicle(id_="van", **changes):
    default = Vehicle(id=id_, kind=VehicleKind.VAN, seats=7, luggage_pieces=6, base_site="hotel")
    return replace(default, **changes)


def engagement(id_="talks", **changes):
    default = Engagement(
        id=id_,
        kind="talks",
        parties=("p1",),
        priority=Priority.SHOULD,
        duration_min=60,
        windows=ALWAYS,
        rooms=(RoomOption("hall-1"), RoomOption("hall-2"), RoomOption("museum-1")),
        purpose="meeting",
        people=6,
    )
    return replace(default, **changes)


def hosted(id_="talks", *leaders, **changes):
    """An engagement that leaders may host, the mayor if none is named."""
    options = tuple(HostOption(id_) for id_ in leaders or ("mayor",))
    return engagement(id_, hosts=options, **changes)


def interpreted(id_="talks", **changes):
    """An engagement that needs French, consecutively."""
    need = LanguageNeed("fr", InterpretingMode.CONSECUTIVE)
    return engagement(id_, **{"languages": (need,), **changes})


def make_problem(*engagements, **changes):
    default = Problem(
        name="tiny",
        days=2,
        rooms=(room("hall-1", "hall"), room("hall-2", "hall"), room("museum-1", "museum")),
        parties=(party(),),
        leaders=(leader(),),
        interpreters=(interpreter(),),
        vehicles=(vehicle(),),
        engagements=engagements or (engagement(),),
        travel=travel(),
    )
    return replace(default, **changes)


def visit(id_="talks", start_min=600, room_id="hall-1", *, host=None, lasts_min=60, **teams):
    """An hour in the hall at ten; keywords are languages with their interpreters."""
    return Visit(
        engagement=id_,
        start_min=start_min,
        end_min=start_min + lasts_min,
        room=room_id,
        host=host,
        teams=tuple(Team(language, ids) for language, ids in teams.items()),
    )


def make_plan(problem, *visits, vehicles=("van",)):
    """The visits with the drives that they need, all in the same vehicles."""
    legs = drive_legs(problem, visits)
    return Solution(visits, tuple(replace(leg, vehicles=vehicles) for leg in legs))


def with_leg(plan, number, **changes):
    """The plan with one leg changed."""
    legs = list(plan.legs)
    legs[number] = replace(legs[number], **changes)
    return replace(plan, legs=tuple(legs))


def broken(problem, plan):
    """What a check of a plan finds, as bare tuples; the problem itself is sound."""
    assert flaws_of(problem) == ()
    return [(each.rule, each.ids, each.amount) for each in check.violations(problem, plan)]


def raw_value(goal, problem, plan):
    """What a goal counts in a plan of a sound problem, before it is weighted."""
    assert flaws_of(problem) == ()
    return goal.value(Timetable(problem, plan))
