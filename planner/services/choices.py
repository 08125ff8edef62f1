"""What a person can choose from when editing an engagement by hand.

What was asked for stands first; everything else that exists follows, because the person at the
desk may know better. Whatever is chosen is then checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from optimizer.problem import Engagement as OptimizerEngagement
from optimizer.problem import LanguageNeed
from planner.labels import label
from planner.model import Engagement, Interpreter, PlannedVisit
from planner.services.names import Names
from planner.services.office_views import HeldLine
from planner.services.opened import OpenPlan
from planner.services.views import Choice, EditForm, LanguageForm


def edit_form(
    shown: OpenPlan, engagement: Engagement, held: tuple[HeldLine, ...], names: Names
) -> EditForm:
    """Return the form of one engagement of a plan, of which `held` is to stay as it is."""
    asked = shown.ground.translation.engagements.get(engagement.id)
    visit = shown.plan.visit(engagement.id)
    first, last = _span(shown, asked)
    legs = (leg for leg in shown.plan.legs if leg.to_engagement_id == engagement.id)
    locks = (lock for lock in shown.scenario.locks if lock.engagement_id == engagement.id)
    return EditForm(
        engagement_id=engagement.id,
        title=names.title(engagement.id),
        kind_label=names.t(label(engagement.kind)),
        delegations=names.delegations_of(engagement),
        duration_min=_lasts_min(engagement, visit),
        first=first,
        last=last,
        start=visit.start.astimezone(names.zone) if visit else None,
        room_id=visit.room_id if visit else None,
        host_id=visit.host_id if visit else None,
        vehicle_ids=tuple(sorted({key for leg in legs for key in leg.vehicle_ids})),
        rooms=tuple(_rooms(shown, asked, visit, names)),
        hosts=tuple(_hosts(asked, names)),
        languages=tuple(_languages(asked, visit, names)),
        vehicles=tuple(
            Choice(key, _vehicle(key, names))
            for key in sorted(names.vehicles, key=lambda key: (names.vehicles[key].seats, key))
        ),
        locked=tuple(lock.dimension for lock in locks),
        held=held,
    )


def _lasts_min(engagement: Engagement, visit: PlannedVisit | None) -> int:
    """Return the minutes that it is planned to last, or was asked for where it is not planned."""
    if visit is None:
        return engagement.duration_min
    return int((visit.end - visit.start) / timedelta(minutes=1))


def _span(shown: OpenPlan, asked: OptimizerEngagement | None) -> tuple[datetime, datetime]:
    """Return the first and the last moment at which it may start; the period if it never may."""
    clock = shown.ground.translation.clock
    if asked is None or not asked.windows:
        return clock.moment(0), clock.moment(clock.days * 24 * 60 - 1)
    start = min(window.start_min for window in asked.windows)
    end = max(window.end_min for window in asked.windows)
    return clock.moment(start), clock.moment(end - asked.least_min)


def _rooms(
    shown: OpenPlan,
    asked: OptimizerEngagement | None,
    visit: PlannedVisit | None,
    names: Names,
) -> Iterator[Choice]:
    options = [option.room for option in asked.rooms] if asked else []
    planned = [visit.room_id] if visit else []
    fit = (
        room.id
        for room in shown.ground.translation.problem.rooms
        if asked and asked.purpose in room.purposes and room.capacity >= asked.people
    )
    wanted = set(options)
    for key in dict.fromkeys((*options, *planned, *fit)):
        yield Choice(key, _unless_asked(names.room(key), names, is_asked=key in wanted))


def _hosts(asked: OptimizerEngagement | None, names: Names) -> Iterator[Choice]:
    options = [option.leader for option in asked.hosts] if asked else []
    by_rank = sorted(names.leaders, key=lambda key: (names.leaders[key].rank, key))
    for key in dict.fromkeys((*options, *by_rank)):
        yield Choice(key, _unless_asked(names.leader(key), names, is_asked=key in options))


def _unless_asked(name: str, names: Names, *, is_asked: bool) -> str:
    return name if is_asked else names.t("{name} (not asked for)", name=name)


def _languages(
    asked: OptimizerEngagement | None, visit: PlannedVisit | None, names: Names
) -> Iterator[LanguageForm]:
    teams = {team.language: team.interpreter_ids for team in visit.teams} if visit else {}
    for need in asked.languages if asked else ():
        language = need.language
        speaking = [one for one in names.interpreters.values() if one.speaks(language)]
        yield LanguageForm(
            language=language,
            label=names.tongue(language),
            chosen=teams.get(language, ()),
            choices=tuple(
                Choice(one.id, names.interpreter(one.id)) for one in _best_first(speaking, need)
            ),
        )


def _best_first(speaking: Iterable[Interpreter], need: LanguageNeed) -> list[Interpreter]:
    """Return interpreters with those first who are cleared and graded for what is needed."""

    def order(one: Interpreter) -> tuple[bool, bool, str]:
        lacks_grade = need.leader_grade and not one.may_serve_leader
        return (one.clearance < need.clearance or lacks_grade, not one.staff, one.id)

    return sorted(speaking, key=order)


def _vehicle(vehicle_id: str, names: Names) -> str:
    vehicle, t = names.vehicles[vehicle_id], names.t
    kind = t(label(vehicle.kind))
    return t.n(
        "{plate}: {kind}, {count} seat",
        "{plate}: {kind}, {count} seats",
        vehicle.seats,
        plate=vehicle.plate,
        kind=kind,
    )
