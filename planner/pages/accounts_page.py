"""The administrator's page: accounts, their roles, whom they stand for, and their sessions."""

from __future__ import annotations

from typing import Final

import streamlit as st

from planner.access import Post, Role, Served
from planner.errors import PlannerError
from planner.formats import format_list
from planner.i18n import Translator
from planner.labels import label
from planner.pages.escape import markdown
from planner.pages.failures import say
from planner.pages.inputs import pick_id, pick_members
from planner.pages.tables import clickable_table
from planner.services import accounts, signing_in
from planner.services.context import Context
from planner.services.people_of import people_to_stand_for
from planner.store.accounts import Account

_OPENED: Final = "accounts_open"
_NEW: Final = "+"


def show(ctx: Context, t: Translator) -> None:
    """Draw the page."""
    st.title(t("Accounts"))
    found = accounts.all_accounts(ctx)
    by_name = {one.name: one for one in found}
    labels = {one.name: f"{one.name} · {_name(one, t)}" for one in found}
    opened = pick_id(
        t("Open an entry"),
        {**labels, _NEW: t("A new one")},
        None,
        key=_OPENED,
        nothing=t("Choose, or click on a line below"),
    )
    clickable_table(
        {
            t("Account"): [one.name for one in found],
            t("Name"): [_name(one, t) for one in found],
            t("Roles"): [_roles(one, t) for one in found],
            t("Can sign in"): [t("yes") if one.is_enabled else t("no") for one in found],
        },
        list(by_name),
        opens=_OPENED,
        key="accounts_table",
        name=t("List"),
    )
    if opened == _NEW:
        _show_new(ctx, t)
    elif opened in by_name:
        _show_one(ctx, by_name[opened], t)


def _name(account: Account, t: Translator) -> str:
    return t(account.display_name) if account.is_sample else account.display_name


def _roles(account: Account, t: Translator) -> str:
    return format_list(t, [t(label(role)) for role in Role if role in account.roles])


def _show_new(ctx: Context, t: Translator) -> None:
    st.subheader(t("New account"))
    with st.form("account_new"):
        name = st.text_input(t("Account: small letters, digits, dots"), key="account_new_name")
        display_name = st.text_input(t("Name"), key="account_new_display_name")
        email = st.text_input(t("E-mail address for notices"), key="account_new_email")
        roles = pick_members(t("Roles"), Role, (), t, key="account_new_roles")
        password = st.text_input(
            t("First password; none where people sign in elsewhere"),
            type="password",
            autocomplete="new-password",
            key="account_new_password",
        )
        is_asked = st.form_submit_button(t("Make the account"), type="primary")
    if not is_asked:
        return
    try:
        accounts.add(ctx, name.strip(), display_name, roles, password or None, email)
    except PlannerError as error:
        say(error, t)
        return
    _done(t)


def _show_one(ctx: Context, account: Account, t: Translator) -> None:
    st.subheader(markdown(_name(account, t)))
    with st.form(f"account_{account.name}"):
        key = f"account_{account.name}"
        roles = pick_members(t("Roles"), Role, account.roles, t, key=f"{key}_roles")
        is_enabled = st.checkbox(
            t("Can sign in"), value=account.is_enabled, key=f"{key}_is_enabled"
        )
        email = st.text_input(
            t("E-mail address for notices"), value=account.email or "", key=f"{key}_email"
        )
        st.caption(t("Stands for: their own days are what the account sees."))
        serves = frozenset(one for post in Post for one in _ask_whom(ctx, account, post, t))
        password = st.text_input(
            t("New password"), type="password", autocomplete="new-password", key=f"{key}_password"
        )
        is_saved = st.form_submit_button(t("Save"), type="primary")
    if st.button(t("End all sessions"), icon=":material/logout:", key=f"{key}_sign_out"):
        count = signing_in.end_sessions(ctx, account.name)
        st.toast(t.n("{count} session ended.", "{count} sessions ended.", count))
    if not is_saved:
        return
    try:
        if email.strip() != (account.email or ""):
            accounts.set_email(ctx, account.name, email)
        _save(ctx, account, roles, serves, password, is_enabled=is_enabled)
    except PlannerError as error:
        say(error, t)
        return
    _done(t)


def _save(
    ctx: Context,
    account: Account,
    roles: frozenset[Role],
    serves: frozenset[Served],
    password: str,
    *,
    is_enabled: bool,
) -> None:
    """Store what differs; each change is an entry of the log."""
    if roles != account.roles:
        accounts.set_roles(ctx, account.name, roles)
    if serves != account.serves:
        accounts.set_links(ctx, account.name, serves)
    if password:
        accounts.set_password(ctx, account.name, password)
    if is_enabled != account.is_enabled:
        accounts.set_enabled(ctx, account.name, is_enabled=is_enabled)


def _ask_whom(ctx: Context, account: Account, post: Post, t: Translator) -> list[Served]:
    names = {served: choice.label for served, choice in people_to_stand_for(ctx, post, t)}
    chosen = [one for one in account.serves if one.post is post]
    names |= {one: one.id for one in chosen if one not in names}
    return st.multiselect(
        t(label(post)),
        list(names),
        default=chosen,
        format_func=lambda one: f"{names[one]} · {one.office_id}",
        placeholder=t("Nobody"),
        select_all=False,
        key=f"account_{account.name}_{post}",
    )


def _done(t: Translator) -> None:
    st.toast(t("Saved"), icon=":material/check_circle:")
    st.rerun()
