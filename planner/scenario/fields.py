"""The forms that single values take in a scenario file."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from planner.errors import FlawCode

FIRST_YEAR, LAST_YEAR = 2000, 2100
Day = TypeVar("Day", bound=date)


class Document(BaseModel):
    """Root of every object in a scenario file: nothing unknown, nothing converted by guessing."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        allow_inf_nan=False,
        from_attributes=True,
        use_attribute_docstrings=True,
    )


def _checked_year(day: Day) -> Day:
    # Far years overflow when they are moved between zones.
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise PydanticCustomError(FlawCode.OUT_OF_RANGE.value, "year", {"limit": LAST_YEAR})
    return day


def _checked_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise PydanticCustomError(FlawCode.UNKNOWN_ZONE.value, "zone", {"id": name}) from None
    return name


Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")]
"""A short word of letters, digits, `_`, `.` and `-` by which things name each other."""

Tag = Annotated[str, Field(pattern=r"^[a-z0-9\u4e00-\u9fff][a-z0-9\u4e00-\u9fff_-]{0,31}$")]
"""A lower-case word, or a Chinese one."""

Line = Annotated[str, Field(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
"""One line of text."""

Note = Annotated[str, Field(max_length=4000, pattern=r"^[^\x00-\x08\x0b-\x1f\x7f]*$")]
"""Text of several lines."""

LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$")]
"""A language tag: `ja`, `fr`, `yue`, `zh`."""

RegionCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
"""Two capital letters; Hong Kong `HK`, Macao `MO` and Taiwan `TW` are regions too."""

LocalDate = Annotated[date, AfterValidator(_checked_year)]
"""A day: `2026-12-08`."""

LocalTime = Annotated[datetime, AfterValidator(_checked_year)]
"""A moment in the office's zone, `2026-12-08T14:30`; another zone by its offset."""

ClockSpan = Annotated[
    str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")
]
"""A stretch of a day: `09:00-17:00`; `24:00` is the end of the day."""

ZoneName = Annotated[str, AfterValidator(_checked_zone)]
"""A time zone by its IANA name."""

Rank = Annotated[int, Field(ge=1, le=30)]
"""A step of the office's ladder; 1 is the highest."""

Minutes = Annotated[int, Field(ge=1, le=1440)]
Headcount = Annotated[int, Field(ge=1, le=100_000)]
Count = Annotated[int, Field(ge=0, le=100_000)]


class BilingualDocument(Document):
    """A text in Chinese, in English, or in both."""

    zh: Line = ""
    en: Line = ""

    @model_validator(mode="after")
    def _not_empty(self) -> BilingualDocument:
        if not (self.zh or self.en):
            raise PydanticCustomError(FlawCode.TOO_SHORT.value, "empty", {"limit": 1})
        return self


class PersonNameDocument(Document):
    """A person's name, whole and in the person's own order, in one script or both."""

    name_zh: Line = ""
    name_latin: Line = ""
    title_zh: Line = ""
    """The office held, in Chinese."""
    title_en: Line = ""
    """The office held, in English."""

    @model_validator(mode="after")
    def _not_empty(self) -> PersonNameDocument:
        if not (self.name_zh or self.name_latin):
            raise PydanticCustomError(FlawCode.TOO_SHORT.value, "empty", {"limit": 1})
        return self
