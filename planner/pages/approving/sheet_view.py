"""The submission sheet: a paper in the reader's language or the other, made to be printed."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from planner.components.desk import Desk
from planner.components.print_button import print_button
from planner.i18n import Language, Translator, translator
from planner.pages.empty import nothing_yet
from planner.pages.escape import markdown
from planner.pages.inputs import labels_of, pick_id
from planner.services import approvals, plans
from planner.services.office_views import Sheet, SheetRow, StepLine
from planner.services.views import Perspective, PlanRef


def show_sheet(desk: Desk, ref: PlanRef) -> None:
    """Draw one delegation's sheet, with what chooses and prints it above."""
    t = desk.t
    labels = labels_of(plans.resources(desk.ctx, ref, Perspective.DELEGATION, t))
    if not labels:
        nothing_yet(t("Nothing to show"), t("No delegation has anything to do in this plan."))
        return
    with st.container(
        horizontal=True, vertical_alignment="bottom", key="screen_approval_sheet_choice"
    ):
        delegation_id = pick_id(
            t("Delegation"), labels, None, key=f"approval_sheet_of:{desk.period.id}"
        )
        language = st.segmented_control(
            t("Language of the paper"),
            list(Language),
            default=t.language,
            format_func=lambda one: one.own_name,
            key="approval_sheet_language",
            required=True,
        )
        print_button(t("Print"), key="approval_print")
    if delegation_id is None:
        return
    paper = translator(language)
    _show_paper(approvals.sheet(desk.ctx, ref, delegation_id, paper), paper)


def _show_paper(sheet: Sheet, t: Translator) -> None:
    with st.container(border=True, key="paper"):
        st.markdown(f"## {markdown(sheet.title)}", text_alignment="center")
        st.markdown(f"{markdown(sheet.office)}  \n{markdown(sheet.date)}", text_alignment="right")
        for paragraph in sheet.paragraphs[:-1]:
            st.markdown(markdown(paragraph))
        _show_rows(t("Activities attended by leaders of the city"), sheet.leaders, t)
        _show_rows(t("The rest of the programme"), sheet.others, t)
        st.markdown(markdown(sheet.paragraphs[-1]))
        _show_steps(sheet.steps, t)
        st.caption(markdown(sheet.version))


def _show_rows(title: str, rows: Sequence[SheetRow], t: Translator) -> None:
    if not rows:
        return
    st.markdown(f"#### {markdown(title)}")
    head = (t("Time"), t("Activity"), t("Place"), t("Taking part for us"))
    _show_table(head, [(f"{row.day} {row.time}", row.title, row.place, row.host) for row in rows])


def _show_steps(steps: Sequence[StepLine], t: Translator) -> None:
    st.markdown(f"#### {markdown(t('Approval'))}")
    head = (t("Approver"), t("Opinion"), t("Signature and date"))
    _show_table(
        head,
        [
            (step.approver_label, f"{step.verdict_label} {step.comment}".strip(), step.signed)
            for step in steps
        ],
    )


def _show_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    cells = [f"| {' | '.join(map(markdown, head))} |", f"|{'---|' * len(head)}"]
    cells += [f"| {' | '.join(map(markdown, row))} |" for row in rows]
    st.markdown("\n".join(cells))
