"""What ids are called, in the language of the reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from planner.access import Action, Actor, Extent, Thing, extent_of
from planner.formats import format_datetime, format_day, format_interval, format_list
from planner.i18n import N_, Language, Translator
from planner.labels import label
from planner.model import (
    REST,
    Delegation,
    Engagement,
    Interpreter,
    Leader,
    Plan,
    PlannedVisit,
    Room,
    Scenario,
    Vehicle,
    Venue,
)
from planner.services.concerns import concerned_delegations
from planner.services.labels import author_label

REGIONS_OF_CHINA: Mapping[str, str] = {
    "HK": N_("Hong Kong, China"),
    "MO": N_("Macao, China"),
    "TW": N_("Taiwan, China"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """The names of everything in a scenario, and the times of a plan's engagements.

    What the scenario does not know (any more) is called by its id. Delegations in `hidden` are
    not to be made public yet, and the reader has no right to their names: everything that would
    tell who they are is replaced by the code name or left out, here and nowhere else.
    """

    t: Translator
    zone: ZoneInfo
    scenario: Scenario
    delegations: Mapping[str, Delegation]
    engagements: Mapping[str, Engagement]
    leaders: Mapping[str, Leader]
    interpreters: Mapping[str, Interpreter]
    vehicles: Mapping[str, Vehicle]
    rooms: Mapping[str, Room]
    venues: Mapping[str, Venue]
    visits: Mapping[str, PlannedVisit]
    hidden: frozenset[str]

    @property
    def language(self) -> str:
        """The reader's language tag."""
        return self.t.language.value

    def delegation(self, delegation_id: str) -> str:
        """Return a delegation's name, or its code name where that is all the reader may know."""
        found = self.delegations.get(delegation_id)
        if found is None:
            return delegation_id
        return found.code_name if found.id in self.hidden else found.name.text(self.language)

    def head(self, delegation_id: str) -> str:
        """Return the head of a delegation with the office held; nothing where it is hidden."""
        found = self.delegations.get(delegation_id)
        if found is None or found.id in self.hidden:
            return ""
        return found.head.formal(self.language)

    def home(self, delegation_id: str) -> str:
        """Return the region that a delegation comes from; nothing where it is hidden."""
        found = self.delegations.get(delegation_id)
        return self.region(found.region) if found and found.id not in self.hidden else ""

    def delegations_of(self, engagement: Engagement) -> str:
        """Return the names of those who take part; a subgroup is named with its delegation.

        Several come in the order of a multilateral event: by the English names of their regions.
        """
        ordered = sorted(engagement.delegation_ids, key=self._precedence)
        if engagement.subgroup_id is not None:
            keys = (f"{key}/{engagement.subgroup_id}" for key in ordered)
            return format_list(self.t, [self.party(key) for key in keys])
        return format_list(self.t, [self.delegation(key) for key in ordered])

    def _precedence(self, delegation_id: str) -> tuple[bool, str, str]:
        """Return what orders a delegation among others; the hidden ones come last."""
        found = self.delegations.get(delegation_id)
        if found is None or found.id in self.hidden:
            return (True, self.delegation(delegation_id), "")
        english = Language.EN.locale.territories.get(found.region, found.region)
        return (False, REGIONS_OF_CHINA.get(found.region, english), found.name.text("en"))

    def party(self, party_id: str) -> str:
        """Return the name of a delegation or of one of its parts (`delegation/subgroup`)."""
        delegation_id, is_part, subgroup_id = party_id.partition("/")
        name = self.delegation(delegation_id)
        found = self.delegations.get(delegation_id)
        if not is_part or found is None:
            return name
        if subgroup_id == REST:
            return self.t("{delegation} (the others)", delegation=name)
        group = next((g for g in found.subgroups if g.id == subgroup_id), None)
        part = group.name.text(self.language) if group else subgroup_id
        return self.t("{delegation} ({part})", delegation=name, part=part)

    def title(self, engagement_id: str) -> str:
        """Return an engagement's title; only its kind where it could tell who is hidden."""
        found = self.engagements.get(engagement_id)
        if found is None:
            return engagement_id
        if self.hidden.intersection(found.delegation_ids):
            return self.t(label(found.kind))
        return found.title.text(self.language)

    def engagement(self, engagement_id: str) -> str:
        """Return an engagement's title with its planned time, if it has one."""
        visit = self.visits.get(engagement_id)
        title = self.title(engagement_id)
        if visit is None:
            return self.t("“{title}”", title=title)
        return self.t("“{title}” ({when})", title=title, when=self.when(visit.start, visit.end))

    def when(self, start: datetime, end: datetime) -> str:
        """Return the day and the times of a span."""
        begins, ends = start.astimezone(self.zone), end.astimezone(self.zone)
        day = format_day(self.t, begins.date())
        return self.t("{day} {time}", day=day, time=format_interval(begins, ends))

    def signed(self, author: str, at: datetime) -> str:
        """Return who did something and when."""
        when = format_datetime(self.t, at.astimezone(self.zone))
        return self.t("{author}, {when}", author=author_label(author, self.t), when=when)

    def leader(self, leader_id: str) -> str:
        """Return a leader's name with the office held."""
        found = self.leaders.get(leader_id)
        return found.name.formal(self.language) if found else leader_id

    def interpreter(self, interpreter_id: str) -> str:
        """Return an interpreter's name."""
        found = self.interpreters.get(interpreter_id)
        return found.name.text(self.language) if found else interpreter_id

    def vehicle(self, vehicle_id: str) -> str:
        """Return a vehicle's plate."""
        found = self.vehicles.get(vehicle_id)
        return found.plate if found else vehicle_id

    def venue(self, venue_id: str) -> str:
        """Return a venue's name."""
        found = self.venues.get(venue_id)
        return found.name.text(self.language) if found else venue_id

    def zone_of(self, zone_id: str) -> str:
        """Return the name of a zone with restrictions."""
        found = next((zone for zone in self.scenario.zones if zone.id == zone_id), None)
        return found.name.text(self.language) if found else zone_id

    def room(self, room_id: str) -> str:
        """Return a room's name with that of its venue, unless they are the same."""
        found = self.rooms.get(room_id)
        if found is None:
            return room_id
        venue, room = self.venue(found.venue_id), found.name.text(self.language)
        if not room or room == venue:
            return venue
        return self.t("{venue}, {room}", venue=venue, room=room)

    def tongue(self, language: str) -> str:
        """Return what a language is called."""
        return str(self.t.language.locale.languages.get(language, language))

    def region(self, region: str) -> str:
        """Return what a region is called."""
        if region in REGIONS_OF_CHINA:
            return self.t(REGIONS_OF_CHINA[region])
        return str(self.t.language.locale.territories.get(region, region))

    def day(self, number: str) -> str:
        """Return the date of a day of the period by its number in text."""
        if not number.isdigit():
            return number
        return format_day(self.t, self.scenario.period.start + timedelta(days=int(number)))

    def anyone(self, id_: str) -> str:
        """Return the name of a person, vehicle, room, venue or party of unknown kind."""
        known = (
            (self.leaders, self.leader),
            (self.interpreters, self.interpreter),
            (self.vehicles, self.vehicle),
            (self.rooms, self.room),
            (self.venues, self.venue),
            (self.engagements, self.engagement),
        )
        return next((name(id_) for ids, name in known if id_ in ids), self.party(id_))


def names_of(scenario: Scenario, t: Translator, person: Actor, plan: Plan | None = None) -> Names:
    """Return the names of a scenario for a reader; with a plan, engagements tell their time.

    Whom an embargoed delegation concerns is seen from the plan; without one it concerns nobody.
    """
    return Names(
        t=t,
        zone=scenario.office.tzinfo,
        scenario=scenario,
        delegations={item.id: item for item in scenario.delegations},
        engagements={item.id: item for item in scenario.engagements},
        leaders={item.id: item for item in scenario.leaders},
        interpreters={item.id: item for item in scenario.interpreters},
        vehicles={item.id: item for item in scenario.vehicles},
        rooms={item.id: item for item in scenario.rooms},
        venues={item.id: item for item in scenario.venues},
        visits={visit.engagement_id: visit for visit in plan.visits} if plan else {},
        hidden=_hidden(scenario, person, plan),
    )


def _hidden(scenario: Scenario, person: Actor, plan: Plan | None) -> frozenset[str]:
    embargoed = frozenset(one.id for one in scenario.delegations if one.embargoed)
    match extent_of(person.roles, Action.SEE, Thing.EMBARGOED_NAME):
        case Extent.ALL:
            return frozenset()
        case Extent.OWN if plan is not None:
            return embargoed - concerned_delegations(person, scenario, plan)
        case _:
            return embargoed
