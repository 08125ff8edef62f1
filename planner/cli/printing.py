"""Plans on the terminal."""

from __future__ import annotations

from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from planner.access import local_administrator
from planner.cli.console import ACTOR
from planner.formats import format_distance, format_duration, format_interval
from planner.i18n import Translator
from planner.labels import label
from planner.services.findings import score_card, unplaced_lines, warning_line
from planner.services.itineraries import itinerary, resources
from planner.services.names import Names, names_of
from planner.services.opened import OpenPlan
from planner.services.views import ItineraryDay, ItineraryRow, Perspective

_GAP: Final = 2


def print_itineraries(shown: OpenPlan, console: Console, t: Translator) -> None:
    """Print what every delegation does, day by day, readable in 80 columns."""
    names = names_of(shown.scenario, t, local_administrator(ACTOR), shown.plan)
    for delegation in resources(shown, Perspective.DELEGATION, names):
        found = itinerary(shown, Perspective.DELEGATION, delegation.id, names)
        console.print(Text(f"{found.title} · {found.subtitle}", style="bold"))
        for day in found.days:
            console.print(Text(f"\n{day.label}", style="italic"))
            console.print(_programme(day, t))
        console.print()


def _programme(day: ItineraryDay, t: Translator) -> Table:
    """Return a day as two columns, the times and what happens: its words need the width."""
    table = Table.grid(padding=(0, _GAP, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for row in day.rows:
        style = "dim" if row.is_leg else ""
        lines = _drive(row, t) if row.is_leg else _engagement(row, t)
        table.add_row(
            Text(format_interval(row.start, row.end)), Text("\n".join(lines)), style=style
        )
    return table


def _engagement(row: ItineraryRow, t: Translator) -> list[str]:
    people = [
        t("Host: {name}", name=row.host) if row.host else "",
        t("Interpreters: {names}", names=row.interpreters) if row.interpreters else "",
    ]
    return list(filter(None, (row.title, row.place, *people)))


def _drive(row: ItineraryRow, t: Translator) -> list[str]:
    told = (format_duration(t, row.minutes), format_distance(t, row.distance_m), row.vehicles)
    return [f"→ {row.place}", " · ".join(filter(None, told))]


def print_findings(shown: OpenPlan, console: Console, t: Translator) -> None:
    """Print a plan's status and score, the rules it breaks and what it leaves out."""
    names = names_of(shown.scenario, t, local_administrator(ACTOR), shown.plan)
    placed = len(shown.plan.visits)
    total = len(shown.scenario.engagements)
    status = t(label(shown.plan.status))
    line = t("{status}: {placed} of {total} engagements", status=status, placed=placed, total=total)
    console.print(Text(line, style="bold"))
    console.print(_scores(shown, t))
    _print_unplaced(shown, console, names)
    _print_warnings(shown, console, names)


def _scores(shown: OpenPlan, t: Translator) -> Table:
    table = Table(box=box.SIMPLE, show_edge=False, pad_edge=False)
    table.add_column(t("What counts"))
    table.add_column(t("Points against"), justify="right")
    table.add_column(t("Least possible"), justify="right")
    for tier in score_card(shown.plan, t):
        bound = t("the same") if tier.is_proven else "–" if tier.bound is None else str(tier.bound)
        table.add_row(Text(tier.label), str(tier.value), bound)
    return table


def _print_unplaced(shown: OpenPlan, console: Console, names: Names) -> None:
    t = names.t
    for line in unplaced_lines(shown, names):
        console.print(
            Text(
                t(
                    "Left out ({priority}): {title}, {delegations}",
                    priority=line.priority_label,
                    title=line.title,
                    delegations=line.delegations,
                )
            )
        )
        for reason in line.reasons:
            console.print(Text(f"  {reason}"))


def _print_warnings(shown: OpenPlan, console: Console, names: Names) -> None:
    for reason in shown.warnings:
        line = warning_line(reason, names)
        console.print(Text(f"{line.rule} {line.text}"))
