"""The versions of a plan, newest first: open, compare, name and restore them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from planner.access import Action, Thing, may
from planner.components.desk import Desk
from planner.errors import PlannerError
from planner.formats import format_datetime
from planner.pages.differences import difference_list
from planner.pages.escape import markdown
from planner.pages.failures import say
from planner.pages.planning import opened
from planner.services import plans, versions
from planner.services.views import PlanRef, PlanRow


def show_versions(desk: Desk, ref: PlanRef) -> str | None:
    """Draw the comparison of two versions, what can be done with the open one, and the list."""
    rows = plans.all_plans(desk.ctx, ref.period_id, desk.t)
    if len(rows) > 1:
        _compare(desk, ref, rows)
    if may(desk.ctx, Action.CHANGE, Thing.PLAN):
        with st.container(horizontal=True, key="plan_version_tools"):
            _offer_to_name(desk, ref, rows)
            if ref.number != rows[0].number:
                _offer_to_restore(desk, ref)
    for row in rows:
        _show_version(desk, row, is_open=row.number == ref.number)
    return None


def _compare(desk: Desk, ref: PlanRef, rows: Sequence[PlanRow]) -> None:
    """Show what differs from one version to another; at first, to the open one from before it."""
    t = desk.t
    captions = {row.number: _caption(desk, row) for row in rows}
    numbers = list(captions)
    with st.container(border=True):
        st.markdown(f"**{markdown(t('What differs'))}**")
        with st.container(horizontal=True):
            at = numbers.index(ref.number)
            before = st.selectbox(
                t("From"),
                numbers,
                index=min(at + 1, len(numbers) - 1),
                format_func=captions.__getitem__,
                key=f"plan_compare_from:{ref.period_id}:{ref.number}:{len(numbers)}",
            )
            after = st.selectbox(
                t("To"),
                numbers,
                index=at if at + 1 < len(numbers) else 0,
                format_func=captions.__getitem__,
                key=f"plan_compare_to:{ref.period_id}:{ref.number}:{len(numbers)}",
            )
        lines = versions.compare(desk.ctx, PlanRef(ref.period_id, after), before, t)
        if lines:
            st.markdown(difference_list(lines, t))
        else:
            st.caption(markdown(t("These two are alike.")))


def _caption(desk: Desk, row: PlanRow) -> str:
    t = desk.t
    if row.name:
        return t("Version {number}: {reason}", number=row.number, reason=row.name)
    return t("Version {number}", number=row.number)


def _offer_to_name(desk: Desk, ref: PlanRef, rows: Sequence[PlanRow]) -> None:
    t = desk.t
    now = next(row.name for row in rows if row.number == ref.number)
    with st.popover(t("Name version {number}", number=ref.number), icon=":material/label:"):
        name = st.text_input(
            t("Name"), now, max_chars=versions.MAX_NAME, key=f"plan_name:{ref.number}"
        )
        if st.button(t("Save"), key=f"plan_name_save:{ref.number}"):
            versions.give_name(desk.ctx, ref, name)
            st.rerun()


def _offer_to_restore(desk: Desk, ref: PlanRef) -> None:
    t = desk.t
    caption = t("Restore version {number}", number=ref.number)
    with st.popover(caption, icon=":material/settings_backup_restore:"):
        st.caption(markdown(t("It becomes the newest version again; nothing is lost.")))
        reason = st.text_input(t("Why"), key=f"plan_restore_reason:{ref.number}")
        release = st.checkbox(
            t("Change what is held fixed all the same, for this reason"),
            key=f"plan_restore_release:{ref.number}",
        )
        if st.button(t("Restore"), type="primary", key=f"plan_restore:{ref.number}"):
            try:
                saved = versions.restore(desk.ctx, ref, reason, release=release)
            except PlannerError as error:
                say(error, t)
            else:
                opened.open_version(desk, None)
                text = t("Saved as version {number}", number=saved.number)
                st.toast(markdown(text), icon=":material/check_circle:")
                st.rerun()


def _show_version(desk: Desk, row: PlanRow, *, is_open: bool) -> None:
    t = desk.t
    with st.container(border=True):
        left, right = st.columns([5, 1], vertical_alignment="center")
        left.markdown(f"**{markdown(_caption(desk, row))}** · {markdown(row.status_label)}")
        told = [row.author, format_datetime(t, row.created_at)]
        if row.parent_number is not None:
            told.append(t("made from version {number}", number=row.parent_number))
        left.caption(markdown(" · ".join(told)))
        if row.reason:
            left.markdown(markdown(row.reason))
        right.button(
            t("Open now") if is_open else t("Open"),
            disabled=is_open,
            on_click=opened.open_version,
            args=(desk, row.number),
            key=f"plan_version_{row.number}",
            width="stretch",
        )
