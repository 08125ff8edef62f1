"""What a notice looks like as an e-mail, read back from a real mail server."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from planner.duties import RecipientKind
from planner.mailing import deliver, mail_of
from planner.model import Bilingual
from planner.store.mailings import Mailing, MailState
from planner.store.notices import Draft, Notice
from tests.planner.mail_server import free_port, mail_server

# aiosmtpd warns its keeper of what other tests are about.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

NOW = datetime(2026, 12, 8, 1, 30, tzinfo=UTC)
MAILING = Mailing(7, 3, "an@office.example", MailState.SENDING, 1, None, NOW, None)


def notice_for(name, language="zh_CN"):
    lines = (Bilingual("新增：12月15日，接机", "New: 15 Dec, airport"),)
    draft = Draft(RecipientKind.DRIVER, "car-1", language, name, lines)
    return Notice(3, 1, "office", 2, draft, NOW, None, None, None, None)


@pytest.fixture
def sent(settings):
    """Send a notice, and return the e-mail and its recipients as the server took them."""
    here = replace(
        settings,
        smtp_host="127.0.0.1",
        smtp_port=free_port(),
        smtp_from="reception@office.example",
        public_url="https://reception.example",
    )

    def sent(found):
        with mail_server(here.smtp_port) as taken:
            assert deliver(here, mail_of(here, found, MAILING)) is None
        return taken.mails[0], taken.recipients[0]

    return sent


def test_chinese_arrives_as_it_was_written(sent):
    mail, recipients = sent(notice_for(Bilingual("严向东", "Yan Xiangdong")))
    assert recipients == ["an@office.example"]
    assert {name: mail[name] for name in ("From", "To", "Subject", "Message-ID", "Date")} == {
        "From": "reception@office.example",
        "To": "an@office.example",
        "Subject": "接待方案：与您有关的通知",
        "Message-ID": f"<notice.3.7.{int(NOW.timestamp())}@office.example>",
        "Date": "Tue, 08 Dec 2026 01:30:00 +0000",
    }
    assert mail.get_content().splitlines() == [
        "严向东",
        "新增：12月15日，接机",
        "",
        "本通知依据第 2 次下发的方案；如与其后下发的方案不一致，以后者为准。",
        "请在外事接待排程系统的个人页面上确认。",
        "https://reception.example",
    ]


def test_each_is_written_to_in_their_own_language(sent):
    mail, _ = sent(notice_for(Bilingual("严向东", "Yan Xiangdong"), "en"))
    assert mail["Subject"] == "Reception plan: news for you"
    assert mail.get_content().splitlines()[:2] == ["Yan Xiangdong", "New: 15 Dec, airport"]


def test_a_name_with_a_header_in_it_stays_in_the_text(sent):
    name = Bilingual("严\r\nBcc: spy@example.org\r\n\r\n", "Yan")
    mail, recipients = sent(notice_for(name))
    assert recipients == ["an@office.example"]
    assert mail["Bcc"] is None
    assert "Bcc: spy@example.org" in mail.get_content().splitlines()
