"""What every part of a page is handed."""

from __future__ import annotations

from dataclasses import dataclass

from planner.i18n import Translator
from planner.services.context import Context
from planner.services.views import PeriodView


@dataclass(frozen=True, slots=True)
class Desk:
    """Who works, in which language, on which office and period; made anew at each run."""

    ctx: Context
    t: Translator
    period: PeriodView
