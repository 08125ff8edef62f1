"""The days of the sample exposition, as each delegation spends them beside the joint events."""

from dataclasses import replace
from datetime import date, datetime

from planner.catalogue import free_span, meals_due
from planner.model import Bilingual, Delegation, EngagementKind, Meal, Priority
from scripts.samples.calendars import NotFeasibleError
from scripts.samples.hangzhou import HOTELS, UNIT_HOSTS, at
from scripts.samples.people import host_id
from scripts.samples.planting import Garden, plant, try_to_plant
from scripts.samples.programme import eat, meal_wish, near_ranks, pause
from scripts.samples.visits import daylight, evening
from scripts.samples.wishes import Wish

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (date(2027, 4, day) for day in range(19, 24))
_MONDAY_CALLS_BEFORE = 11
_INTERVIEWED_RANK = 4
_SOON_EVERY = 4
_LAKE = (
    Bilingual("西湖名胜", "Sights by West Lake"),
    ("leifeng", "yuefei", "broken_bridge", "xiling", "lingyin"),
)
_MUSEUM = (
    Bilingual("参观博物馆", "Visit to a museum"),
    ("silk_museum", "zj_museum", "deshou", "tea_museum", "canal", "planning_hall"),
)
_CRAFTS = (
    Bilingual("江南工艺与湿地", "Crafts, gardens and wetlands"),
    ("huqingyu", "xixi", "tea_museum", "caa", "canal"),
)
_OLD_TOWN = (
    Bilingual("老城漫步", "Walk through the old town"),
    ("hefang", "city_balcony", "broken_bridge", "xiling", "yuefei"),
)

Theme = tuple[Bilingual, tuple[str, ...]]
Window = tuple[datetime, datetime]


def plant_days(garden: Garden, everybody: tuple[Delegation, ...]) -> None:
    """Plant what each delegation does beside the joint events."""
    for step in _STEPS:
        for index, guest in enumerate(everybody):
            step(garden, guest, index)


def _comes_early(garden: Garden, guest: Delegation) -> bool:
    return free_span(guest, garden.numbers)[0].hour < _MONDAY_CALLS_BEFORE


def _call(garden: Garden, guest: Delegation, index: int) -> None:  # noqa: ARG001 # a step
    """Plant the courtesy call on the day of arrival for early guests, else on the next."""
    day = MONDAY if _comes_early(garden, guest) else TUESDAY
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


def _outing(guest: Delegation, key: str, theme: Theme, index: int, window: Window) -> Wish:
    """Return a visit to one of a theme's places, others first for each delegation."""
    title, places = theme
    first = index % len(places)
    turned = places[first:] + places[:first]
    kind = EngagementKind.CULTURE_VISIT
    return Wish(key, kind, (guest,), window, turned, title=title, choices=5)


def _night_view(guest: Delegation, day: date) -> Wish:
    return Wish(
        "night-view",
        EngagementKind.CULTURE_VISIT,
        (guest,),
        evening(day),
        ("city_balcony",),
        priority=Priority.NICE,
        title=Bilingual("钱江新城灯光秀", "Light show at the City Balcony"),
        duration_min=60,
    )


def _interview(guest: Delegation) -> Wish:
    return Wish(
        "interview",
        EngagementKind.INTERVIEW,
        (guest,),
        daylight(THURSDAY),
        (str(guest.hotel_venue_id), "hiec"),
        priority=Priority.NICE,
        title=Bilingual("代表团团长接受采访", "Interview with the head of the delegation"),
    )


def _exhibition(garden: Garden, guest: Delegation, index: int) -> None:
    """Plant the tour of the exhibition after the opening, for most guests a day later."""
    soon = _comes_early(garden, guest) or index % _SOON_EVERY == 0
    day = TUESDAY if soon else WEDNESDAY
    tour = Wish(
        "exhibition",
        EngagementKind.SITE_VISIT,
        (guest,),
        (at(day, 12, 45), at(day, 18)),
        ("hiec",),
        title=Bilingual("参观博览会展馆", "Tour of the exhibition"),
        start_from=None if soon else at(day, 13, 30),
    )
    plant(garden, tour)


def _plant_on_one_of(garden: Garden, wish: Wish, days: tuple[date, ...], *, free: bool) -> bool:
    """Plant a wish on the first of the days with time for it; tell whether there was one.

    `free` leaves the choice of the day open in the demand too.
    """
    choices = (days,) if free else tuple((day,) for day in days)
    return any(try_to_plant(garden, replace(wish, days=choice)) for choice in choices)


def _site(garden: Garden, guest: Delegation, index: int) -> None:
    """Plant a visit to a site whose own host receives the guests, for every other on any day."""
    sites = tuple(UNIT_HOSTS)
    first = index % len(sites)
    for site in sites[first:] + sites[:first]:
        kind, hosts = EngagementKind.SITE_VISIT, (host_id(site),)
        wish = Wish("site", kind, (guest,), daylight(THURSDAY), (site,), hosts)
        if _plant_on_one_of(garden, wish, (THURSDAY, WEDNESDAY, FRIDAY), free=index % 2 == 1):
            return
    raise NotFeasibleError(guest.id, "site")


def _monday(garden: Garden, guest: Delegation, index: int) -> None:
    """A first look at the lake for those who come in time; the lights in the evening."""
    try_to_plant(garden, _outing(guest, "lake", _LAKE, index, (at(MONDAY, 13), at(MONDAY, 17, 45))))
    try_to_plant(garden, pause(guest, EngagementKind.REST, MONDAY, Priority.NICE))
    try_to_plant(garden, _night_view(guest, MONDAY))


def _tuesday(garden: Garden, guest: Delegation, index: int) -> None:
    """Plant a walk for those who called on Monday; rest before the banquet."""
    if _comes_early(garden, guest):
        window = (at(TUESDAY, 13), at(TUESDAY, 17))
        try_to_plant(garden, _outing(guest, "town-0420", _OLD_TOWN, index, window))
    try_to_plant(garden, pause(guest, EngagementKind.REST, TUESDAY, Priority.NICE))


def _show(garden: Garden, guest: Delegation, index: int) -> None:  # noqa: ARG001 # a step
    """Plant an evening show after dinner."""
    show = Wish(
        "show",
        EngagementKind.PERFORMANCE,
        (guest,),
        (at(WEDNESDAY, 19, 30), at(WEDNESDAY, 21, 30)),
        ("yuehu_show",),
        title=Bilingual("西湖实景演出", "West Lake evening show"),
    )
    try_to_plant(garden, show)


def _business(garden: Garden, guest: Delegation, index: int) -> None:
    """Plant talks on Thursday morning, or a meeting with a department in the afternoon."""
    kind = EngagementKind.TALKS if index % 2 else EngagementKind.MEETING
    morning, afternoon = (
        (at(THURSDAY, 9), at(THURSDAY, 12)),
        (at(THURSDAY, 13, 45), at(THURSDAY, 17, 30)),
    )
    title = Bilingual("合作会谈", "Talks on cooperation")
    business = Wish(
        kind.value,
        kind,
        (guest,),
        morning if index % 2 else afternoon,
        ("citizen_center", "hz_icc", str(guest.hotel_venue_id)),
        near_ranks(garden, guest.rank, 1, start=index),
        title=title if index % 2 else Bilingual("部门对口会见", "Meeting with a department"),
        choices=5,
    )
    plant(garden, business)


def _meals(garden: Garden, guest: Delegation, index: int) -> None:
    """Lunch near the forum or at the hotel, dinner there or at another hotel."""
    other = HOTELS[(index + 1) % len(HOTELS)]
    for day in (WEDNESDAY, THURSDAY):
        eat(garden, guest, day, Meal.LUNCH, ("hz_icc",))
        eat(garden, guest, day, Meal.DINNER, (other,))
    for meal in meals_due(guest, FRIDAY, garden.numbers):
        lunch = meal_wish(garden, guest, FRIDAY, meal, (str(guest.hotel_venue_id), "hz_icc"))
        # Rather late, to leave the morning for visits.
        if not try_to_plant(garden, replace(lunch, start_from=at(FRIDAY, 12, 30))):
            plant(garden, lunch)


def _thursday(garden: Garden, guest: Delegation, index: int) -> None:
    """Crafts and gardens on a day with time for them, an interview; a walk in the evening."""
    crafts = _outing(guest, "crafts", _CRAFTS, index, daylight(THURSDAY))
    crafts = replace(crafts, duration_min=60)
    _plant_on_one_of(garden, crafts, (FRIDAY, WEDNESDAY, THURSDAY), free=False)
    if guest.rank <= _INTERVIEWED_RANK:
        try_to_plant(garden, _interview(guest))
    street = replace(
        _night_view(guest, THURSDAY),
        key="old-street",
        venues=("hefang", "broken_bridge"),
        title=Bilingual("清河坊夜市", "Evening in the old street"),
    )
    try_to_plant(garden, street)


def _friday(garden: Garden, guest: Delegation, index: int) -> None:
    """A last walk and time for shopping before the way to the port."""
    walk = _outing(guest, "town-0423", _OLD_TOWN, index, (at(FRIDAY, 8, 30), at(FRIDAY, 12)))
    try_to_plant(garden, replace(walk, duration_min=60))
    shopping = Wish(
        "shopping",
        EngagementKind.FREE_TIME,
        (guest,),
        (at(FRIDAY, 9), at(FRIDAY, 13, 30)),
        ("hefang", "broken_bridge"),
        title=Bilingual("购物与自由活动", "Shopping and free time"),
        duration_min=45,
    )
    try_to_plant(garden, shopping)


def _museum(garden: Garden, guest: Delegation, index: int) -> None:
    """Plant a museum wherever there is time for one; a third of the guests may go on any day."""
    museum = _outing(guest, "museum", _MUSEUM, index, daylight(WEDNESDAY))
    _plant_on_one_of(garden, museum, (WEDNESDAY, THURSDAY, FRIDAY), free=index % 3 == 0)


# What leaves least choice comes first.
_STEPS = (
    _exhibition,
    _call,
    _business,
    _meals,
    _show,
    _site,
    _museum,
    _monday,
    _tuesday,
    _friday,
    _thursday,
)
