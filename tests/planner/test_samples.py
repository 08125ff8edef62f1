"""The sample offices: what lies in `data` is what the makers write, and it can be planned."""

from collections import Counter, defaultdict
from datetime import timedelta
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from planner.catalogue import fit_hosts, meals_due, needed_languages, turnaround_min
from planner.model import EngagementKind, InterpretingMode, Meal
from planner.rulepack import load_rule_pack
from planner.scenario import dump_scenario, load_scenario, scenario_flaws
from scripts.make_samples import DATA, SAMPLES, make_sample
from scripts.samples.calendars import Roads

SHAPES = {
    "hengyang-small": (1, 2, 7, 3, 3),
    "hangzhou-weekday": (4, 3, 10, 16, 20),
    "hangzhou-expo": (40, 5, 35, 48, 97),
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
    ) == SHAPES[name]


def test_every_engagement_is_planted_as_asked(sample):
    scenario, plan, _ = sample
    assert sorted(plan) == [engagement.id for engagement in scenario.engagements]
    for engagement in scenario.engagements:
        visit = plan[engagement.id]
        assert visit.end - visit.start == timedelta(minutes=engagement.duration_min)
        assert engagement.time.earliest <= visit.start
        assert visit.end <= engagement.time.latest
        assert visit.room.venue_id in engagement.place.options
        if engagement.host.required:
            assert visit.host_id in engagement.host.candidate_ids


def test_planted_hosts_are_of_fitting_rank_and_free(sample):
    scenario, plan, numbers = sample
    leaders = {leader.id: leader for leader in scenario.leaders}
    for engagement in scenario.engagements:
        visit = plan[engagement.id]
        if visit.host_id is None:
            continue
        assert visit.host_id in {one.id for one in fit_hosts(engagement, scenario, numbers)}
        for block in leaders[visit.host_id].busy:
            assert visit.end <= block.start or block.end <= visit.start


def test_nobody_is_planted_in_two_places(sample):
    scenario, plan, _ = sample
    roads = Roads({venue.id: venue for venue in scenario.venues})
    busy = defaultdict(list)
    for engagement in scenario.engagements:
        visit = plan[engagement.id]
        people = {*engagement.delegation_ids, *visit.interpreter_ids, visit.host_id} - {None}
        for person in people:
            busy[person].append(visit)
    for visits in busy.values():
        for before, after in pairwise(sorted(visits, key=lambda visit: visit.start)):
            drive_min = roads.drive_min(before.room.venue_id, after.room.venue_id)
            assert before.end + timedelta(minutes=drive_min) <= after.start


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
    scenario, plan, numbers = sample
    skills = {
        one.id: {(skill.language, mode) for skill in one.skills for mode in skill.modes}
        for one in scenario.interpreters
    }
    alone = {
        InterpretingMode.CONSECUTIVE: numbers.interpreting.consecutive_alone_min,
        InterpretingMode.SIMULTANEOUS: numbers.interpreting.simultaneous_alone_min,
    }
    for engagement in scenario.engagements:
        mode = engagement.interpreting.mode
        team = plan[engagement.id].interpreter_ids
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
    for delegation in scenario.delegations:
        served = Counter(
            (plan[engagement.id].start.date(), engagement.meal)
            for engagement in scenario.engagements_of(delegation.id)
            if engagement.meal is not Meal.NONE
        )
        due = Counter(
            (day, meal)
            for day in scenario.period.days()
            for meal in meals_due(delegation, day, numbers)
            if delegation.arrival.at.date() <= day <= delegation.departure.at.date()
        )
        assert served == due


def test_at_most_one_banquet_is_given_to_a_delegation(sample):
    scenario = sample[0]
    for delegation in scenario.delegations:
        kinds = Counter(one.kind for one in scenario.engagements_of(delegation.id))
        assert kinds[EngagementKind.BANQUET] <= 1
        assert (kinds[EngagementKind.GREETING], kinds[EngagementKind.SEND_OFF]) == (1, 1)


def test_every_delegation_fits_its_own_vehicles(sample):
    """Each delegation could be given vehicles of its own, with luggage, all at the same time."""
    scenario = sample[0]
    free = sorted(scenario.vehicles, key=lambda vehicle: vehicle.seats)
    for delegation in sorted(scenario.delegations, key=lambda one: -one.headcount):
        fit = [
            vehicle
            for vehicle in free
            if vehicle.seats > delegation.headcount and vehicle.luggage_pieces >= delegation.pieces
        ]
        assert fit
        free.remove(fit[0])


def test_people_who_must_not_meet_are_kept_apart(sample):
    scenario = sample[0]
    apart = {one.id: set(one.keep_apart_ids) for one in scenario.delegations}
    for engagement in scenario.engagements:
        for one, other in combinations(engagement.delegation_ids, 2):
            assert other not in apart[one]
            assert one not in apart[other]


def test_every_sample_has_a_shape():
    assert (
        set(SHAPES)
        == set(SAMPLES)
        == {path.stem for path in Path(DATA, "scenarios").glob("*.json")}
    )
