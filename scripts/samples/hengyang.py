"""Two days in Hengyang: seven guests from the Japanese sister city."""

from datetime import date

from planner.catalogue import meals_due
from planner.model import (
    Bilingual,
    Delegation,
    EngagementKind,
    Office,
    Period,
    Priority,
    RankStep,
    Scenario,
    VehicleKind,
)
from planner.rulepack import Numbers
from scripts.samples.finishing import finished
from scripts.samples.guests import guest_table
from scripts.samples.hangzhou import at, delegation, train
from scripts.samples.people import host_id, interpreters, leaders, unit_hosts, vehicles
from scripts.samples.planting import Garden, Planted, Wish, new_garden, plant
from scripts.samples.programme import arrive, depart, eat, near_ranks
from scripts.samples.sites import city_sites

TUESDAY, WEDNESDAY = date(2026, 12, 15), date(2026, 12, 16)
_LADDER = (
    (3, "部长、省长", "Minister, governor"),
    (4, "副部长、大使", "Vice-minister, ambassador"),
    (5, "市长、总领事", "Mayor, consul general"),
    (6, "副市长、参赞", "Vice-mayor, counsellor"),
    (7, "局长、区县负责人", "Bureau director, district head"),
    (8, "副局长、处级负责人", "Deputy bureau director, division head"),
    (9, "工作人员", "Staff"),
)
_SITES = {
    "hynu": ("国际交流处处长", "Director of International Exchange"),
    "valin": ("对外合作负责人", "Head of External Cooperation"),
}
_SKIPPED_NAMES = 401
OFFICE = Office(
    id="hengyang-fao",
    name=Bilingual("衡阳市外事办公室（示例）", "Hengyang Foreign Affairs Office (sample)"),
    city_pack_id="hengyang",
    home_venue_id="hy_city_gov",
    rank_ladder=tuple(RankStep(step, Bilingual(zh, en)) for step, zh, en in _LADDER),
    rule_pack_id="hengyang",
)


def make_hengyang(numbers: Numbers) -> tuple[Scenario, tuple[Planted, ...]]:
    """Return the scenario and a plan that proves it possible."""
    (coming,) = guest_table("hengyang_guests")
    guest = delegation(
        coming,
        train(at(TUESDAY, 9, 50), "G1003", "hy_east"),
        train(at(WEDNESDAY, 18, 8), "G6014", "hy_east"),
    )
    garden = new_garden(_office_side(guest), numbers)
    arrive(garden, guest, dinner=False)
    depart(garden, guest)
    _first_day(garden, guest)
    _second_day(garden, guest)
    return finished(garden, seed=20261215), tuple(garden.plan)


def _office_side(guest: Delegation) -> Scenario:
    venues, rooms = city_sites("hengyang")
    home = OFFICE.home_venue_id
    city = leaders("hengyang_leaders", home, skip=_SKIPPED_NAMES)
    fleet = ((VehicleKind.SEDAN, home), (VehicleKind.VAN, home), (VehicleKind.MINIBUS, home))
    return Scenario(
        office=OFFICE,
        period=Period(TUESDAY, WEDNESDAY),
        venues=venues,
        rooms=rooms,
        leaders=city + unit_hosts(_SITES, rank=7),
        interpreters=interpreters({"ja": 2, "en": 1}, home, staff=1),
        vehicles=vehicles(fleet, "湘D"),
        delegations=(guest,),
        engagements=(),
    )


def _first_day(garden: Garden, guest: Delegation) -> None:
    """Call and gifts, a walk through the academy, the welcome banquet."""
    hosts = near_ranks(garden, guest.rank, 1)
    call = Wish(
        "courtesy-call",
        EngagementKind.COURTESY_CALL,
        (guest,),
        (at(TUESDAY, 14), at(TUESDAY, 17, 30)),
        ("hy_city_gov", "yancheng_hotel"),
        hosts,
    )
    plant(garden, call)
    academy = Wish(
        "academy",
        EngagementKind.CULTURE_VISIT,
        (guest,),
        (at(TUESDAY, 14), at(TUESDAY, 17, 30)),
        ("shigu", "yueping", "huiyan"),
    )
    plant(garden, academy)
    banquet = Wish(
        "banquet",
        EngagementKind.BANQUET,
        (guest,),
        (at(TUESDAY, 18), at(TUESDAY, 20, 45)),
        ("yancheng_hotel", "shenlong_hotel", "linyin_hotel"),
        hosts,
        priority=Priority.MUST,
        title=Bilingual("欢迎宴会", "Welcome banquet"),
        start_by=at(TUESDAY, 19),
    )
    plant(garden, banquet)


def _second_day(garden: Garden, guest: Delegation) -> None:
    """The university in the morning, a works in the afternoon."""
    plant(garden, _site(guest, "hynu", (9, 12)))
    for meal in meals_due(guest, WEDNESDAY, garden.numbers):
        eat(garden, guest, WEDNESDAY, meal, ("yancheng_hotel", "linyin_hotel"))
    plant(garden, _site(guest, "valin", (13, 17)))


def _site(guest: Delegation, site: str, hours: tuple[int, int]) -> Wish:
    window = (at(WEDNESDAY, hours[0]), at(WEDNESDAY, hours[1]))
    kind = EngagementKind.SITE_VISIT
    return Wish(f"visit-{site}", kind, (guest,), window, (site,), (host_id(site),))
