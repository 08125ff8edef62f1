"""Answers to what has happened: plans with what differs, why, and who must be told.

Used with a store and without one: the command line asks the optimizer itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from optimizer.problem import Problem
from optimizer.replan import Alternative, AlternativeKind
from planner.arrangements import Difference, arrangements_of, differences_between
from planner.catalogue import municipal_leaders
from planner.changes import Changes, Standing, changed
from planner.duties import News, Recipient, duties_of, news_between
from planner.jobs.replans import ReplanTask
from planner.model import LockCause, Plan, Reason, Scenario
from planner.services.ground import Geography, Ground, ground_of
from planner.services.opened import OpenPlan, open_plan
from planner.services.releasing import released_between
from planner.services.telling import with_what_was
from planner.services.vetting import vet
from planner.standing_locks import StandingLock, frozen_by_time, overruled, strongest
from planner.translate.as_of import as_of
from planner.translate.plans import Stamp, plan_of_result, reasons_of, warnings_of
from planner.translate.replanning import Limits, options_of, told_solution

SMALL = 100
"""Up to so many engagements an answer takes two seconds; a larger office waits for eight."""

_SECONDS_SMALL, _SECONDS_LARGE = 2.0, 8.0


def usual_seconds(scenario: Scenario) -> float:
    """Return how long a search for answers takes unless somebody says otherwise."""
    return _SECONDS_SMALL if len(scenario.engagements) <= SMALL else _SECONDS_LARGE


@dataclass(frozen=True, slots=True, eq=False)
class Situation:
    """What was told and what has happened: the scenario before and the ground after.

    `approved` are the engagements that stand as they were approved. `held` is what the clock and
    hands held of the told plan at the moment of the changes, approvals aside.
    """

    told: Plan
    before: Scenario
    changes: Changes
    after: Ground
    approved: frozenset[str]
    held: tuple[StandingLock, ...]

    @property
    def scenario(self) -> Scenario:
        """The scenario after the changes."""
        return self.after.translation.scenario

    @property
    def known(self) -> Scenario:
        """The scenario after the changes, with whom and what it no longer has: for names."""
        return with_what_was(self.before, self.scenario)


@dataclass(frozen=True, slots=True, eq=False)
class Proposal:
    """A checked plan that answers what has happened.

    `causes` tell for each engagement that changed what its told arrangement would break;
    `released` is what was held and is not as it was held any more.
    """

    kind: AlternativeKind
    shown: OpenPlan
    differences: tuple[Difference, ...]
    causes: Mapping[str, tuple[Reason, ...]]
    released: tuple[StandingLock, ...]
    news: Mapping[Recipient, tuple[News, ...]]

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return self.shown.plan


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """A situation with the plans that answer it."""

    situation: Situation
    proposals: tuple[Proposal, ...]


def situation_of(
    told: Plan,
    before: Ground,
    changes: Changes,
    geography: Geography,
    approved: frozenset[str] = frozenset(),
) -> Situation:
    """Return what a told plan stands in after some changes.

    Raises:
        InvalidInput: a change names what is not there, or contradicts the rest.
        CityUnusable: the city pack is missing or damaged.
    """
    scenario = before.translation.scenario
    held = _held(told, before, changes)
    # What has begun or is close stays as it was told, wherever a hand has wanted it since.
    stays = (one for one in held if one.lock.engagement_id not in changes.may_change)
    firm = overruled(stays, arrangements_of(told, scenario))
    free = replace(scenario, locks=tuple(x for x in scenario.locks if x not in firm))
    now = changed(Standing(free, told, before.rules.numbers), changes)
    # What was told has its approval or went out without it, and whoever asks for one thing more
    # at such a moment has a word for it: its approval is still open when the plan is issued.
    asked = {engagement.id for engagement in scenario.engagements}
    settled = {visit.engagement_id for visit in told.visits}
    settled |= {engagement.id for engagement in now.engagements} - asked
    seen = as_of(changes.at, scenario, frozenset(settled))
    after = ground_of(now, geography, seen, before.city)
    return Situation(told, scenario, changes, after, approved, strongest(held))


def _held(told: Plan, before: Ground, changes: Changes) -> tuple[StandingLock, ...]:
    """Return what the clock and hands hold of a told plan when something happens."""
    scenario, numbers = before.translation.scenario, before.rules.numbers
    municipal = municipal_leaders(scenario, numbers)
    engagements = {engagement.id: engagement for engagement in scenario.engagements}
    arrangements = arrangements_of(told, scenario)
    close = frozen_by_time(
        (one for key, one in sorted(arrangements.items()) if key in engagements),
        engagements,
        changes.at,
        numbers.freeze,
        lambda key: key in municipal,
    )
    by_hand = (StandingLock(lock, LockCause.HAND) for lock in scenario.locks)
    return (*by_hand, *close)


def task_of(situation: Situation, limits: Limits, request: str = "") -> tuple[Problem, ReplanTask]:
    """Return what the optimizer is asked, as a problem and what was told."""
    translation = situation.after.translation
    options = options_of(
        translation,
        situation.after.rules,
        situation.changes.at,
        situation.changes.may_change,
        situation.approved,
        limits,
    )
    told = told_solution(situation.told, translation)
    return translation.problem, ReplanTask(told, options, request)


def touched(situation: Situation, before: Ground) -> tuple[Reason, ...]:
    """Return what the changes break in the told plan as it stands, in well under a second."""
    told = situation.told
    known = set(warnings_of(before.translation, told_solution(told, before.translation)))
    translation = situation.after.translation
    now = warnings_of(translation, told_solution(told, translation))
    return tuple(reason for reason in now if reason not in known)


def proposals_of(
    situation: Situation, alternatives: tuple[Alternative, ...], stamp: Stamp
) -> tuple[Proposal, ...]:
    """Return the optimizer's answers as plans, in their order.

    Raises:
        PlanRefused: one breaks a rule by our own check that it does not own up to.
    """
    return tuple(_proposal(situation, one, stamp) for one in alternatives)


def _proposal(situation: Situation, alternative: Alternative, stamp: Stamp) -> Proposal:
    vet(situation.after.translation.problem, alternative.result)
    translation, scenario = situation.after.translation, situation.scenario
    plan = plan_of_result(translation, alternative.result, stamp)
    told = situation.told
    before, after = arrangements_of(told, situation.before), arrangements_of(plan, scenario)
    return Proposal(
        kind=alternative.kind,
        shown=open_plan(plan, scenario, situation.after),
        differences=differences_between(before, after),
        causes={one.engagement: reasons_of(one.violations) for one in alternative.causes},
        released=released_between(situation.held, before, after),
        news=news_between(
            duties_of(told, situation.before), duties_of(plan, scenario), situation.changes.at
        ),
    )
