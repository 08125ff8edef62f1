"""What every visit has: greeting, check-in, meals, seeing off."""

from datetime import date, datetime, time

from planner.catalogue import meals_due
from planner.model import Bilingual, Delegation, EngagementKind, Meal, Priority
from planner.rulepack import due_at, ready_at
from scripts.samples.hangzhou import at, minutes
from scripts.samples.planting import Garden, plant
from scripts.samples.wishes import Wish

_PAUSE_MIN = 45


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
        (ready, ready + minutes(35)),
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
    """Plant a meal at the hotel or at one of the places, best first."""
    hotel = (guest.hotel_venue_id,) if guest.hotel_venue_id else ()
    plant(garden, meal_wish(garden, guest, day, meal, (*hotel, *places)))


def meal_wish(
    garden: Garden, guest: Delegation, day: date, meal: Meal, places: tuple[str, ...]
) -> Wish:
    """Return the wish for a meal at one of the places, best first, at the hours for it."""
    lunch = meal is Meal.LUNCH
    numbers = garden.numbers.meals
    opens = _at_time(day, numbers.lunch_earliest if lunch else numbers.dinner_earliest)
    start_by = _at_time(day, numbers.lunch_latest if lunch else numbers.dinner_latest)
    return Wish(
        f"{meal}-{day:%m%d}",
        EngagementKind.WORKING_MEAL,
        (guest,),
        (opens, start_by + minutes(60 if lunch else 75)),
        tuple(dict.fromkeys(places)),
        title=Bilingual("午餐", "Lunch") if lunch else Bilingual("晚餐", "Dinner"),
        meal=meal,
        start_from=opens if lunch else at(day, 18),
        start_by=start_by,
    )


def _at_time(day: date, clock: time) -> datetime:
    return at(day, clock.hour, clock.minute)


def pause(guest: Delegation, kind: EngagementKind, day: date, priority: Priority) -> Wish:
    """Return the wish for rest or free time at the hotel late in the afternoon."""
    return Wish(
        f"{kind.replace('_', '-')}-{day:%m%d}",
        kind,
        (guest,),
        (at(day, 15), at(day, 18, 30)),
        (str(guest.hotel_venue_id),),
        priority=priority,
        duration_min=_PAUSE_MIN,
    )
