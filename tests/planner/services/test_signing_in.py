"""Accounts and sessions: who gets in, for how long, and what ends it."""

from dataclasses import replace
from datetime import timedelta
from typing import ClassVar, Literal

import pytest
from argon2 import PasswordHasher

from planner.access import Post, Role, Served, local_administrator, passwords
from planner.config import settings_in
from planner.errors import Conflict, FlawCode, InvalidInput, NotAllowed, NotFound
from planner.services import accounts, first_run, offices, scenarios, signing_in
from planner.services.context import Context
from planner.services.ground import geography_of
from planner.services.signing_in import FAILURES_ALLOWED, SignInRefused
from planner.store import audit, open_store, sessions
from planner.store.audit import AuditAction
from tests.planner.services.conftest import HENGYANG
from tests.planner.small_office import Clock

PASSWORD, OTHER = "tea at four o'clock", "bridge over west lake"


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ctx(tmp_path, clock):
    settings = settings_in(tmp_path)
    store = open_store(settings.database_url, clock)
    server = local_administrator("server")
    opened = Context(store, settings, clock, lambda: server, geography_of(settings))
    yield opened
    store.close()


@pytest.fixture
def li(ctx):
    """An account of an officer who is also an administrator."""
    roles = frozenset({Role.OFFICER, Role.ADMINISTRATOR})
    return accounts.add(ctx, "li.mei", "Li Mei", roles, PASSWORD)


def enter(ctx, name="li.mei", password=PASSWORD):
    return signing_in.session_id_of(signing_in.sign_in(ctx, name, password))


def refused(ctx, name="li.mei", password=PASSWORD) -> bool:
    try:
        enter(ctx, name, password)
    except SignInRefused:
        return True
    return False


def log(ctx):
    with ctx.store.snapshot() as view:
        return [(one.action, one.subject, one.actor) for one in audit.entries(view)]


def test_the_right_password_begins_a_session_with_the_accounts_rights(ctx, li):
    found = signing_in.who(ctx, enter(ctx))
    assert found is not None
    assert (found.person.name, found.person.display_name) == ("li.mei", "Li Mei")
    assert found.person.roles == li.roles


def test_names_are_the_same_in_capitals_and_with_spaces_around(ctx, li):
    assert signing_in.who(ctx, enter(ctx, " Li.Mei ")) is not None


def test_only_hashes_are_kept(ctx, li):
    token = signing_in.sign_in(ctx, "li.mei", PASSWORD)
    ctx.store.close()
    kept = b"".join(path.read_bytes() for path in ctx.settings.data_dir.glob("*.sqlite3*"))
    assert token.encode() not in kept
    assert PASSWORD.encode() not in kept
    assert b"$argon2id$" in kept


def test_a_wrong_password_an_unknown_name_and_a_token_that_is_none_are_refused(ctx, li):
    assert refused(ctx, password=OTHER)
    assert refused(ctx, name="nobody")
    assert signing_in.who(ctx, "0" * 64) is None


def test_an_account_without_a_password_does_not_take_the_empty_one(ctx, li):
    accounts.add(ctx, "oidc", "By OIDC", frozenset({Role.OFFICER}))
    assert refused(ctx, "oidc", "")


def test_after_five_failures_even_the_right_password_waits_a_quarter_of_an_hour(ctx, li, clock):
    assert [refused(ctx, password=OTHER) for _ in range(FAILURES_ALLOWED)] == [True] * 5
    assert refused(ctx)
    clock.move(15 * 60 - 1)
    assert refused(ctx)
    clock.move(1)
    assert not refused(ctx)
    assert [refused(ctx, password=OTHER) for _ in range(FAILURES_ALLOWED - 1)] == [True] * 4
    assert not refused(ctx)


class Counting(PasswordHasher):
    """A hasher that notes with what parameters it compared."""

    compared: ClassVar[list[str]] = []

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002
        self.compared.append(str(hash).rpartition("$")[0].rpartition("$")[0])
        return super().verify(hash, password)


def test_an_unknown_name_takes_the_same_work_as_a_known_one(ctx, monkeypatch):
    counting = Counting()
    monkeypatch.setattr(passwords, "hasher", lambda: counting)
    accounts.add(ctx, "li.mei", "Li Mei", frozenset({Role.ADMINISTRATOR}), PASSWORD)
    accounts.add(ctx, "oidc", "By OIDC", frozenset({Role.OFFICER}))
    assert all(refused(ctx, name, OTHER) for name in ("li.mei", "oidc", "nobody"))
    assert counting.compared == ["$argon2id$v=19$m=65536,t=3,p=4"] * 3


def test_a_session_ends_when_nothing_was_done_for_an_hour(ctx, li, clock):
    session = enter(ctx)
    for _ in range(3):
        clock.move(59 * 60)
        assert signing_in.who(ctx, session) is not None
    clock.move(60 * 60)
    assert signing_in.who(ctx, session) is None


def test_a_session_ends_after_twelve_hours_whatever_is_done(ctx, li, clock):
    session = enter(ctx)
    for _ in range(23):
        clock.move(30 * 60)
        assert signing_in.who(ctx, session) is not None
    clock.move(30 * 60)
    assert signing_in.who(ctx, session) is None


def test_looking_at_a_page_twice_in_a_minute_writes_nothing(ctx, li, clock):
    session = enter(ctx)
    clock.move(59)
    signing_in.who(ctx, session)
    with ctx.store.snapshot() as view:
        found = sessions.find(view, session)
    assert found is not None
    assert found.seen_at == found.began_at


def test_a_sign_out_ends_the_session_and_no_other(ctx, li):
    ours, others = enter(ctx), enter(ctx)
    signing_in.sign_out(ctx, ours)
    signing_in.sign_out(ctx, ours)
    assert signing_in.who(ctx, ours) is None
    assert signing_in.who(ctx, others) is not None
    assert log(ctx).count((AuditAction.SIGNED_OUT, "account/li.mei", "li.mei")) == 1


@pytest.mark.parametrize(
    "end",
    [
        lambda ctx: accounts.set_enabled(ctx, "wang", is_enabled=False),
        lambda ctx: accounts.set_password(ctx, "wang", OTHER),
        lambda ctx: signing_in.end_sessions(ctx, "wang"),
    ],
)
def test_an_administrator_ends_all_sessions_of_an_account(ctx, li, end):
    accounts.add(ctx, "wang", "Wang", frozenset({Role.CHIEF}), PASSWORD)
    session = enter(ctx, "wang")
    end(ctx)
    assert signing_in.who(ctx, session) is None


def test_changed_roles_hold_from_the_next_click(ctx, li):
    accounts.add(ctx, "wang", "Wang", frozenset({Role.CHIEF}), PASSWORD)
    session = enter(ctx, "wang")
    accounts.set_roles(ctx, "wang", frozenset({Role.AUDITOR}))
    found = signing_in.who(ctx, session)
    assert found is not None
    assert found.person.roles == {Role.AUDITOR}


def test_a_disabled_account_does_not_get_in(ctx, li):
    accounts.add(ctx, "wang", "Wang", frozenset({Role.CHIEF}), PASSWORD)
    accounts.set_enabled(ctx, "wang", is_enabled=False)
    assert refused(ctx, "wang")
    accounts.set_enabled(ctx, "wang", is_enabled=True)
    assert not refused(ctx, "wang")


def test_sign_ins_refusals_and_changes_are_in_the_log_but_nothing_that_was_typed(ctx, li):
    refused(ctx, name="tea at four", password=OTHER)
    refused(ctx, password=OTHER)
    enter(ctx)
    accounts.set_roles(ctx, "li.mei", frozenset({Role.ADMINISTRATOR}))
    assert log(ctx) == [
        (AuditAction.ACCOUNT_ADDED, "account/li.mei", "server"),
        (AuditAction.SIGN_IN_REFUSED, "account", "server"),
        (AuditAction.SIGN_IN_REFUSED, "account/li.mei", "server"),
        (AuditAction.SIGNED_IN, "account/li.mei", "li.mei"),
        (AuditAction.ACCOUNT_CHANGED, "account/li.mei", "server"),
    ]


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("short", FlawCode.TOO_SHORT),
        ("x" * 129, FlawCode.TOO_LONG),
        ("password1234", FlawCode.EASILY_GUESSED),
        ("Qwertyuiop12", FlawCode.EASILY_GUESSED),
        ("aaaaaaaaaaaaaaaa", FlawCode.EASILY_GUESSED),
        ("my name is li.mei", FlawCode.EASILY_GUESSED),
    ],
)
def test_a_bad_password_is_refused_whoever_sets_it(ctx, li, password, code):
    for set_it in (
        lambda: accounts.set_password(ctx, "li.mei", password),
        lambda: accounts.change_own_password(ctx.acting_as(person(ctx)), PASSWORD, password),
    ):
        with pytest.raises(InvalidInput) as error:
            set_it()
        assert [(flaw.path, flaw.code) for flaw in error.value.flaws] == [("password", code)]


def person(ctx):
    found = signing_in.who(ctx, enter(ctx))
    assert found is not None
    return found.person


def test_ones_own_password_is_changed_by_knowing_the_old_one(ctx, li):
    session = enter(ctx)
    with pytest.raises(NotAllowed, match="wrong_password"):
        accounts.change_own_password(ctx.acting_as(person(ctx)), OTHER, OTHER)
    accounts.change_own_password(ctx.acting_as(person(ctx)), PASSWORD, OTHER)
    assert refused(ctx)
    assert not refused(ctx, password=OTHER)
    assert signing_in.who(ctx, session) is None


def test_there_is_always_somebody_who_administers(ctx, li):
    with pytest.raises(InvalidInput):
        accounts.set_roles(ctx, "li.mei", frozenset({Role.OFFICER}))
    with pytest.raises(InvalidInput):
        accounts.set_enabled(ctx, "li.mei", is_enabled=False)
    assert signing_in.who(ctx, enter(ctx)) is not None


def test_an_account_stands_for_people_that_the_office_has(ctx, li):
    scenarios.import_file(ctx, HENGYANG.read_bytes())
    scenario = scenarios.current(ctx, 1).scenario
    served = Served(scenario.office.id, Post.LEADER, scenario.leaders[0].id)
    accounts.set_links(ctx, "li.mei", frozenset({served}))
    assert person(ctx).serves == {served}
    for wrong in (replace(served, id="nobody"), replace(served, post=Post.VEHICLE)):
        with pytest.raises(InvalidInput):
            accounts.set_links(ctx, "li.mei", frozenset({wrong}))


def test_names_are_taken_once_and_have_a_form(ctx, li):
    with pytest.raises(Conflict, match="account_exists"):
        accounts.add(ctx, "li.mei", "Another", frozenset({Role.CHIEF}), PASSWORD)
    with pytest.raises(InvalidInput) as error:
        accounts.add(ctx, "Li Mei", " ", frozenset(), PASSWORD)
    assert [flaw.path for flaw in error.value.flaws] == ["name", "display_name", "roles"]
    with pytest.raises(NotFound):
        accounts.set_password(ctx, "nobody", PASSWORD)


def test_over_the_samples_there_is_an_account_for_each_role(ctx):
    offices.ensure_samples(ctx)
    first_run.ensure_sample_accounts(ctx)
    first_run.ensure_sample_accounts(ctx)
    offered = first_run.samples_offered(ctx)
    assert [one.roles for one in offered] == [frozenset({role}) for role in Role]
    by_role = {next(iter(one.roles)): one for one in offered}
    assert all(by_role[role].serves for role in (Role.LEADER, Role.INTERPRETER, Role.DRIVER))
    token = first_run.enter_as_sample(ctx, "sample.driver")
    assert signing_in.who(ctx, signing_in.session_id_of(token)) is not None
    assert refused(ctx, "sample.driver", "")


def test_the_first_own_account_ends_the_samples(ctx):
    offices.ensure_samples(ctx)
    first_run.ensure_sample_accounts(ctx)
    session = signing_in.session_id_of(first_run.enter_as_sample(ctx, "sample.officer"))
    assert first_run.needs_set_up(ctx)
    made = first_run.set_up(ctx, "li.mei", "Li Mei", PASSWORD)
    assert made.roles == {Role.ADMINISTRATOR, Role.OFFICER}
    assert signing_in.who(ctx, session) is None
    assert first_run.samples_offered(ctx) == ()
    with pytest.raises(Conflict, match="no_sample"):
        first_run.enter_as_sample(ctx, "sample.officer")
    with pytest.raises(Conflict, match="set_up_already"):
        first_run.set_up(ctx, "wang", "Wang", PASSWORD)


def test_an_offices_own_data_end_the_first_look(ctx):
    offices.ensure_samples(ctx)
    first_run.ensure_sample_accounts(ctx)
    small = scenarios.current(ctx, 1).scenario
    own = HENGYANG.read_text(encoding="utf-8").replace(small.office.id, "our-own")
    scenarios.import_file(ctx, own.replace("hengyang-fao", "our-own").encode())
    assert first_run.samples_offered(ctx) == ()


def test_without_samples_there_are_no_sample_accounts(ctx):
    first_run.ensure_sample_accounts(ctx)
    assert accounts.all_accounts(ctx) == ()


def test_the_limits_are_settings(ctx, li, clock):
    short = replace(ctx, settings=replace(ctx.settings, session_idle_minutes=5))
    session = enter(short)
    clock.move(timedelta(minutes=5).total_seconds())
    assert signing_in.who(short, session) is None
