"""Plans on the terminal."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from planner.formats import format_distance, format_interval
from planner.i18n import Translator
from planner.labels import label
from planner.services.findings import score_card, unplaced_lines, warning_line
from planner.services.itineraries import itinerary, resources
from planner.services.names import Names, names_of
from planner.services.opened import OpenPlan
from planner.services.views import Itinerary, ItineraryRow, Perspective


def print_itineraries(shown: OpenPlan, console: Console, t: Translator) -> None:
    """Print what every delegation does, day by day."""
    names = names_of(shown.scenario, t, shown.plan)
    for delegation in resources(shown, Perspective.DELEGATION, names):
        found = itinerary(shown, Perspective.DELEGATION, delegation.id, names)
        console.print(Text(f"{found.title} · {found.subtitle}", style="bold"))
        console.print(_table(found, t))


def _table(found: Itinerary, t: Translator) -> Table:
    table = Table(box=box.SIMPLE, show_edge=False, pad_edge=False)
    for heading in (t("Time"), t("What"), t("Where"), t("Host"), t("Interpreters"), t("Vehicles")):
        table.add_column(heading, overflow="fold")
    for day in found.days:
        table.add_row(Text(day.label, style="italic"))
        for row in day.rows:
            table.add_row(
                *(Text(cell) for cell in _cells(row, t)), style="dim" if row.is_leg else ""
            )
    return table


def _cells(row: ItineraryRow, t: Translator) -> tuple[str, ...]:
    times = format_interval(row.start, row.end)
    if row.is_leg:
        way = t(
            "{minutes} min, {distance}",
            minutes=row.minutes,
            distance=format_distance(t, row.distance_m),
        )
        return (times, row.kind_label, row.title, way, "", row.vehicles)
    return (times, row.title, row.place, row.host, row.interpreters, "")


def print_findings(shown: OpenPlan, console: Console, t: Translator) -> None:
    """Print a plan's status and score, the rules it breaks and what it leaves out."""
    names = names_of(shown.scenario, t, shown.plan)
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
