"""`reception check`: what a plan breaks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.console import output
from planner.cli.exits import Exit
from planner.cli.opening import opened
from planner.cli.options import CityOption, LanguageOption, ScenarioFile, chosen_language
from planner.cli.printing import print_findings
from planner.i18n import translator
from planner.services.one_off import musts_left_out


def check(
    file: ScenarioFile,
    plan_file: Annotated[Path, typer.Argument(metavar="PLAN.json", help="Plan file to check.")],
    city: CityOption = None,
    lang: LanguageOption = None,
) -> None:
    """Check a plan, whoever made it: every broken rule, and what is left out.

    Ends with 3 when a rule is broken or something that must take place is left out.
    """
    t = translator(chosen_language(lang))
    shown = opened(file, plan_file, city)
    print_findings(shown, output(), t)
    if not shown.warnings:
        output().print(t("The plan keeps every rule."))
    is_fine = not shown.warnings and not musts_left_out(shown)
    raise typer.Exit(Exit.FINE if is_fine else Exit.MUST_LEFT_OUT)
