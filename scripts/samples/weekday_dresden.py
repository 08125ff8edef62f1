"""A sister city's three days: call and banquet, talks and signing, partners on their own way."""

from dataclasses import replace

from planner.model import (
    Bilingual,
    Delegation,
    EngagementKind,
    InterpretingMode,
    Lock,
    LockDimension,
    Meal,
    Priority,
)
from scripts.samples.hangzhou import at
from scripts.samples.planting import Garden, plant, plant_or_ask
from scripts.samples.programme import eat, meal_wish, near_ranks, pause
from scripts.samples.visits import daylight, formal, sight, unit
from scripts.samples.weekday_days import MONDAY, STAY, TUESDAY, WEDNESDAY, WORKING_DAYS
from scripts.samples.wishes import Wish

_OFFICIALS, _PARTNERS = "officials", "partners"


def plant_dresden(garden: Garden, guest: Delegation) -> None:
    """Plant what the delegation does beside coming, going and the joint reception."""
    _first_day(garden, guest)
    _officials(garden, guest)
    _partners(garden, guest)
    _together(garden, guest)
    _nice_to_have(garden, guest)


def _first_day(garden: Garden, guest: Delegation) -> None:
    call = Wish(
        "courtesy-call",
        EngagementKind.COURTESY_CALL,
        (guest,),
        (at(MONDAY, 14, 30), at(MONDAY, 17, 30)),
        ("citizen_center",),
        near_ranks(garden, guest.rank, 1),
        days=(MONDAY, TUESDAY),
        title=Bilingual("市领导会见", "Courtesy call on a city leader"),
        preferred=at(MONDAY, 15),
    )
    plant(garden, call)
    banquet = Wish(
        "banquet",
        EngagementKind.BANQUET,
        (guest,),
        (at(MONDAY, 18), at(MONDAY, 20, 45)),
        ("wl_guesthouse", "xizi", "shangri_la"),
        near_ranks(garden, guest.rank, 1),
        priority=Priority.MUST,
        title=Bilingual("欢迎宴会", "Welcome banquet"),
        start_by=at(MONDAY, 19),
        preferred=at(MONDAY, 18, 30),
    )
    planted = plant(garden, banquet)
    hall = (planted.room.id,)
    garden.locks.append(Lock(planted.engagement_id, LockDimension.PLACE, ids=hall))
    plant(garden, pause(guest, EngagementKind.REST, MONDAY, Priority.SHOULD))


def _officials(garden: Garden, guest: Delegation) -> None:
    """Talks, then the signing, a lunch with a host, and a laboratory."""
    title = Bilingual("绿色城市合作会谈", "Talks on green city cooperation")
    wish = formal(garden, guest, EngagementKind.TALKS, title, WORKING_DAYS)
    wish = replace(wish, subgroup=_OFFICIALS, priority=Priority.MUST, preferred=at(TUESDAY, 9, 30))
    talks = plant(garden, wish)
    title = Bilingual("友好合作备忘录签字仪式", "Signing of the memorandum of friendship")
    wish = formal(garden, guest, EngagementKind.SIGNING, title, WORKING_DAYS)
    plant(garden, replace(wish, subgroup=_OFFICIALS, after=(talks.engagement_id,)))
    places = ("wl_guesthouse", "hz_icc", "shangri_la")
    lunch = replace(
        meal_wish(garden, guest, TUESDAY, Meal.LUNCH, places),
        key="working-lunch",
        title=Bilingual("工作午餐（经贸合作）", "Working lunch on trade"),
        hosts=("vice-mayor-trade", "cppcc-vice-1", "fao-director"),
        mode=InterpretingMode.CONSECUTIVE,
        subgroup=_OFFICIALS,
    )
    plant(garden, lunch)
    title = Bilingual("参观浙江大学能源实验室", "Energy laboratory of Zhejiang University")
    campus = unit(guest, "laboratory", title, "zju_zjg", WORKING_DAYS)
    plant(garden, replace(campus, subgroup=_OFFICIALS))


def _partners(garden: Garden, guest: Delegation) -> None:
    """Silk and tea while the officials work, until all meet again at the reception."""
    title = Bilingual("家属活动：丝绸博物馆", "Partners' programme: Silk Museum")
    silk = sight(guest, "partners-silk", title, ("silk_museum", "zj_museum"), WORKING_DAYS)
    plant(garden, replace(silk, subgroup=_PARTNERS))
    lunch = replace(
        meal_wish(garden, guest, TUESDAY, Meal.LUNCH, ("louwailou", "shangri_la")),
        key="partners-lunch",
        title=Bilingual("家属午餐", "Partners' lunch by the lake"),
        subgroup=_PARTNERS,
    )
    plant(garden, lunch)


def _together(garden: Garden, guest: Delegation) -> None:
    """Sights for everybody, wherever there is time for them."""
    eat(garden, guest, WEDNESDAY, Meal.LUNCH, ("hz_icc", "wl_guesthouse"))
    boat = Wish(
        "boat",
        EngagementKind.BOAT,
        (guest,),
        daylight(MONDAY),
        ("three_pools",),
        days=STAY,
        title=Bilingual("游西湖", "Boat trip on West Lake"),
        preferred=at(WEDNESDAY, 14),
    )
    plant(garden, boat)
    title = Bilingual("参观灵隐寺", "Lingyin Temple")
    plant(garden, sight(guest, "temple", title, ("lingyin", "yuefei"), STAY))


def _nice_to_have(garden: Garden, guest: Delegation) -> None:
    """Ask for what is given up first."""
    interview = Wish(
        "interview",
        EngagementKind.INTERVIEW,
        (guest,),
        daylight(TUESDAY),
        ("citizen_center",),
        days=WORKING_DAYS,
        priority=Priority.NICE,
        title=Bilingual("市长接受电视采访", "Television interview with the Mayor"),
        subgroup=_OFFICIALS,
    )
    plant_or_ask(garden, interview)
    title = Bilingual("家属活动：学院画室", "Partners' programme: painting studio")
    studio = replace(
        sight(guest, "partners-studio", title, ("caa", "xiling"), WORKING_DAYS, Priority.NICE),
        subgroup=_PARTNERS,
    )
    plant_or_ask(garden, studio)
    plant_or_ask(garden, pause(guest, EngagementKind.REST, TUESDAY, Priority.NICE))
    title = Bilingual("中国茶叶博物馆品茶", "Tea tasting at the Tea Museum")
    plant_or_ask(garden, sight(guest, "tea", title, ("tea_museum",), STAY, Priority.NICE))
    title = Bilingual("清河坊自由活动", "Free time in the old street")
    street = replace(
        sight(guest, "old-street", title, ("hefang",), STAY, Priority.NICE),
        kind=EngagementKind.FREE_TIME,
        duration_min=60,
    )
    plant_or_ask(garden, street)
