"""Flaws of the office's numbers."""

from collections.abc import Iterator
from dataclasses import fields

from optimizer.errors import Flaw, FlawCode
from optimizer.goals import GOALS
from optimizer.problem import DAY_MIN, Delays, DelayStep, Parameters, TeamStep, Window
from optimizer.rules import RULES
from optimizer.validate.conditions import (
    all_known,
    at_least,
    at_most,
    in_order,
    is_known,
    not_empty,
)


def flaws(parameters: Parameters) -> Iterator[Flaw]:
    """Yield the flaws of numbers, hours, team sizes, weights and switches."""
    for field in fields(parameters):
        path, value = f"parameters.{field.name}", getattr(parameters, field.name)
        if isinstance(value, int):
            yield from at_least(path, value, 0)
        elif isinstance(value, Window):
            yield from in_order(path, (value.start_min, value.end_min))
    yield from at_least("parameters.grid_min", parameters.grid_min, 1)
    yield from _delays(parameters.delays)
    for mode, steps in parameters.team_steps.items():
        yield from _steps(f"parameters.team_steps.{mode}", steps)
    for name, weight in parameters.weights.items():
        path = f"parameters.weights.{name}"
        yield from is_known(path, name, {goal.NAME for goal in GOALS})
        yield from at_least(path, weight, 0)
    yield from all_known(
        "parameters.rules_off", parameters.rules_off, {rule.CODE for rule in RULES}
    )


def _delays(delays: Delays) -> Iterator[Flaw]:
    path = "parameters.delays"
    for kind in ("leaders", "flights"):
        yield from _delay_steps(f"{path}.{kind}", getattr(delays, kind))
    for name in ("loading_most_min", "traffic_percent", "peak_percent", "tolerated_min"):
        yield from at_least(f"{path}.{name}", getattr(delays, name), 0)
        yield from at_most(f"{path}.{name}", getattr(delays, name), DAY_MIN)


def _delay_steps(path: str, steps: tuple[DelayStep, ...]) -> Iterator[Flaw]:
    yield from not_empty(path, steps)
    for n, step in enumerate(steps):
        yield from at_least(f"{path}[{n}].percent", step.percent, 1)
        yield from at_least(f"{path}[{n}].least_min", step.least_min, 0)
        yield from in_order(f"{path}[{n}]", (step.least_min, step.most_min))
        yield from at_most(f"{path}[{n}].most_min", step.most_min, DAY_MIN)


def _steps(path: str, steps: tuple[TeamStep, ...]) -> Iterator[Flaw]:
    if not steps or steps[0].over_min != 0:
        yield Flaw(path, FlawCode.ORDER_WRONG)
    yield from in_order(path, (step.over_min for step in steps))
    for n, step in enumerate(steps):
        yield from at_least(f"{path}[{n}].size", step.size, 1)
