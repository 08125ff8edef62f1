"""Slots for worker processes: a locked file each, which frees itself when its holder dies."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planner.config import Settings

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def holding_slot(settings: Settings, slot: int) -> Iterator[bool]:
    """Hold a slot during the block; yields false, and holds nothing, if another process has it."""
    path = _file(settings, slot)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            _lock(descriptor)
        except OSError:
            yield False
        else:
            yield True
    finally:
        os.close(descriptor)


def slot_is_held(settings: Settings, slot: int) -> bool:
    """Tell whether a process holds a slot."""
    with holding_slot(settings, slot) as free:
        return not free


def workers_are_running(settings: Settings) -> bool:
    """Tell whether any worker of the embedded database lives, and with it most likely the app."""
    return any(slot_is_held(settings, slot) for slot in range(settings.worker_processes))


def _file(settings: Settings, slot: int) -> Path:
    return settings.data_dir / "workers" / f"{slot}.lock"
