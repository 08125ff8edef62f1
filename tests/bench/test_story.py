"""The story of changes, told of the sample weekday: nothing is broken, what is held stays."""

from pathlib import Path
from time import monotonic, process_time

import pytest

from bench.story import story, told_by
from bench.story_changes import STORY
from planner.scenario import load_scenario
from planner.services.data_files import SCENARIOS
from planner.services.ground import Geography

PLAN_S, ANSWER_S = 90.0, 3.0
LEAST_SHARE = 0.8
"""Of one core: with less the searches see too little of their time to be judged by it."""


@pytest.mark.timeout(400)
def test_the_story_of_the_weekday_breaks_nothing_and_leaves_what_is_held(tmp_path: Path):
    scenario = load_scenario(SCENARIOS / "hangzhou-weekday.json")
    geography = Geography((), tmp_path / "cache")
    begins = told_by(scenario, geography, PLAN_S, is_hasty=True)
    wall, work = monotonic(), process_time()
    steps = list(story(begins, geography, ANSWER_S, anew=False))
    is_starved = process_time() - work < LEAST_SHARE * (monotonic() - wall)
    assert [step.name for step in steps] == [event.name for event in STORY]
    for step in steps:
        broken = [rule for rule in step.broken if not rule.startswith("H14 ")]
        assert (step.name, broken, step.touched) == (step.name, [], ())
    if is_starved:
        return
    for step in steps:
        # A meal without a place (H14) is a must that lost it.
        assert (step.name, step.musts, step.broken) == (step.name, 0, ())
        assert step.unchanged > 0.6, step.name
        # The search, the translation before it and the check after it.
        assert step.seconds < 2 * ANSWER_S, step.name
