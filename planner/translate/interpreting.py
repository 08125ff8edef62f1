"""Who interprets an engagement: languages, what is asked of the teams, and who is preferred."""

from __future__ import annotations

from optimizer.problem import InterpretingMode as OptimizerMode
from optimizer.problem import LanguageNeed
from planner.catalogue import delegations_of, is_municipal, needed_languages
from planner.model import (
    Clearance,
    Engagement,
    Gender,
    InterpretingMode,
    Scenario,
    SecurityLevel,
)
from planner.rulepack import RulePack
from planner.translate.people import gender_word

LEAST_CLEARANCE = {
    SecurityLevel.L1: Clearance.CONFIDENTIAL,
    SecurityLevel.L2: Clearance.INTERNAL,
    SecurityLevel.L3: Clearance.NONE,
    SecurityLevel.L4: Clearance.NONE,
}
"""What an interpreter must be cleared for by the guests' level of protection."""


def languages_of(
    engagement: Engagement, host_ids: set[str], scenario: Scenario, pack: RulePack
) -> tuple[LanguageNeed, ...]:
    """Return the languages to be interpreted where one of these leaders may host (H07, H08)."""
    spec = engagement.interpreting
    if spec.mode is InterpretingMode.NONE:
        return ()
    levels = (d.security_level for d in delegations_of(engagement, scenario))
    clearance = max(spec.clearance, *(LEAST_CLEARANCE[level] for level in levels))
    needs_grade = any(
        is_municipal(leader, pack.numbers) for leader in scenario.leaders if leader.id in host_ids
    )
    return tuple(
        LanguageNeed(
            language=language,
            mode=OptimizerMode(spec.mode.value),
            clearance=clearance.value,
            leader_grade=needs_grade,
            team_size=spec.team_size,
            gender=gender_word(_wished_gender(engagement, language, scenario)),
        )
        for language in needed_languages(engagement, scenario)
    )


def _wished_gender(engagement: Engagement, language: str, scenario: Scenario) -> Gender:
    """Return what the engagement says, else what those who listen in a language agree on."""
    if engagement.interpreting.gender is not Gender.UNSTATED:
        return engagement.interpreting.gender
    wishes = {
        delegation.interpreter_gender
        for delegation in delegations_of(engagement, scenario)
        if language in delegation.languages
    } - {Gender.UNSTATED}
    return wishes.pop() if len(wishes) == 1 else Gender.UNSTATED


def preferred_interpreters(engagement: Engagement, scenario: Scenario) -> tuple[str, ...]:
    """Return the interpreters of whom one should serve (S02), by id.

    They are those whom the guests ask for, else those who served them before, else those who
    know the topics.
    """
    guests = delegations_of(engagement, scenario)
    ids = {delegation.id for delegation in guests}
    choices = (
        {name for delegation in guests for name in delegation.preferred_interpreter_ids},
        {p.id for p in scenario.interpreters if ids.intersection(p.served_delegation_ids)},
        {p.id for p in scenario.interpreters if p.topics & engagement.topics},
    )
    return tuple(sorted(next(filter(None, choices), ())))
