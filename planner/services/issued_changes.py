"""What each issue of a plan changed for a delegation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from planner.access import Action, Thing, require
from planner.arrangements import Arrangement, arrangements_of, differences_between
from planner.i18n import Translator
from planner.model import Plan, Scenario
from planner.services.context import Context
from planner.services.differences import difference_lines
from planner.services.labels import author_label
from planner.services.names import names_of
from planner.services.office_views import DifferenceLine, IssuedChange
from planner.services.records import plan_at, scenario_at
from planner.services.telling import with_what_was
from planner.services.views import PlanRef
from planner.store import issues
from planner.store.issues import Issue

MOST_SHOWN: Final = 20
"""So many issues are looked back on."""

Told = tuple[Plan, Scenario]


def issued_changes(
    ctx: Context, period_id: int, delegation_id: str, t: Translator
) -> tuple[IssuedChange, ...]:
    """Return what the issues changed in a delegation's programme, newest first.

    Each is told with the data that it was issued with; the first issue has nothing to differ from.
    """
    require(ctx, Action.SEE, Thing.PLAN)
    with ctx.store.snapshot() as view:
        history = issues.history(view, period_id, limit=MOST_SHOWN + 1)
    return tuple(_changes(ctx, period_id, delegation_id, history, t))[:MOST_SHOWN]


def _changes(
    ctx: Context, period_id: int, delegation_id: str, history: tuple[Issue, ...], t: Translator
) -> Iterator[IssuedChange]:
    for made, before in pairwise((*history, None)):
        if made is None:
            return
        after = _told(ctx, period_id, made)
        lines = None
        if before is not None:
            lines = _lines(ctx, delegation_id, (_told(ctx, period_id, before), after), t)
        yield IssuedChange(
            number=made.number,
            plan_number=made.plan_number,
            author=author_label(made.author, t),
            at=made.at.astimezone(after[1].office.tzinfo),
            note=made.note,
            lines=lines,
        )


def _told(ctx: Context, period_id: int, made: Issue) -> Told:
    plan = plan_at(ctx, PlanRef(period_id, made.plan_number))
    return plan, scenario_at(ctx, period_id, made.scenario_version)


def _lines(
    ctx: Context, delegation_id: str, told: tuple[Told, Told], t: Translator
) -> tuple[DifferenceLine, ...]:
    (_, before), (plan, after) = told
    old, new = (_arrangements(one, delegation_id) for one in told)
    names = names_of(with_what_was(before, after), t, ctx.person, plan)
    return difference_lines(differences_between(old, new), names)


def _arrangements(told: Told, delegation_id: str) -> Mapping[str, Arrangement]:
    """Return what was told of the engagements that were asked for with a delegation."""
    plan, scenario = told
    asked = {one.id for one in scenario.engagements if delegation_id in one.delegation_ids}
    return {key: one for key, one in arrangements_of(plan, scenario).items() if key in asked}
