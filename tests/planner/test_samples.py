"""The sample offices: what lies in `data` is what the makers write, and it can be planned."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import chain, combinations, pairwise, product
from pathlib import Path

import pytest

from planner.catalogue import fit_hosts, meals_due, needed_languages, turnaround_min
from planner.model import (
    Body,
    EngagementKind,
    InterpretingMode,
    LockDimension,
    Meal,
    Priority,
    VehicleKind,
)
from planner.rulepack import load_rule_pack
from planner.scenario import dump_scenario, load_scenario, scenario_flaws
from planner.translate.clock import PeriodClock
from planner.translate.parties import parties_at, parties_of, parties_of_delegations
from scripts.make_samples import DATA, SAMPLES, make_sample
from scripts.samples.calendars import city_roads

# Delegations, days, leaders, interpreters, vehicles, engagements.
SHAPES = {
    "hengyang-small": (1, 2, 7, 3, 3, 14),
    "hangzhou-weekday": (4, 3, 10, 16, 20, 63),
    "hangzhou-expo": (40, 5, 35, 48, 97, 864),
}


@pytest.fixture(scope="module", params=sorted(SAMPLES))
def name(request):
    return request.param


@pytest.fixture(scope="module")
def sample(name):
    """The scenario, the planted plan by engagement, and the office's numbers."""
    scenario, planted = make_sample(name)
    pack_id = SAMPLES[name][0]
    numbers = load_rule_pack(pack_id, DATA / "rulepacks").numbers
    return scenario, {visit.engagement_id: visit for visit in planted}, numbers


def test_the_file_is_what_the_maker_writes(name, sample):
    text = (DATA / "scenarios" / f"{name}.json").read_text(encoding="utf-8")
    assert text == dump_scenario(sample[0])


def test_the_file_is_read_without_a_flaw(name, sample):
    scenario = load_scenario(DATA / "scenarios" / f"{name}.json")
    assert (scenario, scenario_flaws(scenario)) == (sample[0], ())


def test_the_sample_has_its_shape(name, sample):
    scenario = sample[0]
    assert (
        len(scenario.delegations),
        len(list(scenario.period.days())),
        len(scenario.leaders),
        len(scenario.interpreters),
        len(scenario.vehicles),
        len(scenario.engagements),
    ) == SHAPES[name]


def planted_pairs(sample):
    """Each planted engagement with its visit, in the file's order."""
    scenario, plan, _ = sample
    return [(one, plan[one.id]) for one in scenario.engagements if one.id in plan]


def test_everything_but_some_of_the_nice_is_planted(sample):
    scenario, plan, _ = sample
    left_out = [one for one in scenario.engagements if one.id not in plan]
    assert len(scenario.engagements) == len(plan) + len(left_out)
    assert {one.priority for one in left_out} <= {Priority.NICE}


def test_engagements_are_planted_as_asked(sample):
    for engagement, visit in planted_pairs(sample):
        asked = engagement.time
        assert visit.end - visit.start == timedelta(minutes=engagement.duration_min)
        assert asked.earliest is None or asked.earliest <= visit.start
        assert asked.latest is None or visit.end <= asked.latest
        assert visit.start.date() in (asked.days or (visit.start.date(),))
        assert visit.room.venue_id in engagement.place.options
        if engagement.host.required:
            assert visit.host_id in engagement.host.candidate_ids


def test_engagements_are_planted_in_their_order(sample):
    plan = sample[1]
    for engagement, visit in planted_pairs(sample):
        for before in engagement.after_ids:
            assert plan[before].end <= visit.start


def test_planted_places_are_open_and_as_locked(sample):
    scenario, plan, _ = sample
    venues = {venue.id: venue for venue in scenario.venues}
    for visit in plan.values():
        first, last = (moment.hour * 60 + moment.minute for moment in (visit.start, visit.end))
        spans = venues[visit.room.venue_id].hours.spans_on(visit.start.date())
        assert [span for span in spans if span.opens_min <= first and last <= span.closes_min]
    for lock in scenario.locks:
        assert (lock.dimension, lock.ids) == (
            LockDimension.PLACE,
            (plan[lock.engagement_id].room.id,),
        )


def test_planted_hosts_are_of_fitting_rank_and_free(sample):
    scenario, _, numbers = sample
    leaders = {leader.id: leader for leader in scenario.leaders}
    for engagement, visit in planted_pairs(sample):
        if visit.host_id is None:
            continue
        assert visit.host_id in {one.id for one in fit_hosts(engagement, scenario, numbers)}
        for block in leaders[visit.host_id].busy:
            assert visit.end <= block.start or block.end <= visit.start


def test_nobody_is_planted_in_two_places(sample):
    scenario = sample[0]
    roads = city_roads(scenario)
    people = {one.id: one for one in (*scenario.leaders, *scenario.interpreters)}
    stays = defaultdict(list)
    for engagement, visit in planted_pairs(sample):
        present = {*parties_at(engagement, scenario), *visit.interpreter_ids, visit.host_id}
        for person in present - {None}:
            stays[person].append((visit.start, visit.end, visit.room.venue_id))
    for key, person in people.items():
        stays[key] += [(block.start, block.end, block.venue_id) for block in person.busy]
    for visits in stays.values():
        for before, after in pairwise(sorted(visits)):
            drive_min = roads.drive_min(before[2], after[2], before[1])
            assert before[1] + timedelta(minutes=drive_min) <= after[0]


def test_no_planted_room_is_used_twice_or_without_turnaround(sample):
    scenario, plan, numbers = sample
    kinds = {engagement.id: engagement.kind for engagement in scenario.engagements}
    rooms = defaultdict(list)
    for visit in plan.values():
        if not visit.room.shared:
            rooms[visit.room.id].append(visit)
    for visits in rooms.values():
        for before, after in pairwise(sorted(visits, key=lambda visit: visit.start)):
            pause_min = turnaround_min(kinds[before.engagement_id], numbers)
            assert before.end + timedelta(minutes=pause_min) <= after.start


def test_planted_teams_speak_every_language_in_strength(sample):
    scenario, _, numbers = sample
    skills = {
        one.id: {(skill.language, mode) for skill in one.skills for mode in skill.modes}
        for one in scenario.interpreters
    }
    alone = {
        InterpretingMode.CONSECUTIVE: numbers.interpreting.consecutive_alone_min,
        InterpretingMode.SIMULTANEOUS: numbers.interpreting.simultaneous_alone_min,
    }
    for engagement, visit in planted_pairs(sample):
        mode = engagement.interpreting.mode
        team = visit.interpreter_ids
        if mode is InterpretingMode.NONE:
            assert team == ()
            continue
        languages = needed_languages(engagement, scenario)
        size = 2 if engagement.duration_min > alone.get(mode, 1440) else 1
        assert len(team) == size * len(languages)
        for language in languages:
            assert sum((language, mode) in skills[one] for one in team) >= size


def test_every_meal_that_is_due_is_asked_for_once(sample):
    scenario, plan, numbers = sample
    served: defaultdict[str, Counter[tuple[date, Meal]]] = defaultdict(Counter)
    for engagement, visit in planted_pairs(sample):
        if engagement.meal is not Meal.NONE:
            for party in parties_at(engagement, scenario):
                served[party][visit.start.date(), engagement.meal] += 1
    assert len(plan) >= len(served)
    for delegation in scenario.delegations:
        due = Counter(
            (day, meal)
            for day in scenario.period.days()
            for meal in meals_due(delegation, day, numbers)
            if delegation.arrival.at.date() <= day <= delegation.departure.at.date()
        )
        for party in parties_of_delegations((delegation.id,), None, scenario):
            assert served[party] == due


def test_at_most_one_banquet_is_given_to_a_delegation(sample):
    scenario = sample[0]
    for delegation in scenario.delegations:
        kinds = Counter(one.kind for one in scenario.engagements_of(delegation.id))
        assert kinds[EngagementKind.BANQUET] <= 1
        assert (kinds[EngagementKind.GREETING], kinds[EngagementKind.SEND_OFF]) == (1, 1)


def test_every_party_fits_a_vehicle_of_its_own(sample):
    """With luggage, all at the same time, without the vehicles that are in the workshop.

    A sedan besides is there for every head of delegation who is owed one.
    """
    scenario, _, numbers = sample
    free = sorted(
        (vehicle for vehicle in scenario.vehicles if not vehicle.busy),
        key=lambda vehicle: vehicle.seats,
    )
    clock = PeriodClock(scenario.period, scenario.office.tzinfo)
    for party in sorted(parties_of(scenario, numbers, clock), key=lambda one: -one.headcount):
        fit = [
            vehicle
            for vehicle in free
            if vehicle.seats > party.headcount and vehicle.luggage_pieces >= party.luggage_pieces
        ]
        assert fit
        free.remove(fit[0])
    owed = [
        one for one in scenario.delegations if one.rank <= numbers.vehicles.principal_car_from_step
    ]
    assert sum(vehicle.kind is VehicleKind.SEDAN for vehicle in free) >= len(owed)


def test_people_who_must_not_meet_are_kept_apart(sample):
    scenario = sample[0]
    apart = {one.id: set(one.keep_apart_ids) for one in scenario.delegations}
    visits = defaultdict(list)
    for engagement, visit in planted_pairs(sample):
        for one, other in combinations(engagement.delegation_ids, 2):
            assert other not in apart[one]
            assert one not in apart[other]
        for key in engagement.delegation_ids:
            visits[key].append(visit)
    for one, others in apart.items():
        for mine, theirs in product(visits[one], chain(*(visits[key] for key in others))):
            together = mine.start < theirs.end and theirs.start < mine.end
            assert not together or mine.room.venue_id != theirs.room.venue_id


def test_leaders_interpreters_and_vehicles_have_other_duties(sample):
    scenario = sample[0]
    leaders = [one for one in scenario.leaders if one.body is not Body.UNIT]
    days = len(list(scenario.period.days()))
    assert sum(len(one.busy) for one in leaders) >= len(leaders) * days
    assert all(block.reason for leader in leaders for block in leader.busy)


def test_the_working_week_shows_what_can_be_asked_for():
    scenario, planted = make_sample("hangzhou-weekday")
    plan = {visit.engagement_id: visit for visit in planted}
    by_id = {one.id: one for one in scenario.engagements}
    talks, silk = (plan[f"de-dresden-{key}"] for key in ("talks", "partners-silk"))
    assert talks.start < silk.end
    assert silk.start < talks.end
    everybody = parties_at(by_id["joint-reception"], scenario)
    assert everybody == ("de-dresden/officials", "de-dresden/partners", "kr-business")
    assert [lock.engagement_id for lock in scenario.locks] == ["de-dresden-banquet"]
    assert [one.id for one in scenario.delegations if one.keep_apart_ids] == ["media-tour"]
    assert Counter(one.priority for one in scenario.engagements) == {
        Priority.MUST: 9,
        Priority.SHOULD: 36,
        Priority.NICE: 18,
    }
    away = {
        block.venue_id
        for leader in scenario.leaders
        for block in leader.busy
        if block.venue_id != leader.home_venue_id
    }
    assert away
    assert any(interpreter.busy for interpreter in scenario.interpreters)
    assert any(vehicle.busy for vehicle in scenario.vehicles)


def test_every_sample_has_a_shape():
    assert (
        set(SHAPES)
        == set(SAMPLES)
        == {path.stem for path in Path(DATA, "scenarios").glob("*.json")}
    )
