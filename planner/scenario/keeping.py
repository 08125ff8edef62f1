"""What may be kept: a scenario whose own file would be taken in again."""

from __future__ import annotations

from planner.errors import Flaw, InvalidInput
from planner.model import Scenario
from planner.scenario.checks import scenario_flaws
from planner.scenario.reading import load_scenario
from planner.scenario.writing import dump_scenario


def refusals(scenario: Scenario) -> tuple[Flaw, ...]:
    """Return everything for which the scenario's file would be refused, by its place in the file.

    Whether ids, times and sizes agree is looked at first; a scenario that has a form for each of
    its values can then be written, and what reading says of it is about the forms.
    """
    flaws = scenario_flaws(scenario)
    if flaws:
        return flaws
    try:
        load_scenario(dump_scenario(scenario).encode())
    except InvalidInput as refused:
        return refused.flaws
    return ()
