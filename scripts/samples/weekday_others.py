"""The other guests of the working week: business people, consuls, journalists."""

from dataclasses import replace

from planner.model import (
    Bilingual,
    Delegation,
    EngagementKind,
    InterpretingMode,
    Meal,
    Priority,
)
from scripts.samples.hangzhou import at
from scripts.samples.planting import Garden, plant, plant_or_ask
from scripts.samples.programme import eat, meal_wish, pause
from scripts.samples.visits import TOWN_HALL, daylight, evening, formal, sight, unit
from scripts.samples.weekday_days import MONDAY, STAY, TUESDAY, WEDNESDAY, WORKING_DAYS
from scripts.samples.wishes import Wish


def plant_reception(garden: Garden, *guests: Delegation) -> None:
    """Plant the evening that several delegations spend together."""
    reception = Wish(
        "reception",
        EngagementKind.BUFFET,
        guests,
        (at(TUESDAY, 17, 45), at(TUESDAY, 20, 15)),
        ("shangri_la", "hz_icc", "grand_hyatt"),
        ("vice-mayor-trade", "cppcc-vice-1", "congress-vice-1"),
        priority=Priority.MUST,
        title=Bilingual("绿色科技企业招待会", "Green technology business reception"),
        mode=InterpretingMode.CONSECUTIVE,
        start_by=at(TUESDAY, 19),
        preferred=at(TUESDAY, 18, 30),
    )
    plant(garden, reception)


def plant_korea(garden: Garden, guest: Delegation) -> None:
    """Plant a business visit: a meeting, talks and a letter of intent, two firms, some sights."""
    title = Bilingual("副市长会见", "Meeting with the city government")
    wish = formal(garden, guest, EngagementKind.MEETING, title, WORKING_DAYS)
    met = plant(garden, replace(wish, priority=Priority.MUST, preferred=at(TUESDAY, 10)))
    title = Bilingual("投资合作洽谈", "Talks on investment")
    wish = formal(garden, guest, EngagementKind.TALKS, title, WORKING_DAYS)
    talked = plant(garden, replace(wish, after=(met.engagement_id,)))
    eat(garden, guest, TUESDAY, Meal.LUNCH, ("hz_icc",))
    eat(garden, guest, WEDNESDAY, Meal.LUNCH, ("hz_icc", "dragon"))
    title = Bilingual("合作意向书签字", "Signing of a letter of intent")
    wish = formal(garden, guest, EngagementKind.SIGNING, title, WORKING_DAYS)
    plant(garden, replace(wish, after=(talked.engagement_id,)))
    title = Bilingual("参观阿里巴巴", "Visit to Alibaba")
    plant(garden, unit(guest, "alibaba", title, "alibaba_xixi", WORKING_DAYS))
    plant_or_ask(garden, pause(guest, EngagementKind.REST, TUESDAY, Priority.NICE))
    title = Bilingual("参观海康威视", "Visit to Hikvision")
    firm = sight(guest, "hikvision", title, ("hikvision", "geely"), STAY, Priority.NICE)
    plant_or_ask(garden, replace(firm, kind=EngagementKind.SITE_VISIT))
    _night_view(garden, guest)
    title = Bilingual("参观大运河博物馆", "Grand Canal Museum")
    plant_or_ask(garden, sight(guest, "canal", title, ("canal", "deshou"), STAY, Priority.NICE))
    plant_or_ask(garden, pause(guest, EngagementKind.FREE_TIME, WEDNESDAY, Priority.NICE))


def plant_consulate(garden: Garden, guest: Delegation) -> None:
    """Plant a day trip by train from Shanghai."""
    title = Bilingual("市领导会见", "Courtesy call on a city leader")
    call = formal(garden, guest, EngagementKind.COURTESY_CALL, title, (TUESDAY,))
    plant(garden, replace(call, preferred=at(TUESDAY, 10, 30)))
    lunch = replace(
        meal_wish(garden, guest, TUESDAY, Meal.LUNCH, ("louwailou", "hz_icc", "wl_guesthouse")),
        key="working-lunch",
        title=Bilingual("市外办工作午餐", "Working lunch of the Foreign Affairs Office"),
        hosts=("fao-director", "fao-deputy-1"),
        mode=InterpretingMode.CONSECUTIVE,
    )
    plant(garden, lunch)
    title = Bilingual("文化交流工作会见", "Meeting on cultural exchange")
    meeting = formal(garden, guest, EngagementKind.MEETING, title, (TUESDAY,))
    plant(garden, meeting)
    title = Bilingual("参观中国美术学院", "China Academy of Art")
    academy = sight(guest, "academy", title, ("caa", "zju_yq"), (TUESDAY,))
    plant(garden, replace(academy, kind=EngagementKind.SITE_VISIT))
    title = Bilingual("参观中国丝绸博物馆", "National Silk Museum")
    museums = ("silk_museum", "deshou", "huqingyu", "zj_museum")
    plant_or_ask(garden, sight(guest, "museum", title, museums, (TUESDAY,), Priority.NICE))
    tea = Wish(
        "tea",
        EngagementKind.TEA_PARTY,
        (guest,),
        daylight(TUESDAY),
        ("wl_guesthouse", "xizi", "hz_icc"),
        priority=Priority.NICE,
        title=Bilingual("友好人士茶叙", "Tea with friends of France"),
    )
    plant_or_ask(garden, tea)


def plant_media(garden: Garden, guest: Delegation) -> None:
    """Plant a journalists' tour: a briefing, sites, interviews, evening outings."""
    briefing = Wish(
        "briefing",
        EngagementKind.MEETING,
        (guest,),
        daylight(MONDAY),
        TOWN_HALL,
        ("fao-deputy-1",),
        days=(MONDAY, TUESDAY),
        priority=Priority.MUST,
        title=Bilingual("市外办情况介绍会", "Briefing by the Foreign Affairs Office"),
        preferred=at(TUESDAY, 9),
    )
    plant(garden, briefing)
    for day, meal in ((TUESDAY, Meal.LUNCH), (TUESDAY, Meal.DINNER), (WEDNESDAY, Meal.LUNCH)):
        eat(garden, guest, day, meal, ("hz_icc", "shangri_la"))
    title = Bilingual("参观阿里巴巴", "Visit to Alibaba")
    plant(garden, unit(guest, "alibaba", title, "alibaba_xixi", WORKING_DAYS))
    title = Bilingual("参观城市规划展览馆", "Urban Planning Exhibition Hall")
    plant(garden, sight(guest, "planning-hall", title, ("planning_hall",), STAY))
    _interviews(garden, guest)
    _outings(garden, guest)


def _outings(garden: Garden, guest: Delegation) -> None:
    """Ask for what the journalists would also like to see."""
    title = Bilingual("西泠印社采风", "Xiling Seal Society")
    plant_or_ask(garden, sight(guest, "seals", title, ("xiling", "zj_museum"), STAY))
    title = Bilingual("参观梦想小镇", "Dream Town")
    town = sight(guest, "start-ups", title, ("dream_town", "cloud_town"), STAY, Priority.NICE)
    plant_or_ask(garden, replace(town, kind=EngagementKind.SITE_VISIT))
    title = Bilingual("胡庆余堂采风", "Huqingyutang Pharmacy")
    plant_or_ask(garden, sight(guest, "pharmacy", title, ("huqingyu",), STAY, Priority.NICE))
    plant_or_ask(garden, pause(guest, EngagementKind.REST, TUESDAY, Priority.NICE))
    _night_view(garden, guest)
    show = Wish(
        "show",
        EngagementKind.PERFORMANCE,
        (guest,),
        (at(TUESDAY, 19, 30), at(TUESDAY, 21, 30)),
        ("yuehu_show", "songcheng"),
        title=Bilingual("西湖实景演出", "West Lake evening show"),
    )
    plant_or_ask(garden, show)


def _interviews(garden: Garden, guest: Delegation) -> None:
    director = Wish(
        "interview-director",
        EngagementKind.INTERVIEW,
        (guest,),
        daylight(TUESDAY),
        TOWN_HALL,
        ("fao-director", "fao-deputy-1"),
        days=WORKING_DAYS,
        title=Bilingual("采访市外办负责人", "Interview with the Foreign Affairs Office"),
    )
    plant(garden, director)
    vice_mayor = replace(
        director,
        key="interview-vice-mayor",
        hosts=("vice-mayor-culture", "vice-mayor-trade"),
        priority=Priority.NICE,
        title=Bilingual("采访副市长", "Interview with a vice-mayor"),
    )
    plant_or_ask(garden, vice_mayor)


def _night_view(garden: Garden, guest: Delegation) -> None:
    view = Wish(
        "night-view",
        EngagementKind.CULTURE_VISIT,
        (guest,),
        evening(MONDAY),
        ("city_balcony",),
        priority=Priority.NICE,
        title=Bilingual("钱江新城灯光秀", "Light show at the City Balcony"),
        duration_min=60,
    )
    plant_or_ask(garden, view)
