"""What differs between two plans, in words: per engagement, old and new, by dimension."""

from __future__ import annotations

from collections.abc import Iterable

from planner.arrangements import Arrangement, Attendance, Difference
from planner.formats import format_list
from planner.labels import label
from planner.model import LockDimension
from planner.services.names import Names
from planner.services.office_views import DifferenceLine
from planner.translate.keys import party_key


def difference_lines(differences: Iterable[Difference], names: Names) -> tuple[DifferenceLine, ...]:
    """Return differences as lines, in the order given."""
    return tuple(
        DifferenceLine(
            engagement_id=one.engagement_id,
            title=names.title(one.engagement_id),
            dimension=one.dimension,
            dimension_label=names.t(label(one.dimension)),
            before=_said(one.before, one.dimension, names),
            after=_said(one.after, one.dimension, names),
        )
        for one in differences
    )


def _said(arrangement: Arrangement | None, dimension: LockDimension, names: Names) -> str:
    if arrangement is None:
        return names.t("does not take place")
    match dimension:
        case LockDimension.EXISTENCE | LockDimension.TIME:
            return names.when(arrangement.start, arrangement.end)
        case LockDimension.PLACE:
            return names.room(arrangement.room_id)
        case LockDimension.ATTENDEES:
            return attendance_text(arrangement, names)
        case LockDimension.HOST | LockDimension.INTERPRETER | LockDimension.VEHICLE:
            return format_list(names.t, _serving(arrangement, dimension, names)) or names.t(
                "nobody"
            )


def _serving(arrangement: Arrangement, dimension: LockDimension, names: Names) -> list[str]:
    if dimension is LockDimension.HOST:
        return [] if arrangement.host_id is None else [names.leader(arrangement.host_id)]
    if dimension is LockDimension.INTERPRETER:
        return [names.interpreter(key) for key in arrangement.interpreter_ids]
    return [names.vehicle(key) for key in arrangement.vehicle_ids or ()]


def attendance_text(arrangement: Arrangement, names: Names) -> str:
    """Return which guests take part, with the heads of their delegations, and how many."""
    return names.t.n(
        "{who}: {count} guest",
        "{who}: {count} guests",
        arrangement.guests,
        who=format_list(names.t, [_attendee(one, names) for one in arrangement.attendees]),
    )


def _attendee(one: Attendance, names: Names) -> str:
    party = names.party(party_key(one.delegation_id, one.subgroup_id))
    if one.delegation_id in names.hidden:
        return party
    head = one.head.formal(names.language)
    return names.t("{delegation} (head: {head})", delegation=party, head=head)
