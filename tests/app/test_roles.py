"""Each role has its pages, and no other; each of them opens; a session that is over shows none."""

import pytest

from planner.access import Role
from planner.i18n import Language, translator
from planner.pages import session
from planner.pages.frame import PAGES
from planner.services import signing_in
from planner.services.signing_in import session_id_of
from planner.store import accounts as accounts_store
from tests.app.preparing import sign_in

TITLES = {name: title for name, title, _, _ in PAGES}
EXISTS = {name: set(roles) for name, _, _, roles in PAGES}


def pages_of(role: Role) -> list[str]:
    return [name for name, _, _, roles in PAGES if role in roles]


@pytest.mark.parametrize("name", list(TITLES))
@pytest.mark.parametrize("role", list(Role))
def test_a_page_exists_for_its_roles_only(ctx, open_page, role, name):
    if role not in EXISTS[name]:
        with pytest.raises(ValueError, match="Could not find a navigation page"):
            open_page(name, roles=[role])
        return
    page = open_page(name, roles=[role])
    assert [error.value for error in [*page.exception, *page.error]] == []
    assert [title.value for title in page.title] == [TITLES[name]]


def test_every_role_has_a_page():
    assert [role for role in Role if not pages_of(role)] == []


def test_who_may_not_change_a_plan_is_not_offered_to(ctx, open_page):
    def buttons(role):
        return {button.key for button in open_page("plan", roles=[role]).button}

    assert buttons(Role.OFFICER) - buttons(Role.CHIEF) == {"plan_start"}


def test_only_who_may_takes_files_in_and_out(ctx, open_page):
    def subheadings(role):
        page = open_page("about", roles=[role])
        return [heading.value for heading in page.subheader]

    assert "Import a scenario file" in subheadings(Role.ADMINISTRATOR)
    assert subheadings(Role.DRIVER) == ["My password", "Versions and licences"]


@pytest.mark.parametrize("language", list(Language))
def test_the_frame_says_who_is_signed_in_and_leads_out(ctx, open_page, language):
    t = translator(language)
    page = open_page("plan", language, roles=[Role.CHIEF])
    assert page.sidebar.caption[-1].value == f"Test Person  \n{t('Chief')}"
    link = page.sidebar.get("html")[0].proto.body
    assert f'href="/sign-out?lang={language}"' in link
    assert t("Sign out") in link


@pytest.mark.parametrize("language", list(Language))
def test_an_ended_session_shows_nothing_from_its_next_click(ctx, open_page, language):
    t = translator(language)
    page = open_page("plan", language)
    signing_in.sign_out(ctx, page.user["session"])
    page.run()
    assert [error.value for error in page.error] == [
        t("You are signed out. Sign in again to go on; what was saved is safe.")
    ]
    assert ([*page.title], [*page.metric], [*page.sidebar.caption]) == ([], [], [])


def test_roles_taken_away_are_gone_at_the_next_click(ctx, open_page):
    page = open_page("delegations", roles=[Role.OFFICER])
    with ctx.store.transaction("admin") as tx:
        from_now_on = frozenset({Role.AUDITOR})
        accounts_store.set_roles(tx, "test.officer", from_now_on)
    page.run()
    assert [title.value for title in page.title] == [TITLES[pages_of(Role.AUDITOR)[0]]]


def test_without_a_session_there_is_nothing(ctx, open_page):
    page = open_page("plan")
    page.user = {}
    page.run()
    assert ([*page.title], len(page.error)) == ([], 1)


def test_a_context_of_a_session_outside_of_pages_has_its_rights(ctx):
    token = sign_in(ctx, Role.DRIVER)
    person = session.context_of(session_id_of(token)).person
    assert person.roles == {Role.DRIVER}
