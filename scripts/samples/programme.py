"""What every visit has: greeting, check-in, meals, seeing off."""

from datetime import date, datetime, time

from planner.catalogue import meals_due
from planner.model import Bilingual, Delegation, EngagementKind, Meal, Priority
from planner.rulepack import due_at, ready_at
from scripts.samples.calendars import NotFeasibleError
from scripts.samples.hangzhou import minutes
from scripts.samples.planting import Garden, Wish, plant


def try_to_plant(garden: Garden, wish: Wish) -> bool:
    """Plant a wish if there is time for it; tell whether there was."""
    try:
        plant(garden, wish)
    except NotFeasibleError:
        return False
    return True


def near_ranks(garden: Garden, guest_rank: int, cap: int, *, start: int = 0) -> tuple[str, ...]:
    """Return the city's own hosts within a rank gap, nearest rank first, turned by `start`."""
    own = [leader for leader in garden.scenario.leaders if not leader.id.startswith("host-")]
    fit = [leader for leader in own if abs(leader.rank - guest_rank) <= cap]
    turned = fit[start % len(fit) :] + fit[: start % len(fit)]
    return tuple(one.id for one in sorted(turned, key=lambda one: abs(one.rank - guest_rank)))


def arrive(garden: Garden, guest: Delegation, *, dinner: bool = True) -> None:
    """Plant greeting, check-in and the meals of the first day, `dinner` if no banquet is given."""
    ready = ready_at(guest.arrival, garden.numbers.ports)
    greeting = Wish(
        "greeting",
        EngagementKind.GREETING,
        (guest,),
        (ready, ready + minutes(45)),
        (guest.arrival.port_venue_id,),
        near_ranks(garden, guest.rank, 2, start=guest.headcount),
        choices=6,
    )
    greeted = plant(garden, greeting)
    if guest.hotel_venue_id is None:
        return
    for meal in meals_due(guest, ready.date(), garden.numbers):
        if meal is Meal.DINNER and not dinner:
            continue
        eat(garden, guest, ready.date(), meal, ())
    check_in = Wish(
        "check-in",
        EngagementKind.CHECK_IN,
        (guest,),
        (greeted.end, greeted.end + minutes(270)),
        (guest.hotel_venue_id,),
        after=(greeted.engagement_id,),
    )
    plant(garden, check_in)


def depart(garden: Garden, guest: Delegation) -> None:
    """Plant the seeing off."""
    due = due_at(guest.departure, garden.numbers.ports)
    send_off = Wish(
        "send-off",
        EngagementKind.SEND_OFF,
        (guest,),
        (due - minutes(30), due + minutes(20)),
        (guest.departure.port_venue_id,),
        near_ranks(garden, guest.rank, 2, start=guest.headcount + 3),
        choices=6,
    )
    plant(garden, send_off)


def eat(garden: Garden, guest: Delegation, day: date, meal: Meal, places: tuple[str, ...]) -> None:
    """Plant a meal at one of the places, best first, or at the hotel."""
    lunch = meal is Meal.LUNCH
    numbers = garden.numbers.meals
    zone = garden.scenario.office.tzinfo

    def at_time(clock: time) -> datetime:
        return datetime.combine(day, clock, zone)

    opens = at_time(numbers.lunch_earliest if lunch else numbers.dinner_earliest)
    start_by = at_time(numbers.lunch_latest if lunch else numbers.dinner_latest)
    hotel = (guest.hotel_venue_id,) if guest.hotel_venue_id else ()
    wish = Wish(
        f"{meal}-{day:%m%d}",
        EngagementKind.WORKING_MEAL,
        (guest,),
        (opens, start_by + minutes(60 if lunch else 75)),
        tuple(dict.fromkeys((*hotel, *places))),
        title=Bilingual("午餐", "Lunch") if lunch else Bilingual("晚餐", "Dinner"),
        meal=meal,
        start_by=start_by,
    )
    plant(garden, wish)


def pause(garden: Garden, guest: Delegation, kind: EngagementKind, day: date) -> None:
    """Plant rest or free time at the hotel late in the afternoon, where there is time for it."""
    if guest.hotel_venue_id is None:
        return
    zone = garden.scenario.office.tzinfo
    window = (
        datetime.combine(day, time(15, 30), zone),
        datetime.combine(day, time(18), zone),
    )
    wish = Wish(
        f"{kind.replace('_', '-')}-{day:%m%d}",
        kind,
        (guest,),
        window,
        (guest.hotel_venue_id,),
        priority=Priority.NICE,
    )
    try_to_plant(garden, wish)
