"""`reception user`: accounts from the command line."""

import io

import pytest

PASSWORD = "tea at four o'clock"  # noqa: S105 - a test's


@pytest.fixture
def typed(monkeypatch):
    """Type this on standard input."""

    def typed(text: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    return typed


@pytest.fixture
def li(reception, typed):
    typed(PASSWORD + "\n")
    added = reception(
        *("user", "add", "li.mei", "--role", "administrator", "--role", "officer"),
        *("--display-name", "Li Mei", "--password-stdin"),
    )
    assert (added.code, added.out) == (0, "li.mei can sign in.\n")


def test_accounts_are_listed_with_their_roles(reception, li):
    line = reception("user", "list").out.splitlines()[-1]
    assert line.split("  ")[0].strip() == "li.mei"
    assert "Protocol officer and Administrator" in line


def test_a_bad_password_is_refused_with_its_reason(reception, typed):
    typed("short\n")
    refused = reception("user", "add", "li.mei", "--role", "officer", "--password-stdin")
    assert refused.code == 2
    assert refused.err.splitlines()[1] == "  password: Too little is given; at least 12 is needed"


def test_an_account_is_linked_to_people_of_an_office(reception, li, hengyang):
    reception("import", hengyang)
    linked = reception(
        *("user", "link", "li.mei", "--office", "hengyang-fao", "--leader", "mayor-lu"),
        *("--vehicle", "nobody"),
    )
    assert linked.code == 2
    assert "nobody" in linked.err


def test_who_does_not_exist_is_named(reception, li):
    answer = reception("user", "disable", "wang")
    assert (answer.code, "wang" in answer.err) == (2, True)


def test_the_last_administrator_stays(reception, li):
    assert reception("user", "disable", "li.mei").code == 2


def test_everything_else_that_can_be_done_to_an_account(reception, li, typed):
    typed(PASSWORD)
    reception("user", "add", "wang", "--role", "chief", "--password-stdin")
    assert reception("user", "roles", "wang", "--role", "auditor").out == "wang: Auditor\n"
    assert reception("user", "disable", "wang").out == "wang is kept out.\n"
    assert reception("user", "enable", "wang").out == "wang can sign in.\n"
    typed("another one at five")
    changed = reception("user", "password", "wang", "--password-stdin")
    assert changed.out == "wang has a new password.\n"
    assert reception("user", "sign-out", "wang").out == "0 sessions ended.\n"
    assert reception("audit", "verify").code == 0


def test_an_account_gets_an_e_mail_address(reception, li):
    assert reception("user", "email", "li.mei", "li.mei@office.example").out == "Done.\n"
    refused = reception("user", "email", "li.mei", "li.mei")
    assert (refused.code, "email" in refused.err) == (2, True)
    assert reception("user", "email", "li.mei", "").code == 0
