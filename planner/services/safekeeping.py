"""Backups of everything, the way back to one, and whether the audit log is whole."""

from __future__ import annotations

from pathlib import Path

from planner.access import Action, Thing, require
from planner.config import Settings
from planner.errors import NotFound, PlannerError
from planner.jobs import workers_are_running
from planner.services.context import Context, open_context
from planner.store import backup_to, restore_from
from planner.store.audit import AuditHead, first_broken, head
from planner.store.database import sqlite_path


class StillRunning(PlannerError):
    """The planner is at work on the database that was to be replaced."""


def open_existing(settings: Settings, actor: str) -> Context:
    """Open the store without making one.

    Raises:
        NotFound: `database`, there is none; otherwise as `open_context`.
    """
    path = sqlite_path(settings.database_url)
    if path is not None and not path.is_file():
        raise NotFound("database", path=str(path))
    return open_context(settings, actor)


def backup(ctx: Context, path: Path) -> AuditHead:
    """Copy everything into one file, also while the planner runs.

    Returns the head of the audit log, to be written down apart from the file. Raises
    StorageFailed: nothing was written.
    """
    require(ctx, Action.CHANGE, Thing.BACKUP)
    return backup_to(ctx.store, path)


def restore(settings: Settings, path: Path, actor: str) -> Path:
    """Put a backup in the place of everything; return the file that keeps what was there.

    Raises:
        NotFound: `backup`, there is no such file.
        StillRunning: the planner must be ended first: it would show what it remembers.
        StorageFailed: it is no sound backup, or could not be taken over; all is as it was.
    """
    if not path.is_file():
        raise NotFound("backup", path=str(path))
    if workers_are_running(settings):
        raise StillRunning("still_running")
    ctx = open_context(settings, actor)
    try:
        require(ctx, Action.CHANGE, Thing.BACKUP)
        return restore_from(ctx.store, path, actor)
    finally:
        ctx.store.close()


def broken_entry(ctx: Context, expected: AuditHead | None) -> int | None:
    """Return the number of the first entry of the audit log that was tampered with, or None.

    With a head that was written down earlier, a log that was cut off or rewritten is found too.
    """
    require(ctx, Action.SEE, Thing.AUDIT_LOG)
    with ctx.store.snapshot() as view:
        return first_broken(view, expected)


def audit_head(ctx: Context) -> AuditHead:
    """Return the number and hash of the audit log's last entry."""
    require(ctx, Action.SEE, Thing.AUDIT_LOG)
    with ctx.store.snapshot() as view:
        return head(view)
