"""The checklist of a visit: what is due when, whose it is, and what is done."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from planner.access import Action, Thing, require
from planner.checklist import Task, tasks_of
from planner.errors import Flaw, FlawCode, InvalidInput, NotFound
from planner.formats import format_day
from planner.i18n import Translator
from planner.labels import label
from planner.model import Delegation, OwnTask, Scenario, TaskState
from planner.rulepack import ChecklistItem, load_rule_pack
from planner.services.context import Context
from planner.services.data_files import RULE_PACKS
from planner.services.delegations import delegation_in
from planner.services.labels import author_label
from planner.services.names import names_of
from planner.services.records import scenario_now
from planner.store import checklists as stored
from planner.store.checklists import Mark, Marked

_LONGEST = 400


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One line of a checklist; `marked_at` and `marked_by` tell who last set it, if anybody."""

    delegation_id: str
    delegation: str
    task_id: str
    text: str
    due: date
    due_label: str
    owner: str
    usual_owner: str
    state: TaskState
    state_label: str
    is_overdue: bool
    is_own: bool
    marked_by: str
    marked_at: datetime | None


def checklist(
    ctx: Context, period_id: int, delegation_id: str, t: Translator
) -> tuple[TaskRow, ...]:
    """Return the checklist of a delegation by due day. Raises NotFound."""
    require(ctx, Action.SEE, Thing.CHECKLIST)
    scenario = scenario_now(ctx, period_id).scenario
    delegation_in(scenario, delegation_id)
    return tuple(
        row for row in _rows(ctx, period_id, scenario, t) if row.delegation_id == delegation_id
    )


def overdue(ctx: Context, period_id: int, t: Translator) -> tuple[TaskRow, ...]:
    """Return every open task of a period that was due before today, oldest first."""
    require(ctx, Action.SEE, Thing.CHECKLIST)
    scenario = scenario_now(ctx, period_id).scenario
    late = (row for row in _rows(ctx, period_id, scenario, t) if row.is_overdue)
    return tuple(sorted(late, key=lambda row: (row.due, row.delegation_id, row.task_id)))


def mark(
    ctx: Context, period_id: int, delegation_id: str, task_id: str, state: TaskState, owner: str
) -> None:
    """Keep how a task stands and whose it is; without an owner it is the usual one's.

    Raises:
        NotFound: `delegation`, or `task`.
        InvalidInput: `owner` is too long.
    """
    require(ctx, Action.CHANGE, Thing.CHECKLIST)
    scenario = scenario_now(ctx, period_id).scenario
    delegation = delegation_in(scenario, delegation_id)
    _refuse_lengths(owner=owner)
    asked = {task.item.id for task in _tasks(_items(scenario), scenario, delegation)}
    with ctx.store.transaction(ctx.actor) as tx:
        kept = stored.of_period(tx, period_id).get(delegation_id, {}).get(task_id)
        if kept is None and task_id not in asked:
            raise NotFound("task", id=task_id)
        own = kept.mark.own if kept else None
        stored.keep(tx, period_id, delegation_id, Mark(task_id, state, owner.strip(), own))


def add(ctx: Context, period_id: int, delegation_id: str, task: OwnTask, owner: str = "") -> str:
    """Add a task of the office's own to a delegation's checklist and return its id.

    Raises:
        NotFound: `delegation`.
        InvalidInput: the text is missing or too long.
    """
    require(ctx, Action.CHANGE, Thing.CHECKLIST)
    delegation_in(scenario_now(ctx, period_id).scenario, delegation_id)
    task = replace(task, text=task.text.strip())
    _refuse_lengths(text=task.text, owner=owner)
    if not task.text:
        raise InvalidInput((Flaw("text", FlawCode.MISSING),))
    # No item of a rule pack has a name with a dot.
    task_id = f"own.{secrets.token_hex(4)}"
    with ctx.store.transaction(ctx.actor) as tx:
        made = Mark(task_id, TaskState.OPEN, owner.strip(), task)
        stored.keep(tx, period_id, delegation_id, made)
    return task_id


def _refuse_lengths(**texts: str) -> None:
    flaws = tuple(
        Flaw(name, FlawCode.TOO_LONG, (("limit", _LONGEST),))
        for name, text in sorted(texts.items())
        if len(text) > _LONGEST
    )
    if flaws:
        raise InvalidInput(flaws)


def _items(scenario: Scenario) -> tuple[ChecklistItem, ...]:
    pack = load_rule_pack(scenario.office.rule_pack_id, RULE_PACKS, scenario.rule_overrides)
    return pack.checklist


def _tasks(
    items: tuple[ChecklistItem, ...], scenario: Scenario, delegation: Delegation
) -> tuple[Task, ...]:
    engagements = scenario.engagements_of(delegation.id)
    return tasks_of(items, delegation, engagements, scenario.office.tzinfo)


def _rows(ctx: Context, period_id: int, scenario: Scenario, t: Translator) -> Iterator[TaskRow]:
    """Yield the tasks of every delegation, each delegation's by due day."""
    with ctx.store.snapshot() as view:
        kept = stored.of_period(view, period_id)
    items = _items(scenario)
    names = names_of(scenario, t, ctx.person)
    today = ctx.clock().astimezone(names.zone).date()
    for delegation in scenario.delegations:
        found = _lines(_tasks(items, scenario, delegation), kept.get(delegation.id, {}), t)
        for line in sorted(found, key=lambda line: (line.due, line.own is not None, line.id)):
            state = line.marked.mark.state if line.marked else TaskState.OPEN
            yield TaskRow(
                delegation_id=delegation.id,
                delegation=names.delegation(delegation.id),
                task_id=line.id,
                text=line.text,
                due=line.due,
                due_label=format_day(t, line.due),
                owner=(line.marked.mark.owner if line.marked else "") or line.usual_owner,
                usual_owner=line.usual_owner,
                state=state,
                state_label=t(label(state)),
                is_overdue=state is TaskState.OPEN and line.due < today,
                is_own=line.own is not None,
                marked_by=author_label(line.marked.author, t) if line.marked else "",
                marked_at=line.marked.at.astimezone(names.zone) if line.marked else None,
            )


@dataclass(frozen=True, slots=True)
class _Line:
    """A task of either kind, in the reader's language, with what is kept of it."""

    id: str
    text: str
    due: date
    usual_owner: str
    marked: Marked | None
    own: OwnTask | None = None


def _lines(tasks: tuple[Task, ...], kept: Mapping[str, Marked], t: Translator) -> Iterator[_Line]:
    language = t.language.value
    for task in tasks:
        item = task.item
        text, owner = item.text.text(language), item.owner.text(language)
        yield _Line(item.id, text, task.due, owner, kept.get(item.id))
    for task_id, marked in kept.items():
        own = marked.mark.own
        if own is not None:
            yield _Line(task_id, own.text, own.due, "", marked, own)
