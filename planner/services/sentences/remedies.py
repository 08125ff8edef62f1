"""What an office could do to make a wish possible, as an officer would say it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from optimizer.solution import Visit
from optimizer.why import Relaxation, RelaxationKind
from planner.formats import format_list, format_time
from planner.labels import label
from planner.model import LockDimension
from planner.services.sentences.facts import Words
from planner.services.sentences.ingredients import minutes_text


def remedy_sentence(remedy: Relaxation, words: Words) -> str:
    """Return what could be done."""
    return _SENTENCES[remedy.kind](remedy, words)


def arrangement_text(visit: Visit, words: Words) -> str:
    """Return when and where an engagement would be, and with whom."""
    names, moment = words.names, words.clock.moment
    people = [] if visit.host is None else [names.leader(visit.host)]
    people += [names.interpreter(key) for team in visit.teams for key in team.interpreters]
    said = [names.when(moment(visit.start_min), moment(visit.end_min)), names.room(visit.room)]
    asked = names.engagements.get(visit.engagement)
    cut_min = 0 if asked is None else asked.duration_min - (visit.end_min - visit.start_min)
    if cut_min > 0:
        said.append(names.t("shortened by {minutes}", minutes=minutes_text(cut_min, names)))
    return " · ".join([*said, *people])


def _unlock(remedy: Relaxation, words: Words) -> str:
    t = words.names.t
    dimension = t(label(LockDimension(remedy.ids[0])))
    return t("Release what is held fixed: {dimension}", dimension=dimension)


def _move(remedy: Relaxation, words: Words) -> str:
    names = words.names
    return names.t(
        "Move {what} to {when}",
        what=names.engagement(remedy.ids[0]),
        when=arrangement_text(remedy.visits[1], words),
    )


def _drop(remedy: Relaxation, words: Words) -> str:
    return words.names.t("Do without {what}", what=words.names.engagement(remedy.ids[0]))


def _hours(remedy: Relaxation, words: Words) -> str:
    minutes = minutes_text(remedy.minutes[0], words.names)
    return words.names.t("Let it lie up to {minutes} outside the hours asked for", minutes=minutes)


def _shorter(remedy: Relaxation, words: Words) -> str:
    minutes = minutes_text(remedy.minutes[0], words.names)
    return words.names.t("Shorten it to {minutes}", minutes=minutes)


def _other_room(remedy: Relaxation, words: Words) -> str:
    where = words.names.room(remedy.ids[0])
    return words.names.t("Take a room that was not asked for: {where}", where=where)


def _turnaround(remedy: Relaxation, words: Words) -> str:
    return words.names.t(
        "Prepare {where} anew within {minutes}",
        where=words.names.room(remedy.ids[0]),
        minutes=minutes_text(remedy.minutes[0], words.names),
    )


def _room_hours(remedy: Relaxation, words: Words) -> str:
    return words.names.t(
        "Keep {where} open {minutes} longer",
        where=words.names.room(remedy.ids[0]),
        minutes=minutes_text(remedy.minutes[0], words.names),
    )


def _interpreter(remedy: Relaxation, words: Words) -> str:
    language = words.names.tongue(remedy.ids[0])
    return words.names.t("Call in one more interpreter for {language}", language=language)


def _interpreter_block(remedy: Relaxation, words: Words) -> str:
    return _given_up(words.names.interpreter(remedy.ids[0]), remedy, words)


def _given_up(who: str, remedy: Relaxation, words: Words) -> str:
    moment = words.clock.moment
    start, end = (moment(minute) for minute in remedy.minutes[:2])
    return words.names.t("Free {who} from {times}", who=who, times=words.names.when(start, end))


def _other_host(remedy: Relaxation, words: Words) -> str:
    who = words.names.leader(remedy.ids[0])
    return words.names.t("Ask {who} to host, who was not thought of", who=who)


def _leader_block(remedy: Relaxation, words: Words) -> str:
    names, moment = words.names, words.clock.moment
    who = names.leader(remedy.ids[0])
    start, end, kept_from, kept_to = remedy.minutes
    if kept_from >= kept_to:
        return _given_up(who, remedy, words)
    times = names.when(moment(start), moment(end))
    if kept_from > start:
        return names.t(
            "Have {who}, busy {times}, begin that at {time} only",
            who=who,
            times=times,
            time=format_time(moment(kept_from)),
        )
    ends = format_time(moment(kept_to))
    return names.t("Have {who}, busy {times}, free from {time}", who=who, times=times, time=ends)


def _order(remedy: Relaxation, words: Words) -> str:
    names = words.names
    both = format_list(names.t, [names.engagement(key) for key in remedy.ids])
    return names.t("Give up the order of {what}", what=both)


_SENTENCES: Mapping[RelaxationKind, Callable[[Relaxation, Words], str]] = MappingProxyType(
    {
        RelaxationKind.UNLOCK: _unlock,
        RelaxationKind.MOVE: _move,
        RelaxationKind.DROP: _drop,
        RelaxationKind.HOURS: _hours,
        RelaxationKind.SHORTER: _shorter,
        RelaxationKind.OTHER_ROOM: _other_room,
        RelaxationKind.TURNAROUND: _turnaround,
        RelaxationKind.ROOM_HOURS: _room_hours,
        RelaxationKind.INTERPRETER: _interpreter,
        RelaxationKind.INTERPRETER_BLOCK: _interpreter_block,
        RelaxationKind.OTHER_HOST: _other_host,
        RelaxationKind.LEADER_BLOCK: _leader_block,
        RelaxationKind.ORDER: _order,
    }
)
