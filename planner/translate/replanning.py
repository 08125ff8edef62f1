"""What people were told, and how it may change, in the optimizer's words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from optimizer.replan import FreezeWindows, ReplanOptions
from optimizer.solution import Solution
from planner.catalogue import municipal_leaders
from planner.model import Plan
from planner.rulepack import RulePack
from planner.translate.solutions import to_solution
from planner.translate.translation import Translation


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a re-plan may take, with which seed and how many threads."""

    seconds: float
    seed: int
    workers: int


def told_solution(told: Plan, translation: Translation) -> Solution:
    """Return a told plan as a solution; drives of those who no longer come are gone."""
    solution = to_solution(told, translation)
    return replace(solution, legs=tuple(leg for leg in solution.legs if leg.parties))


def options_of(
    translation: Translation,
    pack: RulePack,
    now: datetime,
    may_change: Collection[str],
    approved: Collection[str],
    limits: Limits,
) -> ReplanOptions:
    """Return how a told plan may change from now on.

    Leaders of the city's four bodies are those whom a change hurts most; `may_change` are
    engagements that may be touched however close they are.
    """
    freeze = pack.numbers.freeze
    seniors = municipal_leaders(translation.scenario, pack.numbers)
    return ReplanOptions(
        now_min=translation.clock.minute(now),
        seconds=limits.seconds,
        seed=limits.seed,
        workers=limits.workers,
        freeze=FreezeWindows(freeze.leader_min, freeze.other_min),
        approved=tuple(sorted(set(approved) & translation.engagements.keys())),
        senior_leaders=tuple(sorted(seniors)),
        unfrozen=tuple(sorted(may_change)),
    )
