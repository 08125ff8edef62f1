"""One engagement changed by hand: what it breaks is seen at once, saving makes a new version."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Final

import streamlit as st

from planner.components.desk import Desk
from planner.errors import PlannerError
from planner.formats import format_duration, format_interval
from planner.labels import label
from planner.model import InterpreterTeam, LockDimension
from planner.pages.differences import difference_list
from planner.pages.escape import markdown
from planner.pages.failures import say
from planner.pages.inputs import labels_of, pick_id, pick_ids, pick_moment
from planner.pages.planning import opened
from planner.pages.planning.check_view import held_list, sentence_list
from planner.pages.planning.why import show_why
from planner.services import edits, merging
from planner.services.edits import VisitEdit
from planner.services.office_views import Meanwhile
from planner.services.views import EditCheck, EditForm, PlanRef

HOLDABLE: Final = (
    LockDimension.TIME,
    LockDimension.PLACE,
    LockDimension.HOST,
    LockDimension.INTERPRETER,
    LockDimension.VEHICLE,
    LockDimension.EXISTENCE,
)
"""What can be held by hand: who attends is given."""


def open_drawer(desk: Desk, ref: PlanRef, engagement_id: str) -> None:
    """Open an engagement in a drawer beside the plan."""
    title = desk.t("Change an engagement")
    drawer = st.dialog(title, width="medium", position="right", on_dismiss=opened.unpick)
    drawer(_draw)(desk, ref, engagement_id)


def _draw(desk: Desk, ref: PlanRef, engagement_id: str) -> None:
    try:
        form = edits.form(desk.ctx, ref, engagement_id, desk.t)
        _show_title(desk, form)
        edit = _ask(desk, ref, form)
        check = edits.check_edit(desk.ctx, ref, edit, desk.t)
        _show_check(desk, check, form)
        _show_held(desk, form, check)
        show_why(desk, ref, form, edit)
        key = _key(ref, engagement_id)
        if _is_told(desk, ref, edit):
            ref, edit = merging.on_newest(desk.ctx, ref, edit)
        _offer_to_save(desk, key, ref, form, edit, check)
    except PlannerError as error:
        say(error, desk.t)


def _key(ref: PlanRef, engagement_id: str) -> str:
    """Return what the fields of an engagement's form begin with, for as long as it is open."""
    return f"adjust_{ref.number}_{engagement_id}"


def _show_title(desk: Desk, form: EditForm) -> None:
    st.markdown(f"### {markdown(form.title)}")
    length = format_duration(desk.t, form.duration_min)
    st.caption(markdown(f"{form.kind_label} · {form.delegations} · {length}"))
    if form.start is None:
        st.info(desk.t("The plan leaves this engagement out."), icon=":material/info:")


def _ask(desk: Desk, ref: PlanRef, form: EditForm) -> VisitEdit:
    t = desk.t
    key = _key(ref, form.engagement_id)
    days = [
        day for day in desk.period.period.days() if form.first.date() <= day <= form.last.date()
    ]
    start = pick_moment((t("Day"), t("Starts at")), days, form.start or form.first, t, key=key)
    end = start + timedelta(minutes=form.duration_min)
    st.caption(markdown(format_interval(start, end)))
    room_id = pick_id(t("Room"), labels_of(form.rooms), form.room_id, key=f"{key}_room")
    host_id = pick_id(
        t("Host"), labels_of(form.hosts), form.host_id, key=f"{key}_host", nothing=t("Nobody")
    )
    teams = tuple(
        InterpreterTeam(
            team.language,
            pick_ids(
                t("Interpreters for {language}", language=team.label),
                labels_of(team.choices),
                team.chosen,
                t,
                key=f"{key}_{team.language}",
                hint=t("The first one leads."),
            ),
        )
        for team in form.languages
    )
    vehicle_ids = pick_ids(
        t("Vehicles that bring the guests"),
        labels_of(form.vehicles),
        form.vehicle_ids,
        t,
        key=f"{key}_vehicles",
    )
    return VisitEdit(
        engagement_id=form.engagement_id,
        start=start,
        room_id=room_id or "",
        host_id=host_id,
        teams=tuple(team for team in teams if team.interpreter_ids),
        vehicle_ids=None if vehicle_ids == form.vehicle_ids else vehicle_ids,
    )


def _show_check(desk: Desk, check: EditCheck, form: EditForm) -> None:
    t = desk.t
    if check.broken:
        text = "\n".join([t("This breaks:"), *sentence_list(check.broken)])
        st.error(text, icon=":material/error:")
    elif check.has_effect or form.start is None:
        st.success(t("This breaks no rule."), icon=":material/check_circle:")
    if check.mended:
        text = "\n".join([t("This puts right:"), *sentence_list(check.mended)])
        st.success(text, icon=":material/build:")
    if check.remaining:
        title = t("Broken as before: {count}", count=len(check.remaining))
        # Folded: what this change has no part in must not push "Save" off the screen.
        with st.expander(title, icon=":material/warning:"):
            st.markdown("\n".join(sentence_list(check.remaining)))


def _show_held(desk: Desk, form: EditForm, check: EditCheck) -> None:
    """Say what of the engagement is held, and what of that the edit would change."""
    t = desk.t
    if check.released:
        text = "\n".join([t("This changes what is held fixed:"), *held_list(check.released)])
        st.warning(text, icon=":material/lock_open:")
    elif form.held:
        title = t("Held fixed: {count}", count=len(form.held))
        with st.expander(title, icon=":material/lock:"):
            st.markdown("\n".join(held_list(form.held)))


def _is_told(desk: Desk, ref: PlanRef, edit: VisitEdit) -> bool:
    """Show what somebody else has saved meanwhile; return whether the reader had seen it before.

    Who presses "Save" just then is refused once and sees both; the next time both are kept.
    """
    came = merging.meanwhile(desk.ctx, ref, edit, desk.t)
    if came is None:
        return True
    _show_meanwhile(desk, came)
    key = f"{_key(ref, edit.engagement_id)}_told"
    is_told: bool = st.session_state.get(key) == came.number
    st.session_state[key] = came.number
    return is_told


def _show_meanwhile(desk: Desk, came: Meanwhile) -> None:
    """Say what somebody else has saved since, beside what is being changed here."""
    t = desk.t
    told = t(
        "Version {number} has come in between ({who}): {reason}",
        number=came.number,
        who=came.signed,
        reason=came.reason or "–",
    )
    with st.container(border=True, key="adjust_meanwhile"):
        st.markdown(f":orange[:material/group: **{markdown(told)}**]")
        for title, lines in (
            (t("Changed there:"), came.theirs),
            (t("Your change:"), came.mine),
        ):
            st.markdown(f"**{markdown(title)}**\n\n{difference_list(lines, t) or '–'}")
        st.caption(
            markdown(
                t("Both have changed the same; saving keeps yours.")
                if came.clashes
                else t("Saving keeps both: yours on top of what was changed there.")
            )
        )


def _offer_to_save(
    desk: Desk, key: str, ref: PlanRef, form: EditForm, edit: VisitEdit, check: EditCheck
) -> None:
    t = desk.t
    held = st.pills(
        t("Hold fixed when planning again"),
        HOLDABLE,
        selection_mode="multi",
        default=[dimension for dimension in HOLDABLE if dimension in form.locked],
        format_func=lambda dimension: t(label(dimension)),
        key=f"{key}_held",
    )
    reason = st.text_input(
        t("Why"), placeholder=t("For those who read this later"), key=f"{key}_reason"
    )
    release = bool(form.held) and st.checkbox(
        t("Change what is held fixed all the same, for this reason"), key=f"{key}_release"
    )
    with st.container(horizontal=True):
        if st.button(t("Save"), type="primary", key=f"{key}_save"):
            keep = partial(edits.save_edit, edit=edit, reason=reason, release=release)
            is_new = check.has_effect or form.start is None
            _save(desk, ref, form, frozenset(held), keep if is_new else None)
        if form.start is not None and st.button(t("Leave out of the plan"), key=f"{key}_leave"):
            saved = edits.leave_out(desk.ctx, ref, form.engagement_id, reason, release=release)
            opened.close_drawer(desk, saved, t("Saved as version {number}", number=saved.number))


def _save(
    desk: Desk,
    ref: PlanRef,
    form: EditForm,
    held: frozenset[LockDimension],
    keep: Callable[..., PlanRef] | None,
) -> None:
    """Keep the edit, if there is one, and what is held by hand."""
    t = desk.t
    said = t("Nothing was changed")
    before = frozenset(form.locked)
    if not before <= held:
        # First of all let go, so that the edit may change it.
        before &= held
        edits.set_locks(desk.ctx, ref, form.engagement_id, before)
        said = t("Saved; what is held fixed is kept when you plan again")
    if keep is not None:
        ref = keep(desk.ctx, ref)
        said = t("Saved as version {number}", number=ref.number)
    if held != before:
        edits.set_locks(desk.ctx, ref, form.engagement_id, held)
        said = t("Saved; what is held fixed is kept when you plan again")
    opened.close_drawer(desk, ref, said)
