"""The sample exposition: forty delegations, five days, one plan planted beside the demand."""

from dataclasses import replace
from datetime import date, datetime
from itertools import cycle, islice

from planner.catalogue import free_span, meals_due
from planner.model import (
    Bilingual,
    Delegation,
    EngagementKind,
    GuestClass,
    Meal,
    Need,
    NeedKind,
    Period,
    Priority,
    Scenario,
    VehicleKind,
)
from planner.rulepack import Numbers
from scripts.samples.calendars import NotFeasibleError
from scripts.samples.finishing import finished
from scripts.samples.guests import Coming, guest_table
from scripts.samples.hangzhou import (
    CULTURE,
    HOTELS,
    OFFICE,
    UNIT_HOSTS,
    at,
    delegation,
    flight,
    minutes,
    train,
)
from scripts.samples.people import host_id, interpreters, leaders, unit_hosts, vehicles
from scripts.samples.planting import Garden, Planted, Wish, new_garden, plant
from scripts.samples.programme import arrive, depart, eat, near_ranks, pause, try_to_plant
from scripts.samples.sites import city_sites

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (date(2027, 4, day) for day in range(19, 24))
# The forum's groups; languages are kept together for the interpreters' sake.
GROUPS = ("A", "B", "C", "D")
_LANGUAGES = {
    "en": 14,
    "fr": 6,
    "es": 5,
    "ar": 5,
    "ru": 5,
    "de": 3,
    "ja": 3,
    "ko": 3,
    "pt": 2,
    "it": 2,
}
_VIP_RANK = 4
_TOP_RANK = 4
_VAN_SEATS = 6
_EARLY_ARRIVALS = 10
# Of each four delegations, the one that visits its site on Thursday afternoon.
_AFTERNOON_SITES = 2
_MONDAY_CALLS_BEFORE = 11
_SPARE = (
    (VehicleKind.SEDAN, 12),
    (VehicleKind.VAN, 10),
    (VehicleKind.MINIBUS, 8),
    (VehicleKind.COACH, 8),
)


# Minutes in the air to Hangzhou, roughly; everybody else comes from further away.
_JOURNEY_MIN = {"JP": 180, "KR": 130, "SG": 310, "PH": 210, "HK": 150, "MO": 160, "IN": 420}
_FAR_MIN = 690


def make_expo(numbers: Numbers) -> tuple[Scenario, tuple[Planted, ...]]:
    """Return the scenario and a plan that proves it possible."""
    table = [
        replace(one, hotel=HOTELS[index % len(HOTELS)])
        for index, one in enumerate(guest_table("expo_guests"))
    ]
    groups = {
        group: tuple(
            _guest(row * len(GROUPS) + column, one)
            for row, one in enumerate(one for one in table if one.group == group)
        )
        for column, group in enumerate(GROUPS)
    }
    everybody = tuple(guest for group in GROUPS for guest in groups[group])
    garden = new_garden(_office_side(everybody), numbers)
    _joint(garden, groups, everybody)
    for guest in sorted(everybody, key=lambda guest: guest.arrival.at):
        arrive(garden, guest)
    for guest in sorted(everybody, key=lambda guest: guest.departure.at):
        depart(garden, guest)
    for guest in everybody:
        _call(garden, guest)
    for step in (_tuesday, _wednesday, _thursday, _friday):
        for index, guest in enumerate(everybody):
            step(garden, guest, index)
    return finished(garden, seed=20270419), tuple(garden.plan)


def _guest(index: int, coming: Coming) -> Delegation:
    # Nobody comes or goes at an hour at which it is doubtful whether there is time for lunch.
    early = index < _EARLY_ARRIVALS
    lands = at(MONDAY, 8) if early else at(MONDAY, 11, 20) - minutes(8 * _EARLY_ARRIVALS)
    lands += minutes((10 if early else 8) * index)
    leaves = at(FRIDAY, 12, 30) if early else at(FRIDAY, 16, 40) - minutes(8 * _EARLY_ARRIVALS)
    leaves += minutes((10 if early else 8) * index)
    number = 100 + 7 * index
    if coming.guest_class in (GuestClass.DIPLOMATIC, GuestClass.HK_MACAO_TW) or index % 5 == 0:
        guest = delegation(coming, train(lands, f"G{number}"), train(leaves, f"G{number + 1}"))
    else:
        journey_min = _JOURNEY_MIN.get(coming.region, _FAR_MIN)
        vip = coming.rank <= _VIP_RANK
        guest = delegation(
            coming,
            flight(lands, f"HX{number}", journey_min, vip=vip),
            flight(leaves, f"HX{number + 1}", journey_min, vip=vip),
        )
    if coming.language == "ar":
        return replace(guest, needs=(Need(NeedKind.HALAL, coming.headcount),))
    return guest


def _office_side(everybody: tuple[Delegation, ...]) -> Scenario:
    venues, rooms = city_sites("hangzhou")
    pool = interpreters(_LANGUAGES, OFFICE.home_venue_id, staff=8)
    return Scenario(
        office=OFFICE,
        period=Period(MONDAY, FRIDAY),
        venues=venues,
        rooms=rooms,
        leaders=leaders("hangzhou_leaders", OFFICE.home_venue_id) + unit_hosts(UNIT_HOSTS, rank=6),
        interpreters=pool,
        vehicles=vehicles(_fleet(everybody), "浙A"),
        delegations=everybody,
        engagements=(),
    )


def _fleet(everybody: tuple[Delegation, ...]) -> tuple[tuple[VehicleKind, str], ...]:
    """Return vehicles for every delegation at its hotel, and spare ones."""
    fleet = []
    for guest in everybody:
        hotel = str(guest.hotel_venue_id)
        if guest.rank <= _VIP_RANK:
            fleet.append((VehicleKind.SEDAN, hotel))
        large = guest.headcount >= _VAN_SEATS
        fleet.append((VehicleKind.MINIBUS if large else VehicleKind.VAN, hotel))
    for kind, number in _SPARE:
        fleet += [(kind, hotel) for hotel in islice(cycle(HOTELS), number)]
    return tuple(fleet)


def _joint(
    garden: Garden, groups: dict[str, tuple[Delegation, ...]], everybody: tuple[Delegation, ...]
) -> None:
    """Plant what many attend together: ceremony, lunch, banquets, forum sessions."""
    top = tuple(one.id for one in garden.scenario.leaders if one.rank == _TOP_RANK)
    morning = (at(TUESDAY, 10), at(TUESDAY, 11))
    title = Bilingual("开幕式", "Opening ceremony")
    ceremony = Wish("opening", EngagementKind.CEREMONY, everybody, morning, ("hiec",), top)
    plant(garden, replace(ceremony, title=title))
    for index, group in enumerate(GROUPS):
        guests, hosts = groups[group], top[index:] + top[:index]
        lunch = Wish(
            f"lunch-{group.lower()}",
            EngagementKind.BUFFET,
            guests,
            (at(TUESDAY, 11, 30), at(TUESDAY, 13, 30)),
            ("hiec", "hz_icc"),
            priority=Priority.MUST,
            meal=Meal.LUNCH,
        )
        plant(garden, lunch)
        banquet = Wish(
            f"banquet-{group.lower()}",
            EngagementKind.BANQUET,
            guests,
            (at(TUESDAY, 18), at(TUESDAY, 20, 45)),
            ("hz_icc", "hiec") if index % 2 else ("hiec", "hz_icc"),
            hosts,
            priority=Priority.MUST,
            title=Bilingual("欢迎宴会", "Welcome banquet"),
            start_by=at(TUESDAY, 18, 30),
        )
        plant(garden, banquet)
        session = Wish(
            f"forum-{group.lower()}",
            EngagementKind.PLENARY,
            guests,
            (at(WEDNESDAY, 9, 15), at(WEDNESDAY, 11, 45)),
            ("hz_icc",),
            hosts,
            title=Bilingual(f"论坛{group}组会议", f"Forum session {group}"),
            start_by=at(WEDNESDAY, 9, 30),
        )
        plant(garden, session)


def _call(garden: Garden, guest: Delegation) -> None:
    """Plant the courtesy call on the day of arrival for early guests, else on the next."""
    first = free_span(guest, garden.numbers)[0]
    early = first.hour < _MONDAY_CALLS_BEFORE
    day = MONDAY if early else TUESDAY
    wish = Wish(
        "call",
        EngagementKind.COURTESY_CALL,
        (guest,),
        (at(day, 14), at(day, 17, 45)),
        ("citizen_center", "hz_icc"),
        near_ranks(garden, guest.rank, 1, start=guest.headcount),
        choices=5,
    )
    plant(garden, wish)


def _site(garden: Garden, guest: Delegation, index: int, window: tuple[datetime, datetime]) -> None:
    """Plant a visit to a site whose own host receives the guests."""
    sites = tuple(UNIT_HOSTS)
    turned = sites[index % len(sites) :] + sites[: index % len(sites)]
    hosts = tuple(host_id(site) for site in turned)
    day = window[0].date()
    for site, host in zip(turned, hosts, strict=True):
        wish = Wish(
            f"site-{day:%m%d}", EngagementKind.SITE_VISIT, (guest,), window, (site,), (host,)
        )
        if try_to_plant(garden, wish):
            return
    raise NotFeasibleError(guest.id, day)


def _culture(guest: Delegation, index: int, window: tuple[datetime, datetime], key: str) -> Wish:
    turned = CULTURE[index % len(CULTURE) :] + CULTURE[: index % len(CULTURE)]
    return Wish(key, EngagementKind.CULTURE_VISIT, (guest,), window, turned, choices=5)


def _tuesday(garden: Garden, guest: Delegation, index: int) -> None:
    if free_span(guest, garden.numbers)[0].hour < _MONDAY_CALLS_BEFORE:
        window = (at(TUESDAY, 13, 30), at(TUESDAY, 17))
        plant(garden, _culture(guest, index * 3, window, "culture-0420"))
    pause(garden, guest, EngagementKind.REST, TUESDAY)


def _wednesday(garden: Garden, guest: Delegation, index: int) -> None:
    eat(garden, guest, WEDNESDAY, Meal.LUNCH, ("hz_icc", *HOTELS))
    afternoon = (at(WEDNESDAY, 13, 15), at(WEDNESDAY, 18))
    culture = _culture(guest, index, afternoon, "culture-0421")
    if index % 2:
        _site(garden, guest, index, afternoon)
        try_to_plant(garden, culture)
    else:
        plant(garden, culture)
    eat(garden, guest, WEDNESDAY, Meal.DINNER, HOTELS)
    show = Wish(
        "show",
        EngagementKind.PERFORMANCE,
        (guest,),
        (at(WEDNESDAY, 19, 30), at(WEDNESDAY, 21, 15)),
        ("yuehu_show",),
        title=Bilingual("西湖演出", "West Lake show"),
    )
    if index % 4 == 0:
        try_to_plant(garden, show)


def _thursday(garden: Garden, guest: Delegation, index: int) -> None:
    morning = (at(THURSDAY, 9), at(THURSDAY, 11, 15))
    afternoon = (at(THURSDAY, 13, 30), at(THURSDAY, 17, 30))
    site_in_the_afternoon = index % 4 == _AFTERNOON_SITES
    if index % 2:
        talks = Wish(
            "talks",
            EngagementKind.TALKS,
            (guest,),
            (at(THURSDAY, 9), at(THURSDAY, 12, 15)),
            ("citizen_center", "hz_icc", str(guest.hotel_venue_id)),
            near_ranks(garden, guest.rank, 1, start=index),
            choices=5,
        )
        plant(garden, talks)
    elif site_in_the_afternoon:
        plant(garden, _culture(guest, index * 2, morning, "culture-0422-am"))
    else:
        _site(garden, guest, index, morning)
    eat(garden, guest, THURSDAY, Meal.LUNCH, ("hz_icc", *HOTELS))
    if site_in_the_afternoon:
        _site(garden, guest, index, afternoon)
    else:
        plant(garden, _culture(guest, index * 2 + 1, afternoon, "culture-0422"))
    pause(garden, guest, EngagementKind.FREE_TIME, THURSDAY)
    eat(garden, guest, THURSDAY, Meal.DINNER, HOTELS)


def _friday(garden: Garden, guest: Delegation, index: int) -> None:
    last = free_span(guest, garden.numbers)[1]
    window = (at(FRIDAY, 9), at(FRIDAY, 11, 30))
    if last >= at(FRIDAY, 13):
        plant(garden, _culture(guest, index * 2 + 5, window, "culture-0423"))
    for meal in meals_due(guest, FRIDAY, garden.numbers):
        eat(garden, guest, FRIDAY, meal, HOTELS)
