"""Day periods: when each begins and how much slower each road class is in it."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from maps.errors import MapsError, MapsErrorCode
from maps.roads import RoadClass

MINUTES_PER_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Period:
    """One kind of traffic; `factors` multiply the daytime base time of each road class."""

    id: str
    factors: Mapping[RoadClass, float]

    @property
    def mean_factor(self) -> float:
        """The factor for roads nobody knows: that of a primary road."""
        return self.factors[RoadClass.PRIMARY]


@dataclass(frozen=True, slots=True)
class DayProfile:
    """The periods of a day.

    `starts_min` are the minutes of the day at which the slices begin, ascending from 0, and
    `slice_ids` says which period each slice belongs to; one period may fill several slices.
    """

    periods: tuple[Period, ...]
    starts_min: tuple[int, ...]
    slice_ids: tuple[str, ...]
    reference: str
    source: str
    as_of: date

    def period_at(self, minute_of_day: int) -> str:
        """Return the id of the period that a minute of the day falls in."""
        return self.slice_ids[bisect_right(self.starts_min, minute_of_day % MINUTES_PER_DAY) - 1]


def default_profile() -> DayProfile:
    """Read the profile that comes with the package."""
    return load_profile(Path(__file__).with_name("default_periods.toml"))


def load_profile(path: Path) -> DayProfile:
    """Read a periods file. Raises MapsError naming the entry that is wrong."""
    try:
        document = _ProfileFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _invalid(path, "", str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise _invalid(path, place, first["msg"]) from error
    return _to_profile(document, path)


_Factor = Annotated[float, Field(gt=0, le=10)]


class _Slice(BaseModel):
    model_config = ConfigDict(extra="forbid")
    start: time
    period: str


class _ProfileFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    source: str
    date: date
    reference: str
    slice: Annotated[list[_Slice], Field(min_length=1)]
    period: dict[str, dict[str, _Factor]]


def _invalid(path: Path, place: str, reason: str) -> MapsError:
    return MapsError(MapsErrorCode.PERIODS_INVALID, file=str(path), place=place, reason=reason)


def _to_profile(document: _ProfileFile, path: Path) -> DayProfile:
    starts = tuple(entry.start.hour * 60 + entry.start.minute for entry in document.slice)
    ids = tuple(entry.period for entry in document.slice)
    if starts[0] != 0 or list(starts) != sorted(set(starts)):
        raise _invalid(path, "slice", "starts must ascend from 00:00")
    for wanted in (*ids, document.reference):
        if wanted not in document.period:
            reason = f"no period {wanted}"
            raise _invalid(path, "slice", reason)
    used = sorted(set(ids) | {document.reference}, key=(*ids, document.reference).index)
    periods = tuple(_to_period(key, document.period[key], path) for key in used)
    return DayProfile(periods, starts, ids, document.reference, document.source, document.date)


def _to_period(period_id: str, table: Mapping[str, float], path: Path) -> Period:
    known = {road_class.name.lower(): road_class for road_class in RoadClass}
    unknown = sorted(table.keys() - known.keys() - {"default"})
    if unknown or "default" not in table:
        reason = f"unknown class {unknown[0]}" if unknown else "no default"
        place = f"period.{period_id}"
        raise _invalid(path, place, reason)
    factors = {cls: table.get(name, table["default"]) for name, cls in known.items()}
    return Period(period_id, MappingProxyType(factors))
