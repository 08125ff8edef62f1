"""My day, my sheet: what the issued plan asks of the people and vehicles an account stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final

from planner.access import Action, Post, Thing, reach_of, require
from planner.errors import NotFound
from planner.formats import format_list, format_time
from planner.i18n import Translator
from planner.labels import label
from planner.model import Dress, Engagement, PlannedLeg, PlannedVisit, PressCoverage
from planner.services.context import Context
from planner.services.convoys import convoy_lines
from planner.services.itineraries import itinerary
from planner.services.names import Names, names_of
from planner.services.opened import OpenPlan
from planner.services.records import open_plan_at, scenario_now
from planner.services.views import ConvoyLine, ItineraryRow, Perspective, PlanRef
from planner.store import issues

PERSPECTIVES: Final[Mapping[Post, Perspective]] = MappingProxyType(
    {
        Post.LEADER: Perspective.LEADER,
        Post.INTERPRETER: Perspective.INTERPRETER,
        Post.VEHICLE: Perspective.VEHICLE,
    }
)


@dataclass(frozen=True, slots=True)
class OwnPerson:
    """A leader, an interpreter or a vehicle that the account stands for."""

    post: Post
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One engagement or drive: where, when, with whom, and what to know before.

    `be_there` is when an interpreter is called in; `guests` are the people to expect, in order of
    precedence; `remarks` are dress and press.
    """

    id: str
    engagement_id: str | None
    is_leg: bool
    start: datetime
    end: datetime
    be_there: datetime | None
    title: str
    kind_label: str
    place: str
    delegations: str
    guests: tuple[str, ...]
    host: str
    interpreters: str
    cars: str
    remarks: tuple[str, ...]
    convoy: tuple[ConvoyLine, ...]


@dataclass(frozen=True, slots=True)
class OwnDay:
    """The lines of one day in order of time."""

    day: date
    label: str
    lines: tuple[OwnLine, ...]


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """What the plan in force asks of one person; `issued_at` is when it began to bind."""

    person: OwnPerson
    issued_at: datetime
    days: tuple[OwnDay, ...]


def people(ctx: Context, period_id: int, t: Translator) -> tuple[OwnPerson, ...]:
    """Return those whom the account stands for in a period's office. Raises NotFound."""
    reach_of(ctx, Action.SEE, Thing.PROGRAMME)
    scenario = scenario_now(ctx, period_id).scenario
    names = names_of(scenario, t, ctx.person)
    known = (
        (Post.LEADER, names.leaders, names.leader),
        (Post.INTERPRETER, names.interpreters, names.interpreter),
        (Post.VEHICLE, names.vehicles, names.vehicle),
    )
    return tuple(
        OwnPerson(post, key, word(key))
        for post, those, word in known
        for key in those
        if ctx.person.stands_for(scenario.office.id, post, key)
    )


def own_plan(ctx: Context, period_id: int, person: OwnPerson, t: Translator) -> OwnPlan | None:
    """Return what the issued plan asks of somebody, or None before the first issue.

    Raises:
        NotFound: the period.
        NotAllowed: the account does not stand for them.
    """
    reach_of(ctx, Action.SEE, Thing.PROGRAMME)
    office_id = scenario_now(ctx, period_id).scenario.office.id
    is_own = ctx.person.stands_for(office_id, person.post, person.id)
    require(ctx, Action.SEE, Thing.PROGRAMME, own=is_own)
    with ctx.store.snapshot() as view:
        issue = issues.latest(view, period_id)
    if issue is None:
        return None
    shown = open_plan_at(ctx, PlanRef(period_id, issue.plan_number))
    names = names_of(shown.scenario, t, ctx.person, shown.plan)
    sheet = _Sheet(shown, names, person)
    own = itinerary(shown, PERSPECTIVES[person.post], person.id, names)
    days = tuple(OwnDay(day.day, day.label, tuple(map(sheet.line, day.rows))) for day in own.days)
    return OwnPlan(person, issue.at.astimezone(names.zone), days)


class _Sheet:
    """Writes the lines of one person's sheet."""

    def __init__(self, shown: OpenPlan, names: Names, person: OwnPerson) -> None:
        self._names = names
        self._person = person
        self._call_in = timedelta(minutes=shown.ground.rules.numbers.interpreting.call_in_min)
        self._legs = {leg.key: leg for leg in shown.plan.legs}
        self._arrivals: dict[str, list[PlannedLeg]] = defaultdict(list)
        for leg in shown.plan.legs:
            if leg.to_engagement_id is not None:
                self._arrivals[leg.to_engagement_id].append(leg)

    def line(self, row: ItineraryRow) -> OwnLine:
        names = self._names
        leg = self._legs.get(row.id) if row.is_leg else None
        engagement = names.engagements.get(row.engagement_id or "")
        visit = names.visits.get(row.engagement_id or "")
        is_interpreting = self._person.post is Post.INTERPRETER and not row.is_leg
        return OwnLine(
            id=row.id,
            engagement_id=row.engagement_id,
            is_leg=row.is_leg,
            start=row.start,
            end=row.end,
            be_there=row.start - self._call_in if is_interpreting else None,
            title=row.title,
            kind_label=row.kind_label,
            place=row.place,
            delegations=row.delegations,
            guests=() if row.is_leg else tuple(self._guests(engagement)),
            host="" if self._person.post is Post.LEADER else row.host,
            interpreters="" if self._person.post is Post.INTERPRETER else row.interpreters,
            cars="" if row.is_leg else self._cars(visit),
            remarks=() if row.is_leg else tuple(self._remarks(engagement)),
            convoy=() if leg is None else convoy_lines(leg, names),
        )

    def _guests(self, engagement: Engagement | None) -> Iterator[str]:
        """Yield head and members of each delegation whose names the reader may know."""
        for key in engagement.delegation_ids if engagement else ():
            delegation = self._names.delegations.get(key)
            if delegation is None or key in self._names.hidden:
                continue
            yield self._names.head(key)
            for member in delegation.members:
                if engagement is None or engagement.subgroup_id in {None, member.subgroup_id}:
                    yield member.name.formal(self._names.language)

    def _cars(self, visit: PlannedVisit | None) -> str:
        """Return the vehicles that bring the guests, with when they arrive."""
        told = [
            self._names.t(
                "{vehicles} at {time}",
                vehicles=format_list(self._names.t, [*map(self._names.vehicle, leg.vehicle_ids)]),
                time=format_time(leg.arrive.astimezone(self._names.zone)),
            )
            for leg in (self._arrivals[visit.engagement_id] if visit else ())
            if leg.vehicle_ids
        ]
        return format_list(self._names.t, told)

    def _remarks(self, engagement: Engagement | None) -> Iterator[str]:
        if engagement is None:
            return
        if engagement.dress is not Dress.ANY:
            yield self._names.t(label(engagement.dress))
        if engagement.press is not PressCoverage.NONE:
            yield self._names.t(label(engagement.press))


def person_of(ctx: Context, period_id: int, post: Post, id_: str, t: Translator) -> OwnPerson:
    """Return one of those whom the account stands for. Raises NotFound."""
    reach_of(ctx, Action.SEE, Thing.PROGRAMME)
    for one in people(ctx, period_id, t):
        if (one.post, one.id) == (post, id_):
            return one
    raise NotFound("person", post=post.value, id=id_)
