"""What every answer of the server carries: a policy under which no request leaves the machine."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

_SCRIPT: Final = re.compile(
    rb"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE
)
_FIXED: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def with_security_headers(app: ASGIApp) -> ASGIApp:
    """Wrap `app` so that each of its HTTP answers carries the security headers.

    An answer that brings a policy of its own, such as a map, keeps it.
    """
    policy_for = page_policy(inline_script_hashes(_index_page()))

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        host = Headers(scope=scope).get("host", "127.0.0.1")

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _FIXED.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", policy_for(host))
            await send(message)

        await app(scope, receive, send_with_headers)

    return answer


def page_policy(script_hashes: tuple[str, ...]) -> Callable[[str], str]:
    """Return the policy of the app's pages as a function of the host they are asked for at.

    Streamlit needs its own inline script (by hash), ``blob:`` scripts for components and inline
    styles; everything else comes from the server itself.
    """
    hashes = " ".join(f"'{script_hash}'" for script_hash in script_hashes)

    def policy(host: str) -> str:
        return "; ".join(
            (
                "default-src 'self'",
                f"script-src 'self' blob: {hashes}",
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data: blob:",
                "font-src 'self' data:",
                f"connect-src 'self' ws://{host} wss://{host} blob: data:",
                "worker-src 'self' blob:",
                "frame-src 'self' data: blob:",
                "object-src 'none'",
                "base-uri 'self'",
                "form-action 'self'",
                "frame-ancestors 'none'",
            )
        )

    return policy


def map_policy(origin: str) -> str:
    """Return the policy of a map's page, served from `origin` (``http://127.0.0.1:8501``).

    The page is sandboxed: it runs its scripts, but in an origin of its own, from where it can
    neither read the app nor send anything. ``'self'`` means nothing there, hence the origin.
    """
    return "; ".join(
        (
            "sandbox allow-scripts",
            "default-src 'none'",
            f"script-src 'unsafe-inline' {origin}",
            f"style-src 'unsafe-inline' {origin}",
            f"img-src data: {origin}",
            f"font-src data: {origin}",
            "frame-ancestors 'self'",
        )
    )


def inline_script_hashes(page: bytes) -> tuple[str, ...]:
    """Return the CSP hashes (``sha256-…``) of the scripts that stand inside an HTML page."""
    return tuple(
        "sha256-" + base64.b64encode(hashlib.sha256(found["text"]).digest()).decode()
        for found in _SCRIPT.finditer(page)
        if b"src=" not in found["attributes"]
    )


def _index_page() -> bytes:
    return (Path(file_util.get_static_dir()) / "index.html").read_bytes()
