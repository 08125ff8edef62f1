"""Fields that the forms of changes share: one of a list, a moment, a stretch of time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from planner.components.desk import Desk
from planner.pages.inputs import pick_id, pick_moment
from planner.services.change_forms import FormData

KEY: Final = "change_form"

NEXT_VIEW: Final = "changes_next_view"
"""Where the session keeps the view that is to be opened next."""


def pick(caption: str, labels: Mapping[str, str], name: str) -> str | None:
    """Ask for one of a list; the first is proposed."""
    return pick_id(caption, labels, None, key=f"{KEY}_{name}")


def pick_optional(caption: str, labels: Mapping[str, str], name: str, nothing: str) -> str | None:
    """Ask for one of a list, or for none of them."""
    return pick_id(caption, labels, None, key=f"{KEY}_{name}", nothing=nothing)


def pick_delegation(desk: Desk, data: FormData) -> str | None:
    """Ask for a delegation."""
    return pick(desk.t("Delegation"), data.delegation_labels, "delegation")


def pick_told(desk: Desk, data: FormData) -> str | None:
    """Ask for an engagement that was planned."""
    labels = {key: data.engagements[key] for key in data.told}
    return pick(desk.t("Engagement"), labels, "engagement")


def pick_at(desk: Desk, data: FormData, value: datetime, name: str) -> datetime:
    """Ask for a moment; `name` also tells whose, so that another choice proposes its own."""
    t = desk.t
    return pick_moment((t("Day"), t("Time")), data.days, value, t, key=f"{KEY}_{name}")


def pick_span(desk: Desk, data: FormData, name: str) -> tuple[datetime, datetime]:
    """Ask for a stretch of time; the rest of the day is proposed."""
    t, start = desk.t, data.now
    begins = pick_moment((t("From"), t("At")), data.days, start, t, key=f"{KEY}_{name}_from")
    evening = begins.replace(hour=22, minute=0)
    proposed = evening if begins < evening else begins + timedelta(hours=1)
    whose = f"{name}_{begins:%m%d}"
    ends = pick_moment((t("Until"), t("At")), data.days, proposed, t, key=f"{KEY}_{whose}_until")
    return begins, ends
