"""The gate: nothing but the entrance is answered to somebody who is not signed in.

It stands before pages, downloads, maps and the websocket alike. Who passes is told to Streamlit in
a header of ours, which nobody can bring along: what comes in under that name is dropped.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from planner.pages.entrance.cookies import token_of
from planner.pages.session import server_context
from planner.services.signing_in import session_id_of, who

SESSION_HEADER: Final = "X-Planner-Session"
"""Carries the id of the session; `.streamlit/config.toml` lets Streamlit read it."""

PUBLIC: Final = ("/health", "/login", "/vendor/", "/calendar/")
"""What anybody may ask for; maps are drawn in an origin of their own, without a cookie,
and calendar programs bring a token of their own."""

NOT_PAGES: Final = ("/_stcore", "/media", "/static", "/component", "/map/")
"""What a page asks for: told by its status, not sent to the sign-in page."""

_PREFIX: Final = b"x-planner-"
_CLOSED: Final = 4401


def behind_gate(app: ASGIApp) -> ASGIApp:
    """Wrap `app` so that it is reached only with a session, which it is told."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await app(scope, receive, send)
            return
        headers = [(name, value) for name, value in scope["headers"] if _is_honest(name)]
        connection = HTTPConnection(scope)
        session_id = await run_in_threadpool(session_of, connection)
        if session_id is not None:
            headers.append((SESSION_HEADER.lower().encode(), session_id.encode()))
        elif not is_public(scope["path"]):
            await _turn_away(connection, receive, send)
            return
        await app({**scope, "headers": headers}, receive, send)

    return answer


def session_of(connection: HTTPConnection) -> str | None:
    """Return the id of the session that a request belongs to, or None; asks the store."""
    token = token_of(connection)
    if token is None:
        return None
    found = who(server_context(), session_id_of(token))
    return None if found is None else found.session_id


def is_public(path: str) -> bool:
    """Tell whether anybody may ask for a path."""
    return any(path == open_ or path.startswith(open_.rstrip("/") + "/") for open_ in PUBLIC)


def _is_honest(name: bytes) -> bool:
    return not name.lower().startswith(_PREFIX)


async def _turn_away(connection: HTTPConnection, receive: Receive, send: Send) -> None:
    if connection.scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": _CLOSED})
        return
    path = connection.url.path
    answer: Response
    if path.startswith(NOT_PAGES):
        answer = PlainTextResponse("not signed in", 401)
    else:
        asked = path + (f"?{connection.url.query}" if connection.url.query else "")
        answer = RedirectResponse(f"/login?next={quote(asked, safe='')}", 303)
    answer.headers["Cache-Control"] = "no-store"
    await answer(connection.scope, receive, send)
