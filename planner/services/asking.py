"""Who asks, seen from their session: the same person as long as it is on."""

from __future__ import annotations

import time
from typing import Final

from planner.access import Actor
from planner.errors import NotAllowed
from planner.services.context import Context
from planner.services.signing_in import who

ASKED_AFTER_S: Final = 1.0
"""A session is looked up again at most this often while one page is drawn."""


class SignedOut(NotAllowed):
    """The session is over: by sign-out, by time, or at an administrator's word."""


class Asking:
    """Tells who is behind a session, with the rights they have now.

    Args:
        server: the context that may look sessions up.
        session_id: the hash of the browser's token.
    """

    def __init__(self, server: Context, session_id: str) -> None:
        self._server = server
        self._session_id = session_id
        self._known: tuple[float, Actor] | None = None

    def __call__(self) -> Actor:
        """Return who asks.

        Raises:
            SignedOut: the session is over.
        """
        now = time.monotonic()
        if self._known is None or now - self._known[0] >= ASKED_AFTER_S:
            found = who(self._server, self._session_id)
            if found is None:
                raise SignedOut("signed_out")
            self._known = (now, found.person)
        return self._known[1]
