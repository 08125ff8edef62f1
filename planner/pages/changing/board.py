"""The notices board: who has been told, how, and who has not acknowledged yet."""

from __future__ import annotations

import streamlit as st

from planner.access import Action, Thing, may
from planner.components.desk import Desk
from planner.duties import Channel
from planner.formats import format_datetime
from planner.pages.empty import nothing_yet
from planner.pages.escape import markdown
from planner.services import mailing, notices
from planner.services.notice_views import NoticeView
from planner.services.views import PlanRef


def show_board(desk: Desk, ref: PlanRef) -> None:
    """Draw who must be told what, those who have not acknowledged first."""
    t = desk.t
    found = notices.board(desk.ctx, ref.period_id, t)
    if not found:
        nothing_yet(t("No notices yet"), t("Notices are written when a plan is issued."))
        return
    waiting = [one for one in found if one.acknowledged_at is None]
    with st.container(horizontal=True):
        st.metric(t("Not told yet"), sum(one.told_at is None for one in waiting))
        st.metric(t("Not acknowledged"), len(waiting))
        st.metric(t("Acknowledged"), len(found) - len(waiting))
    for one in waiting:
        _show_waiting(desk, one)
    known = [one for one in found if one.acknowledged_at is not None]
    if known:
        with st.expander(t("Acknowledged")):
            for one in known:
                st.markdown(f"- {markdown(one.name)} · {markdown(_known(desk, one))}")


def _known(desk: Desk, one: NoticeView) -> str:
    t = desk.t
    if one.acknowledged_at is None:
        return ""
    when = format_datetime(t, one.acknowledged_at)
    return t("{when}, noted by {author}", when=when, author=one.acknowledged_by)


def _show_waiting(desk: Desk, one: NoticeView) -> None:
    t = desk.t
    with st.container(border=True):
        st.markdown(f"**{markdown(one.name)}** · {markdown(one.kind_label)}")
        for line in (_told(desk, one), *one.mails):
            st.caption(markdown(line))
        with st.expander(t.n("{count} line", "{count} lines", len(one.lines))):
            st.markdown("\n".join(f"- {markdown(line)}" for line in one.lines))
            st.caption(markdown(t("To be copied into a message:")))
            st.code(one.message, language=None, wrap_lines=True)
        if may(desk.ctx, Action.CHANGE, Thing.NOTICE):
            _offer(desk, one)


def _told(desk: Desk, one: NoticeView) -> str:
    t = desk.t
    if one.told_at is None:
        return t("Not told yet")
    when = format_datetime(t, one.told_at)
    return t("Told {when} ({channel})", when=when, channel=one.channel)


def _offer(desk: Desk, one: NoticeView) -> None:
    t = desk.t
    with st.container(horizontal=True):
        if one.told_at is None:
            for channel in (Channel.MESSAGE, Channel.PHONE):
                st.button(
                    t("Told: {channel}", channel=notices.channel_label(channel, t)),
                    on_click=notices.tell,
                    args=(desk.ctx, one.id, channel),
                    key=f"notice_{one.id}_{channel}",
                )
        if one.can_be_mailed:
            st.button(
                t("Send by e-mail"),
                icon=":material/mail:",
                on_click=mailing.send,
                args=(desk.ctx, one.id),
                key=f"notice_{one.id}_mail",
            )
        st.button(
            t("Has acknowledged"),
            icon=":material/check:",
            on_click=notices.acknowledge,
            args=(desk.ctx, one.id),
            key=f"notice_{one.id}_known",
        )
