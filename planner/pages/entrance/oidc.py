"""Signing in with an OpenID Connect provider: authorisation code with PKCE, by Authlib."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping
from typing import Any, Final

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.starlette_client import OAuth
from joserfc.errors import JoseError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route

from planner.access import Role
from planner.config import Settings
from planner.pages.entrance.cookies import is_encrypted
from planner.pages.entrance.routes import entered
from planner.pages.session import server_context
from planner.services.signing_in import SignInRefused
from planner.services.vouching import Vouched, enter_vouched

_LOG: Final = logging.getLogger(__name__)
_ROUND_TRIP_S: Final = 600
_NEXT: Final = "next"
_TROUBLE: Final = (AuthlibBaseError, JoseError, httpx2.HTTPError, KeyError, ValueError)
"""A refusal, a bad signature, a provider that does not answer, or that answers nonsense."""


def oidc_routes(settings: Settings) -> list[Mount]:
    """Return the routes to the provider and back; none where none is configured.

    State, nonce and the PKCE verifier wait in a signed cookie of their own, ten minutes at most.
    """
    if not settings.oidc_issuer:
        return []
    oauth = OAuth()
    oauth.register(
        "office",
        client_id=settings.oidc_client_id,
        client_secret=settings.oidc_client_secret or None,
        server_metadata_url=f"{settings.oidc_issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid profile email",
            "code_challenge_method": "S256",
            "token_endpoint_auth_method": (
                "client_secret_basic" if settings.oidc_client_secret else "none"
            ),
        },
    )

    async def start(request: Request) -> Response:
        request.session[_NEXT] = request.query_params.get("next", "/")
        try:
            answer: Response = await oauth.office.authorize_redirect(request, _way_back(request))
        except _TROUBLE as error:
            return _failed(request, error)
        return answer

    async def back(request: Request) -> Response:
        next_path = request.session.pop(_NEXT, "/")
        try:
            token = await oauth.office.authorize_access_token(request)
            vouched = _vouched(token["userinfo"], settings)
            ours = await run_in_threadpool(enter_vouched, server_context(), vouched)
        except (*_TROUBLE, SignInRefused) as error:
            return _failed(request, error)
        request.session.clear()
        return entered(request, ours, next_path)

    secure = bool(settings.public_url or settings.tls_certificate)
    inner = Starlette(
        routes=[Route("/start", start), Route("/back", back)],
        middleware=[
            Middleware(
                SessionMiddleware,
                secret_key=secrets.token_hex(),
                session_cookie="oidc",
                max_age=_ROUND_TRIP_S,
                path="/login/oidc",
                same_site="lax",
                https_only=secure,
            )
        ],
    )
    return [Mount("/login/oidc", app=inner)]


def _vouched(claims: Mapping[str, Any], settings: Settings) -> Vouched:
    name = str(claims.get("preferred_username") or claims.get("email") or claims["sub"])
    roles: frozenset[Role] | None = None
    if settings.oidc_roles_claim:
        told = claims.get(settings.oidc_roles_claim, ())
        values = [told] if isinstance(told, str) else list(told)
        roles = frozenset(role for role in Role if role.value in values)
    return Vouched(
        issuer=str(claims["iss"]),
        subject=str(claims["sub"]),
        name=name.strip().lower(),
        display_name=str(claims.get("name") or name),
        roles=roles,
    )


def _way_back(request: Request) -> str:
    scheme = "https" if is_encrypted(request) else "http"
    here = f"{scheme}://{request.headers['host']}"
    return f"{server_context().settings.public_url or here}/login/oidc/back"


def _failed(request: Request, error: Exception) -> Response:
    # What the provider wrote may name people: the kind is enough to look into it.
    _LOG.warning("sign-in by OpenID Connect failed: %s", type(error).__name__)
    request.session.clear()
    return RedirectResponse("/login?failed=elsewhere", 303)
