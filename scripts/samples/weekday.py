"""Three working days: four delegations, ten hosts, sixteen interpreters, twenty vehicles."""

from dataclasses import replace
from itertools import cycle, islice

from planner.model import (
    Bilingual,
    Delegation,
    Member,
    Need,
    NeedKind,
    Period,
    Scenario,
    Subgroup,
    VehicleKind,
)
from planner.rulepack import Numbers
from scripts.samples.finishing import finished
from scripts.samples.guests import guest_table
from scripts.samples.hangzhou import OFFICE, UNIT_HOSTS, at, delegation, flight, train
from scripts.samples.people import interpreters, leaders, unit_hosts, vehicles
from scripts.samples.planting import Planted, new_garden
from scripts.samples.programme import arrive, depart
from scripts.samples.sites import city_sites
from scripts.samples.weekday_days import MONDAY, TUESDAY, WEDNESDAY
from scripts.samples.weekday_dresden import plant_dresden
from scripts.samples.weekday_others import (
    plant_consulate,
    plant_korea,
    plant_media,
    plant_reception,
)

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
_PARTNERS = 3


def make_weekday(numbers: Numbers) -> tuple[Scenario, tuple[Planted, ...]]:
    """Return the scenario and a plan that proves it possible."""
    dresden, korea, consulate, media = _guests()
    garden = new_garden(_office_side((dresden, korea, consulate, media)), numbers)
    for guest in (dresden, korea, consulate, media):
        arrive(garden, guest, dinner=guest is not dresden)
        depart(garden, guest)
    plant_reception(garden, dresden, korea)
    plant_dresden(garden, dresden)
    plant_korea(garden, korea)
    plant_consulate(garden, consulate)
    plant_media(garden, media)
    return finished(garden, seed=20261207), tuple(garden.plan)


def _guests() -> tuple[Delegation, ...]:
    dresden, korea, consulate, media = guest_table("weekday_guests")
    return (
        _in_two_groups(
            delegation(
                dresden,
                flight(at(MONDAY, 8, 10), "HX807", 680, vip=True),
                flight(at(WEDNESDAY, 18, 20), "HX808", 720, vip=True),
            )
        ),
        delegation(
            korea,
            flight(at(MONDAY, 13, 5), "HX512", 130, vip=False),
            flight(at(WEDNESDAY, 20, 15), "HX511", 130, vip=False),
        ),
        delegation(
            consulate,
            train(at(TUESDAY, 8, 32), "G7505"),
            train(at(TUESDAY, 20, 5), "G7588"),
        ),
        replace(
            delegation(
                media,
                train(at(MONDAY, 13, 48), "G7345"),
                train(at(WEDNESDAY, 19, 20), "G7376"),
            ),
            needs=(Need(NeedKind.HALAL, 4), Need(NeedKind.VEGETARIAN, 3)),
            keep_apart_ids=("fr-consulate",),
        ),
    )


def _in_two_groups(guest: Delegation) -> Delegation:
    """Return the delegation with its officials and their partners as groups of their own."""
    officials = Bilingual("正式代表", "Officials")
    partners = Bilingual("随行家属", "Partners")
    return replace(
        guest,
        needs=(Need(NeedKind.VEGETARIAN, 2), Need(NeedKind.ALLERGY, 1, note="花生 / peanuts")),
        average_age=52,
        subgroups=(
            Subgroup("officials", officials, guest.headcount - _PARTNERS),
            Subgroup("partners", partners, _PARTNERS),
        ),
        members=(Member(guest.head, guest.rank, subgroup_id="officials"),),
    )


def _office_side(guests: tuple[Delegation, ...]) -> Scenario:
    venues, rooms = city_sites("hangzhou")
    city = leaders("hangzhou_leaders", OFFICE.home_venue_id)[:_CITY_LEADERS]
    kinds = [kind for kind, number in _FLEET for _ in range(number)]
    fleet = tuple(zip(kinds, islice(cycle(_HOMES), len(kinds)), strict=True))
    return Scenario(
        office=OFFICE,
        period=Period(MONDAY, WEDNESDAY),
        venues=venues,
        rooms=rooms,
        leaders=city + unit_hosts(_SITES, rank=6),
        interpreters=interpreters(_LANGUAGES, OFFICE.home_venue_id, staff=5),
        vehicles=vehicles(fleet, "浙A"),
        delegations=guests,
        engagements=(),
    )
