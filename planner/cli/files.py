"""`reception schema`, `import`, `export` and `periods`: scenarios in and out of the store."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from planner.changes import change_schema
from planner.cli.console import ACTOR, output
from planner.cli.options import LanguageOption, ScenarioFile, chosen_language
from planner.cli.writing import write_whole
from planner.config import read_settings
from planner.i18n import translator
from planner.scenario import dump_scenario, json_schema, load_scenario
from planner.services import offices, scenarios
from planner.services.context import open_context


class FileKind(StrEnum):
    """The files that have a schema."""

    SCENARIO = "scenario"
    CHANGE = "change"


def schema(
    kind: Annotated[FileKind, typer.Argument(help="Whose schema.")] = FileKind.SCENARIO,
) -> None:
    """Print the JSON Schema of scenario files, or of change files."""
    found = json_schema() if kind is FileKind.SCENARIO else change_schema()
    output().out(json.dumps(found, ensure_ascii=False, indent=2))


def import_scenario(file: ScenarioFile, lang: LanguageOption = None) -> None:
    """Import a scenario file into the store, all or nothing."""
    t = translator(chosen_language(lang))
    # Looked at first: a wrong file must not leave a store behind that was not there before.
    scenario = load_scenario(file)
    ctx = open_context(read_settings(), ACTOR)
    period_id = scenarios.import_file(ctx, dump_scenario(scenario).encode())
    output().print(t("Imported as period {number}.", number=period_id))


def export_scenario(
    period: Annotated[int, typer.Argument(help="Number of the period; see 'reception periods'.")],
    out: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where to write it; else it is printed.")
    ] = None,
) -> None:
    """Export a period's scenario from the store."""
    text = scenarios.export_file(open_context(read_settings(), ACTOR), period)
    if out is None:
        output().out(text, end="")
    else:
        write_whole(out, text)


def periods(lang: LanguageOption = None) -> None:
    """List the offices and periods in the store."""
    t = translator(chosen_language(lang))
    table = Table(box=box.SIMPLE, show_edge=False, pad_edge=False)
    for heading in (t("Number"), t("Office"), t("Period"), t("Delegations"), t("Plans")):
        table.add_column(heading)
    for found in offices.all_periods(open_context(read_settings(), ACTOR), t):
        table.add_row(
            str(found.id),
            Text(found.office),
            Text(found.label),
            str(found.delegations),
            str(found.plans),
        )
    output().print(table)
