"""Guest tables: real cities and regions, fictional people."""

import csv
from dataclasses import dataclass
from pathlib import Path

from planner.model import GuestClass, PersonName


@dataclass(frozen=True, slots=True)
class Coming:
    """A line of a guest table: who comes, how many, and where they stay."""

    key: str
    region: str
    name_zh: str
    name_en: str
    guest_class: GuestClass
    rank: int
    headcount: int
    language: str
    head: PersonName
    hotel: str | None
    group: str


def guest_table(name: str) -> tuple[Coming, ...]:
    """Return the lines of the table `<name>.csv` beside this file."""
    with Path(__file__).with_name(f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_coming(row) for row in csv.DictReader(file))


def _coming(row: dict[str, str]) -> Coming:
    return Coming(
        key=row["id"],
        region=row["region"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        guest_class=GuestClass(row["guest_class"]),
        rank=int(row["rank"]),
        headcount=int(row["headcount"]),
        language=row["language"],
        head=PersonName(row["head_zh"], row["head_latin"], row["title_zh"], row["title_en"]),
        hotel=row.get("hotel") or None,
        group=row.get("group", ""),
    )
