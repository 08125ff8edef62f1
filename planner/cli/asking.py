"""`reception explain` and `reception alternatives`: questions about a plan in a file."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter
from rich.console import Console
from rich.text import Text

from planner.access import local_administrator
from planner.cli.console import ACTOR, output
from planner.cli.exits import Exit
from planner.cli.opening import opened
from planner.cli.options import CityOption, LanguageOption, ScenarioFile, chosen_language
from planner.cli.writing import write_whole
from planner.config import read_settings
from planner.errors import Flaw, FlawCode, InvalidInput
from planner.i18n import Translator, translator
from planner.model import LockDimension
from planner.services.answer_views import AnswerView, OfferView, Question
from planner.services.names import Names, names_of
from planner.services.one_off import OthersWanted, answer_question, find_others
from planner.services.opened import OpenPlan
from planner.services.plan_files import dump_plan

PlanFile = Annotated[Path, typer.Argument(metavar="PLAN.json", help="The plan.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the answer as JSON, not as text.")]


class Aspect(StrEnum):
    """What of an engagement a question is about."""

    TIME = "time"
    ROOM = "room"
    HOST = "host"


_DIMENSIONS = {
    Aspect.TIME: LockDimension.TIME,
    Aspect.ROOM: LockDimension.PLACE,
    Aspect.HOST: LockDimension.HOST,
}


def explain(  # noqa: PLR0913, PLR0917 - each is an option of the command
    file: ScenarioFile,
    plan_file: PlanFile,
    engagement: Annotated[str, typer.Argument(help="Id of the engagement.")],
    why_not: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ASPECT=VALUE",
            help="host=ID, room=ID, time=HH:MM or time=YYYY-MM-DDTHH:MM; may be repeated.",
        ),
    ] = None,
    why: Annotated[
        Aspect | None, typer.Option(help="Why this time, room or host, and what is next best.")
    ] = None,
    seconds: Annotated[
        float, typer.Option(min=0.1, max=3_600, help="How long the answer may take.")
    ] = 10.0,
    city: CityOption = None,
    lang: LanguageOption = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Say why an engagement is left out, or is not otherwise, and what would help.

    Ends with 3 when what is asked for is impossible while everything else stays.
    """
    t = translator(chosen_language(lang))
    shown = opened(file, plan_file, city)
    question = _question(engagement, why_not or [], why, shown)
    found = answer_question(shown, question, seconds, _names(shown, t))
    if as_json:
        _print_json(found)
    else:
        _print_answer(found, output(), t)
    raise typer.Exit(Exit.FINE if found.is_possible else Exit.MUST_LEFT_OUT)


def alternatives(  # noqa: PLR0913, PLR0917 - each is an option of the command
    file: ScenarioFile,
    plan_file: PlanFile,
    delegation: Annotated[str, typer.Argument(help="Id of the delegation.")],
    count: Annotated[int, typer.Option(min=1, max=9, help="How many plans.")] = 3,
    out: Annotated[
        Path | None, typer.Option("-o", "--output", help="Folder for a file of each plan.")
    ] = None,
    seconds: Annotated[
        float, typer.Option(min=0.1, max=3_600, help="How long the search may take.")
    ] = 20.0,
    city: CityOption = None,
    lang: LanguageOption = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Find other plans for one delegation, each unlike the others; everybody else's stays.

    Ends with 4 when none was found.
    """
    t = translator(chosen_language(lang))
    shown = opened(file, plan_file, city)
    workers = read_settings().solver_threads
    wanted = OthersWanted(delegation, count, seconds, workers)
    found = find_others(shown, wanted, _names(shown, t), ACTOR)
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for number, (plan, _) in enumerate(found, start=1):
            write_whole(out / f"{delegation}-{number}.json", dump_plan(plan))
    offers = tuple(offer for _, offer in found)
    if as_json:
        _print_json(offers)
    else:
        for number, offer in enumerate(offers, start=1):
            output().print(Text(t("Plan {number}", number=number), style="bold"))
            _print_offer(offer, output(), t)
    if not offers:
        output().print(t("No other plan was found."))
    raise typer.Exit(Exit.FINE if offers else Exit.NO_PLAN)


def _names(shown: OpenPlan, t: Translator) -> Names:
    return names_of(shown.scenario, t, local_administrator(ACTOR), shown.plan)


def _question(engagement: str, why_not: list[str], why: Aspect | None, shown: OpenPlan) -> Question:
    """Return what was asked.

    Raises:
        InvalidInput: a part of it that means nothing.
    """
    wished: dict[Aspect, str] = {}
    for part in why_not:
        aspect, _, value = part.partition("=")
        if aspect not in set(Aspect) or not value:
            raise _refused("why-not", FlawCode.BAD_FORM)
        wished[Aspect(aspect)] = value
    if why is not None and wished:
        raise _refused("why", FlawCode.CONTRADICTION)
    start = wished.get(Aspect.TIME)
    return Question(
        engagement_id=engagement,
        start=None if start is None else _moment(start, engagement, shown),
        room_id=wished.get(Aspect.ROOM),
        host_id=wished.get(Aspect.HOST),
        other_than=None if why is None else _DIMENSIONS[why],
    )


def _moment(text: str, engagement: str, shown: OpenPlan) -> datetime:
    """Return a moment; a time alone is on the day on which the engagement is planned."""
    zone = shown.scenario.office.tzinfo
    visit = shown.plan.visit(engagement)
    day: date = shown.scenario.period.start
    if visit is not None:
        day = visit.start.astimezone(zone).date()
    try:
        if "T" in text:
            return datetime.fromisoformat(text).replace(tzinfo=zone)
        return datetime.combine(day, time.fromisoformat(text), tzinfo=zone)
    except ValueError:
        raise _refused("why-not", FlawCode.BAD_TIME) from None


def _refused(path: str, code: FlawCode) -> InvalidInput:
    return InvalidInput((Flaw(f"--{path}", code),))


def _print_json(found: AnswerView | tuple[OfferView, ...]) -> None:
    adapter = TypeAdapter[AnswerView | tuple[OfferView, ...]](AnswerView | tuple[OfferView, ...])
    document = adapter.dump_python(found, mode="json")
    output().out(json.dumps(document, ensure_ascii=False, indent=1))


def _print_answer(answer: AnswerView, console: Console, t: Translator) -> None:
    console.print(Text(answer.question, style="bold"))
    console.print(Text(answer.verdict))
    for fact in answer.facts:
        console.print(Text(f"  – {fact}"))
    if answer.note:
        console.print(Text(answer.note, style="dim"))
    if answer.offer is not None:
        _print_offer(replace(answer.offer, text=""), console, t)
    if answer.moving is not None:
        console.print(Text(t("Possible if others move:"), style="bold"))
        _print_offer(answer.moving, console, t)
    if answer.remedies:
        console.print(Text(t("What would make it possible:"), style="bold"))
    for remedy in answer.remedies:
        console.print(Text(f"  – {remedy.text} → {remedy.outcome}"))


def _print_offer(offer: OfferView, console: Console, t: Translator) -> None:
    lines = [offer.text] if offer.text else []
    lines += [
        t("{label}: {before} → {after}", label=x.label, before=x.before, after=x.after)
        for x in offer.tiers
        if x.difference
    ]
    lines += [
        f"  {x.title} ({x.dimension_label}): {x.before} → {x.after}" for x in offer.differences
    ]
    if offer.vehicles_changed:
        lines.append(
            t.n(
                "Other vehicles drive to {count} engagement.",
                "Other vehicles drive to {count} engagements.",
                offer.vehicles_changed,
            )
        )
    lines += [t("It breaks: {what}", what=broken) for broken in offer.broken]
    for line in lines:
        console.print(Text(f"  {line}"))
