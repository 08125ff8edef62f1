"""A day of the issued plan as it is expected at one minute: estimates, and lines to show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.access import Post
from planner.changes import Change, kinds
from planner.model import Mark, PlannedLeg
from planner.ripple import NOTHING, Expected, Known, Step, expected, root_of
from planner.services.itineraries import Board, board_of, leg_row, visit_row
from planner.services.live_views import FreeTime, LiveLine, Stage
from planner.services.names import Names
from planner.services.opened import OpenPlan
from planner.services.views import ItineraryRow
from planner.store.actuals import Delay
from planner.translate.steps import between_steps, steps_of

Marks = Mapping[str, Mapping[Mark, datetime]]

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """The issued plan with what is known and expected of each step at a minute."""

    shown: OpenPlan
    at: datetime
    marks: Marks
    delays: tuple[Delay, ...]
    steps: Mapping[str, Step]
    expected: Mapping[str, Expected]

    def lateness(self, key: str) -> timedelta:
        """Return by how much a step begins late, or ends late once it has begun."""
        step, found = self.steps[key], self.expected[key]
        if self.has_begun(key):
            return max(NOTHING, found.end - step.end)
        return max(NOTHING, found.start - step.start)

    def has_begun(self, key: str) -> bool:
        """Tell whether a step should have begun; what waits for what goes on has not."""
        found = self.expected[key]
        waits = found.cause is not None and self.expected[found.cause].goes_on
        return found.start <= self.at and not waits

    def late_today(self) -> tuple[str, ...]:
        """Return what of the day is late and not over, in order of time."""
        steps = sorted(self.steps.values(), key=lambda step: (step.start, step.key))
        return tuple(
            step.key
            for step in steps
            if step.start.astimezone(self.at.tzinfo).date() == self.at.date()
            and self.lateness(step.key)
            and not self.is_over(step.key)
        )

    def is_over(self, key: str) -> bool:
        """Tell whether a step is behind us."""
        found = self.expected[key]
        is_marked = Mark.ENDED in self.marks.get(key, {})
        return is_marked or (found.end <= self.at and not found.goes_on)


def picture_of(shown: OpenPlan, marks: Marks, delays: Iterable[Delay], at: datetime) -> Picture:
    """Return how a plan is expected to go on from a minute; later marks are not known yet."""
    so_far = {
        key: {mark: moment for mark, moment in of_one.items() if moment <= at}
        for key, of_one in marks.items()
    }
    translation = shown.ground.translation
    steps = {step.key: step for step in steps_of(shown.plan, translation)}
    waiting = tuple(one for one in delays if one.late.step in steps)
    known = _known(steps, so_far, waiting, shown.plan.legs)
    found = expected(steps.values(), known, between_steps(shown.plan, translation), at)
    return Picture(shown, at, so_far, waiting, steps, found)


def _known(
    steps: Mapping[str, Step],
    marks: Marks,
    delays: Iterable[Delay],
    legs: Iterable[PlannedLeg],
) -> dict[str, Known]:
    late: dict[str, timedelta] = {}
    for one in delays:
        minutes = timedelta(minutes=one.late.minutes)
        late[one.late.step] = max(minutes, late.get(one.late.step, NOTHING))
    # Guests are at an engagement as soon as the drive to it is over.
    arrived = {leg.key: marks.get(leg.to_engagement_id or "", {}).get(Mark.ARRIVED) for leg in legs}
    return {
        key: Known(
            arrived=marks.get(key, {}).get(Mark.ARRIVED),
            started=marks.get(key, {}).get(Mark.STARTED),
            ended=marks.get(key, {}).get(Mark.ENDED) or arrived.get(key),
            delay=late.get(key, NOTHING),
        )
        for key in steps
    }


def lines_of(picture: Picture, delegation_id: str, names: Names) -> tuple[LiveLine, ...]:
    """Return what a delegation does on the day of the picture, in order of time."""
    day, board = picture.at.date(), board_of(picture.shown, names)
    rows = sorted(
        _rows(picture, delegation_id, board), key=lambda row: (row.start, row.end, row.id)
    )
    return tuple(_line(row, picture, names) for row in rows if row.start.date() == day)


def _rows(picture: Picture, delegation_id: str, board: Board) -> Iterator[ItineraryRow]:
    names, plan = board.names, picture.shown.plan
    for visit in plan.visits:
        asked = names.engagements.get(visit.engagement_id)
        if asked is not None and delegation_id in asked.delegation_ids:
            yield visit_row(visit, asked, board)
    for leg in plan.legs:
        if leg.delegation_id == delegation_id:
            yield leg_row(leg, names)


def _line(row: ItineraryRow, picture: Picture, names: Names) -> LiveLine:
    key, at = row.id, picture.at
    step, found = picture.steps[key], picture.expected[key]
    marks = picture.marks.get(key, {})
    if picture.is_over(key):
        stage = Stage.OVER
    else:
        stage = Stage.NOW if picture.has_begun(key) else Stage.TO_COME
    root = root_of(key, picture.expected)
    return LiveLine(
        row=row,
        # A drive's line leaves out the boarding, which its step has.
        start=row.start + (found.start - step.start),
        end=row.end + (found.end - step.end),
        stage=stage,
        late_min=-(-picture.lateness(key) // _MINUTE),
        because="" if root == key else step_title(root, picture, names),
        marks={mark: moment.astimezone(names.zone) for mark, moment in marks.items()},
        is_unmarked=not row.is_leg and row.start <= at and Mark.STARTED not in marks,
    )


def step_title(key: str, picture: Picture, names: Names) -> str:
    """Return what a step is called, with its issued time."""
    leg = next((leg for leg in picture.shown.plan.legs if leg.key == key), None)
    if leg is None:
        return names.engagement(key)
    row = leg_row(leg, names)
    return names.t("“{title}” ({when})", title=row.title, when=names.when(row.start, row.end))


def free_times(lines: Sequence[LiveLine], picture: Picture) -> tuple[FreeTime, ...]:
    """Return the stretches to come between lines that are longer than guests should wait."""
    least = timedelta(minutes=picture.shown.ground.translation.problem.parameters.waiting_min)
    zone, busy_until = picture.at.tzinfo, None
    # The steps of drives hold the boarding, which is no free time.
    steps = sorted((picture.expected[line.key] for line in lines), key=lambda step: step.start)
    found = []
    for step in steps:
        if busy_until is not None and step.start - busy_until > least and step.start > picture.at:
            found.append(FreeTime(busy_until.astimezone(zone), step.start.astimezone(zone)))
        busy_until = step.end if busy_until is None else max(busy_until, step.end)
    return tuple(found)


def changes_for(picture: Picture) -> tuple[Change, ...]:
    """Return what has happened that makes the day late, each change once, in order of time."""
    late = picture.late_today()
    # Who says so counts, even where something else holds it up for longer.
    roots = {one.late.step for one in picture.delays if one.late.step in late}
    roots |= {root_of(key, picture.expected) for key in late}
    ordered = sorted(roots, key=lambda key: (picture.steps[key].start, key))
    found = [change for key in ordered for change in _changes_of(key, picture)]
    return tuple(dict.fromkeys(found))


def _changes_of(key: str, picture: Picture) -> Iterator[Change]:
    """Yield what makes one step late by itself: whoever says so, or the step as it went."""
    has_begun = Mark.STARTED in picture.marks.get(key, {})
    said = [one for one in picture.delays if one.late.step == key and not has_begun]
    for one in sorted(said, key=lambda one: one.id):
        yield _change_of(one, picture)
    if said:
        return
    leg = next((leg for leg in picture.shown.plan.legs if leg.key == key), None)
    engagement_id = key if leg is None else leg.to_engagement_id
    step, found = picture.steps[key], picture.expected[key]
    if engagement_id is not None:
        yield kinds.Overrun(engagement_id, -(-(found.end - step.end) // _MINUTE))


def _change_of(delay: Delay, picture: Picture) -> Change:
    late, step = delay.late, picture.steps[delay.late.step]
    until = step.start + timedelta(minutes=late.minutes)
    match late.post:
        case Post.LEADER:
            return kinds.LeaderLate(late.step, late.minutes)
        case Post.INTERPRETER:
            return kinds.InterpreterAway(late.resource_id, step.start, until)
        case Post.VEHICLE:
            return kinds.VehicleOut(late.resource_id, step.start, until)
