"""The administrator's page of accounts, the auditor's log, and one's own password."""

from zoneinfo import ZoneInfo

import pytest

from planner.access import Post, Role, Served
from planner.errors import NotAllowed
from planner.i18n import Language, translator
from planner.pages import session
from planner.services import accounts, audit_log, scenarios, signing_in
from planner.services.signing_in import SignInRefused, session_id_of
from planner.store.audit import AuditAction
from tests.app.preparing import sign_in

PASSWORD, OTHER = "tea at four o'clock", "bridge over west lake"


@pytest.fixture
def wang(ctx):
    return accounts.add(ctx, "wang", "Wang *An*", frozenset({Role.CHIEF}), PASSWORD)


def opened(open_page, name):
    page = open_page("accounts", roles=[Role.ADMINISTRATOR])
    page.session_state["accounts_open"] = name
    return page.run()


def account(ctx, name):
    return next(one for one in accounts.all_accounts(ctx) if one.name == name)


def save(page):
    next(button for button in page.button if button.label == "Save").click().run()
    assert [error.value for error in [*page.exception, *page.error]] == []


def test_an_account_is_made(ctx, open_page):
    page = opened(open_page, "+")
    page.text_input(key="account_new_name").set_value("zhao")
    page.text_input(key="account_new_display_name").set_value("Zhao Min")
    page.multiselect(key="account_new_roles").set_value([Role.DRIVER])
    page.text_input(key="account_new_password").set_value(PASSWORD)
    next(button for button in page.button if button.label == "Make the account").click().run()
    made = account(ctx, "zhao")
    assert (made.display_name, made.roles, made.has_password) == ("Zhao Min", {Role.DRIVER}, True)


def test_what_is_wrong_with_a_new_account_is_said_by_its_field(ctx, open_page):
    page = opened(open_page, "+")
    page.text_input(key="account_new_name").set_value("Zhao!")
    page.text_input(key="account_new_password").set_value("short")
    next(button for button in page.button if button.label == "Make the account").click().run()
    assert page.error[0].value.splitlines() == [
        "This cannot be saved yet:",
        "- **Name**: The text has the wrong form",
        "- **Name**: A value is required here",
        "- **Roles**: A value is required here",
        "- **Password**: Too little is given; at least 12 is needed",
    ]


def test_roles_links_and_password_are_changed_together(ctx, open_page, wang):
    scenario = scenarios.current(ctx, 1).scenario
    served = Served(scenario.office.id, Post.LEADER, scenario.leaders[0].id)
    page = opened(open_page, "wang")
    page.multiselect(key="account_wang_roles").set_value([Role.SECRETARY])
    page.multiselect(key="account_wang_leader").set_value([served])
    page.text_input(key="account_wang_password").set_value(OTHER)
    save(page)
    changed = account(ctx, "wang")
    assert (changed.roles, changed.serves) == ({Role.SECRETARY}, {served})
    assert signing_in.sign_in(ctx, "wang", OTHER)


def test_an_account_is_kept_out_and_its_sessions_end(ctx, open_page, wang):
    token = session_id_of(signing_in.sign_in(ctx, "wang", PASSWORD))
    page = opened(open_page, "wang")
    page.button(key="account_wang_sign_out").click().run()
    assert signing_in.who(ctx, token) is None
    page.checkbox(key="account_wang_is_enabled").set_value(False)
    save(page)
    with pytest.raises(SignInRefused):
        signing_in.sign_in(ctx, "wang", PASSWORD)


def test_the_own_password_is_replaced_and_the_page_ends(ctx, open_page):
    page = open_page("about", roles=[Role.CHIEF])
    accounts.set_password(ctx, "test.chief", PASSWORD)
    page.user = {"session": session_id_of(sign_in(session.server_context(), Role.CHIEF))}
    for key, text in (("old", PASSWORD), ("new", OTHER), ("again", OTHER)):
        page.text_input(key=f"password_{key}").set_value(text)
    next(button for button in page.button if button.label == "Replace the password").click().run()
    assert [said.value for said in page.success] == [
        "The password is replaced. You are signed out everywhere: sign in with it."
    ]
    assert signing_in.sign_in(ctx, "test.chief", OTHER)
    page.run()
    assert len(page.error) == 1


def test_a_new_password_is_typed_twice(ctx, open_page):
    page = open_page("about", roles=[Role.CHIEF])
    page.text_input(key="password_new").set_value(PASSWORD)
    page.text_input(key="password_again").set_value(OTHER)
    next(button for button in page.button if button.label == "Replace the password").click().run()
    assert page.error[0].value.splitlines()[1] == "- **Once more**: The two are not the same"


def shown(page):
    return page.dataframe[0].value


def test_the_log_is_listed_newest_first_and_by_person_and_kind(ctx, open_page, wang):
    page = open_page("audit", roles=[Role.AUDITOR])
    table = shown(page)
    assert list(table["Number"]) == sorted(table["Number"], reverse=True)
    assert table["What"][0] == "Signed in"
    page.selectbox(key="audit_actor").set_value("server").run()
    assert set(shown(page)["Account"]) == {"server"}
    page.multiselect(key="audit_actions").set_value([AuditAction.ACCOUNT_ADDED]).run()
    assert set(shown(page)["What"]) == {"Account made"}
    assert "account/wang" in set(shown(page)["On what"])


def test_days_are_those_of_the_office(ctx, open_page, wang):
    page = open_page("audit", roles=[Role.AUDITOR])
    day = page.dataframe[0].value["Time"][0][:10]
    page.date_input(key="audit_last").set_value(day).run()
    everything = len(shown(page))
    page.date_input(key="audit_first").set_value(day).run()
    assert 0 < len(shown(page)) <= everything
    page.date_input(key="audit_last").set_value("2020-01-01").run()
    page.date_input(key="audit_first").set_value(None).run()
    assert [note.value for note in page.info] == ["Nothing found"]


def test_the_log_is_proved_whole_or_not(ctx, open_page):
    page = open_page("audit", roles=[Role.AUDITOR])
    page.button(key="audit_verify").click().run()
    assert [said.value for said in page.success] == ["The audit log is whole."]
    with ctx.store.transaction("thief") as tx:
        tx.connection.exec_driver_sql("UPDATE audit SET actor = 'nobody' WHERE seq = 2")
    page.button(key="audit_verify").click().run()
    assert [said.value for said in page.error] == [
        "The audit log was tampered with, from entry 2 on."
    ]


def test_a_refusal_stands_in_the_log(ctx):
    chief = session.context_of(session_id_of(sign_in(ctx, Role.CHIEF)))
    with pytest.raises(NotAllowed) as refused:
        scenarios.save(chief, 1, 1, scenarios.current(ctx, 1).scenario, "")
    audit_log.note_refusal(ctx, chief.person, refused.value)
    wanted = audit_log.LogFilter(actions=frozenset({AuditAction.ACCESS_REFUSED}))
    (line,) = audit_log.lines(ctx, wanted, ZoneInfo("UTC"), translator(Language.EN))
    assert (line.actor, line.detail) == ("test.chief", "wanted=change/scenario")


def test_an_account_gets_an_address_that_must_look_like_one(ctx, open_page, wang):
    page = opened(open_page, "wang")
    page.text_input(key="account_wang_email").set_value("wang at office")
    next(button for button in page.button if button.label == "Save").click().run()
    (said,) = page.error[0].value.replace("\\", "").splitlines()[1:]
    assert said == "- **E-mail address for notices**: The text has the wrong form"
    page.text_input(key="account_wang_email").set_value("wang@office.example")
    save(page)
    assert account(ctx, "wang").email == "wang@office.example"
    page = opened(open_page, "wang")
    page.text_input(key="account_wang_email").set_value("")
    save(page)
    assert account(ctx, "wang").email is None
