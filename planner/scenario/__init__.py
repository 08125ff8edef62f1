"""Scenario files: one JSON document per office and period, read all or nothing."""

from planner.scenario.checks import scenario_flaws
from planner.scenario.keeping import refusals
from planner.scenario.reading import json_text, load_scenario
from planner.scenario.schema import json_schema
from planner.scenario.writing import dump_scenario

__all__ = [
    "dump_scenario",
    "json_schema",
    "json_text",
    "load_scenario",
    "refusals",
    "scenario_flaws",
]
