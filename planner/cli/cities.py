"""`reception city`: city packs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from maps.citybuild import BuildReport, build_from_graphml, build_from_pbf
from maps.citypack import list_packs, load_pack
from planner.cli.console import output
from planner.cli.options import LanguageOption, chosen_language
from planner.config import read_settings
from planner.formats import format_number
from planner.i18n import Translator, translator
from planner.services.ground import OWN_CITIES, geography_of
from planner.services.places import find_places

GRAPHML_SUFFIXES = (".graphml", ".graphml.gz")

app = typer.Typer(
    help="Make and list city packs: the roads, water and places of a city.", no_args_is_help=True
)


@app.command()
def build(
    extract: Annotated[
        Path,
        typer.Argument(help="OpenStreetMap extract (.osm.pbf, .osm) or OSMnx file (.graphml)."),
    ],
    name: Annotated[str, typer.Option(help="Name of the city.")],
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Folder to put the pack in, if not the planner's own."),
    ] = None,
    lang: LanguageOption = None,
) -> None:
    """Make a city pack from an extract of OpenStreetMap."""
    t = translator(chosen_language(lang))
    folder = out or read_settings().data_dir / OWN_CITIES
    is_graphml = extract.name.endswith(GRAPHML_SUFFIXES)
    report = (build_from_graphml if is_graphml else build_from_pbf)(extract, name, folder)
    _print_report(report, t)


def _print_report(report: BuildReport, t: Translator) -> None:
    say = output().print
    say(t("City pack {id} in {folder}", id=report.pack_id, folder=report.folder), soft_wrap=True)
    say(t("Roads read: {count}", count=format_number(t, report.roads_read)))
    say(t("Roads used: {count}", count=format_number(t, report.roads_used)))
    for reason, count in sorted(report.dropped.items()):
        if count:
            say(t("Left out ({reason}): {count}", reason=reason.value, count=count))
    say(
        t(
            "Graph: {nodes} junctions, {edges} stretches, {length} km",
            nodes=format_number(t, report.nodes),
            edges=format_number(t, report.edges),
            length=format_number(t, report.length_km),
        )
    )
    say(t("Stretches cut off from the rest: {count}", count=report.edges_cut_off))
    say(t("Water shapes: {count}", count=report.water_shapes))


@app.command("list")
def list_cities(lang: LanguageOption = None) -> None:
    """List the city packs that can be used."""
    t = translator(chosen_language(lang))
    search = geography_of(read_settings()).search
    table = Table(box=box.SIMPLE, show_edge=False, pad_edge=False)
    for heading in (t("Pack"), t("City"), t("Roads"), t("Venues")):
        table.add_column(heading)
    for pack_id in list_packs(search):
        pack = load_pack(pack_id, search)
        graph = pack.best_graph
        name = pack.name_zh if t.language.value.startswith("zh") else pack.name_en
        table.add_row(
            pack_id,
            Text(name),
            format_number(t, graph.edge_count) if graph else "–",
            str(len(pack.venues)),
        )
    output().print(table)


@app.command()
def find(
    place: Annotated[str, typer.Argument(help="Chinese, English, pinyin or initials (lys).")],
    city: Annotated[str, typer.Option(help="Id of the city pack.")] = "hangzhou",
    lang: LanguageOption = None,
) -> None:
    """Find a place by its name, offline, with its coordinates (WGS-84)."""
    t = translator(chosen_language(lang))
    settings = read_settings()
    found = find_places(geography_of(settings), settings, city, place)
    if not found:
        output().print(t("No place of that name is known."))
    for line in found:
        output().print(f"{line.lat:.5f}  {line.lon:.5f}  ", line.name.text(t.language), sep="")
