"""The map of a plan."""

from __future__ import annotations

from maps.layers import Words
from maps.render import View, to_html
from maps.travel import Rung
from planner.formats import format_day
from planner.i18n import Translator
from planner.labels import label
from planner.model import DataRung
from planner.services import plans
from planner.services.context import Context
from planner.services.opened import OpenPlan
from planner.services.views import MapFilters, PlanRef
from planner.translate.drawing import Shown, to_layers


def map_html(ctx: Context, ref: PlanRef, filters: MapFilters, t: Translator) -> str:
    """Return a whole HTML page with the plan's stops and drives, its assets under /vendor/.

    Raises NotFound.
    """
    return page(plans.opened(ctx, ref), filters, t)


def page(shown: OpenPlan, filters: MapFilters, t: Translator, view: View | None = None) -> str:
    """Return the map of a plan as a page; `view` says where its assets come from."""
    wanted = Shown(
        language=t.language.value,
        day_label=lambda day: format_day(t, day),
        days=filters.days,
        delegation_ids=filters.delegation_ids,
    )
    layers = to_layers(shown.plan, shown.ground.translation, wanted)
    return to_html(layers, shown.ground.city, _words(t), view)


def _words(t: Translator) -> Words:
    return Words(
        lang=t.language.value.replace("_", "-"),
        title=t("Map of the plan"),
        # The braces are for the map to fill in.
        leg=t("{minutes} min, {km} km", minutes="{minutes}", km="{km}"),
        legend=t("Legend"),
        rungs={Rung(rung.value): t(label(rung)) for rung in DataRung},
        zoom_in=t("Zoom in"),
        zoom_out=t("Zoom out"),
    )
