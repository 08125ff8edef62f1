"""The route that gives the map of a plan: a page of its own, in an origin of its own."""

from __future__ import annotations

from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from planner.errors import NotAllowed, NotFound
from planner.i18n import Language, translator
from planner.pages.entrance.gate import SESSION_HEADER
from planner.pages.headers import map_policy
from planner.pages.session import context_of
from planner.services.drawing import map_html
from planner.services.views import MapFilters, PlanRef


def map_page(request: Request) -> Response:
    """Answer ``/map/{period_id}/{number}?lang=…&day=…&delegation=…``; filters may repeat.

    Raises HTTPException: 400 for a filter that cannot be read, 403 for
    somebody who may not see plans, 404 for a plan that is not there.
    """
    ref = PlanRef(request.path_params["period_id"], request.path_params["number"])
    try:
        language = Language(request.query_params.get("lang", Language.EN))
        days = tuple(date.fromisoformat(day) for day in request.query_params.getlist("day"))
    except ValueError as error:
        raise HTTPException(400) from error
    filters = MapFilters(days, tuple(request.query_params.getlist("delegation")))
    try:
        page = map_html(
            context_of(request.headers.get(SESSION_HEADER, "")), ref, filters, translator(language)
        )
    except NotFound as error:
        raise HTTPException(404) from error
    except NotAllowed as error:
        raise HTTPException(403) from error
    origin = str(request.base_url).rstrip("/")
    return HTMLResponse(
        page,
        headers={"Content-Security-Policy": map_policy(origin), "Cache-Control": "no-store"},
    )
