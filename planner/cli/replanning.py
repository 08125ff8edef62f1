"""`reception replan`: what has happened to a told plan in, up to three answers out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter
from rich.console import Console
from rich.text import Text

from planner.access import local_administrator
from planner.changes import load_changes
from planner.cli.console import ACTOR, output
from planner.cli.exits import Exit
from planner.cli.options import CityOption, LanguageOption, ScenarioFile, chosen_language
from planner.cli.searching import bar, stoppable
from planner.cli.writing import write_whole
from planner.config import read_settings
from planner.i18n import Translator, translator
from planner.scenario import dump_scenario, load_scenario
from planner.services.change_views import ChangedEngagement, ProposalView
from planner.services.ground import geography_of, ground_of
from planner.services.one_off import Search, answer_changes, check_plan
from planner.services.plan_files import dump_plan, load_plan
from planner.services.proposal_views import headlines, proposal_view
from planner.services.proposals import Proposal, Situation, situation_of, usual_seconds
from planner.translate.as_of import as_of_plan

Answers = list[tuple[Proposal, ProposalView]]


def replan(  # noqa: PLR0913, PLR0917 - each is an option of the command
    file: ScenarioFile,
    plan_file: Annotated[Path, typer.Argument(metavar="PLAN.json", help="The plan as told.")],
    change_file: Annotated[
        Path,
        typer.Argument(
            metavar="CHANGE.json",
            help="What has happened; 'reception schema change' prints its schema.",
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", help="Folder for the changed scenario and a plan for each answer."
        ),
    ] = None,
    seconds: Annotated[
        float | None, typer.Option(min=0.1, max=3_600, help="How long to search.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, max=256, help="Threads; 1 makes a search repeatable.")
    ] = None,
    city: CityOption = None,
    lang: LanguageOption = None,
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the answers as JSON, not as text.")
    ] = False,
) -> None:
    """Change a told plan as little as possible after something has happened.

    Ends with 3 when the first answer leaves out something that must take place or breaks a rule.
    Ctrl-C ends the search with the best answers so far.
    """
    t = translator(chosen_language(lang))
    situation = _situation(file, plan_file, change_file, city)
    person = local_administrator(ACTOR)
    limit = seconds or usual_seconds(situation.scenario)
    settings = read_settings()
    with stoppable() as stop, bar(limit, t) as hear:
        search = Search(
            seconds=limit,
            seed=situation.scenario.settings.seed,
            workers=workers or settings.solver_threads,
            on_progress=hear,
            should_stop=stop.is_set,
        )
        what = headlines(situation, person, t)
        proposals = answer_changes(situation, search, ACTOR, "; ".join(what))
    answers = [(one, proposal_view(situation, one, person, t)) for one in proposals]
    if out is not None:
        _write(out, situation, answers)
    if as_json:
        _print_json(answers)
    else:
        _print(what, answers, output(), t)
    first = answers[0][1]
    raise typer.Exit(Exit.FINE if first.is_whole else Exit.MUST_LEFT_OUT)


def _situation(file: Path, plan_file: Path, change_file: Path, city: Path | None) -> Situation:
    scenario = load_scenario(file)
    told = load_plan(plan_file)
    changes = load_changes(change_file, scenario.office.tzinfo)
    geography = geography_of(read_settings())
    pack = None if city is None else geography.named(str(city))
    shown = check_plan(scenario, ground_of(scenario, geography, as_of_plan(told), pack), told)
    return situation_of(told, shown.ground, changes, geography)


def _write(folder: Path, situation: Situation, answers: Answers) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / "scenario.json", dump_scenario(situation.scenario))
    for proposal, _ in answers:
        write_whole(folder / f"{proposal.kind.value}.json", dump_plan(proposal.plan))


def _print_json(answers: Answers) -> None:
    adapter = TypeAdapter(ProposalView)
    shown = [
        {
            **adapter.dump_python(view, mode="json"),
            "plan": json.loads(dump_plan(proposal.plan))["plan"],
        }
        for proposal, view in answers
    ]
    output().out(json.dumps(shown, ensure_ascii=False, indent=1))


def _print(what: tuple[str, ...], answers: Answers, console: Console, t: Translator) -> None:
    for line in what:
        console.print(Text(line, style="italic"))
    for number, (_, view) in enumerate(answers, start=1):
        console.print(Text(f"\n{number}. {view.label}: {view.sentence}", style="bold"))
        for one in view.changed:
            _print_changed(one, console, t)
        same = t.n("{count} engagement unchanged", "{count} engagements unchanged", view.unchanged)
        console.print(Text(same, style="dim"))
        for rule in view.broken:
            console.print(Text(f"{rule.rule} {rule.text}"))
        if view.to_tell:
            console.print(Text(t("To be told:")))
        for told in view.to_tell:
            console.print(Text(f"  {told.kind_label}: {told.name}"))
            for news in told.lines:
                console.print(Text(f"    {news}"))


def _print_changed(one: ChangedEngagement, console: Console, t: Translator) -> None:
    marks = f" [{t('needs approval again')}]" if one.needs_approval else ""
    console.print(Text(f"{one.title} · {one.delegations}{marks}"))
    for line in one.lines:
        console.print(Text(f"  {line.dimension_label}: {line.before} → {line.after}"))
    for held in one.released:
        text = f"{held.dimension_label}: {held.cause_label}"
        console.print(Text(f"  {t('This changes what is held fixed:')} {text}", style="dim"))
    for reason in one.reasons:
        console.print(Text(f"  {t('Otherwise:')} {reason}", style="dim"))
