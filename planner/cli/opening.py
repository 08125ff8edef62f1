"""A plan file laid open over its scenario file."""

from __future__ import annotations

from pathlib import Path

from planner.config import read_settings
from planner.scenario import load_scenario
from planner.services.ground import geography_of, ground_of
from planner.services.one_off import check_plan
from planner.services.opened import OpenPlan
from planner.services.plan_files import load_plan
from planner.translate.as_of import as_of_plan


def opened(file: Path, plan_file: Path, city: Path | None) -> OpenPlan:
    """Return the plan of a file, checked on the roads of its office's city or of another one.

    Raises:
        InvalidInput: one of the files is wrong, or the plan is of another office or other days.
        CityUnusable: the city pack is missing or damaged.
    """
    scenario = load_scenario(file)
    plan = load_plan(plan_file)
    geography = geography_of(read_settings())
    pack = None if city is None else geography.named(str(city))
    return check_plan(scenario, ground_of(scenario, geography, as_of_plan(plan), pack), plan)
