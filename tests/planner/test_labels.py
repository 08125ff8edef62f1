import inspect
from enum import Enum

import pytest

from planner import model
from planner.errors import Fact, Flaw, FlawCode
from planner.i18n import Language, translator
from planner.labels import bilingual, flaw_text, label

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
