"""The route under which calendar programs read a personal calendar, by its secret link."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from planner.errors import NotFound
from planner.pages.session import server_context
from planner.services import calendars

CALENDAR_PATH = "/calendar/{token}.ics"


def calendar_feed(request: Request) -> Response:
    """Answer with the calendar behind a link; one that is not (any more) valid is not found."""
    try:
        content = calendars.calendar_of(server_context(), request.path_params["token"])
    except NotFound as error:
        raise HTTPException(404) from error
    headers = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
    return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)
