"""`reception plan`: a scenario file in, a checked plan out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from planner.cli.console import ACTOR, output, remarks
from planner.cli.exits import Exit
from planner.cli.options import CityOption, LanguageOption, ScenarioFile, chosen_language
from planner.cli.printing import print_findings, print_itineraries
from planner.cli.searching import bar, stoppable
from planner.cli.writing import write_whole
from planner.config import read_settings
from planner.i18n import Translator, translator
from planner.model import PlanStatus
from planner.scenario import load_scenario
from planner.services.ground import geography_of, ground_of
from planner.services.one_off import Search, make_plan, musts_left_out
from planner.services.opened import OpenPlan
from planner.services.plan_files import dump_plan
from planner.translate.as_of import as_of


def plan(  # noqa: PLR0913, PLR0917 - each is an option of the command
    file: ScenarioFile,
    out: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where to write the plan (JSON).")
    ] = None,
    seconds: Annotated[
        float | None, typer.Option(min=0.1, max=86_400, help="How long to search.")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(min=0, max=2**31 - 1, help="Seed of the search.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, max=256, help="Threads; 1 makes a search repeatable.")
    ] = None,
    city: CityOption = None,
    lang: LanguageOption = None,
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the plan as JSON, not as a table.")
    ] = False,
) -> None:
    """Plan a scenario file: search, check, print, and write the plan if asked to.

    Ends with 3 when something that must take place is left out, with 4 when the time was over
    before anything was placed. Ctrl-C ends the search with the best plan so far.
    """
    t = translator(chosen_language(lang))
    settings = read_settings()
    scenario = load_scenario(file)
    geography = geography_of(settings)
    pack = None if city is None else geography.named(str(city))
    ground = ground_of(scenario, geography, as_of(datetime.now(UTC), scenario), pack)
    wanted = scenario.settings
    limit = seconds or wanted.seconds or settings.solve_seconds
    with stoppable() as stop, bar(limit, t) as hear:
        search = Search(
            seconds=limit,
            seed=wanted.seed if seed is None else seed,
            workers=workers or settings.solver_threads,
            on_progress=hear,
            should_stop=stop.is_set,
        )
        shown = make_plan(scenario, ground, search, ACTOR)
    if not shown.plan.visits and scenario.engagements:
        _end_without_plan(shown, t)
    if out is not None:
        write_whole(out, dump_plan(shown.plan))
    if as_json:
        output().out(dump_plan(shown.plan), end="")
    else:
        print_itineraries(shown, output(), t)
    print_findings(shown, remarks() if as_json else output(), t)
    raise typer.Exit(Exit.MUST_LEFT_OUT if musts_left_out(shown) else Exit.FINE)


def _end_without_plan(shown: OpenPlan, t: Translator) -> None:
    # With nothing to search for, all was impossible by inspection, and time had no part in it.
    is_searched = bool(shown.ground.translation.engagements)
    if is_searched and shown.plan.status in (PlanStatus.TIMED_OUT, PlanStatus.STOPPED):
        remarks().print(t("No plan was found in the time given."))
        raise typer.Exit(Exit.NO_PLAN)
    print_findings(shown, remarks(), t)
    raise typer.Exit(Exit.MUST_LEFT_OUT)
