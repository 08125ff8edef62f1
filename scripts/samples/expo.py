"""The sample exposition: forty delegations, five days, one plan planted beside the demand."""

from dataclasses import replace
from itertools import cycle, islice

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
from scripts.samples.expo_days import FRIDAY, MONDAY, TUESDAY, WEDNESDAY, plant_days
from scripts.samples.finishing import finished
from scripts.samples.guests import Coming, guest_table
from scripts.samples.hangzhou import (
    HOTELS,
    OFFICE,
    UNIT_HOSTS,
    at,
    delegation,
    flight,
    minutes,
    train,
)
from scripts.samples.people import interpreters, leaders, unit_hosts, vehicles
from scripts.samples.planting import Garden, Planted, new_garden, plant
from scripts.samples.programme import arrive, depart
from scripts.samples.sites import city_sites
from scripts.samples.wishes import Wish

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
    plant_days(garden, everybody)
    return finished(garden, seed=20270419), tuple(garden.plan)


def _guest(index: int, coming: Coming) -> Delegation:
    # Nobody comes or goes at an hour at which it is doubtful whether there is time for lunch.
    early = index < _EARLY_ARRIVALS
    lands = at(MONDAY, 8) if early else at(MONDAY, 11, 20) - minutes(8 * _EARLY_ARRIVALS)
    lands += minutes((10 if early else 8) * index)
    leaves = at(FRIDAY, 13) if early else at(FRIDAY, 16, 40) - minutes(8 * _EARLY_ARRIVALS)
    leaves += minutes((6 if early else 8) * index)
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
    """Plant what many attend together: the ceremony, then each group's own events."""
    top = tuple(one.id for one in garden.scenario.leaders if one.rank == _TOP_RANK)
    morning = (at(TUESDAY, 10), at(TUESDAY, 11))
    title = Bilingual("开幕式", "Opening ceremony")
    ceremony = Wish("opening", EngagementKind.CEREMONY, everybody, morning, ("hiec",), top)
    plant(garden, replace(ceremony, title=title))
    for index, group in enumerate(GROUPS):
        halls = ("hz_icc", "hiec") if index % 2 else ("hiec", "hz_icc")
        _of_a_group(garden, group, groups[group], top[index:] + top[:index], halls)


def _of_a_group(
    garden: Garden,
    group: str,
    guests: tuple[Delegation, ...],
    hosts: tuple[str, ...],
    halls: tuple[str, ...],
) -> None:
    """Plant a group's lunch, banquet and forum session."""
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
        halls,
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
