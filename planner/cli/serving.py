"""`reception serve`: the app on this computer."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Annotated

import typer
import uvicorn

from planner.cli.console import remarks
from planner.cli.options import LanguageOption, chosen_language
from planner.config import environment_of, is_this_computer, read_settings
from planner.errors import Flaw, FlawCode, InvalidInput
from planner.i18n import translator

SERVER = "planner.pages.server:build"
"""The server's factory; named, not imported, because commands and pages are independent."""

PATIENCE_S = 3
"""How long open pages may hold up the end."""


def serve(
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Port to listen on.")] = None,
    host: Annotated[
        str | None, typer.Option(help="Address to listen on; others than this computer's need TLS.")
    ] = None,
    lang: LanguageOption = None,
) -> None:
    """Open the planner for browsers, until Ctrl-C.

    Passwords must not cross a network in the open: for other computers than this one a
    certificate (RECEPTION_TLS_CERTIFICATE and _KEY) or a proxy with one (RECEPTION_PUBLIC_URL)
    is needed.
    """
    t = translator(chosen_language(lang))
    settings = read_settings()
    settings = replace(settings, host=host or settings.host, port=port or settings.port)
    has_tls = settings.tls_certificate is not None and settings.tls_key is not None
    if not (is_this_computer(settings.host) or has_tls or settings.public_url):
        raise InvalidInput((Flaw("--host", FlawCode.NOT_ONE_OF, (("expected", "127.0.0.1"),)),))
    # The server's process is this one; workers are its children and read the same settings.
    os.environ.update(environment_of(settings))
    scheme = "https" if has_tls else "http"
    address = settings.public_url or f"{scheme}://{settings.host}:{settings.port}"
    remarks().print(t("The planner is at {address}; Ctrl-C ends it.", address=address))
    uvicorn.run(
        SERVER,
        factory=True,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        ssl_certfile=settings.tls_certificate if has_tls else None,
        ssl_keyfile=settings.tls_key if has_tls else None,
        # Whether a request comes through a proxy is ours to see, not to be smoothed over.
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=PATIENCE_S,
    )
