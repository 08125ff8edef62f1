"""Scenarios as a whole: the current one, and files in and out."""

from __future__ import annotations

from dataclasses import dataclass

from planner.errors import InvalidInput
from planner.model import Scenario
from planner.scenario import dump_scenario, load_scenario, refusals
from planner.services.context import Context
from planner.store import periods
from planner.store import scenarios as stored

IMPORT_REASON = "import"


@dataclass(frozen=True, slots=True)
class CurrentScenario:
    """A scenario and the version it was read at; a change names that version as its base."""

    scenario: Scenario
    version: int


def current(ctx: Context, period_id: int) -> CurrentScenario:
    """Return a period's scenario as it stands. Raises NotFound."""
    with ctx.store.snapshot() as view:
        version = periods.get(view, period_id).scenario_version
    return CurrentScenario(at_version(ctx, period_id, version), version)


def at_version(ctx: Context, period_id: int, version: int) -> Scenario:
    """Return one version of a period's scenario, which never changes. Raises NotFound."""

    def load() -> Scenario:
        with ctx.store.snapshot() as view:
            return stored.load(view, period_id, version)

    return ctx.loaded.get((period_id, version), load)


def save(ctx: Context, period_id: int, base_version: int, scenario: Scenario, reason: str) -> int:
    """Store a changed scenario and return its version; whatever is stored can be exported.

    Raises:
        InvalidInput: with every flaw for which its file would be refused.
        Conflict: somebody else saved since `base_version`.
    """
    flaws = refusals(scenario)
    if flaws:
        raise InvalidInput(flaws)
    with ctx.store.transaction(ctx.actor) as tx:
        return stored.save(tx, period_id, scenario, base_version=base_version, reason=reason)


def import_file(ctx: Context, content: bytes) -> int:
    """Import a scenario file, all or nothing, and return the id of its new period.

    Raises:
        InvalidInput: with every flaw of the file.
        Conflict: the office has a period of just these days.
    """
    scenario = load_scenario(content)
    with ctx.store.transaction(ctx.actor) as tx:
        return stored.create(tx, scenario, IMPORT_REASON).id


def export_file(ctx: Context, period_id: int) -> str:
    """Return a period's scenario as a file that `import_file` takes. Raises NotFound."""
    return dump_scenario(current(ctx, period_id).scenario)
