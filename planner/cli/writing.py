"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from planner.errors import PlannerError


class NotWritten(PlannerError):
    """A file could not be written where it was asked for."""


def write_whole(path: Path, text: str) -> None:
    """Write a file in one step: whoever reads it finds the old one or the new one.

    Raises:
        NotWritten: the place cannot be written to; what was there is unchanged.
    """
    try:
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise _not_written(path, error) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        # A temporary file is its owner's alone; this one is what anybody would have made.
        Path(part).chmod(0o666 & ~_umask())
        Path(part).replace(path)
    except OSError as error:
        raise _not_written(path, error) from error
    finally:
        Path(part).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _not_written(path: Path, error: OSError) -> NotWritten:
    reason = error.strerror or type(error).__name__
    return NotWritten("not_written", path=str(path), reason=reason)
