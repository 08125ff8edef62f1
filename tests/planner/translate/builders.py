"""A tiny office from which the translation tests depart: four sites ten minutes apart."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from maps.geo import Point
from maps.modes import Mode
from maps.travel import Path, Rung, TravelMatrix
from planner import model
from planner.catalogue import new_engagement
from planner.model import Bilingual, EngagementKind, PersonName, RoomPurpose
from planner.rulepack import RulePack, load_rule_pack
from planner.services.data_files import RULE_PACKS
from planner.translate.as_of import AsOf
from planner.translate.translation import Translation, sites_of, translate

ZONE = ZoneInfo("Asia/Shanghai")
TUESDAY = date(2026, 12, 8)
PERIOD = model.Period(TUESDAY, date(2026, 12, 11))
DRIVE_MIN = 10
DISTANCE_M = 5_000


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """The moment of a day of the period, counted from 0, in the office's zone."""
    moment = datetime(TUESDAY.year, TUESDAY.month, TUESDAY.day, hour, minute, tzinfo=ZONE)
    return moment + timedelta(days=day)


def minute(day: int, hour: int, minutes: int = 0) -> int:
    return day * 1440 + hour * 60 + minutes


def venue(id_: str, kind: model.VenueKind, number: int, **changes) -> model.Venue:
    name = Bilingual(f"{id_}馆", id_.title())
    found = model.Venue(id=id_, name=name, kind=kind, lat=30.2 + number / 100, lon=120.1)
    return replace(found, **changes)


def room(id_: str, *purposes: RoomPurpose, **changes) -> model.Room:
    found = model.Room(
        id=id_,
        venue_id=id_.split(".", maxsplit=1)[0],
        name=Bilingual(f"{id_}厅", id_),
        capacity=40,
        purposes=frozenset(purposes),
    )
    return replace(found, **changes)


def leader(id_: str, rank: int = 5, **changes) -> model.Leader:
    found = model.Leader(
        id=id_,
        name=PersonName(f"{id_}某", id_.title(), "市长", "Mayor"),
        body=model.Body.GOVERNMENT,
        rank=rank,
        home_venue_id="hall",
    )
    return replace(found, **changes)


def skill(language: str = "fr", level: model.SkillLevel = model.SkillLevel.PROFESSIONAL, *modes):
    usual = (model.InterpretingMode.ESCORT, model.InterpretingMode.CONSECUTIVE)
    return model.LanguageSkill(language, level, level, frozenset(modes or usual))


def interpreter(id_: str, **changes) -> model.Interpreter:
    found = model.Interpreter(
        id=id_,
        name=PersonName(f"{id_}译", id_.title()),
        skills=(skill(),),
        home_venue_id="hall",
        may_serve_leader=True,
    )
    return replace(found, **changes)


def vehicle(id_: str, kind=model.VehicleKind.VAN, seats: int = 15, **changes) -> model.Vehicle:
    found = model.Vehicle(
        id=id_, plate=f"A·{id_}", kind=kind, seats=seats, luggage_pieces=20, home_venue_id="hall"
    )
    return replace(found, **changes)


def transport(day: int, hour: int, minutes: int = 0, **changes) -> model.Transport:
    found = model.Transport(
        model.TransportMode.DOMESTIC_FLIGHT, at(day, hour, minutes), "port", number="MU1"
    )
    return replace(found, **changes)


def delegation(id_: str = "lyon", **changes) -> model.Delegation:
    """Ten guests of rank 5 from Tuesday 09:00 to Thursday 18:00 who speak French."""
    found = model.Delegation(
        id=id_,
        code_name=id_.upper(),
        name=Bilingual(f"{id_}团", f"{id_.title()} delegation"),
        guest_class=model.GuestClass.SISTER_CITY,
        region="FR",
        head=PersonName("团长", "Camille Roux", "市长", "Mayor"),
        rank=5,
        headcount=10,
        arrival=transport(0, 9),
        departure=transport(2, 18),
        hotel_venue_id="hotel",
        languages=("fr",),
    )
    return replace(found, **changes)


def engagement(
    id_: str, kind: EngagementKind = EngagementKind.TALKS, *delegation_ids: str, **changes
) -> model.Engagement:
    made = new_engagement(id_, delegation_ids or ("lyon",), kind)
    return replace(made, **changes)


def scenario(*engagements: model.Engagement, **changes) -> model.Scenario:
    """An office with one delegation, a mayor, two interpreters and two vehicles."""
    found = model.Scenario(
        office=model.Office(
            id="office",
            name=Bilingual("外办", "Office"),
            city_pack_id="nowhere",
            home_venue_id="hall",
            rank_ladder=tuple(
                model.RankStep(n, Bilingual(f"第{n}级", f"Step {n}")) for n in range(1, 10)
            ),
            rule_pack_id="cn-municipal",
        ),
        period=PERIOD,
        venues=(
            venue("port", model.VenueKind.AIRPORT, 0),
            venue("hotel", model.VenueKind.HOTEL, 1),
            venue("hall", model.VenueKind.GOVERNMENT, 2),
            venue("museum", model.VenueKind.MUSEUM, 3),
        ),
        rooms=(
            room("port.lounge", RoomPurpose.GREETING, shared=True),
            room("hotel.lodging", RoomPurpose.LODGING, shared=True),
            room("hotel.dining", RoomPurpose.MEAL),
            room("hall.talks", RoomPurpose.TALKS, RoomPurpose.MEETING),
            room("hall.small", RoomPurpose.MEETING, capacity=20),
            room("museum.tour", RoomPurpose.VISIT),
        ),
        leaders=(leader("mayor"), leader("deputy", 6)),
        interpreters=(interpreter("wang"), interpreter("li")),
        vehicles=(vehicle("1"), vehicle("2", model.VehicleKind.SEDAN, 3)),
        delegations=(delegation(),),
        engagements=engagements,
    )
    return replace(found, **changes)


def rules(*overrides: tuple[str, int | bool | str]) -> RulePack:
    entries = tuple(model.RuleOverride(name, value) for name, value in overrides)
    return load_rule_pack("cn-municipal", RULE_PACKS, entries)


def flat_matrix(sites: dict[str, Point]) -> TravelMatrix:
    """Every drive takes ten minutes over five kilometres, at any hour."""
    ids = tuple(sorted(sites))
    size = len(ids)

    def table(value):
        return tuple(tuple(0 if i == j else value for j in range(size)) for i in range(size))

    points = tuple(sites[id_] for id_ in ids)
    line = tuple((point.lat, point.lon) for point in points)
    return TravelMatrix(
        site_ids=ids,
        points=points,
        period_ids=("always",),
        period_starts_min=(0,),
        minutes={mode: {"always": table(DRIVE_MIN)} for mode in Mode},
        distance_m=table(DISTANCE_M),
        rung=tuple((Rung.MAIN_ROADS,) * size for _ in ids),
        snap_m=(0.0,) * size,
        path=lambda i, j, _lane: Path((line[i], line[j]), DISTANCE_M, ()),
    )


LONG_BEFORE = AsOf(date(2026, 11, 2))


def translated(
    found: model.Scenario, pack: RulePack | None = None, seen: AsOf = LONG_BEFORE
) -> Translation:
    return translate(found, flat_matrix(dict(sites_of(found))), pack or rules(), seen)
