"""The topics that an office's data speak of, offered wherever one is asked for."""

from __future__ import annotations

from planner.model import Scenario


def known_topics(scenario: Scenario) -> set[str]:
    """Return the topics that leaders, interpreters, delegations and engagements speak of."""
    return (
        {word for leader in scenario.leaders for word in leader.fields}
        | {word for interpreter in scenario.interpreters for word in interpreter.topics}
        | {word for delegation in scenario.delegations for word in delegation.field_tags}
        | {word for engagement in scenario.engagements for word in engagement.topics}
    )
