"""Three working days: four delegations, ten hosts, sixteen interpreters, twenty vehicles."""

from dataclasses import replace
from datetime import date
from itertools import cycle, islice

from planner.catalogue import meals_due
from planner.model import (
    Bilingual,
    Delegation,
    EngagementKind,
    Need,
    NeedKind,
    Period,
    Priority,
    Scenario,
    VehicleKind,
)
from planner.rulepack import Numbers
from scripts.samples.finishing import finished
from scripts.samples.guests import guest_table
from scripts.samples.hangzhou import OFFICE, UNIT_HOSTS, at, delegation, flight, train
from scripts.samples.people import host_id, interpreters, leaders, unit_hosts, vehicles
from scripts.samples.planting import Garden, Planted, Wish, new_garden, plant
from scripts.samples.programme import arrive, depart, eat, near_ranks, pause
from scripts.samples.sites import city_sites

TUESDAY, WEDNESDAY, THURSDAY = (date(2026, 12, day) for day in (8, 9, 10))
_CITY_LEADERS = 8
_SITES = {site: UNIT_HOSTS[site] for site in ("alibaba_xixi", "zju_zjg")}
_LANGUAGES = {"en": 5, "de": 3, "fr": 3, "ko": 3, "ja": 2}
_FLEET = (
    (VehicleKind.SEDAN, 7),
    (VehicleKind.VAN, 6),
    (VehicleKind.MINIBUS, 4),
    (VehicleKind.COACH, 3),
)
_HOMES = ("citizen_center", "shangri_la", "grand_hyatt", "dragon")
_DINING = ("hz_icc", "shangri_la", "grand_hyatt", "dragon")
_TOWN_HALL = ("citizen_center", "hz_icc")


def make_weekday(numbers: Numbers) -> tuple[Scenario, tuple[Planted, ...]]:
    """Return the scenario and a plan that proves it possible."""
    dresden, korea, consulate, media = _guests()
    garden = new_garden(_office_side((dresden, korea, consulate, media)), numbers)
    for guest in (dresden, korea, consulate, media):
        arrive(garden, guest, dinner=guest is not dresden)
        depart(garden, guest)
    _dresden(garden, dresden)
    _korea(garden, korea)
    _consulate(garden, consulate)
    _media(garden, media)
    return finished(garden, seed=20261208), tuple(garden.plan)


def _guests() -> tuple[Delegation, ...]:
    dresden, korea, consulate, media = guest_table("weekday_guests")
    return (
        replace(
            delegation(
                dresden,
                flight(at(TUESDAY, 8, 10), "HX807", 680, vip=True),
                flight(at(THURSDAY, 18, 20), "HX808", 720, vip=True),
            ),
            needs=(Need(NeedKind.VEGETARIAN, 2), Need(NeedKind.ALLERGY, 1, note="花生 / peanuts")),
            average_age=52,
        ),
        delegation(
            korea,
            flight(at(TUESDAY, 13, 5), "HX512", 130, vip=False),
            flight(at(THURSDAY, 12, 40), "HX511", 130, vip=False),
        ),
        delegation(
            consulate,
            train(at(WEDNESDAY, 9, 12), "G7505"),
            train(at(WEDNESDAY, 19, 5), "G7588"),
        ),
        replace(
            delegation(
                media,
                train(at(WEDNESDAY, 9, 48), "G7345"),
                train(at(THURSDAY, 19, 20), "G7376"),
            ),
            needs=(Need(NeedKind.HALAL, 4), Need(NeedKind.VEGETARIAN, 3)),
            keep_apart_ids=("fr-consulate",),
        ),
    )


def _office_side(guests: tuple[Delegation, ...]) -> Scenario:
    venues, rooms = city_sites("hangzhou")
    city = leaders("hangzhou_leaders", OFFICE.home_venue_id)[:_CITY_LEADERS]
    kinds = [kind for kind, number in _FLEET for _ in range(number)]
    fleet = tuple(zip(kinds, islice(cycle(_HOMES), len(kinds)), strict=True))
    return Scenario(
        office=OFFICE,
        period=Period(TUESDAY, THURSDAY),
        venues=venues,
        rooms=rooms,
        leaders=city + unit_hosts(_SITES, rank=6),
        interpreters=interpreters(_LANGUAGES, OFFICE.home_venue_id, staff=5),
        vehicles=vehicles(fleet, "浙A"),
        delegations=guests,
        engagements=(),
    )


def _site(guest: Delegation, site: str, day: date, hours: tuple[int, int]) -> Wish:
    window = (at(day, hours[0]), at(day, hours[1]))
    kind = EngagementKind.SITE_VISIT
    return Wish(f"site-{day:%m%d}", kind, (guest,), window, (site,), (host_id(site),))


def _culture(guest: Delegation, day: date, hours: tuple[int, int], *venues: str) -> Wish:
    window = (at(day, hours[0]), at(day, hours[1]))
    return Wish(f"culture-{day:%m%d}", EngagementKind.CULTURE_VISIT, (guest,), window, venues)


def _formal(
    garden: Garden, guest: Delegation, kind: EngagementKind, day: date, hours: tuple[int, int]
) -> Wish:
    window = (at(day, hours[0]), at(day, hours[1]))
    hosts = near_ranks(garden, guest.rank, 1, start=guest.headcount)
    return Wish(kind.replace("_", "-"), kind, (guest,), window, _TOWN_HALL, hosts)


def _eat_when_due(garden: Garden, guest: Delegation, day: date) -> None:
    for meal in meals_due(guest, day, garden.numbers):
        eat(garden, guest, day, meal, _DINING)


def _dresden(garden: Garden, guest: Delegation) -> None:
    """A sister city's three days: call and banquet, talks and signing, sites and sights."""
    plant(garden, _formal(garden, guest, EngagementKind.COURTESY_CALL, TUESDAY, (14, 18)))
    banquet = Wish(
        "banquet",
        EngagementKind.BANQUET,
        (guest,),
        (at(TUESDAY, 18), at(TUESDAY, 20, 45)),
        ("wl_guesthouse", "xizi", "shangri_la"),
        near_ranks(garden, guest.rank, 1),
        priority=Priority.MUST,
        title=Bilingual("欢迎宴会", "Welcome banquet"),
        start_by=at(TUESDAY, 19),
    )
    plant(garden, banquet)
    talks = plant(garden, _formal(garden, guest, EngagementKind.TALKS, WEDNESDAY, (9, 12)))
    _eat_when_due(garden, guest, WEDNESDAY)
    plant(garden, _site(guest, "zju_zjg", WEDNESDAY, (13, 18)))
    signing = _formal(garden, guest, EngagementKind.SIGNING, THURSDAY, (9, 12))
    plant(garden, replace(signing, after=(talks.engagement_id,)))
    _eat_when_due(garden, guest, THURSDAY)
    plant(garden, _culture(guest, THURSDAY, (13, 16), "planning_hall", "deshou", "huqingyu"))


def _korea(garden: Garden, guest: Delegation) -> None:
    """A business delegation between two flights."""
    plant(garden, _formal(garden, guest, EngagementKind.MEETING, WEDNESDAY, (9, 12)))
    _eat_when_due(garden, guest, WEDNESDAY)
    plant(garden, _site(guest, "alibaba_xixi", WEDNESDAY, (13, 18)))
    pause(garden, guest, EngagementKind.FREE_TIME, WEDNESDAY)


def _consulate(garden: Garden, guest: Delegation) -> None:
    """A day trip by train from Shanghai."""
    plant(garden, _formal(garden, guest, EngagementKind.COURTESY_CALL, WEDNESDAY, (10, 12)))
    _eat_when_due(garden, guest, WEDNESDAY)
    venues = ("silk_museum", "deshou", "huqingyu", "zj_museum")
    plant(garden, _culture(guest, WEDNESDAY, (13, 17), *venues))


def _media(garden: Garden, guest: Delegation) -> None:
    """Foreign journalists: a briefing, sites, an interview, an evening show."""
    briefing = Wish(
        "briefing",
        EngagementKind.MEETING,
        (guest,),
        (at(WEDNESDAY, 13, 30), at(WEDNESDAY, 18)),
        _TOWN_HALL,
        ("fao-deputy-1",),
        priority=Priority.MUST,
        title=Bilingual("市外办情况介绍会", "Briefing by the Foreign Affairs Office"),
    )
    plant(garden, briefing)
    show = Wish(
        "show",
        EngagementKind.PERFORMANCE,
        (guest,),
        (at(WEDNESDAY, 19, 30), at(WEDNESDAY, 21, 15)),
        ("yuehu_show",),
        title=Bilingual("西湖演出", "West Lake show"),
    )
    plant(garden, show)
    plant(garden, _site(guest, "alibaba_xixi", THURSDAY, (9, 12)))
    _eat_when_due(garden, guest, THURSDAY)
    interview = Wish(
        "interview",
        EngagementKind.INTERVIEW,
        (guest,),
        (at(THURSDAY, 13, 30), at(THURSDAY, 17)),
        ("citizen_center", "dragon"),
        ("fao-director", "fao-deputy-1"),
    )
    plant(garden, interview)
    venues = ("planning_hall", "city_balcony", "deshou", "huqingyu")
    plant(garden, _culture(guest, THURSDAY, (13, 18), *venues))
