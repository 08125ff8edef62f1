"""Sentences about those who receive: leaders and interpreters."""

from __future__ import annotations

from planner.formats import format_interval, format_list
from planner.services.names import Names
from planner.services.sentences.ingredients import Ids, listed, minutes_text


def leader_calendar(ids: Ids, _amount: int, names: Names) -> str | None:
    """Word rule H04."""
    t = names.t
    match ids:
        case (leader, engagement):
            who, what = names.leader(leader), names.engagement(engagement)
            times = _busy_times(leader, engagement, names)
            if not times:
                return t("{who} is not free for {what}", who=who, what=what)
            return t("{who} is busy {times}, during {what}", who=who, times=times, what=what)
    return None


def _busy_times(leader_id: str, engagement_id: str, names: Names) -> str:
    leader, visit = names.leaders.get(leader_id), names.visits.get(engagement_id)
    if leader is None or visit is None:
        return ""
    blocks = (b for b in leader.busy if b.start < visit.end and visit.start < b.end)
    zone = names.zone
    times = [format_interval(b.start.astimezone(zone), b.end.astimezone(zone)) for b in blocks]
    return format_list(names.t, times)


def linked_leaders(ids: Ids, _amount: int, names: Names) -> str | None:
    """Word rule H05."""
    match ids:
        case (one, other, first, second):
            return names.t(
                "{one} and {other} stand in for each other and are both away: {what}",
                one=names.leader(one),
                other=names.leader(other),
                what=listed((first, second), names),
            )
    return None


def rank_gap(ids: Ids, amount: int, names: Names) -> str | None:
    """Word rule H06."""
    t = names.t
    match ids:
        case (engagement,):
            return t("Nobody of fitting rank can host {what}", what=names.engagement(engagement))
        case (engagement, leader):
            return t.n(
                "The rank of {who} is {count} step too far from the main guest’s for {what}",
                "The rank of {who} is {count} steps too far from the main guest’s for {what}",
                amount,
                who=names.leader(leader),
                what=names.engagement(engagement),
            )
    return None


def interpreter_skill(ids: Ids, _amount: int, names: Names) -> str | None:
    """Word rule H07."""
    t = names.t
    match ids:
        case (engagement, language):
            return t(
                "{what} has no interpreters for {language}, or some that are not needed",
                what=names.engagement(engagement),
                language=names.tongue(language),
            )
        case (engagement, language, interpreter):
            return t(
                "{who} may not interpret {language} at {what}: mode, clearance or grade",
                who=names.interpreter(interpreter),
                language=names.tongue(language),
                what=names.engagement(engagement),
            )
    return None


def team_size(ids: Ids, amount: int, names: Names) -> str | None:
    """Word rule H08."""
    match ids:
        case (engagement, language):
            return names.t.n(
                "{what} lacks {count} interpreter for {language}",
                "{what} lacks {count} interpreters for {language}",
                amount,
                what=names.engagement(engagement),
                language=names.tongue(language),
            )
    return None


def interpreter_day(ids: Ids, amount: int, names: Names) -> str | None:
    """Word rule H09."""
    t, minutes = names.t, minutes_text(amount, names)
    match ids:
        case (interpreter, day):
            return t(
                "{who} works {minutes} too long on {day}",
                who=names.interpreter(interpreter),
                minutes=minutes,
                day=names.day(day),
            )
        case (interpreter, day, _):
            return t(
                "{who} lacks {minutes} of rest in the night after {day}",
                who=names.interpreter(interpreter),
                minutes=minutes,
                day=names.day(day),
            )
    return None
