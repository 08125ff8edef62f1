"""What can be drawn on a city map, as plain data; `render` turns it into a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from maps.geo import Line, Point
from maps.travel import Rung


@dataclass(frozen=True, slots=True)
class Stop:
    """One engagement on the map. `number` counts within its delegation's day."""

    number: int
    label: str
    when: str
    point: Point
    engagement_id: str


@dataclass(frozen=True, slots=True)
class LegLine:
    """One drive on the map: `label` names it, the rest says what it costs and how we know.

    `engagement_id` is where it leads, empty when to none.
    """

    points: Line
    minutes: int
    distance_m: int
    rung: Rung
    label: str
    engagement_id: str = ""


@dataclass(frozen=True, slots=True)
class DelegationLayer:
    """One delegation's stops and drives, shown or hidden together.

    `code` is the short mark on its badges, `colour` a #rrggbb; `maps.palette` gives both.
    """

    id: str
    code: str
    name: str
    colour: str
    stops: tuple[Stop, ...]
    legs: tuple[LegLine, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Every word that the map shows besides the layers' own, in the reader's language.

    `leg` is a format string with `{minutes}` and `{km}`; `lang` is a BCP 47 tag, and water is
    named in Chinese where it begins with zh, otherwise in English.
    """

    lang: str
    title: str
    leg: str
    legend: str
    rungs: Mapping[Rung, str]
    zoom_in: str
    zoom_out: str
