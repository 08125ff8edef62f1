"""Scenarios as a whole: the current one, import and export of files."""

from __future__ import annotations
from dataclasses import dataclass
from planner.model import Scenario
from planner.services.context import Context


@dataclass(frozen=True, slots=True)
class CurrentScenario:
    """A scenario and the version it was read at; a change names that version as its base."""

    scenario: Scenario
    version: int


def current(ctx: Context, period_id: int) -> CurrentScenario:
    """Return a period's scenario as it stands. Raises NotFound."""
    raise NotImplementedError


def save(ctx: Context, period_id: int, base_version: int, scenario: Scenario, reason: str) -> int:
    """Store a changed scenario and return its version. Raises InvalidInput, Conflict."""
    raise NotImplementedError


def import_file(ctx: Context, content: bytes) -> int:
    """Import a scenario file, all or nothing, and return the period's id. Raises InvalidInput."""
    raise NotImplementedError


def export_file(ctx: Context, period_id: int) -> str:
    """Return a period's scenario as a file that `import_file` takes."""
    raise NotImplementedError
