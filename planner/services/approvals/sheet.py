"""The submission sheet: one delegation's reception plan as a paper to be signed."""

from __future__ import annotations

from planner.access import Action, Thing, require
from planner.arrangements import Arrangement
from planner.catalogue import is_municipal
from planner.errors import NotFound
from planner.formats import format_date, format_day, format_interval, format_span
from planner.i18n import Translator
from planner.labels import label
from planner.model import Delegation, Subject, SubjectKind
from planner.services.approvals.examined import Examined, examine
from planner.services.approvals.steps import step_lines
from planner.services.context import Context
from planner.services.names import Names, names_of
from planner.services.office_views import Sheet, SheetRow
from planner.services.views import PlanRef


def sheet(ctx: Context, ref: PlanRef, delegation_id: str, t: Translator) -> Sheet:
    """Return a delegation's submission sheet in the language of the paper.

    It names nobody's rank and no score: it may leave the office. Raises NotFound.
    """
    require(ctx, Action.SEE, Thing.PLAN)
    with ctx.store.snapshot() as view:
        examined = examine(ctx, view, ref)
    shown = examined.shown
    names = names_of(shown.scenario, t, ctx.person, shown.plan)
    delegation = names.delegations.get(delegation_id)
    subject = Subject(SubjectKind.DELEGATION, delegation_id)
    if delegation is None or subject not in examined.standings:
        raise NotFound("delegation", id=delegation_id)
    content = sorted(examined.content(subject), key=lambda one: (one.start, one.engagement_id))
    leaders = [one for one in content if _has_leader(one, examined)]
    others = [one for one in content if one not in leaders]
    office = shown.scenario.office
    return Sheet(
        title=t("Submission: receiving {delegation}", delegation=names.delegation(delegation_id)),
        office=office.name.text(names.language),
        date=format_date(t, ctx.clock().astimezone(names.zone).date()),
        paragraphs=_paragraphs(delegation, len(leaders), names),
        leaders=tuple(_row(one, names) for one in leaders),
        others=tuple(_row(one, names) for one in others),
        steps=step_lines(examined.standings[subject].last, examined.chain(subject), names),
        version=t("Plan version {number}", number=ref.number),
    )


def _has_leader(one: Arrangement, examined: Examined) -> bool:
    numbers = examined.shown.ground.rules.numbers
    leaders = (x for x in examined.shown.scenario.leaders if x.id == one.host_id)
    return any(is_municipal(leader, numbers) for leader in leaders)


def _paragraphs(delegation: Delegation, leader_engagements: int, names: Names) -> tuple[str, ...]:
    t = names.t
    first = delegation.arrival.at.astimezone(names.zone).date()
    last = delegation.departure.at.astimezone(names.zone).date()
    lead = t.n(
        "{delegation} ({guest_class}), {count} guest led by {head}, visits us: {days}.",
        "{delegation} ({guest_class}), {count} guests led by {head}, visits us: {days}.",
        delegation.headcount,
        delegation=names.delegation(delegation.id),
        guest_class=t(label(delegation.guest_class)),
        head=names.head(delegation.id) or "–",
        days=format_span(t, first, last),
    )
    proposal = t.n(
        "We propose {count} engagement attended by leaders of the city, and the programme below.",
        "We propose {count} engagements attended by leaders of the city, and the programme below.",
        leader_engagements,
    )
    return (lead, proposal, t("Submitted for approval."))


def _row(one: Arrangement, names: Names) -> SheetRow:
    start, end = one.start.astimezone(names.zone), one.end.astimezone(names.zone)
    return SheetRow(
        day=format_day(names.t, start.date()),
        time=format_interval(start, end),
        title=names.title(one.engagement_id),
        place=names.room(one.room_id),
        host="" if one.host_id is None else names.leader(one.host_id),
    )
