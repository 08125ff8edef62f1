"""The map of a plan."""

from __future__ import annotations
from planner.i18n import Translator
from planner.services.context import Context
from planner.services.views import MapFilters, PlanRef


def map_html(ctx: Context, ref: PlanRef, filters: MapFilters, t: Translator) -> str:
    """Return a whole HTML page with the plan's stops and drives, its assets under /vendor."""
    raise NotImplementedError
