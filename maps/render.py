"""Maps of itineraries as folium maps and as HTML pages that need no internet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

import folium
import numpy as np
from branca.element import Element, Figure, MacroElement
from folium.template import Template

from maps.assets import SCRIPTS, STYLES, asset_text
from maps.basemap import base_map, label_point
from maps.citypack import CityPack
from maps.datum import Datum, convert_arrays
from maps.escape import fx, inert_json
from maps.geo import Line, Point, bounds
from maps.lanes import leg_lanes
from maps.layers import DelegationLayer, Words
from maps.travel import Rung
from maps.water import WaterShape

DRAWN_DIGITS = 5
"""About a metre: finer than the data, and short to write."""


class Assets(StrEnum):
    """Where a page finds its scripts and styles."""

    LINKED = "linked"
    """By addresses under a prefix which the application serves."""
    INLINE = "inline"
    """Written into the page, which can then be mailed or opened from a stick."""


@dataclass(frozen=True, slots=True)
class TileSource:
    """A tile server that the office has chosen; overlays are converted to its datum."""

    url: str
    attribution: str
    datum: Datum


@dataclass(frozen=True, slots=True)
class View:
    """How a map is delivered: assets, the prefix of their addresses, and tiles if any."""

    assets: Assets = Assets.LINKED
    prefix: str = "/vendor/"
    tiles: TileSource | None = None


def to_html(
    layers: Sequence[DelegationLayer], pack: CityPack, words: Words, view: View | None = None
) -> str:
    """Return a whole page with the map; the same layers always give the same text."""
    figure = _figure_of(to_map(layers, pack, words, view))
    _number(figure)
    return str(figure.render())


def to_map(
    layers: Sequence[DelegationLayer], pack: CityPack, words: Words, view: View | None = None
) -> folium.Map:
    """Return a folium map of the layers over the city's own roads and water.

    Without `view` the scripts are linked under /vendor/ and no tiles are asked for.
    """
    chosen = view or View()
    datum = chosen.tiles.datum if chosen.tiles else Datum.WGS84
    drawn = _OfflineMap(pack, chosen)
    _figure_of(drawn).header.add_child(_Verbatim(f"<title>{fx(words.title)}</title>"))
    if chosen.tiles:
        tile_credit = fx(chosen.tiles.attribution)
        folium.TileLayer(tiles=chosen.tiles.url, attr=tile_credit, control=False).add_to(drawn)
    else:
        drawn.add_child(_Call("base", (drawn,), _base_data(pack, words)))
    for layer, lanes in zip(layers, leg_lanes(layers), strict=True):
        group = folium.FeatureGroup(name=fx(layer.name), control=False)
        drawn.add_child(group)
        data = _layer_data(layer, lanes, words, datum)
        drawn.add_child(_Call("itinerary", (drawn, group), data))
    drawn.add_child(_Call("finish", (drawn,), _frame_data(layers, pack, words, datum)))
    return drawn


def _figure_of(drawn: folium.Map) -> Figure:
    """Return the page around a map, which folium types as any element."""
    return cast("Figure", drawn.get_root())


class _OfflineMap(folium.Map):
    """A folium map that loads our own copies of Leaflet and nothing else."""

    def __init__(self, pack: CityPack, view: View) -> None:
        center = [pack.center.lat, pack.center.lon]
        super().__init__(
            location=center,
            zoom_start=pack.zoom,
            tiles=None,
            zoom_control=False,
            zoom_snap=0.25,  # lets the stops fill a narrow screen
        )
        is_linked = view.assets is Assets.LINKED
        self.default_js = [(name, view.prefix + name) for name in SCRIPTS if is_linked]
        self.default_css = [(name, view.prefix + name) for name in STYLES if is_linked]
        if not is_linked:
            header = _figure_of(self).header
            for name in STYLES:
                header.add_child(_Verbatim(f"<style>{asset_text(name)}</style>"), name=name)
            for name in SCRIPTS:
                header.add_child(_Verbatim(f"<script>{asset_text(name)}</script>"), name=name)


class _Verbatim(Element):
    """Text that goes into the page as it is; branca would run a plain Element as a template."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._template = Template("{{ this.text }}")
        self.text = text


class _Call(MacroElement):
    """A call of our script with some of the page's elements and JSON data."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "ReceptionMap.{{ this.function }}("
        "{% for target in this.targets %}{{ target.get_name() }}, {% endfor %}"
        "{{ this.json }});"
        "{% endmacro %}"
    )

    def __init__(
        self, function: str, targets: Sequence[MacroElement], data: Mapping[str, Any]
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca leaves it unannotated
        self._name = "Call"
        self.function = function
        self.targets = targets
        self.json = inert_json(data)


def _base_data(pack: CityPack, words: Words) -> dict[str, Any]:
    base = base_map(pack)
    is_chinese = words.lang.startswith("zh")
    return {
        "water": [_water_data(water, pack.center, is_chinese=is_chinese) for water in base.water],
        "roads": [
            {"road_class": int(road.road_class), "lines": [_rounded(line) for line in road.lines]}
            for road in base.roads
        ],
    }


def _water_data(water: WaterShape, around: Point, *, is_chinese: bool) -> dict[str, Any]:
    areas = [[_rounded(ring) for ring in area] for area in water.areas]
    label_at = label_point(water, around)
    return {
        "kind": water.kind.value,
        "name": water.name_zh if is_chinese else water.name_en,
        "areas": areas,
        "lines": [_rounded(line) for line in water.lines],
        "label_at": _rounded((label_at,))[0] if label_at else None,
    }


def _layer_data(
    layer: DelegationLayer, lanes: Sequence[int], words: Words, datum: Datum
) -> dict[str, Any]:
    places = _shifted(tuple((stop.point.lat, stop.point.lon) for stop in layer.stops), datum)
    return {
        "code": layer.code,
        "name": layer.name,
        "colour": layer.colour,
        "stops": [
            {
                "number": stop.number,
                "label": stop.label,
                "when": stop.when,
                "at": place,
                "engagement": stop.engagement_id,
            }
            for stop, place in zip(layer.stops, places, strict=True)
        ],
        "legs": [
            {
                "points": _shifted(leg.points, datum),
                "lane": lane,
                "label": leg.label,
                "engagement": leg.engagement_id,
                "cost": words.leg.format(minutes=leg.minutes, km=f"{leg.distance_m / 1000:.1f}"),
                "rung": words.rungs[leg.rung],
                "is_guess": leg.rung is Rung.GEODESIC,
            }
            for leg, lane in zip(layer.legs, lanes, strict=True)
        ],
    }


def _frame_data(
    layers: Sequence[DelegationLayer], pack: CityPack, words: Words, datum: Datum
) -> dict[str, Any]:
    """Return what stands around the map: credits, legend, and the box to show."""
    used = {leg.rung for layer in layers for leg in layer.legs}
    box = bounds(stop.point for layer in layers for stop in layer.stops)
    corners = ((box.south, box.west), (box.north, box.east)) if box else ()
    texts = dict.fromkeys(credit.text for credit in pack.credits if credit.text)
    return {
        "credits": [fx(text) for text in texts],
        "legend": words.legend,
        "rungs": [
            {"name": words.rungs[rung], "is_guess": rung is Rung.GEODESIC}
            for rung in Rung
            if rung in used
        ],
        "zoom_in": fx(words.zoom_in),
        "zoom_out": fx(words.zoom_out),
        "bounds": _shifted(corners, datum) or None,
    }


def _shifted(line: Line, datum: Datum) -> Line:
    if datum is Datum.WGS84 or not line:
        return _rounded(line)
    lats, lons = np.array(line).T
    new_lons, new_lats = convert_arrays(lons, lats, Datum.WGS84, datum)
    return _rounded(tuple(zip(new_lats.tolist(), new_lons.tolist(), strict=True)))


def _rounded(line: Line) -> Line:
    return tuple((round(lat, DRAWN_DIGITS), round(lon, DRAWN_DIGITS)) for lat, lon in line)


def _number(figure: Figure) -> None:
    """Replace folium's random element ids by numbers, so that a page can be cached and compared."""
    waiting: list[Element] = [figure]
    count = 0
    while waiting:
        element = waiting.pop(0)
        element._id = f"{count:08x}"  # noqa: SLF001 -- folium offers no other way to name elements
        count += 1
        waiting.extend(element._children.values())  # noqa: SLF001 -- nor to walk them
