"""The day as it goes: what is on now, actual times, who runs late, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from planner.access import Action, Post, Served, Thing, reach_of, require
from planner.changes import Changes
from planner.errors import Flaw, FlawCode, InvalidInput, NotFound
from planner.i18n import Translator
from planner.model import Mark, Plan
from planner.ripple import Holder, HolderKind
from planner.services.context import Context
from planner.services.labels import author_label
from planner.services.live_picture import (
    Picture,
    changes_for,
    free_times,
    lines_of,
    picture_of,
    step_title,
)
from planner.services.live_views import DelayView, LiveBoard, LiveDelegation
from planner.services.names import Names, names_of
from planner.services.records import open_plan_at, plan_at, scenario_now
from planner.services.views import Choice, PlanRef
from planner.store import actuals, issues
from planner.store.actuals import Delay, Late
from planner.store.issues import Issue

LONGEST_DELAY_MIN: Final = 600

HOLDERS: Final[Mapping[Post, HolderKind]] = MappingProxyType(
    {
        Post.LEADER: HolderKind.LEADER,
        Post.INTERPRETER: HolderKind.INTERPRETER,
        Post.VEHICLE: HolderKind.VEHICLE,
    }
)
"""What somebody who can run late is in the steps of a plan."""


@dataclass(frozen=True, slots=True, eq=False)
class _Live:
    """The picture of a period with the issue that it is about, and the names in it."""

    issue: Issue
    picture: Picture
    names: Names


def board(ctx: Context, period_id: int, at: datetime, t: Translator) -> LiveBoard | None:
    """Return the day of a minute as it is expected then; None while nothing is issued.

    Raises NotFound.
    """
    require(ctx, Action.SEE, Thing.ACTUAL)
    live = _live(ctx, period_id, at, t)
    if live is None:
        return None
    picture, names = live.picture, live.names
    found = []
    for delegation_id in names.delegations:
        lines = lines_of(picture, delegation_id, names)
        if lines:
            free = free_times(lines, picture)
            name = names.delegation(delegation_id)
            found.append(LiveDelegation(delegation_id, name, lines, free))
    late_keys = picture.late_today()
    late = {line.key: line for one in found for line in one.lines if line.key in late_keys}
    return LiveBoard(
        ref=PlanRef(period_id, live.issue.plan_number),
        at=picture.at,
        delegations=tuple(found),
        late=tuple(sorted(late.values(), key=lambda line: (line.start, line.key))),
        delays=tuple(_delay_view(one, live, t) for one in picture.delays),
    )


def note(ctx: Context, period_id: int, engagement_id: str, mark: Mark, at: datetime) -> None:
    """Keep when something happened to an engagement of the issued plan.

    Raises:
        NotFound: the issued plan has no such engagement.
        InvalidInput: `at` lies before what was noted to come first, or after what comes later.
    """
    require(ctx, Action.CHANGE, Thing.ACTUAL)
    binding = _binding(ctx, period_id)
    if binding is None or _plan_of(ctx, period_id, binding).visit(engagement_id) is None:
        raise NotFound("engagement", id=engagement_id)
    with ctx.store.transaction(ctx.actor) as tx:
        marks = dict(actuals.of_period(tx, period_id).get(engagement_id, {}))
        marks[mark] = at
        in_order = [marks[one] for one in Mark if one in marks]
        if in_order != sorted(in_order):
            raise InvalidInput((Flaw("at", FlawCode.WRONG_ORDER),))
        actuals.note(tx, period_id, engagement_id, mark, at)


def take_back(ctx: Context, period_id: int, engagement_id: str, mark: Mark) -> None:
    """Forget an actual time that was noted by mistake."""
    require(ctx, Action.CHANGE, Thing.ACTUAL)
    with ctx.store.transaction(ctx.actor) as tx:
        actuals.take_back(tx, period_id, engagement_id, mark)


def what_happened(ctx: Context, period_id: int, at: datetime, t: Translator) -> Changes | None:
    """Return what makes the day late as changes to be answered by a re-plan; None if nothing does.

    Raises NotFound.
    """
    require(ctx, Action.SEE, Thing.ACTUAL)
    live = _live(ctx, period_id, at, t)
    changes = () if live is None else changes_for(live.picture)
    return Changes(at, changes) if changes else None


def can_run_late(ctx: Context, period_id: int, who: Served, t: Translator) -> tuple[Choice, ...]:
    """Return what of the issued plan somebody still has before them and could be late for.

    The ids are those that `report_late` asks for. Leaders, interpreters and drivers may ask for
    their own. Raises NotFound.
    """
    _require_delay(ctx, Action.SEE, period_id, who)
    live = _live(ctx, period_id, ctx.clock(), t)
    if live is None:
        return ()
    picture = live.picture
    ahead = [key for key in _keys_of(who, picture) if picture.expected[key].start > picture.at]
    return tuple(Choice(key, step_title(key, picture, live.names)) for key in ahead)


def report_late(ctx: Context, period_id: int, who: Served, step: str, minutes: int) -> int:
    """Say that somebody begins something so many minutes late; return the report's id.

    Everybody may for whom they stand for. A later word about the same replaces an earlier one.

    Raises:
        NotFound: the issued plan has no such step for them.
        InvalidInput: the minutes are none, or too many.
    """
    _require_delay(ctx, Action.CHANGE, period_id, who)
    if not 0 < minutes <= LONGEST_DELAY_MIN:
        limits = (("least", 1), ("most", LONGEST_DELAY_MIN))
        raise InvalidInput((Flaw("minutes", FlawCode.OUT_OF_RANGE, limits),))
    binding = _binding(ctx, period_id)
    if binding is None or step not in _keys_of(who, _plain_picture(ctx, period_id, binding)):
        raise NotFound("step", id=step)
    with ctx.store.transaction(ctx.actor) as tx:
        late = Late(who.post, who.id, step, minutes)
        return actuals.report(tx, period_id, binding.number, late)


def own_delays(ctx: Context, period_id: int, who: Served, t: Translator) -> tuple[DelayView, ...]:
    """Return what is reported of somebody and not settled. Raises NotFound."""
    _require_delay(ctx, Action.SEE, period_id, who)
    live = _live(ctx, period_id, ctx.clock(), t)
    if live is None:
        return ()
    return tuple(
        _delay_view(one, live, t)
        for one in live.picture.delays
        if (one.late.post, one.late.resource_id) == (who.post, who.id)
    )


def settle(ctx: Context, delay_id: int) -> None:
    """Note that a report needs no more attention: dealt with, or a mistake.

    Raises NotFound, and NotAllowed where it is somebody else's.
    """
    reach_of(ctx, Action.CHANGE, Thing.DELAY)
    with ctx.store.snapshot() as view:
        found = actuals.get(view, delay_id)
    office_id = scenario_now(ctx, found.period_id).scenario.office.id
    who = Served(office_id, found.late.post, found.late.resource_id)
    require(ctx, Action.CHANGE, Thing.DELAY, own=who in ctx.person.serves)
    with ctx.store.transaction(ctx.actor) as tx:
        actuals.settle(tx, delay_id)


def _require_delay(ctx: Context, action: Action, period_id: int, who: Served) -> None:
    reach_of(ctx, action, Thing.DELAY)
    is_here = who.office_id == scenario_now(ctx, period_id).scenario.office.id
    require(ctx, action, Thing.DELAY, own=is_here and who in ctx.person.serves)


def _keys_of(who: Served, picture: Picture) -> tuple[str, ...]:
    """Return the steps that somebody takes part in, or a vehicle drives, in order of time."""
    mine = Holder(HOLDERS[who.post], who.id)
    steps = (step for step in picture.steps.values() if mine in step.holders)
    return tuple(step.key for step in sorted(steps, key=lambda step: (step.start, step.key)))


def _binding(ctx: Context, period_id: int) -> Issue | None:
    with ctx.store.snapshot() as view:
        return issues.latest(view, period_id)


def _plan_of(ctx: Context, period_id: int, binding: Issue) -> Plan:
    return plan_at(ctx, PlanRef(period_id, binding.plan_number))


def _plain_picture(ctx: Context, period_id: int, binding: Issue) -> Picture:
    shown = open_plan_at(ctx, PlanRef(period_id, binding.plan_number))
    return picture_of(shown, {}, (), ctx.clock())


def _live(ctx: Context, period_id: int, at: datetime, t: Translator) -> _Live | None:
    with ctx.store.snapshot() as view:
        binding = issues.latest(view, period_id)
        marks = actuals.of_period(view, period_id)
        waiting = () if binding is None else actuals.waiting(view, period_id, binding.number)
    if binding is None:
        return None
    shown = open_plan_at(ctx, PlanRef(period_id, binding.plan_number))
    names = names_of(shown.scenario, t, ctx.person, shown.plan)
    picture = picture_of(shown, marks, waiting, at.astimezone(names.zone))
    return _Live(binding, picture, names)


def _delay_view(delay: Delay, live: _Live, t: Translator) -> DelayView:
    late = delay.late
    return DelayView(
        id=delay.id,
        who=live.names.anyone(late.resource_id),
        what=step_title(late.step, live.picture, live.names),
        minutes=late.minutes,
        reported_at=delay.at.astimezone(live.names.zone),
        reported_by=author_label(delay.author, t),
    )
