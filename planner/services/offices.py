"""Offices and their periods: the list to pick from, and the samples of the first start."""

from __future__ import annotations
from planner.i18n import Translator
from planner.services.context import Context
from planner.services.views import PeriodView


def ensure_samples(ctx: Context) -> tuple[int, ...]:
    """Import the sample scenarios into an empty store; return the ids of the new periods."""
    raise NotImplementedError


def all_periods(ctx: Context, t: Translator) -> tuple[PeriodView, ...]:
    """Return every office and period, by office and date."""
    raise NotImplementedError
