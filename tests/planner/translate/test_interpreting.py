"""Who interprets: what is asked of the teams beside the language, and who is preferred."""

from dataclasses import replace

import pytest

from planner.model import EngagementKind, Gender
from tests.planner.translate.builders import (
    delegation,
    engagement,
    interpreter,
    scenario,
    skill,
    translated,
)

FEMALE, MALE, UNSTATED = Gender.FEMALE, Gender.MALE, Gender.UNSTATED


def needs(spec, *guests):
    """What talks of these delegations ask of interpreters, the spec of interpreting changed."""
    talks = engagement("talks", EngagementKind.TALKS, *(guest.id for guest in guests))
    talks = replace(talks, interpreting=replace(talks.interpreting, **spec))
    (found,) = translated(scenario(talks, delegations=guests)).problem.engagements
    return found.languages


@pytest.mark.parametrize(("size", "expected"), [(None, None), (2, 2)])
def test_a_team_may_be_asked_for_by_size(size, expected):
    (need,) = needs({"team_size": size}, delegation())
    assert need.team_size == expected


@pytest.mark.parametrize(
    ("asked", "wished", "expected"),
    [
        (UNSTATED, UNSTATED, None),
        (UNSTATED, FEMALE, "female"),
        (MALE, FEMALE, "male"),
        (MALE, UNSTATED, "male"),
    ],
)
def test_a_gender_is_the_engagements_or_the_guests_wish(asked, wished, expected):
    (need,) = needs({"gender": asked}, delegation(interpreter_gender=wished))
    assert (need.language, need.gender) == ("fr", expected)


@pytest.mark.parametrize(
    ("languages", "second", "expected"),
    [
        (("fr",), FEMALE, {"fr": "female"}),
        (("fr",), UNSTATED, {"fr": "female"}),
        (("fr",), MALE, {"fr": None}),
        (("de",), MALE, {"fr": "female", "de": "male"}),
    ],
)
def test_guests_who_listen_together_have_to_agree(languages, second, expected):
    found = needs(
        {},
        delegation("lyon", interpreter_gender=FEMALE),
        delegation("bonn", languages=languages, interpreter_gender=second),
    )
    assert {need.language: need.gender for need in found} == expected


@pytest.mark.parametrize(
    ("asked_for", "served", "topics", "expected"),
    [
        ((), (), (), ()),
        ((), (), ("tea",), ("zhao",)),
        ((), ("li",), ("tea",), ("li",)),
        (("wang", "li"), ("zhao",), ("tea",), ("li", "wang")),
    ],
)
def test_interpreters_asked_for_come_before_those_who_served_and_those_who_know(
    asked_for, served, topics, expected
):
    people = [
        interpreter(name, served_delegation_ids=("lyon",) if name in served else ())
        for name in ("li", "wang")
    ]
    people.append(
        interpreter(
            "zhao",
            topics=frozenset({"tea", "silk"}),
            served_delegation_ids=("lyon",) if "zhao" in served else (),
            skills=(skill("fr"),),
        )
    )
    problem = translated(
        scenario(
            engagement("talks", topics=frozenset(topics)),
            interpreters=tuple(people),
            delegations=(delegation(preferred_interpreter_ids=asked_for),),
        )
    ).problem
    assert problem.engagements[0].preferred_interpreters == expected
