"""The server: Streamlit's app with the routes, headers and background work of the planner.

`build` is an ASGI factory, for uvicorn: ``planner.pages.server:build``.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from maps.assets import asset_files
from planner.config import Settings, read_settings
from planner.jobs import Supervisor
from planner.pages.calendar_route import CALENDAR_PATH, calendar_feed
from planner.pages.entrance.gate import behind_gate
from planner.pages.entrance.oidc import oidc_routes
from planner.pages.entrance.routes import routes
from planner.pages.headers import with_security_headers
from planner.pages.map_route import map_page
from planner.pages.session import server_context
from planner.services import first_run, offices

FRAME: Final = Path(__file__).parents[2] / "app.py"
OWN_HOSTS: Final = ("127.0.0.1", "localhost", "[::1]")
_ASSET_MAX_AGE_S: Final = 24 * 60 * 60


def build() -> st.App:
    """Return the server's application; store and workers are started with it, not before."""
    settings = read_settings()
    return st.App(
        FRAME,
        lifespan=_at_work,
        routes=[
            Route("/health", _health),
            Route("/map/{period_id:int}/{number:int}", map_page),
            Route("/vendor/{name}", _map_asset),
            Route(CALENDAR_PATH, calendar_feed),
            *routes(),
            *oidc_routes(settings),
        ],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=allowed_hosts(settings)),
            Middleware(with_security_headers),
            Middleware(behind_gate),
        ],
    )


@asynccontextmanager
async def _at_work(_app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Open the store, take the samples in, and keep the workers while the server runs."""
    ctx = await run_in_threadpool(server_context)
    await run_in_threadpool(offices.ensure_samples, ctx)
    await run_in_threadpool(first_run.ensure_sample_accounts, ctx)
    supervisor = Supervisor(ctx.settings)
    await run_in_threadpool(supervisor.__enter__)
    try:
        yield {}
    finally:
        await run_in_threadpool(supervisor.__exit__, None, None, None)
        ctx.store.close()


def allowed_hosts(settings: Settings) -> list[str]:
    """Return the names under which the server answers: others may be a trick of another site."""
    public = urlsplit(settings.public_url).hostname
    listening = () if settings.host in {"0.0.0.0", "::"} else (settings.host,)  # noqa: S104
    return sorted({*OWN_HOSTS, *listening, *([public] if public else ())})


def _health(_request: Request) -> JSONResponse:
    """Answer once the store is open: the server takes no request before."""
    return JSONResponse({"status": "ok"})


def _map_asset(request: Request) -> Response:
    """Answer with a script or style of the maps, which lie in this installation."""
    path = asset_files().get(request.path_params["name"])
    if path is None:
        raise HTTPException(404)
    return FileResponse(path, headers={"Cache-Control": f"public, max-age={_ASSET_MAX_AGE_S}"})
