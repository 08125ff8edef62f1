"""The facts that stand in an engagement's way, as an officer would say them.

Facts that say the same of several rooms or hours are said in one sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from optimizer.why import Fact, FactKind
from planner.formats import format_datetime, format_interval, format_list, format_time
from planner.labels import label
from planner.model import MINUTES_PER_DAY, LockDimension
from planner.services.labels import rule_label
from planner.services.names import Names
from planner.services.sentences.ingredients import minutes_text
from planner.translate.clock import PeriodClock

Facts = tuple[Fact, ...]
"""Facts of one kind that are said together; of most kinds it is always one."""

_MOST_NAMED: Final = 6
"""How many people are named one by one."""


@dataclass(frozen=True, slots=True)
class Words:
    """What sentences are made with: names, the period's clock, and the days in question."""

    names: Names
    clock: PeriodClock
    days: frozenset[int]

    def spans(self, numbers: tuple[int, ...]) -> list[tuple[int, int]]:
        """Return the spans in a fact's numbers that touch the days in question."""
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        return [
            (start, end)
            for start, end in pairs
            if any(
                start < (day + 1) * MINUTES_PER_DAY and end > day * MINUTES_PER_DAY
                for day in self.days
            )
        ]

    def times(self, numbers: tuple[int, ...]) -> str:
        """Return spans with their days; nothing where none touches the days in question."""
        moment = self.clock.moment
        said = [self.names.when(moment(start), moment(end)) for start, end in self.spans(numbers)]
        return format_list(self.names.t, said)

    def hours(self, numbers: tuple[int, ...]) -> str:
        """Return spans without their days where they are the same on all of them."""
        moment = self.clock.moment
        spans = self.spans(numbers)
        of_day = {format_interval(moment(start), moment(end)) for start, end in spans}
        return of_day.pop() if len(of_day) == 1 else self.times(numbers)

    def at(self, minute: int) -> str:
        """Return a day and a time."""
        return format_datetime(self.names.t, self.clock.moment(minute))

    def drive(self, numbers: tuple[int, ...]) -> str:
        """Return the minutes of a drive, the least and the most where they differ."""
        least, most = numbers
        longest = minutes_text(most, self.names)
        if least == most:
            return longest
        return self.names.t("{least} to {most}", least=least, most=longest)


def fact_sentences(facts: Iterable[Fact], words: Words) -> tuple[str, ...]:
    """Return what clashes, a sentence for each fact or for several that say the same."""
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        groups.setdefault(_said_with(fact, words), []).append(fact)
    return tuple(_SENTENCES[each[0].kind](tuple(each), words) for each in groups.values())


def _said_with(fact: Fact, words: Words) -> tuple[object, ...]:
    """Return what facts that are said in one sentence have in common."""
    match fact.kind:
        case FactKind.ROOM_HOURS:
            return (fact.kind, words.hours(fact.numbers))
        case FactKind.ROOM_PURPOSE:
            return (fact.kind,)
        case FactKind.LEADER_BUSY | FactKind.INTERPRETER_BUSY:
            return (fact.kind, fact.ids)
        case _:
            return (fact,)


# -- guests ----------------------------------------------------------------------------


def _stay(facts: Facts, words: Words) -> str:
    names = words.names
    who, day = names.party(facts[0].ids[0]), names.day(str(facts[0].numbers[0]))
    return names.t("{who} is not in town on {day}", who=who, day=day)


def _arrival(facts: Facts, words: Words) -> str:
    (party, site), (day, _, ready) = facts[0].ids, facts[0].numbers
    names, t = words.names, words.names.t
    who, where = names.party(party), names.venue(site)
    guests = names.delegations.get(party.partition("/")[0])
    if guests is not None and site == guests.arrival.port_venue_id:
        at = guests.arrival.at.astimezone(names.zone)
        if words.clock.local_day(at) == words.clock.day(day):
            return t(
                "{who} arrives at {where} at {time} and can leave it at {ready}",
                who=who,
                where=where,
                time=format_time(at),
                ready=format_time(words.clock.moment(ready)),
            )
    return t(
        "The day of {who} begins at {where} at {time}",
        who=who,
        where=where,
        time=format_time(words.clock.moment(ready)),
    )


def _departure(facts: Facts, words: Words) -> str:
    (party, site), (day, due, gone) = facts[0].ids, facts[0].numbers
    names, t = words.names, words.names.t
    who, where = names.party(party), names.venue(site)
    guests = names.delegations.get(party.partition("/")[0])
    if guests is not None and site == guests.departure.port_venue_id:
        at = guests.departure.at.astimezone(names.zone)
        if words.clock.local_day(at) == words.clock.day(day):
            return t(
                "{who} leaves from {where} at {time} and has to be there by {due}",
                who=who,
                where=where,
                time=format_time(at),
                due=format_time(words.clock.moment(due)),
            )
    return t(
        "The day of {who} ends at {where} at {time}",
        who=who,
        where=where,
        time=format_time(words.clock.moment(min(due, gone))),
    )


def _ban(facts: Facts, words: Words) -> str:
    names = words.names
    who, times = names.party(facts[0].ids[0]), words.times(facts[0].numbers)
    return names.t("{who} keeps {times} free", who=who, times=times)


def _apart(facts: Facts, words: Words) -> str:
    names = words.names
    one, other = (names.party(key) for key in facts[0].ids)
    return names.t("{one} and {other} must not meet", one=one, other=other)


# -- rooms -----------------------------------------------------------------------------


def _rooms(facts: Facts, words: Words) -> str:
    return format_list(words.names.t, [words.names.room(fact.ids[0]) for fact in facts])


def _room_size(facts: Facts, words: Words) -> str:
    names = words.names
    places, people = facts[0].numbers
    where = _rooms(facts, words)
    if places < people:
        return names.t(
            "{where} holds {places} people; {people} take part",
            where=where,
            places=places,
            people=people,
        )
    return names.t("{where} holds {places} people at a time", where=where, places=places)


def _room_purpose(facts: Facts, words: Words) -> str:
    return words.names.t("Not fitted for it: {where}", where=_rooms(facts, words))


def _room_kitchen(facts: Facts, words: Words) -> str:
    names = words.names
    where, who = _rooms(facts, words), names.party(facts[0].ids[1])
    return names.t("{where} has no kitchen for {who}", where=where, who=who)


def _room_asked(facts: Facts, words: Words) -> str:
    where = _rooms(facts, words)
    return words.names.t("{where} is not among the rooms that it may have", where=where)


def _room_hours(facts: Facts, words: Words) -> str:
    names, hours = words.names, words.hours(facts[0].numbers)
    if not hours:
        return names.t("Closed: {where}", where=_rooms(facts, words))
    return names.t("Open {times}: {where}", times=hours, where=_rooms(facts, words))


def _room_turnaround(facts: Facts, words: Words) -> str:
    return words.names.t(
        "{where} needs {minutes} to be prepared anew",
        where=_rooms(facts, words),
        minutes=minutes_text(facts[0].numbers[0], words.names),
    )


# -- people ----------------------------------------------------------------------------


def _leader_busy(facts: Facts, words: Words) -> str:
    return _busy(facts, words, words.names.leader(facts[0].ids[0]))


def _interpreter_busy(facts: Facts, words: Words) -> str:
    return _busy(facts, words, words.names.interpreter(facts[0].ids[0]))


def _busy(facts: Facts, words: Words, who: str) -> str:
    moment = words.clock.moment
    spans = sorted(fact.numbers for fact in facts)
    times = [words.names.when(moment(start), moment(end)) for start, end in spans]
    return words.names.t("{who} is busy {times}", who=who, times=format_list(words.names.t, times))


def _rank_cap(facts: Facts, words: Words) -> str:
    names = words.names
    return names.t.n(
        "More than {count} step of rank from the main guest: {who}",
        "More than {count} steps of rank from the main guest: {who}",
        facts[0].numbers[0],
        who=format_list(names.t, [names.leader(key) for key in facts[0].ids]),
    )


def _host_asked(facts: Facts, words: Words) -> str:
    who = words.names.leader(facts[0].ids[0])
    return words.names.t("{who} is not among those who may host it", who=who)


def _host_needed(facts: Facts, words: Words) -> str:
    names = words.names
    who = format_list(names.t, [names.leader(key) for key in facts[0].ids])
    if not who:
        return names.t("It needs a host, and nobody may be it")
    return names.t("It needs a host; those who may be: {who}", who=who)


def _language(facts: Facts, words: Words) -> str:
    names, (language, *able) = words.names, facts[0].ids
    if not able:
        return names.t(
            "Nobody may interpret {language} at it: mode, clearance or grade",
            language=names.tongue(language),
        )
    return names.t.n(
        "It needs {count} interpreter for {language}; those who may: {who}",
        "It needs {count} interpreters for {language}; those who may: {who}",
        facts[0].numbers[0],
        language=names.tongue(language),
        who=_some([names.interpreter(key) for key in able], names),
    )


def _some(people: list[str], names: Names) -> str:
    """Return names as a phrase, or how many they are where they are too many to be read."""
    if len(people) <= _MOST_NAMED:
        return format_list(names.t, people)
    return names.t.n("{count} person", "{count} people", len(people))


def _linked(facts: Facts, words: Words) -> str:
    names = words.names
    one, other = (names.leader(key) for key in facts[0].ids)
    return names.t(
        "{one} and {other} stand in for each other; one of them stays", one=one, other=other
    )


# -- the engagement, the plan, the roads -----------------------------------------------


def _hours_asked(facts: Facts, words: Words) -> str:
    times = words.times(facts[0].numbers)
    if not times:
        return words.names.t("It is not asked for on this day")
    return words.names.t("It is asked for {times}", times=times)


def _rule(facts: Facts, words: Words) -> str:
    return rule_label(facts[0].ids[0], words.names.t).rstrip(".")


def _precedence(facts: Facts, words: Words) -> str:
    names, (gap_min,) = words.names, facts[0].numbers
    before, after = (names.engagement(key) for key in facts[0].ids)
    if gap_min:
        return names.t(
            "{first} has to be over {minutes} before {second} begins",
            first=before,
            minutes=minutes_text(gap_min, names),
            second=after,
        )
    return names.t("{first} has to be over before {second} begins", first=before, second=after)


def _held(facts: Facts, words: Words) -> str:
    names, (dimension, *values) = words.names, facts[0].ids
    kind = LockDimension(dimension)
    what = names.t(label(kind))
    if kind is LockDimension.EXISTENCE:
        return names.t("Somebody has decided that it does not take place")
    said = [
        words.at(int(key)) if kind is LockDimension.TIME else names.anyone(key) for key in values
    ]
    who = format_list(names.t, said) or names.t("nobody")
    return names.t("It is held fixed ({dimension}): {what}", dimension=what, what=who)


def _planned(facts: Facts, words: Words) -> str:
    names, (engagement, *shared) = words.names, facts[0].ids
    what = names.engagement(engagement)
    if not shared:
        return names.t("As planned: {what}", what=what)
    who = format_list(names.t, [names.anyone(key) for key in shared])
    return names.t("As planned, with {who}: {what}", who=who, what=what)


def _way(facts: Facts, words: Words) -> str:
    names = words.names
    one, other = (names.venue(key) for key in facts[0].ids)
    minutes = words.drive(facts[0].numbers)
    return names.t(
        "The drive between {one} and {other} takes {minutes}", one=one, other=other, minutes=minutes
    )


def _fleet(_facts: Facts, words: Words) -> str:
    return words.names.t("No vehicles are free for the drives to it")


_SENTENCES: Mapping[FactKind, Callable[[Facts, Words], str]] = MappingProxyType(
    {
        FactKind.STAY: _stay,
        FactKind.ARRIVAL: _arrival,
        FactKind.DEPARTURE: _departure,
        FactKind.BAN: _ban,
        FactKind.RULE: _rule,
        FactKind.ROOM_SIZE: _room_size,
        FactKind.ROOM_PURPOSE: _room_purpose,
        FactKind.ROOM_KITCHEN: _room_kitchen,
        FactKind.RANK_CAP: _rank_cap,
        FactKind.HOST_ASKED: _host_asked,
        FactKind.ROOM_ASKED: _room_asked,
        FactKind.ROOM_HOURS: _room_hours,
        FactKind.LEADER_BUSY: _leader_busy,
        FactKind.HOURS_ASKED: _hours_asked,
        FactKind.INTERPRETER_BUSY: _interpreter_busy,
        FactKind.HOST_NEEDED: _host_needed,
        FactKind.LANGUAGE: _language,
        FactKind.PRECEDENCE: _precedence,
        FactKind.APART: _apart,
        FactKind.LINKED: _linked,
        FactKind.ROOM_TURNAROUND: _room_turnaround,
        FactKind.HELD: _held,
        FactKind.PLANNED: _planned,
        FactKind.WAY: _way,
        FactKind.FLEET: _fleet,
    }
)
