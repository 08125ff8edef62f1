"""E-mail to a real mail server: taken, refused, and never in the open on a network."""

import socket
from dataclasses import replace
from email.message import EmailMessage

import pytest

from planner.config import SmtpSecurity
from planner.mailing import Undelivered, deliver
from planner.store.mailings import MailFailure
from tests.planner.mail_server import (
    PASSWORD,
    USER,
    certificate_of,
    free_port,
    mail_server,
)

# aiosmtpd warns its keeper of what these tests are about.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

NO_ENCRYPTION = Undelivered(MailFailure.NO_ENCRYPTION)


@pytest.fixture
def here(settings):
    """Settings for a mail server on this computer."""
    return replace(
        settings,
        smtp_host="127.0.0.1",
        smtp_port=free_port(),
        smtp_from="reception@office.example",
    )


@pytest.fixture
def away(here, monkeypatch):
    """Settings for a mail server that stands elsewhere, by its name."""
    resolved = socket.getaddrinfo

    def getaddrinfo(host, *rest, **more):
        return resolved("127.0.0.1" if host == "mail.example" else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return replace(here, smtp_host="mail.example", smtp_user=USER, smtp_password=PASSWORD)


@pytest.fixture
def mail():
    made = EmailMessage()
    made["From"], made["To"] = "reception@office.example", "li.mei@office.example"
    made.set_content("Guten Tag\n")
    return made


def test_this_computers_own_server_takes_it(here, mail):
    with mail_server(here.smtp_port) as taken:
        assert deliver(here, mail) is None
    assert taken.recipients == [["li.mei@office.example"]]
    assert taken.mails[0].get_content().strip() == "Guten Tag"
    assert taken.logins == 0


def test_elsewhere_the_connection_is_encrypted_before_anything_is_said(
    away, mail, tmp_path, monkeypatch
):
    file, context = certificate_of("mail.example", tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with mail_server(away.smtp_port, tls_context=context, require_starttls=True) as taken:
        assert deliver(away, mail) is None
    assert (len(taken.mails), taken.logins) == (1, 1)


def test_a_server_elsewhere_without_encryption_gets_neither_password_nor_mail(away, mail):
    with mail_server(away.smtp_port) as taken:
        assert deliver(away, mail) == NO_ENCRYPTION
    assert (taken.mails, taken.logins) == ([], 0)


@pytest.mark.parametrize("name", ["mail.example", "another.example"])
def test_a_server_that_cannot_show_who_it_is_gets_nothing(away, mail, tmp_path, monkeypatch, name):
    """The certificate is nobody's whom we trust, or that of another server."""
    file, context = certificate_of(name, tmp_path)
    if name != away.smtp_host:
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with mail_server(away.smtp_port, tls_context=context) as taken:
        assert deliver(away, mail) == NO_ENCRYPTION
    assert (taken.mails, taken.logins) == ([], 0)


def test_tls_from_the_first_byte_is_refused_by_a_server_without(away, mail):
    with mail_server(away.smtp_port) as taken:
        assert deliver(replace(away, smtp_security=SmtpSecurity.TLS), mail) == NO_ENCRYPTION
    assert taken.mails == []


def test_a_wrong_password_is_told_from_a_server_that_is_down(here, mail):
    wrong = replace(here, smtp_user=USER, smtp_password=PASSWORD[:-1])
    assert deliver(wrong, mail) == Undelivered(MailFailure.UNREACHABLE)
    with mail_server(here.smtp_port) as taken:
        assert deliver(wrong, mail) == Undelivered(MailFailure.LOGIN_REFUSED)
    # Once in each of the two ways that the server offers.
    assert (taken.mails, taken.logins) == ([], 2)


@pytest.mark.parametrize(
    ("refusal", "expected"),
    [
        ("451 later", Undelivered(MailFailure.PUT_OFF)),
        ("550 never", Undelivered(MailFailure.REFUSED, is_final=True)),
    ],
)
def test_a_servers_answer_says_whether_to_try_again(here, mail, refusal, expected):
    with mail_server(here.smtp_port) as taken:
        taken.refusal = refusal
        assert deliver(here, mail) == expected


def test_a_line_that_breaks_in_the_middle_leaves_open_whether_it_was_sent(here, mail):
    with mail_server(here.smtp_port) as taken:
        taken.breaks_off = True
        assert deliver(here, mail) == Undelivered(MailFailure.INTERRUPTED, is_final=True)
