"""`reception check`: what a plan breaks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.console import output
from planner.cli.exits import Exit
from planner.cli.options import CityOption, LanguageOption, ScenarioFile, chosen_language
from planner.cli.printing import print_findings
from planner.config import read_settings
from planner.i18n import translator
from planner.scenario import load_scenario
from planner.services.ground import geography_of, ground_of
from planner.services.one_off import check_plan, musts_left_out
from planner.services.plan_files import load_plan
from planner.translate.as_of import as_of_plan


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
    scenario = load_scenario(file)
    plan = load_plan(plan_file)
    geography = geography_of(read_settings())
    pack = None if city is None else geography.named(str(city))
    shown = check_plan(scenario, ground_of(scenario, geography, as_of_plan(plan), pack), plan)
    print_findings(shown, output(), t)
    if not shown.warnings:
        output().print(t("The plan keeps every rule."))
    is_fine = not shown.warnings and not musts_left_out(shown)
    raise typer.Exit(Exit.FINE if is_fine else Exit.MUST_LEFT_OUT)
