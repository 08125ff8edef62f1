"""What delegations are called, and in which order."""

from dataclasses import replace

from planner.access import local_administrator
from planner.model import Bilingual
from planner.services.names import names_of
from tests.planner.translate.builders import delegation, engagement, scenario

GUESTS = tuple(
    delegation(id_, region=region, name=Bilingual(zh, id_.title()), code_name=code)
    for id_, region, zh, code in (
        ("lyon", "FR", "里昂", "Y"),
        ("kyoto", "JP", "京都", "Z"),
        ("essen", "DE", "埃森", "X"),
        ("central", "HK", "中环", "W"),
        ("bonn", "DE", "波恩", "V"),
    )
)
TOGETHER = engagement("talks", delegation_ids=tuple(guest.id for guest in GUESTS))


def names(t, *hidden):
    office = scenario(TOGETHER, delegations=GUESTS)
    found = names_of(office, t, local_administrator("officer"))
    return replace(found, hidden=frozenset(hidden))


def test_delegations_stand_in_the_english_alphabet_of_their_regions(t, zh):
    # France, Germany (Bonn, Essen), Hong Kong, Japan; in both languages.
    assert names(t).delegations_of(TOGETHER) == "Lyon, Bonn, Essen, Central and Kyoto"
    assert names(zh).delegations_of(TOGETHER) == "里昂、波恩、埃森、中环、京都"


def test_the_place_of_a_hidden_delegation_does_not_tell_its_region(t):
    shown = names(t, "lyon", "bonn").delegations_of(TOGETHER)
    assert shown == "Essen, Central, Kyoto, V and Y"


def test_subgroups_stand_in_the_same_order(t):
    apart = replace(TOGETHER, delegation_ids=("kyoto", "lyon"), subgroup_id="culture")
    assert names(t).delegations_of(apart) == "Lyon (culture) and Kyoto (culture)"
