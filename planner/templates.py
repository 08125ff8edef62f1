"""Visit templates: a first programme for a delegation, fitted to when it comes and goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType

from planner.catalogue import fit_rooms, free_span, meals_due, new_engagement
from planner.i18n import N_
from planner.labels import bilingual, label
from planner.model import (
    Body,
    Delegation,
    Engagement,
    EngagementKind,
    Meal,
    PlaceSpec,
    Priority,
    Scenario,
    TimeSpec,
    VenueKind,
)
from planner.rulepack import Numbers, due_at, ready_at


class Template(StrEnum):
    """The kinds of visits that have a usual programme."""

    SISTER_CITY = "sister_city"
    CONSULAR_DAY_TRIP = "consular_day_trip"
    MINISTERIAL = "ministerial"
    MEDIA = "media"
    BUSINESS = "business"
    HK_MACAO = "hk_macao"


class Slot(StrEnum):
    """A part of the day."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    DAY = "day"
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class Programme:
    """What a template makes of a visit; `left_out` names the items it has no time or room for."""

    engagements: tuple[Engagement, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """A line of a template: `days` count from the day of arrival; none means any day."""

    key: str
    kind: EngagementKind
    slot: Slot
    days: tuple[int, ...]
    place: PlaceSpec
    priority: Priority | None = None
    title: str | None = None
    after: tuple[str, ...] = ()
    bodies: frozenset[Body] = frozenset()


_SLOTS: Mapping[Slot, tuple[time, time]] = MappingProxyType(
    {
        Slot.MORNING: (time(9, 0), time(12, 0)),
        Slot.AFTERNOON: (time(13, 30), time(18, 0)),
        Slot.DAY: (time(9, 0), time(18, 0)),
        Slot.EVENING: (time(18, 0), time(21, 30)),
    }
)

_LATE_MIN = 15
_EARLY_MIN = 45

_OFFICIAL = PlaceSpec(
    kinds=frozenset({VenueKind.GOVERNMENT, VenueKind.GUESTHOUSE, VenueKind.CONFERENCE})
)
_BANQUET = PlaceSpec(kinds=frozenset({VenueKind.GUESTHOUSE, VenueKind.HOTEL}))
_TABLE = PlaceSpec(kinds=frozenset({VenueKind.HOTEL, VenueKind.GUESTHOUSE, VenueKind.RESTAURANT}))
_ECONOMY = PlaceSpec(kinds=frozenset({VenueKind.COMPANY, VenueKind.PARK, VenueKind.VISIT_POINT}))
_LEARNING = PlaceSpec(kinds=frozenset({VenueKind.UNIVERSITY, VenueKind.SCHOOL}))
_CULTURE = PlaceSpec(
    kinds=frozenset({VenueKind.MUSEUM, VenueKind.HERITAGE, VenueKind.TEMPLE, VenueKind.MEMORIAL})
)
_SIGHTS = PlaceSpec(kinds=frozenset({VenueKind.SIGHT, VenueKind.HERITAGE}))
_STAGE = PlaceSpec(kinds=frozenset({VenueKind.THEATRE}))
_PRESS = PlaceSpec(kinds=frozenset({VenueKind.GOVERNMENT, VenueKind.CONFERENCE, VenueKind.HOTEL}))

_CALL = _Item("call", EngagementKind.COURTESY_CALL, Slot.DAY, (0, 1), _OFFICIAL)
_WELCOME = _Item(
    "banquet",
    EngagementKind.BANQUET,
    Slot.EVENING,
    (0, 1),
    _BANQUET,
    title=N_("Welcome banquet"),
)

_ITEMS: Mapping[Template, tuple[_Item, ...]] = MappingProxyType(
    {
        Template.SISTER_CITY: (
            _CALL,
            _WELCOME,
            _Item("talks", EngagementKind.TALKS, Slot.DAY, (1, 2), _OFFICIAL, after=("call",)),
            _Item("signing", EngagementKind.SIGNING, Slot.DAY, (1, 2), _OFFICIAL, after=("talks",)),
            _Item("company", EngagementKind.SITE_VISIT, Slot.DAY, (), _ECONOMY),
            _Item(
                "school",
                EngagementKind.SITE_VISIT,
                Slot.DAY,
                (),
                _LEARNING,
                Priority.NICE,
                title=N_("Visit to a school or university"),
            ),
            _Item("culture", EngagementKind.CULTURE_VISIT, Slot.DAY, (), _CULTURE),
            _Item("sights", EngagementKind.CULTURE_VISIT, Slot.DAY, (), _SIGHTS, Priority.NICE),
        ),
        Template.CONSULAR_DAY_TRIP: (
            _CALL,
            _Item("company", EngagementKind.SITE_VISIT, Slot.DAY, (0,), _ECONOMY),
            _Item("culture", EngagementKind.CULTURE_VISIT, Slot.DAY, (0,), _CULTURE),
            _Item("show", EngagementKind.PERFORMANCE, Slot.EVENING, (0,), _STAGE),
        ),
        Template.MINISTERIAL: (
            _CALL,
            _WELCOME,
            _Item("talks", EngagementKind.TALKS, Slot.DAY, (1,), _OFFICIAL, after=("call",)),
            _Item("signing", EngagementKind.SIGNING, Slot.DAY, (1,), _OFFICIAL, after=("talks",)),
            _Item("company", EngagementKind.SITE_VISIT, Slot.DAY, (), _ECONOMY),
            _Item("culture", EngagementKind.CULTURE_VISIT, Slot.DAY, (), _CULTURE),
            _Item("press", EngagementKind.INTERVIEW, Slot.DAY, (), _PRESS, Priority.NICE),
        ),
        Template.MEDIA: (
            _Item(
                "briefing",
                EngagementKind.MEETING,
                Slot.DAY,
                (0, 1),
                _OFFICIAL,
                Priority.MUST,
                title=N_("Briefing by the Foreign Affairs Office"),
                bodies=frozenset({Body.FAO, Body.DEPARTMENT}),
            ),
            _Item("interview", EngagementKind.INTERVIEW, Slot.DAY, (), _PRESS),
            _Item("company", EngagementKind.SITE_VISIT, Slot.DAY, (), _ECONOMY),
            _Item("culture", EngagementKind.CULTURE_VISIT, Slot.DAY, (), _CULTURE),
            _Item("sights", EngagementKind.CULTURE_VISIT, Slot.DAY, (), _SIGHTS),
            _Item("show", EngagementKind.PERFORMANCE, Slot.EVENING, (0, 1), _STAGE),
        ),
        Template.BUSINESS: (
            _CALL,
            _Item("talks", EngagementKind.TALKS, Slot.DAY, (0, 1), _OFFICIAL, after=("call",)),
            _Item("company", EngagementKind.SITE_VISIT, Slot.DAY, (), _ECONOMY),
            _Item(
                "park",
                EngagementKind.SITE_VISIT,
                Slot.DAY,
                (),
                PlaceSpec(kinds=frozenset({VenueKind.PARK, VenueKind.COMPANY})),
                title=N_("Visit to an industrial park"),
            ),
            _Item("culture", EngagementKind.CULTURE_VISIT, Slot.DAY, (), _CULTURE, Priority.NICE),
        ),
        Template.HK_MACAO: (
            _Item("meeting", EngagementKind.MEETING, Slot.DAY, (0, 1), _OFFICIAL, Priority.MUST),
            _Item("talks", EngagementKind.TALKS, Slot.DAY, (0, 1), _OFFICIAL, after=("meeting",)),
            _Item("company", EngagementKind.SITE_VISIT, Slot.DAY, (), _ECONOMY),
            _Item("culture", EngagementKind.CULTURE_VISIT, Slot.DAY, (), _CULTURE, Priority.NICE),
        ),
    }
)


def build_programme(
    template: Template, delegation: Delegation, scenario: Scenario, numbers: Numbers
) -> Programme:
    """Return a first programme for a delegation from a template.

    Everybody is met and seen off at the port, checks in unless it is a day trip, and is given the
    meals that are due; the template's own items follow the days of the visit. An item is left
    out where the visit has no time for it, or no venue of the scenario has a fit room. Ids are
    `<delegation>-<item>`. The delegation need not be part of the scenario yet.
    """
    around = replace(scenario, delegations=(*_others(delegation, scenario), delegation))
    made: dict[str, Engagement] = {}
    left_out: list[str] = []
    for key, engagement in _lines(template, delegation, numbers):
        if engagement is None or not fit_rooms(engagement, around):
            left_out.append(key)
        else:
            made[engagement.id] = engagement
    kept = (
        replace(one, after_ids=tuple(key for key in one.after_ids if key in made))
        for one in made.values()
    )
    return Programme(tuple(kept), tuple(left_out))


def _others(delegation: Delegation, scenario: Scenario) -> Iterator[Delegation]:
    return (other for other in scenario.delegations if other.id != delegation.id)


def _lines(
    template: Template, delegation: Delegation, numbers: Numbers
) -> Iterator[tuple[str, Engagement | None]]:
    """Yield each line of the programme with its engagement, or None where there is no time."""
    yield "greeting", _greeting(delegation, numbers)
    if delegation.hotel_venue_id is not None:
        yield "check-in", _check_in(delegation, numbers)
    feasted: set[date] = set()
    for item in _ITEMS[template]:
        engagement = _fitted(item, delegation, numbers)
        if engagement is not None and engagement.meal is Meal.DINNER:
            feasted.update(engagement.time.days)
        yield item.key, engagement
    for day in _days(delegation):
        for meal in meals_due(delegation, day, numbers):
            if meal is Meal.LUNCH or day not in feasted:
                yield f"{meal}-{day:%m%d}", _meal(delegation, day, meal, numbers)
    yield "send-off", _send_off(delegation, numbers)


def _days(delegation: Delegation) -> Iterator[date]:
    first, last = delegation.arrival.at.date(), delegation.departure.at.date()
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def _fitted(item: _Item, delegation: Delegation, numbers: Numbers) -> Engagement | None:
    """Return an item fitted into the visit, or None when no day has time for it."""
    usual = new_engagement(f"{delegation.id}-{item.key}", (delegation.id,), item.kind)
    opens, closes = _SLOTS[item.slot]
    zone = delegation.arrival.at.tzinfo
    first, last = free_span(delegation, numbers)
    spans: dict[date, tuple[datetime, datetime]] = {}
    for index, day in enumerate(_days(delegation)):
        start = max(first, datetime.combine(day, opens, zone))
        end = min(last, datetime.combine(day, closes, zone))
        wanted = not item.days or index in item.days
        if wanted and end - start >= timedelta(minutes=usual.duration_min):
            spans[day] = (start, end)
    if not spans:
        return None
    # A dinner is on one evening, so that the meals of the other days are known.
    days = tuple(spans) if usual.meal is Meal.NONE else tuple(spans)[:1]
    return replace(
        usual,
        title=bilingual(item.title) if item.title else usual.title,
        priority=item.priority or usual.priority,
        time=TimeSpec(spans[days[0]][0], spans[days[-1]][1], days),
        place=item.place,
        host=replace(usual.host, bodies=item.bodies),
        after_ids=tuple(f"{delegation.id}-{key}" for key in item.after),
    )


def _meal(delegation: Delegation, day: date, meal: Meal, numbers: Numbers) -> Engagement:
    meals = numbers.meals
    key = f"{delegation.id}-{meal}-{day:%m%d}"
    usual = new_engagement(key, (delegation.id,), EngagementKind.WORKING_MEAL, meal)
    lunch = meal is Meal.LUNCH
    earliest = meals.lunch_earliest if lunch else meals.dinner_earliest
    latest = meals.lunch_latest if lunch else meals.dinner_latest
    zone = delegation.arrival.at.tzinfo
    length = timedelta(minutes=usual.duration_min)
    return replace(
        usual,
        title=bilingual(label(meal)),
        time=TimeSpec(
            datetime.combine(day, earliest, zone), datetime.combine(day, latest, zone) + length
        ),
        place=_TABLE,
    )


def _greeting(delegation: Delegation, numbers: Numbers) -> Engagement:
    usual = new_engagement(f"{delegation.id}-greeting", (delegation.id,), EngagementKind.GREETING)
    ready = ready_at(delegation.arrival, numbers.ports)
    return replace(
        usual, time=TimeSpec(ready, ready + timedelta(minutes=usual.duration_min + _LATE_MIN))
    )


def _check_in(delegation: Delegation, numbers: Numbers) -> Engagement:
    usual = new_engagement(f"{delegation.id}-check-in", (delegation.id,), EngagementKind.CHECK_IN)
    ready = ready_at(delegation.arrival, numbers.ports)
    return replace(
        usual,
        time=TimeSpec(earliest=ready, days=(ready.date(),)),
        after_ids=(f"{delegation.id}-greeting",),
    )


def _send_off(delegation: Delegation, numbers: Numbers) -> Engagement:
    usual = new_engagement(f"{delegation.id}-send-off", (delegation.id,), EngagementKind.SEND_OFF)
    due = due_at(delegation.departure, numbers.ports)
    return replace(
        usual,
        time=TimeSpec(
            due - timedelta(minutes=_EARLY_MIN), due + timedelta(minutes=usual.duration_min)
        ),
    )
