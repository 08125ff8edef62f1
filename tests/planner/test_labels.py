import inspect
from enum import Enum

import pytest

from planner import model
from planner.errors import Fact, Flaw, FlawCode
from planner.flaw_texts import flaw_text
from planner.i18n import Language, translator
from planner.labels import bilingual, label

ENUMS = [
    kind
    for _, kind in inspect.getmembers(model, inspect.isclass)
    if issubclass(kind, Enum) and kind is not model.AccuracyClass
]
FACTS: dict[str, Fact] = {
    "day": "2026-12-08",
    "expected": "x",
    "first": "start",
    "id": "x",
    "limit": 3,
    "needed_min": 40,
    "people": 12,
    "reason": "x",
    "second": "end",
    "step": 5,
}


@pytest.mark.parametrize("kind", ENUMS, ids=lambda kind: kind.__name__)
def test_every_member_of_the_domain_has_a_label(kind):
    labels = [label(member) for member in kind]
    assert len(set(labels)) == len(kind)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", FlawCode)
def test_every_mistake_is_worded(code, language):
    text = flaw_text(Flaw("x", code, tuple(FACTS.items())), translator(language))
    assert text
    assert "{" not in text


def test_a_stored_title_is_in_both_languages():
    title = bilingual("Courtesy call")
    assert (title.zh, title.en) == ("礼节性拜会", "Courtesy call")


def worded(code, **facts):
    flaw = Flaw("", code, tuple(sorted(facts.items())))
    return tuple(flaw_text(flaw, translator(language)) for language in Language)


def test_facts_of_a_mistake_are_worded_too():
    assert worded(FlawCode.WRONG_ORDER, first="arrival", second="departure") == (
        "The arrival must come before the departure",
        "抵达必须早于离开",
    )
    assert worded(FlawCode.WRONG_TYPE, expected="whole number")[1] == "类型不对，应为：整数"
    assert worded(FlawCode.UNREADABLE, reason="Permission denied")[1] == "无法读取文件：无权打开"


def test_a_fact_that_is_data_is_quoted_as_it_is():
    assert worded(FlawCode.UNKNOWN_ID, id="start")[0] == "Nothing has the id “start”"
    assert worded(FlawCode.NOT_ONE_OF, expected="must, should")[1] == "应为下列之一：must, should"
