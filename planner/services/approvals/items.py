"""One thing that needs approval, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from planner.access import Action, Actor, Extent, Thing, extent_of
from planner.arrangements import Arrangement
from planner.formats import format_list, format_span
from planner.labels import label
from planner.model import ApprovalState, Subject, SubjectKind
from planner.services.approvals.deciding import is_turn_of
from planner.services.approvals.examined import Examined
from planner.services.approvals.steps import step_lines
from planner.services.approvals.submitting import can_submit
from planner.services.differences import attendance_text, difference_lines
from planner.services.names import Names
from planner.services.office_views import ApprovalItem
from planner.services.sentences import engagements_of, sentence_of
from planner.workdays import workdays_from


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """Who reads, on which day, about which plan, in which words."""

    person: Actor
    today: date
    examined: Examined
    names: Names


def item_of(subject: Subject, reader: Reader) -> ApprovalItem:
    """Return a subject with its standing, in words."""
    names, examined = reader.names, reader.examined
    standing, content = examined.standings[subject], examined.content(subject)
    last, due = standing.last, due_on(subject, examined)
    # While something waits, what matters most is that it is no longer what was submitted.
    is_waiting = standing.state is ApprovalState.SUBMITTED
    can_change = extent_of(reader.person.roles, Action.CHANGE, Thing.SUBMISSION) is Extent.ALL
    return ApprovalItem(
        subject=subject,
        title=_title(subject, names),
        kind_label=_kind(subject, examined, names),
        when=_when(content, names),
        place=names.room(content[0].room_id) if len(content) == 1 else "",
        host=_hosts(content, names),
        attendees=format_list(names.t, _once(attendance_text(one, names) for one in content)),
        state=standing.state,
        state_label=names.t(label(standing.state)),
        submission_id=None if last is None else last.id,
        submitted="" if last is None else names.signed(last.author, last.at),
        note="" if last is None else last.note,
        chain=step_lines(last, examined.chain(subject), names),
        changes=difference_lines(standing.since_approved, names),
        since_submitted=difference_lines(standing.since_last if is_waiting else (), names),
        warnings=_warnings(content, examined, names),
        due=due,
        is_late=due is not None and not standing.state.holds and due < reader.today,
        may_submit=can_change and can_submit(standing),
        may_decide=last is not None and is_turn_of(reader.person, last, names.scenario.office.id),
    )


def due_on(subject: Subject, examined: Examined) -> date | None:
    """Return the last day on which a subject can be submitted in time; None without a limit."""
    content, days = examined.content(subject), examined.working_days(subject)
    if not content or not days:
        return None
    office = examined.shown.scenario.office
    first = min(one.start.astimezone(office.tzinfo).date() for one in content)
    return workdays_from(first, -days, office)


def _title(subject: Subject, names: Names) -> str:
    if subject.kind is SubjectKind.ENGAGEMENT:
        return names.title(subject.id)
    return names.t("Reception plan of {delegation}", delegation=names.delegation(subject.id))


def _kind(subject: Subject, examined: Examined, names: Names) -> str:
    if subject.kind is SubjectKind.DELEGATION:
        count = len(examined.content(subject))
        return names.t.n("{count} engagement", "{count} engagements", count)
    engagement = examined.engagements.get(subject.id)
    return "" if engagement is None else names.t(label(engagement.kind))


def _when(content: Sequence[Arrangement], names: Names) -> str:
    if len(content) == 1:
        return names.when(content[0].start, content[0].end)
    days = sorted(one.start.astimezone(names.zone).date() for one in content)
    return format_span(names.t, days[0], days[-1]) if days else names.t("does not take place")


def _hosts(content: Sequence[Arrangement], names: Names) -> str:
    hosts = (names.leader(one.host_id) for one in content if one.host_id is not None)
    return format_list(names.t, _once(hosts))


def _warnings(content: Sequence[Arrangement], examined: Examined, names: Names) -> tuple[str, ...]:
    """Return the rules that what is to be approved breaks."""
    own = {one.engagement_id for one in content}
    return tuple(
        sentence_of(reason, names)
        for reason in examined.shown.warnings
        if own.intersection(engagements_of(reason, names))
    )


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
