"""Notices by e-mail: to whom they concern, once, tried again, and shown on the board."""

import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta

import pytest

from planner.access import Actor, Post, Role, Served
from planner.config import environment_of
from planner.duties import RecipientKind
from planner.errors import InvalidInput, NotAllowed
from planner.services import accounts, issuing, mailing, notices, scenarios
from planner.store import mailings
from planner.store import notices as stored
from planner.store.mailings import PAUSES_MIN, STALE_AFTER_MIN, MailState
from tests.planner.mail_server import PASSWORD, USER, free_port, mail_server

# aiosmtpd warns its keeper of what these tests are about.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

ADDRESS = "an@office.example"


class Hands:
    """A clock whose hands a test moves."""

    def __init__(self, now):
        self.now = now

    def __call__(self):
        return self.now

    def move(self, minutes):
        """Let some minutes pass."""
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def hands(ctx):
    return Hands(ctx.clock())


@pytest.fixture
def desk(ctx, hands):
    """The office with its plan, and a mail server on this computer."""
    settings = replace(
        ctx.settings,
        smtp_host="127.0.0.1",
        smtp_port=free_port(),
        smtp_user=USER,
        smtp_password=PASSWORD,
        smtp_from="reception@office.example",
    )
    return replace(ctx, settings=settings, clock=hands, store=replace(ctx.store, clock=hands))


def make(desk, name, role, post, id_, address):
    office = scenarios.current(desk, 1).scenario.office.id
    accounts.add(desk, name, name.title(), frozenset({role}), email=address)
    accounts.set_links(desk, name, frozenset({Served(office, post, id_)}))


def issue(desk, ref, t):
    known = [point.key for point in issuing.open_points(desk, ref, t)]
    issuing.issue(desk, ref, accepted=known, note="agreed by telephone")


def deliver_all(desk):
    while mailing.deliver_next(desk):
        pass


def drivers(desk, t):
    return [one for one in notices.board(desk, 1, t) if one.kind is RecipientKind.DRIVER]


def link_driver(desk, notice_id):
    """Make the account of the driver whose notice it is, with an address."""
    with desk.store.snapshot() as view:
        vehicle_id = stored.get(view, notice_id).draft.recipient_id
    make(desk, "an", Role.DRIVER, Post.VEHICLE, vehicle_id, ADDRESS)


@pytest.fixture
def issued(desk, ref, t):
    """The notice of a driver who has an address, queued and not yet sent."""
    issue(desk, ref, t)
    first = drivers(desk, t)[0]
    link_driver(desk, first.id)
    mailing.send(desk, first.id)
    return first


def shown(desk, t, notice_id):
    return next(one for one in notices.board(desk, 1, t) if one.id == notice_id)


def test_an_issue_sends_each_their_own_in_their_language_once(desk, issued, t):
    with mail_server(desk.settings.smtp_port) as taken:
        deliver_all(desk)
        mailing.send(desk, issued.id)
        deliver_all(desk)
    assert taken.recipients == [[ADDRESS]]
    (mail,) = taken.mails
    one = shown(desk, t, issued.id)
    assert mail["Subject"] == "接待方案：与您有关的通知"
    assert mail["To"] == ADDRESS
    assert mail.get_content_type() == "text/plain"
    text = mail.get_content().replace("\r\n", "\n")
    assert text.startswith(one.message + "\n\n本通知依据第 1 次下发的方案")
    assert (one.channel, one.can_be_mailed) == ("E-mail", False)
    assert [line.split(" sent ")[0] for line in one.mails] == ["E-mail"]


def test_what_an_issue_brings_goes_by_itself(desk, ref, t):
    for number, one in enumerate(scenarios.current(desk, 1).scenario.leaders):
        role = Role.SECRETARY if number else Role.LEADER
        make(desk, f"l{number}", role, Post.LEADER, one.id, f"l{number}@office.example")
    issue(desk, ref, t)
    with mail_server(desk.settings.smtp_port) as taken:
        deliver_all(desk)
    told = [one for one in notices.board(desk, 1, t) if one.kind is RecipientKind.LEADER]
    assert len(told) == len(taken.mails) > 0
    assert {one.channel for one in told} == {"E-mail"}
    for line in (each for one in notices.board(desk, 1, t) for each in one.mails):
        assert line == "No e-mail address" or line.startswith("E-mail sent ")


def test_a_worker_process_sends_it_and_leaves_when_told(desk, issued, t):
    environment = os.environ | environment_of(desk.settings)
    with mail_server(desk.settings.smtp_port) as taken:
        process = subprocess.Popen(
            [sys.executable, "-m", "planner.worker"],
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        deadline = time.monotonic() + 60
        while shown(desk, t, issued.id).told_at is None:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        process.terminate()
        _, log = process.communicate(timeout=10)
    assert (process.returncode, len(taken.mails)) == (0, 1)
    assert "Traceback" not in log
    assert not any(secret in log for secret in (ADDRESS, PASSWORD))


def test_who_has_no_address_is_said_and_may_get_one(desk, ref, t):
    issue(desk, ref, t)
    one = drivers(desk, t)[0]
    assert (one.mails, one.can_be_mailed) == (("No e-mail address",), False)
    link_driver(desk, one.id)
    one = shown(desk, t, one.id)
    assert (one.mails, one.can_be_mailed) == ((), True)
    mailing.send(desk, one.id)
    one = shown(desk, t, one.id)
    assert (one.mails, one.can_be_mailed) == (("E-mail is about to be sent",), False)


def test_without_a_mail_server_nothing_is_queued_or_said(ctx, ref, t):
    issue(ctx, ref, t)
    assert {one.mails for one in notices.board(ctx, 1, t)} == {()}
    assert mailing.deliver_next(ctx) is False


def test_a_server_that_is_down_is_tried_again_and_then_said(desk, issued, hands, t):
    for pause_min in PAUSES_MIN:
        deliver_all(desk)
        (line,) = shown(desk, t, issued.id).mails
        assert line.startswith(
            "E-mail not sent yet: the mail server does not answer; next attempt "
        )
        assert mailing.deliver_next(desk) is False
        hands.move(pause_min)
    deliver_all(desk)
    one = shown(desk, t, issued.id)
    assert one.mails == ("E-mail not sent: the mail server does not answer",)
    assert (one.told_at, one.can_be_mailed) == (None, True)
    hands.move(24 * 60)
    assert mailing.deliver_next(desk) is False
    mailing.send(desk, issued.id)
    with mail_server(desk.settings.smtp_port) as taken:
        deliver_all(desk)
    assert len(taken.mails) == 1
    assert shown(desk, t, issued.id).channel == "E-mail"


def test_a_refused_password_is_not_tried_for_every_notice(desk, issued, t):
    wrong = replace(desk, settings=replace(desk.settings, smtp_password=PASSWORD[:-1]))
    others = [one for one in notices.board(desk, 1, t) if one.id != issued.id]
    with desk.store.transaction("officer") as tx:
        for one in others:
            mailings.enqueue(tx, one.id, [ADDRESS])
    assert others
    with mail_server(desk.settings.smtp_port) as taken:
        deliver_all(wrong)
    # Once in each of the two ways that the server offers.
    assert (taken.mails, taken.logins) == ([], 2)
    (line,) = shown(desk, t, issued.id).mails
    assert line.startswith("E-mail not sent yet: the mail server refuses our name or password")


def test_what_a_process_died_over_is_not_sent_again_by_itself(desk, issued, hands, t):
    with desk.store.transaction("worker") as tx:
        assert mailings.claim(tx) is not None
    with mail_server(desk.settings.smtp_port) as taken:
        deliver_all(desk)
        hands.move(STALE_AFTER_MIN + 1)
        deliver_all(desk)
        assert taken.mails == []
        one = shown(desk, t, issued.id)
        assert one.mails[0].startswith("E-mail not sent: it was interrupted")
        assert (one.told_at, one.can_be_mailed) == (None, True)


@pytest.mark.parametrize("change", ["disabled", "another", "unlinked"])
def test_who_is_no_longer_concerned_gets_nothing(desk, issued, t, change):
    accounts.add(desk, "boss", "Boss", frozenset({Role.ADMINISTRATOR}))
    if change == "disabled":
        accounts.set_enabled(desk, "an", is_enabled=False)
    elif change == "another":
        accounts.set_email(desk, "an", "other@office.example")
    else:
        accounts.set_links(desk, "an", frozenset())
    with mail_server(desk.settings.smtp_port) as taken:
        deliver_all(desk)
    assert taken.mails == []
    with desk.store.snapshot() as view:
        states = {one.state for one in mailings.of_period(view, 1)}
    assert states == {MailState.FAILED}


@pytest.mark.parametrize("address", ["an", "an@", "a b@c", "an@office\nBcc: x@y", "安@例子.cn"])
def test_what_is_no_address_is_refused(desk, address):
    with pytest.raises(InvalidInput):
        accounts.add(desk, "an", "An", frozenset({Role.DRIVER}), email=address)


def test_only_the_desk_sends(desk, issued):
    own = Actor("an", "An", frozenset({Role.DRIVER}))
    with pytest.raises(NotAllowed):
        mailing.send(desk.acting_as(own), issued.id)
