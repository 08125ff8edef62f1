"""Documents: what is written is read again, and equal values have one text."""

import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import model
from planner.errors import StorageFailed
from planner.store.codec import decode, encode

st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(
    datetime,
    st.datetimes(
        min_value=datetime(2000, 1, 1),  # noqa: DTZ001 - the zone is added by the strategy
        max_value=datetime(2100, 1, 1),  # noqa: DTZ001 - the zone is added by the strategy
        timezones=st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours))),
    ),
)


@pytest.mark.parametrize(
    "type_",
    [
        model.Delegation,
        model.Engagement,
        model.Interpreter,
        model.Leader,
        model.Lock,
        model.Office,
        model.Plan,
        model.Room,
        model.RuleOverride,
        model.Vehicle,
        model.Venue,
    ],
)
def test_every_kind_of_thing_is_read_as_it_was_written(type_):
    @settings(max_examples=25)
    @given(st.from_type(type_))
    def round_trip(value):
        text = encode(value)
        again = decode(type_, text)
        assert again == value
        assert encode(again) == text

    round_trip()


def test_a_scenario_is_read_as_it_was_written(scenario):
    assert decode(model.Scenario, encode(scenario)) == scenario


def test_numbers_keep_their_kind():
    reason = model.Reason("H01", facts=(("a", 1), ("b", 1.0), ("c", True), ("d", "1")))
    again = decode(model.Reason, encode(reason))
    assert [type(value) for _, value in again.facts] == [int, float, bool, str]


def test_sets_have_the_same_text_in_every_process():
    program = (
        "from planner.store.codec import encode\n"
        "print(encode(frozenset({'quiet', 'central', 'halal', 'garden', 'lake'})))"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            text=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert texts == {'["central","garden","halal","lake","quiet"]\n'}


@dataclass(frozen=True)
class Card:
    """A stand-in for a document of a later or earlier release."""

    name: str
    colour: str = "red"


def test_a_document_of_an_older_release_takes_the_defaults_of_new_fields():
    assert decode(Card, '{"name":"a"}') == Card("a", "red")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"name":1}', '{"colour":"red"}'])
def test_another_text_is_refused(text):
    with pytest.raises(StorageFailed) as refused:
        decode(Card, text)
    assert (refused.value.code, refused.value.facts) == ("document_unreadable", {"kind": "Card"})


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_numbers_that_json_cannot_say_are_refused(number):
    with pytest.raises(ValueError, match="Out of range"):
        encode(model.Reason("H01", facts=(("n", number),)))


def test_values_that_documents_do_not_hold_are_refused():
    with pytest.raises(TypeError, match="object"):
        encode((object(),))
