"""The thread beside the runs that sends e-mail: a solve keeps nobody waiting for a notice."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from planner.errors import StorageFailed

LOOK_EVERY_S = 1.0
"""How often the thread looks for e-mail that is due."""

_log = logging.getLogger(__name__)


class Postman:
    """Delivers what is due for the length of a `with` block.

    What it is at when the process is told to end it finishes, or, killed over it, leaves as
    begun: the store then says that it may have been sent.
    """

    def __init__(self, deliver_next: Callable[[], bool]) -> None:
        self._deliver_next = deliver_next
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="postman", daemon=True)

    def __enter__(self) -> Self:
        """Begin to look for e-mail."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let the thread end with what it is at."""
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        pause_s = 0.0
        while not self._over.wait(pause_s):
            pause_s = LOOK_EVERY_S
            try:
                if self._deliver_next():
                    pause_s = 0.0
            except StorageFailed as error:
                _log.warning("e-mail waits: the store is out of reach: %s", error)
            except Exception:  # noqa: BLE001 - the thread outlives every bug in what it calls
                _log.exception("e-mail: sending broke")
