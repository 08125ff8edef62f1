"""A delegation is met and leaves in time for its transport.

Ids: party and engagement, or the leg by its party, day and the engagements at its ends.
Amount: minutes before arrival or after departure; 1 on a day that the party is not here.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import BoolVarT, Domain

from optimizer.itinerary import DayItinerary
from optimizer.model import Case, Item, Model, Route, Slot, keep_within, within
from optimizer.problem import DAY_MIN, Party, Window
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H03"


def add(model: Model) -> None:
    """Post the rule: the days that a party has, their ends, and the ways to and from them."""
    for item in model.free_items():
        for name in item.engagement.parties:
            party = model.parties[name]
            item.narrow(within(Window(day.present_min, day.gone_min) for day in party.days))
            item.narrow_starts(_own_days(party))
    model.on_close(lambda: _post(model))


def _own_days(party: Party) -> Domain:
    return Domain.from_intervals(
        [[day.day * DAY_MIN, (day.day + 1) * DAY_MIN - 1] for day in party.days]
    )


def _post(model: Model) -> None:
    for route in model.routes:
        day, party = route.day, route.party
        home = day.ready_min + party.load_min + route.idle_drive_min() + party.unload_min
        if day.start_site != day.end_site and home > day.due_min:
            model.cp.add(route.idle == 0)
        _post_start(model, route)
        _post_end(model, route)


def _post_start(model: Model, route: Route) -> None:
    """Nothing elsewhere begins before the party could have come from where it starts."""
    other_days = Domain(route.day.day * DAY_MIN, (route.day.day + 1) * DAY_MIN - 1).complement()
    for item in route.items():
        for site, at_site in sorted(item.sites.items()):
            if site != route.day.start_site:
                reachable = Domain.greater_or_equal(route.first_arrival_min(site))
                model.starts_in(
                    item,
                    (model.on_day(item, route.day.day), at_site),
                    reachable.union_with(other_days),
                )


def _post_end(model: Model, route: Route) -> None:
    """The party is where it ends in time, also if something still happens there."""
    due = route.day.due_min
    moves: list[tuple[Item, tuple[BoolVarT, ...], Iterator[Case]]] = [
        (origin, (arc,), route.cases_to_base(origin)) for origin, arc in route.last()
    ]
    if due < route.day.gone_min:
        moves += [
            (origin, (arc, target.sites[route.day.end_site]), route.cases(origin, target))
            for origin, target, arc in route.between()
            if route.day.end_site in target.sites
        ]
    for origin, literals, cases in moves:
        for case in cases:
            if case.move_min:
                in_time = Slot(ends=Domain.lower_or_equal(due - case.move_min))
                keep_within(model, origin, (*literals, *case.literals), (in_time,))


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield visits outside a party's stay and drives before it is ready or after it is due."""
    for id_, visits in timetable.by_party.items():
        party = timetable.parties[id_]
        days = {party_day.day for party_day in party.days}
        for visit in visits:
            if visit.day not in days:
                yield Violation(CODE, (id_, visit.id))
    for itinerary in timetable.itineraries:
        yield from _outside_the_day(itinerary)
        yield from _at_the_ends(timetable, itinerary)


def _outside_the_day(itinerary: DayItinerary) -> Iterator[Violation]:
    day = itinerary.party_day
    for visit in itinerary.visits:
        outside = max(day.present_min - visit.start_min, visit.end_min - day.gone_min)
        if outside > 0:
            yield Violation(CODE, (itinerary.party.id, visit.id), outside)


def _at_the_ends(timetable: Timetable, itinerary: DayItinerary) -> Iterator[Violation]:
    if not itinerary.moves:
        return
    day, first, last = itinerary.party_day, itinerary.moves[0], itinerary.moves[-1]
    leaves, arrives = timetable.ride_of(first), timetable.ride_of(last)
    if leaves and leaves.start_min < day.ready_min:
        yield Violation(CODE, first.ids, day.ready_min - leaves.start_min)
    if arrives and arrives.end_min > day.due_min:
        yield Violation(CODE, last.ids, arrives.end_min - day.due_min)
