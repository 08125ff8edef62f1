"""The cookie that carries a session's token, and where a request comes from."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Final

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from planner.pages.session import server_context

_SECURE_NAME: Final = "__Host-sid"
_PLAIN_NAME: Final = "sid"
_PROXY_HEADERS: Final = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


def token_of(connection: HTTPConnection) -> str | None:
    """Return the token that a request brings, or None.

    Over HTTPS only the cookie counts that no other host and no plain page can have set.
    """
    name = _SECURE_NAME if is_encrypted(connection) else _PLAIN_NAME
    return connection.cookies.get(name) or None


def give(answer: Response, request: Request, token: str) -> None:
    """Let the browser keep a token until it is closed."""
    is_secure = is_encrypted(request)
    answer.set_cookie(
        _SECURE_NAME if is_secure else _PLAIN_NAME,
        token,
        path="/",
        httponly=True,
        secure=is_secure,
        samesite="lax",
    )


def take_away(answer: Response, request: Request) -> None:
    """Let the browser forget its token."""
    is_secure = is_encrypted(request)
    name = _SECURE_NAME if is_secure else _PLAIN_NAME
    answer.delete_cookie(name, path="/", httponly=True, secure=is_secure, samesite="lax")


def is_encrypted(connection: HTTPConnection) -> bool:
    """Tell whether the browser speaks HTTPS: with us, or with the proxy that stands before."""
    return bool(server_context().settings.public_url) or connection.url.scheme in {"https", "wss"}


def is_own_computer(request: Request) -> bool:
    """Tell whether a request comes from this computer itself, through no proxy."""
    has_proxy = bool(server_context().settings.public_url)
    if has_proxy or any(name in request.headers for name in _PROXY_HEADERS):
        return False
    return request.client is not None and ip_address(request.client.host).is_loopback


def comes_from_us(request: Request) -> bool:
    """Tell whether a form was sent from one of our own pages, not from somebody else's.

    Browsers say so themselves: by `Sec-Fetch-Site` where the connection can be trusted, by
    `Origin` otherwise.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin", "")
    return origin.partition("//")[2] == request.headers.get("host")
