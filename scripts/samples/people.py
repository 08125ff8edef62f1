"""Fictional people of the sample offices: hosts, interpreters, drivers.

Nobody here is modelled on a person; names were put together from common family and given names.
"""

import csv
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from planner.model import (
    Body,
    Clearance,
    Interpreter,
    InterpretingMode,
    LanguageSkill,
    Leader,
    PersonName,
    SkillLevel,
    Vehicle,
    VehicleKind,
)

# Family and given names in both scripts, combined in a fixed order.
_FAMILY = (
    "林 Lin,沈 Shen,顾 Gu,陆 Lu,许 Xu,何 He,吕 Lü,施 Shi,孔 Kong,曹 Cao,严 Yan,华 Hua,"
    "金 Jin,魏 Wei,陶 Tao,姜 Jiang,戚 Qi,谢 Xie,邹 Zou,喻 Yu,柏 Bai,窦 Dou,云 Yun"
)
_GIVEN = (
    "文澜 Wenlan,思远 Siyuan,若溪 Ruoxi,明哲 Mingzhe,静姝 Jingshu,向东 Xiangdong,雨桐 Yutong,"
    "嘉木 Jiamu,清和 Qinghe,知行 Zhixing,望舒 Wangshu,亦凡 Yifan,晓岚 Xiaolan,致远 Zhiyuan,"
    "安然 Anran,景行 Jingxing,书宁 Shuning,子衿 Zijin,立诚 Licheng"
)


def chinese_names(skip: int = 0) -> Iterator[tuple[str, str]]:
    """Yield fictional names as (Chinese, romanised); the two lists' lengths share no divisor."""
    families = [tuple(entry.split(" ")) for entry in _FAMILY.split(",")]
    givens = [tuple(entry.split(" ")) for entry in _GIVEN.split(",")]
    for index in count(skip):
        family, given = families[index % len(families)], givens[index % len(givens)]
        yield family[0] + given[0], f"{family[1]} {given[1]}"


def leaders(table: str, home_venue_id: str, *, skip: int = 0) -> tuple[Leader, ...]:
    """Return the leaders of a table beside this file, with fictional names, at one home."""
    names = chinese_names(skip)
    with Path(__file__).with_name(f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_leader(row, next(names), home_venue_id) for row in csv.DictReader(file))


def unit_hosts(venues: dict[str, tuple[str, str]], rank: int) -> tuple[Leader, ...]:
    """Return one host for each venue, given its titles in Chinese and English."""
    names = chinese_names(skip=101)
    return tuple(
        Leader(host_id(venue), PersonName(*next(names), zh, en), Body.UNIT, rank, venue)
        for venue, (zh, en) in venues.items()
    )


def host_id(venue_id: str) -> str:
    """Return the id of the host of a visited unit."""
    return f"host-{venue_id}".replace("_", "-")


def _leader(row: dict[str, str], name: tuple[str, str], home: str) -> Leader:
    return Leader(
        id=row["id"],
        name=PersonName(*name, row["title_zh"], row["title_en"]),
        body=Body(row["body"]),
        rank=int(row["rank"]),
        home_venue_id=home,
        fields=frozenset(row["fields"].split()),
    )


ALL_MODES = frozenset(
    {
        InterpretingMode.CONSECUTIVE,
        InterpretingMode.ESCORT,
        InterpretingMode.WHISPERED,
        InterpretingMode.SIMULTANEOUS,
    }
)


def interpreters(
    languages: dict[str, int], home_venue_id: str, staff: int
) -> tuple[Interpreter, ...]:
    """Return so many interpreters for each language; the first `staff` are the office's own.

    From the third of a language on, everybody also escorts in English.
    """
    names = chinese_names(skip=211)
    made: list[Interpreter] = []
    for language, number in languages.items():
        for index in range(number):
            own = len(made) < staff
            name = next(names)
            skills = [
                LanguageSkill(language, SkillLevel.PROFESSIONAL, SkillLevel.PROFESSIONAL, ALL_MODES)
            ]
            if language != "en" and index + 1 >= _ESCORTS_IN_ENGLISH_FROM:
                escort = frozenset({InterpretingMode.ESCORT})
                skills.append(LanguageSkill("en", SkillLevel.WORKING, SkillLevel.WORKING, escort))
            made.append(
                Interpreter(
                    id=f"int-{language}-{index + 1}",
                    name=PersonName(*name),
                    skills=tuple(skills),
                    home_venue_id=home_venue_id,
                    staff=own,
                    may_serve_leader=True,
                    clearance=Clearance.CONFIDENTIAL if own else Clearance.INTERNAL,
                )
            )
    return tuple(made)


_ESCORTS_IN_ENGLISH_FROM = 3

_SEATS = {
    VehicleKind.SEDAN: (3, 2),
    VehicleKind.VAN: (6, 8),
    VehicleKind.MINIBUS: (15, 18),
    VehicleKind.COACH: (40, 60),
}


def vehicles(kinds: tuple[tuple[VehicleKind, str], ...], plate_prefix: str) -> tuple[Vehicle, ...]:
    """Return one vehicle for each kind and home; plates are of a series that is not issued."""
    names = chinese_names(skip=307)
    numbers = {kind: count(1) for kind in VehicleKind}
    made = []
    for index, (kind, home) in enumerate(kinds):
        seats, luggage = _SEATS[kind]
        made.append(
            Vehicle(
                id=f"{kind}-{next(numbers[kind])}",
                plate=f"{plate_prefix}·Y{index + 1:03d}O",
                kind=kind,
                seats=seats,
                luggage_pieces=luggage,
                home_venue_id=home,
                driver=PersonName(*next(names)),
            )
        )
    return tuple(made)
