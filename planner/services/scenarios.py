"""Scenarios as a whole: the current one, and files in and out."""

from __future__ import annotations

from planner.access import Action, Thing, require
from planner.model import Scenario
from planner.scenario import dump_scenario, load_scenario
from planner.services.context import Context
from planner.services.records import keep_scenario, scenario_now
from planner.services.views import CurrentScenario
from planner.store import scenarios as stored

IMPORT_REASON = "import"


def current(ctx: Context, period_id: int) -> CurrentScenario:
    """Return a period's scenario as it stands, with every name. Raises NotFound."""
    require(ctx, Action.SEE, Thing.SCENARIO)
    return scenario_now(ctx, period_id)


def save(ctx: Context, period_id: int, base_version: int, scenario: Scenario, reason: str) -> int:
    """Store a changed scenario and return its version; whatever is stored can be exported.

    Raises:
        InvalidInput: with every flaw for which its file would be refused.
        Conflict: somebody else saved since `base_version`.
    """
    require(ctx, Action.CHANGE, Thing.SCENARIO)
    return keep_scenario(ctx, period_id, base_version, scenario, reason)


def import_file(ctx: Context, content: bytes) -> int:
    """Import a scenario file, all or nothing, and return the id of its new period.

    Raises:
        InvalidInput: with every flaw of the file.
        Conflict: the office has a period of just these days.
    """
    require(ctx, Action.CHANGE, Thing.SCENARIO_FILE)
    scenario = load_scenario(content)
    with ctx.store.transaction(ctx.actor) as tx:
        return stored.create(tx, scenario, IMPORT_REASON).id


def export_file(ctx: Context, period_id: int) -> str:
    """Return a period's scenario as a file that `import_file` takes. Raises NotFound."""
    require(ctx, Action.SEE, Thing.SCENARIO_FILE)
    return dump_scenario(scenario_now(ctx, period_id).scenario)
