"""Handing an e-mail to a mail server, encrypted on every network."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Final

from planner.config import Settings, SmtpSecurity, is_this_computer
from planner.store.mailings import MailFailure

TIMEOUT_S: Final = 20.0
"""How long the server may take over each of its answers."""

_FIRST_FINAL_CODE: Final = 500
"""From here on a server's answer is final (RFC 5321, 4.2.1); below, it may take it later."""

OF_THE_SERVER: Final = frozenset(
    {MailFailure.UNREACHABLE, MailFailure.NO_ENCRYPTION, MailFailure.LOGIN_REFUSED}
)
"""What does not lie in the e-mail: any other would fail in the same way now."""


@dataclass(frozen=True, slots=True)
class Undelivered:
    """Why an e-mail was not sent; a final failure is not to be tried again."""

    failure: MailFailure
    is_final: bool = False


def deliver(settings: Settings, mail: EmailMessage) -> Undelivered | None:
    """Hand an e-mail to the mail server; returns None once the server has taken it.

    Neither a password nor a word of the e-mail crosses a network in the open: a server that
    offers no encryption, or cannot show who it is, gets nothing.
    """
    smtp = _connected(settings)
    if isinstance(smtp, MailFailure):
        return Undelivered(smtp)
    try:
        failure = _encrypted(smtp, settings) or _signed_in(smtp, settings)
        return Undelivered(failure) if failure else _sent(smtp, mail)
    finally:
        # The server has the e-mail or has not: what goes wrong at parting changes nothing.
        with suppress(OSError):
            smtp.quit()
        smtp.close()


def _connected(settings: Settings) -> smtplib.SMTP | MailFailure:
    where = settings.smtp_host, settings.smtp_port
    try:
        if settings.smtp_security is SmtpSecurity.TLS:
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(*where, timeout=TIMEOUT_S, context=context)
        return smtplib.SMTP(*where, timeout=TIMEOUT_S)
    except ssl.SSLError:
        return MailFailure.NO_ENCRYPTION
    except OSError:
        return MailFailure.UNREACHABLE


def _encrypted(smtp: smtplib.SMTP, settings: Settings) -> MailFailure | None:
    if settings.smtp_security is SmtpSecurity.TLS or is_this_computer(settings.smtp_host):
        return None
    try:
        smtp.starttls(context=ssl.create_default_context())
    except (ssl.SSLError, smtplib.SMTPNotSupportedError, smtplib.SMTPResponseException):
        return MailFailure.NO_ENCRYPTION
    except OSError:
        return MailFailure.UNREACHABLE
    return None


def _signed_in(smtp: smtplib.SMTP, settings: Settings) -> MailFailure | None:
    if not settings.smtp_user:
        return None
    try:
        smtp.login(settings.smtp_user, settings.smtp_password)
    except (smtplib.SMTPServerDisconnected, TimeoutError):
        return MailFailure.UNREACHABLE
    except smtplib.SMTPException:
        return MailFailure.LOGIN_REFUSED
    except OSError:
        return MailFailure.UNREACHABLE
    return None


def _sent(smtp: smtplib.SMTP, mail: EmailMessage) -> Undelivered | None:
    try:
        smtp.send_message(mail)
    except smtplib.SMTPRecipientsRefused as error:
        return _answered(max(code for code, _ in error.recipients.values()))
    except smtplib.SMTPResponseException as error:
        return _answered(error.smtp_code)
    except OSError:
        # The line broke with no answer: the server may have it.
        return Undelivered(MailFailure.INTERRUPTED, is_final=True)
    return None


def _answered(code: int) -> Undelivered:
    if code >= _FIRST_FINAL_CODE:
        return Undelivered(MailFailure.REFUSED, is_final=True)
    return Undelivered(MailFailure.PUT_OFF)
