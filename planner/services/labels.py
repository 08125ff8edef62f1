"""What rules, goals, tiers, states of runs and visit templates are called."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from optimizer.goals import GOALS
from optimizer.replan import AlternativeKind
from optimizer.rules import RULES
from optimizer.solution import Tier
from planner.i18n import N_, Translator
from planner.services.views import RunStatus
from planner.store.runs import RunFailure
from planner.templates import Template

_TIERS: Mapping[str, str] = MappingProxyType(
    {
        Tier.MUST.name.lower(): N_("What must take place"),
        Tier.SHOULD.name.lower(): N_("What should take place"),
        Tier.STABILITY.name.lower(): N_("Keeping to what was issued"),
        Tier.PROTOCOL.name.lower(): N_("Protocol: ranks, wishes, preferred times"),
        Tier.TIME.name.lower(): N_("People’s time: travel, waiting, load"),
        Tier.CARS.name.lower(): N_("Vehicles"),
    }
)

_STATUSES: Mapping[RunStatus, str] = MappingProxyType(
    {
        RunStatus.WAITING: N_("Waiting for its turn"),
        RunStatus.RUNNING: N_("Planning"),
        RunStatus.STOPPING: N_("Stopping"),
        RunStatus.DONE: N_("Finished"),
        RunStatus.FAILED: N_("Failed"),
        RunStatus.CANCELLED: N_("Cancelled before it began"),
    }
)

_PHASES: Mapping[str, str] = MappingProxyType(
    {
        "placing": N_("Placing engagements"),
        "improving": N_("Improving"),
        "vehicles": N_("Assigning vehicles"),
        AlternativeKind.FEWEST_CHANGES.value: N_("Looking for the fewest changes"),
        AlternativeKind.KEEP_LEADERS.value: N_("Looking for a plan that keeps the leaders"),
        AlternativeKind.BEST_PROGRAMME.value: N_("Looking for the best programme"),
    }
)

_ALTERNATIVES: Mapping[AlternativeKind, str] = MappingProxyType(
    {
        AlternativeKind.FEWEST_CHANGES: N_("Fewest changes"),
        AlternativeKind.KEEP_LEADERS: N_("Keep the leaders"),
        AlternativeKind.BEST_PROGRAMME: N_("Best programme"),
    }
)

_FAILURES: Mapping[RunFailure, str] = MappingProxyType(
    {
        RunFailure.WORKER_LOST: N_("The planning process was lost several times"),
        RunFailure.SOLVER_ERROR: N_("The search ended with an error; the log has the details"),
        RunFailure.RESULT_REFUSED: N_("The plan found broke a rule and was not taken over"),
    }
)

_AUTHORS: Mapping[str, str] = MappingProxyType(
    {"officer": N_("Officer"), "cli": N_("Command line")}
)

PLANNED = "planned"
"""The reason of a plan that a search made; others are what a person wrote."""

RESTORED = "restored"
"""The reason of a plan that is an earlier one again, where nobody gave another."""

DROPPED = "dropped"
"""The reason of a plan in which somebody moved a bar of the timeline."""

LOCKS_REASON = "locks {}"
"""The reason of a scenario's version in which somebody held an engagement fixed, with its id."""

_REASONS: Mapping[str, str] = MappingProxyType(
    {
        PLANNED: N_("Planned"),
        RESTORED: N_("Restored"),
        DROPPED: N_("Moved on the timeline"),
    }
)

_TEMPLATES: Mapping[Template, str] = MappingProxyType(
    {
        Template.SISTER_CITY: N_("Sister city, three days"),
        Template.CONSULAR_DAY_TRIP: N_("Consular corps, day trip"),
        Template.MINISTERIAL: N_("Ministerial visit"),
        Template.MEDIA: N_("Media group, two days"),
        Template.BUSINESS: N_("Business delegation, two days"),
        Template.HK_MACAO: N_("Hong Kong and Macao guests, two days"),
    }
)


def alternative_label(kind: AlternativeKind, t: Translator) -> str:
    """Return what an answer to a change puts first."""
    return t(_ALTERNATIVES[kind])


def phase_label(phase: str, t: Translator) -> str:
    """Return what a search is doing."""
    return t(_PHASES.get(phase, phase))


def failure_label(failure: RunFailure, t: Translator) -> str:
    """Return why a run failed."""
    return t(_FAILURES[failure])


def author_label(author: str, t: Translator) -> str:
    """Return who made something: our own names for the desk in words, an account as it is."""
    return t(_AUTHORS[author]) if author in _AUTHORS else author


def reason_text(reason: str, t: Translator) -> str:
    """Return why a plan was made: what a person wrote, or the words for our own code."""
    return t(_REASONS[reason]) if reason in _REASONS else reason


def template_label(template: Template, t: Translator) -> str:
    """Return what a visit template is called."""
    return t(_TEMPLATES[template])


def tier_label(tier: str, t: Translator) -> str:
    """Return what a tier (`must`) is called."""
    return t(_TIERS[tier])


def status_label(status: RunStatus, t: Translator) -> str:
    """Return what the state of a run is called."""
    return t(_STATUSES[status])


def rule_label(code: str, t: Translator) -> str:
    """Return a rule (`H04`) as an officer would say it; its code where nobody says it."""
    return _first_line({rule.CODE: rule.__doc__ for rule in RULES}.get(code), code, t)


def goal_label(name: str, t: Translator) -> str:
    """Return a goal (`host_continuity`) as an officer would say it."""
    return _first_line({goal.NAME: goal.__doc__ for goal in GOALS}.get(name), name, t)


def _first_line(docstring: str | None, otherwise: str, t: Translator) -> str:
    if not docstring:
        return otherwise
    label = docstring.splitlines()[0]
    return t(label)
