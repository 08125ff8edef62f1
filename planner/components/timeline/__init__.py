"""A day of the plan as rows and bars: a click on one picks its engagement, a drag moves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Final

import streamlit as st

from planner.components.clicks import listen, picked_id
from planner.components.kinds import GROUP_LABELS, KindGroup, group_of
from planner.formats import format_interval
from planner.i18n import Translator
from planner.services.drops import Drop
from planner.services.timelines import BUSY_KIND, LEG_KIND
from planner.services.views import Perspective, Timeline, TimelineEvent

_FIRST_H: Final = 8
_LAST_H: Final = 20
_MAX_ROWS_UNSCROLLED: Final = 12


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn: a day of plan `number`, with the engagement `picked` standing out.

    Another `turn` draws it anew although nothing has changed: a bar that was dragged and may not
    stay goes back to its place.
    """

    shown: Timeline
    number: int
    day: date
    picked: str | None = None
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Handled:
    """What was done to a bar, for one run: its engagement clicked on, or the bar moved."""

    picked: str | None
    drop: Drop | None


def timeline(drawing: Drawing, t: Translator, *, key: str) -> Handled:
    """Draw a day of a timeline and return what was done to its bars."""
    result = _component()(
        key=key,
        on_picked_change=listen,
        on_dropped_change=listen,
        data=drawn_day(drawing, t),
    )
    return Handled(picked_id(result), drop_of(result.dropped, drawing.shown.perspective))


def drop_of(message: object, perspective: Perspective) -> Drop | None:
    """Return the drop that a message of the script tells of, None for anything else."""
    if not isinstance(message, Mapping):
        return None
    try:
        drop = Drop(
            perspective=perspective,
            number=int(message["number"]),
            engagement_id=str(message["engagement"]),
            is_drive=message["isDrive"] is True,
            start=datetime.fromisoformat(message["start"]).replace(tzinfo=None),
            end=datetime.fromisoformat(message["end"]).replace(tzinfo=None),
            from_row=str(message["from"]),
            to_row=str(message["to"]),
        )
    except (KeyError, TypeError, ValueError):
        return None
    return drop if drop.start < drop.end else None


def drawn_day(drawing: Drawing, t: Translator) -> Mapping[str, Any]:
    """Return what the script draws of a day: rows, bars, hours and the words it needs."""
    shown, day = drawing.shown, drawing.day
    events = [event for event in shown.events if _touches(event, day)]
    first_h, last_h = _hours(events, day)
    groups = {group_of(event.kind) for event in events}
    return {
        "language": t.language.value.replace("_", "-"),
        "day": day.isoformat(),
        "number": drawing.number,
        "turn": drawing.turn,
        "picked": drawing.picked or "",
        "firstHour": first_h,
        "lastHour": last_h,
        "resources": [{"id": resource.id, "title": resource.title} for resource in shown.resources],
        "events": [_drawn(event, t, drawing.picked) for event in events],
        "legend": [
            {"group": group, "label": t(GROUP_LABELS[group])}
            for group in KindGroup
            if group in groups
        ],
        "words": {"held": t("Held fixed"), "broken": t("Breaks a rule")},
        "scrolls": len(shown.resources) > _MAX_ROWS_UNSCROLLED,
    }


def _touches(event: TimelineEvent, day: date) -> bool:
    return event.start.date() <= day and event.end > _midnight(event, day)


def _midnight(event: TimelineEvent, day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=event.end.tzinfo)


def _hours(events: list[TimelineEvent], day: date) -> tuple[int, int]:
    """Return the hours that the day's bars need, at least the usual working day."""
    first, last = _FIRST_H, _LAST_H
    for event in events:
        if event.kind == BUSY_KIND:
            continue
        morning = _midnight(event, day)
        evening = morning + timedelta(days=1)
        first = min(first, event.start.hour if event.start > morning else 0)
        last = max(last, event.end.hour + 1 if event.end < evening else 24)
    return first, min(last, 24)


def _drawn(event: TimelineEvent, t: Translator, picked: str | None) -> Mapping[str, Any]:
    """Return a bar as the script takes it; times are wall-clock ones of the office's zone."""
    notes = [t("Held fixed")] * event.locked + [t("Breaks a rule")] * event.conflict
    interval = format_interval(event.start, event.end)
    return {
        "id": event.id,
        "engagement": event.engagement_id or "",
        "resource": event.resource_id,
        "start": event.start.strftime("%Y-%m-%dT%H:%M"),
        "end": event.end.strftime("%Y-%m-%dT%H:%M"),
        "time": interval,
        "title": event.destination if event.kind == LEG_KIND else event.title,
        "about": "\n".join(filter(None, (interval, event.title, event.detail, *notes))),
        "group": group_of(event.kind),
        "isDrive": event.kind == LEG_KIND,
        "grips": sorted(event.grips),
        "locked": event.locked,
        "conflict": event.conflict,
        "picked": picked is not None and event.engagement_id == picked,
    }


@cache
def _component() -> Any:  # noqa: ANN401 - Streamlit's own type of it is private
    folder = files(__name__)
    vendor = folder / "vendor"
    script = (vendor / "event-calendar.min.js").read_text("utf-8")
    style = (vendor / "event-calendar.min.css").read_text("utf-8")
    return st.components.v2.component(
        "reception_timeline",
        html='<div class="timeline"></div><ul class="legend"></ul>',
        css=style + (folder / "timeline.css").read_text("utf-8"),
        js=script + "\n" + (folder / "timeline.js").read_text("utf-8"),
    )
