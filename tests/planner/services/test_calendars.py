"""Personal calendars: own engagements only, behind a link that ends when its owner says so."""

from dataclasses import replace

import pytest
from icalendar import Calendar

from planner.access import Actor, Post, Role, Served
from planner.errors import NotAllowed, NotFound
from planner.i18n import Language
from planner.services import calendars, issuing, plans, scenarios
from planner.store import accounts
from planner.store.accounts import NewAccount


@pytest.fixture
def issued(ctx, ref, t):
    accepted = [point.key for point in issuing.open_points(ctx, ref, t)]
    issuing.issue(ctx, ref, accepted=accepted, note="agreed by telephone")
    return ctx


def of(ctx, role, post, resource_id):
    """The context of an account that stands for somebody."""
    office = scenarios.current(ctx, 1).scenario.office.id
    serves = frozenset({Served(office, post, resource_id)})
    with ctx.store.transaction("admin") as tx:
        accounts.add(tx, NewAccount("them", "They", frozenset({role})))
        accounts.set_links(tx, "them", serves)
    return ctx.acting_as(Actor("them", "They", frozenset({role}), serves))


def events(ctx, token):
    return Calendar.from_ical(calendars.calendar_of(ctx, token)).walk("VEVENT")


@pytest.fixture
def host(ctx, ref):
    visits = plans.get(ctx, ref).visits
    return next(visit.host_id for visit in visits if visit.host_id)


def test_a_leader_reads_what_they_host_and_nothing_else(issued, ref, host):
    leader = of(issued, Role.LEADER, Post.LEADER, host)
    assert calendars.link_since(leader) is None
    found = events(issued, calendars.renew(leader, Language.ZH_CN))
    hosted = [visit for visit in plans.get(issued, ref).visits if visit.host_id == host]
    assert [event.decoded("DTSTART") for event in found] == [visit.start for visit in hosted]
    assert len({str(event["UID"]) for event in found}) == len(hosted)
    assert calendars.link_since(leader) is not None


def test_a_driver_reads_own_drives(issued, ref):
    legs = plans.get(issued, ref).legs
    vehicle = next(key for leg in legs for key in leg.vehicle_ids)
    driver = of(issued, Role.DRIVER, Post.VEHICLE, vehicle)
    found = events(issued, calendars.renew(driver, Language.EN))
    own = [leg for leg in legs if vehicle in leg.vehicle_ids]
    assert [event.decoded("DTSTART") for event in found] == [leg.depart for leg in own]


def test_an_entry_keeps_its_name_and_grows_in_version_when_issued_again(issued, ref, host, t):
    leader = of(issued, Role.LEADER, Post.LEADER, host)
    token = calendars.renew(leader, Language.EN)
    before = [(str(e["UID"]), e["SEQUENCE"]) for e in events(issued, token)]
    accepted = [point.key for point in issuing.open_points(issued, ref, t)]
    issuing.issue(issued, ref, accepted=accepted, note="once more")
    after = [(str(e["UID"]), e["SEQUENCE"]) for e in events(issued, token)]
    assert after == [(uid, version + 1) for uid, version in before]


def test_a_link_ends_when_it_is_renewed_revoked_or_its_account_is_closed(issued, host):
    leader = of(issued, Role.LEADER, Post.LEADER, host)
    first = calendars.renew(leader, Language.EN)
    second = calendars.renew(leader, Language.EN)
    for dead in (first, second + "x", ""):
        with pytest.raises(NotFound):
            calendars.calendar_of(issued, dead)
    with issued.store.transaction("admin") as tx:
        accounts.set_enabled(tx, "them", is_enabled=False)
    with pytest.raises(NotFound):
        calendars.calendar_of(issued, second)
    with issued.store.transaction("admin") as tx:
        accounts.set_enabled(tx, "them", is_enabled=True)
    calendars.revoke(leader)
    with pytest.raises(NotFound):
        calendars.calendar_of(issued, second)


def test_before_anything_is_issued_the_calendar_is_empty(ctx, host):
    leader = of(ctx, Role.LEADER, Post.LEADER, host)
    assert events(ctx, calendars.renew(leader, Language.EN)) == []


def test_who_stands_for_nobody_has_no_calendar(ctx):
    officer = Actor("li", "Li", frozenset({Role.OFFICER}))
    leader_of_nothing = replace(officer, roles=frozenset({Role.LEADER}))
    with pytest.raises(NotAllowed):
        calendars.renew(ctx.acting_as(officer), Language.EN)
    with pytest.raises(NotAllowed):
        calendars.renew(ctx.acting_as(leader_of_nothing), Language.EN)
