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
from scripts.samples.people import interpreters, leaders, unit_hosts, vehicles
from scripts.samples.planting import Garden, Planted, new_garden, plant, plant_or_ask
from scripts.samples.programme import arrive, depart, eat, near_ranks, pause
from scripts.samples.sites import city_sites
from scripts.samples.visits import daylight, sight, unit
from scripts.samples.wishes import Wish

TUESDAY, WEDNESDAY = date(2026, 12, 15), date(2026, 12, 16)
STAY = (TUESDAY, WEDNESDAY)
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
    """Call and gifts, the academy, and after a rest the welcome banquet."""
    hosts = near_ranks(garden, guest.rank, 1)
    call = Wish(
        "courtesy-call",
        EngagementKind.COURTESY_CALL,
        (guest,),
        (at(TUESDAY, 14), at(TUESDAY, 17)),
        ("hy_city_gov", "yancheng_hotel"),
        hosts,
        title=Bilingual("市领导会见、互赠礼品", "Courtesy call and exchange of gifts"),
        preferred=at(TUESDAY, 14, 30),
    )
    plant(garden, call)
    academy = Bilingual("参观石鼓书院", "Shigu Academy")
    plant(garden, sight(guest, "academy", academy, ("shigu", "yueping", "huiyan"), STAY))
    plant(garden, pause(guest, EngagementKind.REST, TUESDAY, Priority.SHOULD))
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
    """Lunch on the second day, a school, a works on either day."""
    for meal in meals_due(guest, WEDNESDAY, garden.numbers):
        eat(garden, guest, WEDNESDAY, meal, ("yancheng_hotel", "linyin_hotel"))
    school = Bilingual("参观学校、观摩汉语课", "School visit: a lesson of Chinese")
    plant(garden, unit(guest, "visit-hynu", school, "hynu", (WEDNESDAY,)))
    works = Bilingual("参观华菱钢管", "Steel tube works")
    plant(garden, unit(guest, "visit-valin", works, "valin", STAY))
    _nice_to_have(garden, guest)


def _nice_to_have(garden: Garden, guest: Delegation) -> None:
    """Ask for what is given up first."""
    island = Bilingual("东洲岛漫步", "Walk on Dongzhou Island")
    places = ("dongzhou", "huiyan")
    plant_or_ask(garden, sight(guest, "island", island, places, STAY, Priority.NICE))
    interview = Wish(
        "interview",
        EngagementKind.INTERVIEW,
        (guest,),
        daylight(WEDNESDAY),
        ("hy_city_gov", "yancheng_hotel"),
        priority=Priority.NICE,
        title=Bilingual("市长接受采访", "Interview with the Mayor of Ritto"),
    )
    plant_or_ask(garden, interview)
    plant_or_ask(garden, pause(guest, EngagementKind.FREE_TIME, WEDNESDAY, Priority.NICE))
