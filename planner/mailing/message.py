"""A notice as an e-mail: plain text, and nothing in its headers that says who comes."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from planner.config import Settings
from planner.i18n import Language, Translator, translator
from planner.store.mailings import Mailing
from planner.store.notices import Notice


def mail_of(settings: Settings, found: Notice, mailing: Mailing) -> EmailMessage:
    """Return the e-mail that takes a notice to the address of a mailing, in its reader's language.

    Subjects are read over shoulders and kept in logs of mail servers: it names nobody.
    """
    t = translator(Language(found.draft.language))
    mail = EmailMessage(policy=SMTP)
    mail["From"] = settings.smtp_from
    mail["To"] = mailing.address
    mail["Subject"] = t("Reception plan: news for you")
    mail["Date"] = format_datetime(mailing.changed_at)
    # The same at each attempt: a mail program that gets it twice shows it once.
    domain = settings.smtp_from.rpartition("@")[2]
    born = int(found.created_at.timestamp())
    mail["Message-ID"] = f"<notice.{found.id}.{mailing.id}.{born}@{domain}>"
    # Out-of-office programs do not answer what says so (RFC 3834).
    mail["Auto-Submitted"] = "auto-generated"
    # Any server takes base64; lines of Chinese text may be longer than SMTP allows.
    mail.set_content("\n".join(_lines(settings, found, t)), cte="base64")
    return mail


def _lines(settings: Settings, found: Notice, t: Translator) -> list[str]:
    lines = [found.draft.message, ""]
    lines.append(
        t(
            "This is from issue {number} of the plan; where a later one says otherwise, "
            "that one holds.",
            number=found.issue_number,
        )
    )
    lines.append(t("Please acknowledge it on your own page of the reception planner."))
    return [*lines, settings.public_url] if settings.public_url else lines
