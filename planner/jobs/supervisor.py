"""The keeper of the worker processes beside the app: starts them, starts them anew, ends them."""

import logging
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from planner.config import Settings, environment_of
from planner.jobs.slots import slot_is_held

LOOK_EVERY_S = 0.5
LONGEST_PAUSE_S = 30.0
HEALTHY_AFTER_S = 60.0
LARGEST_LOG_BYTES = 5_000_000

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Keeping:
    """One slot: the process in it, and how soon a next one may be started."""

    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    may_start_at: float = 0.0
    failures: int = 0


class Supervisor:
    """Keeps `settings.worker_processes` workers running from `start` to `stop`.

    A worker of an earlier app that still solves keeps its slot until it is done: there are never
    more workers than slots. Workers of an app that was killed notice it, finish the plan in
    hand and leave.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._slots = [_Keeping() for _ in range(settings.worker_processes)]
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="worker-supervisor", daemon=True)

    def __enter__(self) -> Self:
        """Start the workers."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the workers."""
        self.stop()

    def start(self) -> None:
        """Start the workers; they are ready some seconds later."""
        self._thread.start()

    def stop(self) -> None:
        """End all workers, within some seconds; a plan in the making goes back into the queue."""
        self._ending.set()
        self._thread.join()
        processes = [slot.process for slot in self._slots if slot.process is not None]
        for process in processes:
            process.terminate()
        for process in processes:
            _end(process)

    def worker_ids(self) -> tuple[int, ...]:
        """Return the process ids of the workers that this supervisor started and that live."""
        return tuple(
            slot.process.pid
            for slot in self._slots
            if slot.process is not None and slot.process.poll() is None
        )

    def _keep(self) -> None:
        while not self._ending.is_set():
            for number, slot in enumerate(self._slots):
                self._look_after(number, slot)
            self._ending.wait(LOOK_EVERY_S)

    def _look_after(self, number: int, slot: _Keeping) -> None:
        now = time.monotonic()
        if slot.process is not None:
            code = slot.process.poll()
            if code is None:
                return
            _log.warning("worker %d ended with code %d", number, code)
            _end(slot.process)
            slot.process = None
            healthy = now - slot.started_at > HEALTHY_AFTER_S
            slot.failures = 0 if healthy else slot.failures + 1
            slot.may_start_at = now + pause_s(slot.failures)
        if now >= slot.may_start_at and not slot_is_held(self._settings, number):
            slot.process = _start(self._settings, number)
            slot.started_at = now


def pause_s(failures: int) -> float:
    """Return how long a slot stays empty after so many workers died young, one after another.

    A worker that cannot start must not keep a core busy with trying.
    """
    return min(2.0**failures - 1, LONGEST_PAUSE_S)


def _start(settings: Settings, number: int) -> subprocess.Popen[bytes]:
    with _log_file(settings, number).open("ab") as log:
        return subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", "planner.worker", "--slot", str(number), "--leave-with-parent"],
            # The worker reads from this pipe, which closes when this process dies in any way.
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=subprocess.STDOUT,
            env=os.environ | environment_of(settings),
            # Ctrl-C in the app's terminal must not reach the worker: we end it in good order.
            start_new_session=True,
        )


def _log_file(settings: Settings, number: int) -> Path:
    path = settings.data_dir / "logs" / f"worker-{number}.log"
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if path.exists() and path.stat().st_size > LARGEST_LOG_BYTES:
        path.replace(path.with_suffix(".log.1"))
    return path


def _end(process: subprocess.Popen[bytes], patience_s: float = 5.0) -> None:
    try:
        process.wait(patience_s)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdin is not None:
        process.stdin.close()
