"""What the timeline hands to its script."""

from datetime import UTC, date, datetime

import pytest

from planner.components.kinds import KindGroup, group_of
from planner.components.timeline import Drawing, drawn_day, drop_of
from planner.i18n import Language, translator
from planner.model import EngagementKind
from planner.services.drops import Drop
from planner.services.views import Grip, Perspective, Timeline, TimelineEvent, TimelineResource

DAY = date(2026, 12, 8)
T = translator(Language.EN)


def at(hour, minute=0, day=8):
    return datetime(2026, 12, day, hour, minute, tzinfo=UTC)


def event(start, end, kind="talks", **changes):
    shown = {"id": "a", "resource_id": "r", "engagement_id": "e", "title": "Talks", "detail": ""}
    return TimelineEvent(
        **{**shown, "start": start, "end": end, "kind": kind, "kind_label": "Talks", **changes}
    )


def drawn(*events, picked=None):
    shown = Timeline(Perspective.LEADER, (TimelineResource("r", "Mayor"),), events)
    return drawn_day(Drawing(shown, 3, DAY, picked), T)


def test_times_are_those_of_the_office_without_a_zone():
    bar = drawn(event(at(9), at(10, 15)))["events"][0]
    assert (bar["start"], bar["end"]) == ("2026-12-08T09:00", "2026-12-08T10:15")


def test_only_the_day_is_drawn():
    other = event(at(9, day=9), at(10, day=9), id="b")
    overnight = event(at(22, day=7), at(1), id="c")
    ended = event(at(9, day=7), at(0), id="d")
    bars = drawn(event(at(9), at(10)), other, overnight, ended)["events"]
    assert [bar["id"] for bar in bars] == ["a", "c"]


@pytest.mark.parametrize(
    ("events", "hours"),
    [
        ((), (8, 20)),
        ((event(at(9), at(10)),), (8, 20)),
        ((event(at(6, 30), at(7)),), (6, 20)),
        ((event(at(21), at(22, 30)),), (8, 23)),
        ((event(at(22), at(0, day=9)),), (8, 24)),
        ((event(at(22, day=7), at(1)),), (0, 20)),
        ((event(at(0), at(23), kind="busy"),), (8, 20)),
    ],
)
def test_the_hours_are_a_working_day_and_what_engagements_need(events, hours):
    shown = drawn(*events)
    assert (shown["firstHour"], shown["lastHour"]) == hours


def test_the_legend_names_the_groups_that_are_drawn():
    shown = drawn(event(at(9), at(10)), event(at(10), at(11), kind="leg", id="b"))
    assert shown["legend"] == [
        {"group": "talk", "label": "Meetings and ceremonies"},
        {"group": "drive", "label": "Drive"},
    ]


def test_a_picked_engagement_stands_out():
    assert [bar["picked"] for bar in drawn(event(at(9), at(10)), picked="e")["events"]] == [True]


def test_a_bar_says_what_of_it_can_be_dragged():
    bars = drawn(event(at(9), at(10)), event(at(11), at(12), grips=frozenset(Grip)))["events"]
    assert [bar["grips"] for bar in bars] == [[], ["length", "row", "start"]]


MESSAGE = {
    "number": 3,
    "engagement": "e",
    "isDrive": False,
    "start": "2026-12-08T09:00",
    "end": "2026-12-08T10:15",
    "from": "r",
    "to": "s",
}


def test_a_message_of_the_script_is_a_drop():
    start, end = (one.replace(tzinfo=None) for one in (at(9), at(10, 15)))
    assert drop_of(MESSAGE, Perspective.LEADER) == Drop(
        Perspective.LEADER, 3, "e", is_drive=False, start=start, end=end, from_row="r", to_row="s"
    )


@pytest.mark.parametrize(
    "message",
    [
        None,
        "moved",
        {},
        MESSAGE | {"start": "soon"},
        MESSAGE | {"start": 9},
        MESSAGE | {"number": "three"},
        MESSAGE | {"end": "2026-12-08T09:00"},
    ],
)
def test_what_is_no_drop_is_not_listened_to(message):
    assert drop_of(message, Perspective.LEADER) is None


@pytest.mark.parametrize("kind", [*EngagementKind, "leg", "busy"])
def test_every_kind_has_a_group(kind):
    assert group_of(kind) in set(KindGroup)
