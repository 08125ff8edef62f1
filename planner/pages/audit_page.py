"""The auditor's page: the log by person, kind and day; whether it is whole; as a file."""

from __future__ import annotations

from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from planner.components.desk import Desk
from planner.i18n import Translator
from planner.pages.inputs import pick_id
from planner.services import audit_log, safekeeping
from planner.services.audit_log import ACTIONS, MOST_SHOWN, LogFilter
from planner.services.context import Context
from planner.store.audit import AuditAction

_WORLD_TIME: Final = ZoneInfo("UTC")
_HEIGHT_PX: Final = 560


def show(ctx: Context, desk: Desk | None, t: Translator) -> None:
    """Draw the page; times are those of the office that is open."""
    zone = ZoneInfo(desk.period.zone) if desk else _WORLD_TIME
    st.title(t("Audit log"))
    st.caption(t("Times of {zone}.", zone=zone.key.replace("_", " ")))
    wanted = _ask(ctx, t)
    lines = audit_log.lines(ctx, wanted, zone, t)
    with st.container(horizontal=True, vertical_alignment="center"):
        _offer_proof(ctx, t)
        st.download_button(
            t("Download as CSV"),
            data=lambda: audit_log.as_csv(ctx, wanted, zone, t),
            file_name="audit.csv",
            mime="text/csv",
            icon=":material/download:",
            key="audit_csv",
        )
    if not lines:
        st.info(t("Nothing found"))
        return
    table = {
        t("Number"): [line.number for line in lines],
        t("Time"): [f"{line.at:%Y-%m-%d %H:%M:%S}" for line in lines],
        t("Account"): [line.actor for line in lines],
        t("What"): [line.action for line in lines],
        t("On what"): [line.subject for line in lines],
        t("Details"): [line.detail for line in lines],
    }
    st.dataframe(
        pd.DataFrame(table), hide_index=True, height=_HEIGHT_PX, key="audit_table", alt=t("List")
    )
    if len(lines) == MOST_SHOWN:
        st.caption(t("The newest {count}; the file holds all of them.", count=MOST_SHOWN))


def _ask(ctx: Context, t: Translator) -> LogFilter:
    people = {name: name for name in audit_log.people(ctx)}
    first, second = st.columns(2)
    with first:
        actor = pick_id(t("Account"), people, None, key="audit_actor", nothing=t("Everybody"))
    with second:
        actions = st.multiselect(
            t("What"),
            list(ACTIONS),
            format_func=lambda action: t(ACTIONS[action]),
            placeholder=t("Everything"),
            select_all=False,
            key="audit_actions",
        )
    begins, ends = st.columns(2)
    return LogFilter(
        actor=actor,
        actions=frozenset(map(AuditAction, actions)),
        first_day=_day(begins, t("From"), "audit_first"),
        last_day=_day(ends, t("Until"), "audit_last"),
    )


def _day(column: st.delta_generator.DeltaGenerator, caption: str, key: str) -> date | None:
    day: date | None = column.date_input(caption, value=None, format="YYYY-MM-DD", key=key)
    return day


def _offer_proof(ctx: Context, t: Translator) -> None:
    if not st.button(t("Prove that it is whole"), icon=":material/verified:", key="audit_verify"):
        return
    broken = safekeeping.broken_entry(ctx, None)
    if broken is not None:
        st.error(t("The audit log was tampered with, from entry {number} on.", number=broken))
        return
    head = safekeeping.audit_head(ctx)
    st.success(t("The audit log is whole."))
    st.caption(t("Write this mark down: it proves later that the log was not rewritten."))
    st.code(f"{head.seq}:{head.hash}", language=None, wrap_lines=True)
