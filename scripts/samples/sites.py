"""Venues of the sample offices: places from the city packs, rooms and hours as is usual.

Room names, sizes and opening hours are plausible inventions; an office enters its own.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from planner.model import (
    AccuracyClass,
    Bilingual,
    OpeningHours,
    OpenSpan,
    Room,
    RoomPurpose,
    SecurityLevel,
    Venue,
    VenueKind,
)

CITIES = Path(__file__).parents[2] / "data" / "cities"

# Each line: id part, English, Chinese, how many, seats, purposes, shared.
RoomLine = tuple[str, str, str, int, int, str, bool]

_BY_KIND: dict[VenueKind, tuple[RoomLine, ...]] = {
    VenueKind.AIRPORT: (("lounge", "VIP lounge", "贵宾厅", 1, 400, "greeting press", True),),
    VenueKind.RAIL: (("lounge", "VIP lounge", "贵宾室", 1, 300, "greeting", True),),
    VenueKind.GOVERNMENT: (
        ("reception", "Reception room", "会见厅", 6, 40, "meeting press", False),
        ("talks", "Talks room", "会谈室", 4, 50, "talks meeting", False),
        ("signing", "Signing hall", "签约厅", 1, 80, "signing press", False),
    ),
    VenueKind.CONFERENCE: (
        ("hall", "Conference hall", "会议厅", 4, 250, "conference", False),
        ("meeting", "Meeting room", "会见室", 4, 50, "meeting talks signing", False),
        ("banquet", "Banquet hall", "宴会厅", 2, 250, "banquet", False),
        ("dining", "Dining room", "餐厅", 1, 600, "meal", True),
    ),
    VenueKind.EXPO: (
        ("main", "Main hall", "主会场", 1, 1200, "conference performance", False),
        ("meeting", "Meeting room", "会见室", 4, 50, "meeting talks signing", False),
        ("banquet", "Banquet hall", "宴会厅", 2, 300, "banquet", False),
        ("dining", "Dining hall", "餐厅", 2, 500, "meal", False),
        ("tour", "Exhibition halls", "展馆", 1, 1500, "visit", True),
    ),
    VenueKind.GUESTHOUSE: (
        ("reception", "Reception room", "会见厅", 3, 40, "meeting talks signing", False),
        ("banquet", "Banquet hall", "宴会厅", 2, 160, "banquet", False),
        ("dining", "Dining room", "餐厅", 1, 200, "meal", True),
        ("lodging", "Guest rooms", "客房", 1, 300, "lodging", True),
    ),
    VenueKind.HOTEL: (
        ("meeting", "Meeting room", "会见室", 2, 40, "meeting talks press", False),
        ("banquet", "Banquet hall", "宴会厅", 1, 160, "banquet", False),
        ("dining", "Restaurant", "餐厅", 1, 250, "meal", True),
        ("lodging", "Guest rooms", "客房", 1, 600, "lodging", True),
    ),
    VenueKind.RESTAURANT: (("private", "Private room", "包厢", 6, 30, "meal banquet", False),),
    VenueKind.MUSEUM: (("tour", "Guided tours", "讲解参观", 1, 300, "visit", True),),
    VenueKind.MEMORIAL: (("tour", "Guided tours", "讲解参观", 1, 200, "visit", True),),
    VenueKind.HERITAGE: (("tour", "Guided tours", "讲解参观", 1, 300, "visit", True),),
    VenueKind.TEMPLE: (("tour", "Guided tours", "讲解参观", 1, 300, "visit", True),),
    VenueKind.SIGHT: (("walk", "Guided walks", "导览步行", 1, 400, "visit", True),),
    VenueKind.PARK: (("walk", "Guided walks", "导览步行", 1, 400, "visit", True),),
    VenueKind.VILLAGE: (("walk", "Guided walks", "导览步行", 1, 200, "visit", True),),
    VenueKind.VISIT_POINT: (("walk", "Guided walks", "导览步行", 1, 200, "visit", True),),
    VenueKind.COMPANY: (
        ("tour", "Guided tour", "参观讲解", 1, 60, "visit", False),
        ("meeting", "Meeting room", "会议室", 1, 30, "meeting talks", False),
    ),
    VenueKind.UNIVERSITY: (("tour", "Campus tours", "校园参观", 1, 200, "visit", True),),
    VenueKind.THEATRE: (("stage", "Auditorium", "演出厅", 1, 900, "performance", True),),
    VenueKind.STADIUM: (("tour", "Guided tour", "参观团", 2, 60, "visit", False),),
}
_HOURS: dict[VenueKind, tuple[int, int]] = {
    VenueKind.GOVERNMENT: (8, 18),
    VenueKind.MUSEUM: (9, 17),
    VenueKind.MEMORIAL: (9, 17),
    VenueKind.HERITAGE: (9, 17),
    VenueKind.TEMPLE: (8, 17),
    VenueKind.SIGHT: (8, 20),
    VenueKind.PARK: (8, 18),
    VenueKind.VILLAGE: (8, 18),
    VenueKind.VISIT_POINT: (8, 18),
    VenueKind.COMPANY: (9, 18),
    VenueKind.UNIVERSITY: (9, 18),
    VenueKind.STADIUM: (9, 18),
    VenueKind.THEATRE: (9, 23),
}
# Places whose hours are not those of their kind.
_OWN_HOURS: dict[str, tuple[int, int]] = {
    "three_pools": (9, 17),
    "city_balcony": (8, 22),
    "hefang": (9, 21),
}
_CLOSED_MONDAY = frozenset({VenueKind.MUSEUM, VenueKind.MEMORIAL})
_CLOSED_AT_WEEKENDS = frozenset({VenueKind.COMPANY})
_WALKING_MIN = {
    VenueKind.TEMPLE: 50,
    VenueKind.HERITAGE: 60,
    VenueKind.PARK: 45,
    VenueKind.SIGHT: 30,
    VenueKind.MUSEUM: 40,
}
_OUTDOOR = frozenset({VenueKind.SIGHT, VenueKind.PARK, VenueKind.HERITAGE, VenueKind.VILLAGE})
_NUMERALS = "一二三四五六"


def city_sites(city: str) -> tuple[tuple[Venue, ...], tuple[Room, ...]]:
    """Return the venues of a city pack that guests are taken to, and their rooms."""
    with (CITIES / city / "venues.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if VenueKind(row["kind"]) in _BY_KIND]
    venues = tuple(_venue(row) for row in rows)
    return venues, tuple(room for venue in venues for room in _rooms(venue))


def _venue(row: dict[str, str]) -> Venue:
    kind = VenueKind(row["kind"])
    lodging = kind in (VenueKind.HOTEL, VenueKind.GUESTHOUSE)
    return Venue(
        id=row["id"],
        name=Bilingual(row["name_zh"], row["name_en"]),
        kind=kind,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        accuracy=AccuracyClass(row["accuracy"]),
        hours=_hours(kind, row["id"]),
        outdoor=kind in _OUTDOOR,
        walking_min=_WALKING_MIN.get(kind, 0),
        halal_kitchen=lodging or kind in (VenueKind.EXPO, VenueKind.CONFERENCE),
        cleared_level=SecurityLevel.L2 if lodging else SecurityLevel.L3,
        is_visit_point=kind is VenueKind.VISIT_POINT,
    )


def _hours(kind: VenueKind, venue_id: str) -> OpeningHours:
    day: tuple[OpenSpan, ...]
    if kind is VenueKind.RESTAURANT:
        day = (OpenSpan(660, 840), OpenSpan(1020, 1290))
    elif kind in _HOURS:
        opens, closes = _OWN_HOURS.get(venue_id, _HOURS[kind])
        day = (OpenSpan(opens * 60, closes * 60),)
    else:
        return OpeningHours()
    weekly: list[tuple[OpenSpan, ...]] = [day] * 7
    if kind in _CLOSED_MONDAY:
        weekly[0] = ()
    if kind in _CLOSED_AT_WEEKENDS:
        weekly[5] = weekly[6] = ()
    return OpeningHours(weekly=tuple(weekly))


def _rooms(venue: Venue) -> Iterator[Room]:
    for part, name_en, name_zh, count, seats, purposes, shared in _BY_KIND[venue.kind]:
        for index in range(count):
            alone = count == 1
            yield Room(
                id=f"{venue.id}.{part}" if alone else f"{venue.id}.{part}-{index + 1}",
                venue_id=venue.id,
                name=Bilingual(
                    name_zh if alone else f"第{_NUMERALS[index]}{name_zh}",
                    name_en if alone else f"{name_en} {index + 1}",
                ),
                capacity=seats,
                purposes=frozenset(RoomPurpose(word) for word in purposes.split()),
                shared=shared,
            )
