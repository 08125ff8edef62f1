"""Where commands write: what was asked for to standard output, all else to standard error."""

from __future__ import annotations

from rich.console import Console

ACTOR = "cli"
"""Who acts on the command line, and stands beside its changes."""


def output() -> Console:
    """Return the console of what was asked for."""
    return Console(highlight=False, markup=False, emoji=False)


def remarks() -> Console:
    """Return the console of progress, remarks and errors."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)
