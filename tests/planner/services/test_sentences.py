# ruff: noqa: E501 - a sentence stands on one line, as it is shown
"""Every rule and goal has words in both languages, and every violation a sentence."""

import re

import pytest

from optimizer.goals import GOALS
from optimizer.rules import RULES
from optimizer.solution import Tier
from planner.access import local_administrator
from planner.i18n import Language, translator
from planner.model import EngagementKind, Plan, PlanStatus, Reason
from planner.services.labels import goal_label, reason_text, rule_label, template_label, tier_label
from planner.services.names import names_of
from planner.services.sentences import SENTENCES, engagements_of, sentence_of
from planner.templates import Template
from tests.planner.translate.builders import PERIOD, at, delegation, engagement, scenario

CHINESE = re.compile("[\u4e00-\u9fff]")
DESK = local_administrator("desk")
EN, ZH = translator(Language.EN), translator(Language.ZH_CN)
SCENARIO = scenario(
    engagement("talks"),
    engagement("tour", EngagementKind.CULTURE_VISIT),
    delegations=(delegation(),),
)


def planned():
    return Plan(
        office_id="office",
        period=PERIOD,
        number=1,
        author="",
        created_at=at(0, 0),
        reason="",
        status=PlanStatus.EDITED,
        visits=(),
        legs=(),
    )


def said(rule, ids, amount=1, t=EN):
    return sentence_of(
        Reason(rule, ids, (("amount", amount),)), names_of(SCENARIO, t, DESK, planned())
    )


@pytest.mark.parametrize("code", [rule.CODE for rule in RULES])
def test_every_rule_has_a_label_and_a_sentence(code):
    assert rule_label(code, EN) != code
    assert CHINESE.search(rule_label(code, ZH))
    assert code in SENTENCES


@pytest.mark.parametrize("name", [goal.NAME for goal in GOALS])
def test_every_goal_has_a_label(name):
    assert goal_label(name, EN) != name
    assert CHINESE.search(goal_label(name, ZH))


def test_every_tier_and_template_has_a_label():
    assert all(CHINESE.search(tier_label(tier.name.lower(), ZH)) for tier in Tier)
    assert all(CHINESE.search(template_label(template, ZH)) for template in Template)


def test_what_nobody_words_is_its_own_label():
    assert (rule_label("H99", EN), goal_label("nothing", EN)) == ("H99", "nothing")
    assert reason_text("The mayor is ill", ZH) == "The mayor is ill"


MINUTES = "1 h 10 min"


@pytest.mark.parametrize(
    ("rule", "ids", "amount", "expected"),
    [
        ("H00", ("talks", "time"), 70, f"“Talks” is {MINUTES} outside the time asked for"),
        ("H00", ("talks", "place", "hall.small"), 1, "“Talks” was not asked for at Hall, hall.small"),
        ("H00", ("talks", "host"), 1, "“Talks” has no host"),
        ("H00", ("talks", "host", "mayor"), 1, "“Talks” was not meant to be hosted by Mayor, Mayor"),
        ("H00", ("talks", "interpreter", "x"), 1, "“Talks”: “x” is unknown"),
        ("H00", ("talks", "existence"), 1, "“Talks” is unknown, or planned twice"),
        ("H00", ("", "vehicle", "x"), 1, "A drive: “x” is unknown"),
        ("H01", ("wang", "talks"), 70, f"Wang is taken for {MINUTES} during “Talks”"),
        (
            "H01",
            ("hall.talks", "talks", "tour"),
            70,
            f"Hall, hall.talks is needed at “Talks” and “Cultural visit” at the same time, for {MINUTES}",
        ),
        (
            "H01",
            ("1", "lyon", "0", "", "talks"),
            70,
            f"Vehicle A·1 is taken for {MINUTES} during a drive: “Talks”",
        ),
        (
            "H01",
            ("1", "lyon", "0", "", "talks", "lyon", "0", "talks", ""),
            70,
            f"Vehicle A·1 is on two drives at once for {MINUTES}: “Talks”",
        ),
        ("H02", ("mayor", "talks", "tour"), 70, f"Mayor, Mayor lacks {MINUTES} for the way: “Talks” and “Cultural visit”"),
        (
            "H02",
            ("lyon", "1", "", ""),
            1,
            "Lyon delegation, Wed 9 Dec: a drive is missing, not needed or at the wrong time: between hotel and port",
        ),
        (
            "H02",
            ("1", "lyon", "0", "", "talks", "lyon", "0", "talks", ""),
            70,
            f"Vehicle A·1 lacks {MINUTES} to get from one drive to the next: “Talks”",
        ),
        ("H03", ("lyon", "talks"), 70, f"“Talks” is {MINUTES} outside the time that Lyon delegation has here"),
        (
            "H03",
            ("lyon", "2", "talks", ""),
            70,
            f"Lyon delegation, Thu 10 Dec: the drive does not suit the arrival or departure by {MINUTES}",
        ),
        ("H04", ("mayor", "talks"), 70, "Mayor, Mayor is not free for “Talks”"),
        (
            "H05",
            ("deputy", "mayor", "talks", "tour"),
            70,
            "Deputy, Mayor and Mayor, Mayor stand in for each other and are both away: “Talks” and “Cultural visit”",
        ),
        ("H06", ("talks",), 1, "Nobody of fitting rank can host “Talks”"),
        (
            "H06",
            ("talks", "mayor"),
            2,
            "The rank of Mayor, Mayor is 2 steps too far from the main guest’s for “Talks”",
        ),
        ("H07", ("talks", "fr"), 1, "“Talks” has no interpreters for French, or some that are not needed"),
        (
            "H07",
            ("talks", "fr", "wang"),
            1,
            "Wang may not interpret French at “Talks”: mode, clearance or grade",
        ),
        ("H08", ("talks", "fr"), 1, "“Talks” lacks 1 interpreter for French"),
        ("H09", ("wang", "0"), 70, f"Wang works {MINUTES} too long on Tue 8 Dec"),
        ("H09", ("wang", "0", "1"), 70, f"Wang lacks {MINUTES} of rest in the night after Tue 8 Dec"),
        ("H10", ("talks",), 1, "No room is large enough and fit for “Talks”"),
        ("H10", ("talks", "hall.talks"), 3, "Hall, hall.talks is closed, too small or not fit for “Talks”"),
        (
            "H10",
            ("talks", "tour", "hall.talks"),
            3,
            "Hall, hall.talks is too small by 3 places for “Talks” and “Cultural visit” together",
        ),
        (
            "H11",
            ("hall.talks", "talks", "tour"),
            70,
            f"Hall, hall.talks needs {MINUTES} more to be prepared anew between “Talks” and “Cultural visit”",
        ),
        ("H12", ("lyon", "0", "", "talks", "seats"), 2, "Lyon delegation, Tue 8 Dec, drive to “Talks”: 2 seats are missing"),
        (
            "H12",
            ("lyon", "0", "talks", "", "luggage"),
            1,
            "Lyon delegation, Tue 8 Dec, drive from “Talks”: there is no space for 1 piece of luggage",
        ),
        (
            "H12",
            ("lyon", "0", "", "", "sedan"),
            1,
            "Lyon delegation, Tue 8 Dec, drive between hotel and port: the head of the delegation has no sedan",
        ),
        (
            "H12",
            ("lyon", "0", "", "talks", "accessible"),
            1,
            "Lyon delegation, Tue 8 Dec, drive to “Talks”: no vehicle can be boarded without a step",
        ),
        (
            "H12",
            ("lyon", "0", "", "talks", "2"),
            1,
            "Lyon delegation, Tue 8 Dec, drive to “Talks”: coach A·2 is slower than the drive was planned for",
        ),
        ("H13", ("1", "0", "span"), 70, f"The driver of A·1 is out {MINUTES} too long on Tue 8 Dec"),
        ("H13", ("1", "0", "day"), 70, f"The driver of A·1 drives {MINUTES} too long on Tue 8 Dec"),
        ("H14", ("talks",), 70, f"“Talks” is {MINUTES} off the hour for this meal or too short by it"),
        ("H14", ("lyon", "0", "lunch"), 1, "Lyon delegation has no meal on Tue 8 Dec: Lunch"),
        ("H15", ("talks", "tour"), 70, f"“Talks” has to be over before “Cultural visit”; {MINUTES} are missing"),
        ("H26", ("talks", "tour"), 70, f"“Cultural visit” begins {MINUTES} too early or too late after the beginning of “Talks”"),
        ("H27", ("talks", "tour", "booth"), 2, "2 of “booth” are missing for “Talks” and “Cultural visit”"),
        ("H16", ("talks", "lyon"), 1, "“Talks” is 1 day too late in the visit of Lyon delegation"),
        ("H17", ("lyon",), 2, "Lyon delegation is given 2 banquets more than the rules allow"),
        ("H18", ("talks", "time"), 1, "“Talks” is not as it is held: Time"),
        ("H19", ("talks",), 70, "“Talks” is asked for before its approval can be there"),
        ("H20", ("talks", "lyon"), 70, f"“Talks” lies for {MINUTES} in hours that Lyon delegation keeps free"),
        ("H20", ("talks", "lyon", "hall.talks"), 1, "Hall, hall.talks has no kitchen for Lyon delegation at “Talks”"),
        ("H21", ("lyon", "bonn", "talks"), 70, "Lyon delegation and bonn must not meet, but do: “Talks”"),
        (
            "H22",
            ("1", "lyon", "0", "", "talks", "lake"),
            70,
            "A·1 may not drive in lake at that time: Lyon delegation, Tue 8 Dec, drive to “Talks”",
        ),
        ("H23", ("talks", "lyon", "hall.talks"), 1, "Hall, hall.talks is not cleared for the protection of Lyon delegation at “Talks”"),
        (
            "H23",
            ("lyon", "bonn", "talks", "tour"),
            70,
            f"Lyon delegation and bonn come or go {MINUTES} too close to each other: “Talks” and “Cultural visit”",
        ),
        (
            "H24",
            ("lyon", "tour", "talks"),
            70,
            f"Lyon delegation lacks {MINUTES} at the hotel to change between “Cultural visit” and “Talks”",
        ),
        ("H25", ("talks", "lyon", "hall.talks"), 1, "Hall, hall.talks has steps that Lyon delegation cannot climb for “Talks”"),
        ("H25", ("lyon", "1"), 70, f"Lyon delegation walks {MINUTES} too long on Wed 9 Dec"),
    ],
)  # fmt: skip
def test_a_violation_is_a_sentence(rule, ids, amount, expected):
    assert said(rule, ids, amount) == expected
    assert CHINESE.search(said(rule, ids, amount, ZH))


def test_a_shape_unknown_to_the_sentence_names_everybody():
    text = said("H04", ("mayor", "talks", "wang"))
    assert text == (
        "Nobody hosts while the own calendar says busy. Concerned: Mayor, Mayor, “Talks” and Wang"
    )
    assert said("H04", ()) == "Nobody hosts while the own calendar says busy."


def test_a_reason_knows_its_engagements():
    reason = Reason("H02", ("mayor", "talks", "tour", "talks"))
    assert engagements_of(reason, names_of(SCENARIO, EN, DESK)) == ("talks", "tour")


def test_guests_from_hong_kong_macao_and_taiwan_are_named_by_region():
    names = names_of(SCENARIO, ZH, DESK)
    assert [names.region(code) for code in ("HK", "MO", "TW", "FR", "XX")] == [
        "中国香港",
        "中国澳门",
        "中国台湾",
        "法国",
        "XX",
    ]
