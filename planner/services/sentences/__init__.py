"""Broken rules as sentences about people, places and times.

A new rule is one function and one line here; without one its label and the names are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from planner.formats import format_list
from planner.model import Reason
from planner.services.labels import rule_label
from planner.services.names import Names
from planner.services.sentences import care, people, places, visits
from planner.services.sentences.ingredients import Sentence

SENTENCES: Mapping[str, Sentence] = MappingProxyType(
    {
        "H00": places.asked,
        "H01": places.one_place,
        "H02": places.travel_time,
        "H03": places.ports,
        "H04": people.leader_calendar,
        "H05": people.linked_leaders,
        "H06": people.rank_gap,
        "H07": people.interpreter_skill,
        "H08": people.team_size,
        "H09": people.interpreter_day,
        "H10": places.room_fit,
        "H11": places.turnaround,
        "H12": visits.vehicle_seats,
        "H13": visits.driver_hours,
        "H14": visits.meals,
        "H15": visits.precedence,
        "H16": visits.courtesy_call_day,
        "H17": visits.banquet_count,
        "H18": visits.locks,
        "H19": visits.approval_time,
        "H20": visits.observance,
        "H21": visits.keep_apart,
        "H22": places.restricted_zones,
        "H23": care.security,
        "H24": care.dress_change,
        "H25": care.mobility,
        "H26": visits.offset,
        "H27": visits.equipment,
    }
)


def sentence_of(reason: Reason, names: Names) -> str:
    """Return a broken rule as a sentence; the rule and all names where no sentence fits."""
    word = SENTENCES.get(reason.rule)
    said = word(reason.ids, amount_of(reason), names) if word else None
    if said is not None:
        return said
    t, label = names.t, rule_label(reason.rule, names.t)
    who = [names.anyone(id_) for id_ in reason.ids if id_]
    if not who:
        return label
    return t("{rule} Concerned: {names}", rule=label, names=format_list(t, who))


def amount_of(reason: Reason) -> int:
    """Return by how much a rule is broken, in the rule's own unit; 1 where nothing is counted."""
    return next((value for _, value in reason.facts if isinstance(value, int)), 1)


def engagements_of(reason: Reason, names: Names) -> tuple[str, ...]:
    """Return the engagements that a reason is about, in its order."""
    return tuple(dict.fromkeys(id_ for id_ in reason.ids if id_ in names.engagements))
