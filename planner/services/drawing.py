"""The map of a plan."""

from __future__ import annotations

from maps.layers import Words
from maps.render import View, to_html
from maps.travel import Rung
from planner.access import Action, Thing, require
from planner.formats import format_day
from planner.i18n import Translator
from planner.labels import label
from planner.model import DataRung
from planner.services.context import Context
from planner.services.names import Names, names_of
from planner.services.opened import OpenPlan
from planner.services.records import open_plan_at
from planner.services.views import MapFilters, PlanRef
from planner.translate.drawing import Shown, to_layers


def map_html(ctx: Context, ref: PlanRef, filters: MapFilters, t: Translator) -> str:
    """Return a whole HTML page with the plan's stops and drives, its assets under /vendor/.

    Raises NotFound.
    """
    require(ctx, Action.SEE, Thing.PLAN)
    shown = open_plan_at(ctx, ref)
    return page(shown, filters, names_of(shown.scenario, t, ctx.person, shown.plan))


def page(shown: OpenPlan, filters: MapFilters, names: Names, view: View | None = None) -> str:
    """Return the map of a plan as a page; `view` says where its assets come from."""
    t = names.t
    wanted = Shown(
        day_label=lambda day: format_day(t, day),
        delegation_name=names.delegation,
        engagement_title=names.title,
        venue_name=names.venue,
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
