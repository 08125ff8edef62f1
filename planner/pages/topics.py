"""The topics that an office's data speak of, offered wherever one is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from planner.i18n import N_, Translator
from planner.model import Scenario

_USUAL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "business": N_("business"),
        "culture": N_("culture"),
        "digital": N_("digital economy"),
        "economy": N_("economy"),
        "education": N_("education"),
        "environment": N_("environment"),
        "health": N_("health"),
        "law": N_("law"),
        "media": N_("media"),
        "science": N_("science"),
        "sport": N_("sport"),
        "tourism": N_("tourism"),
        "trade": N_("trade"),
        "transport": N_("transport"),
    }
)


def known_topics(scenario: Scenario) -> set[str]:
    """Return the topics that leaders, interpreters, delegations and engagements speak of."""
    return (
        {word for leader in scenario.leaders for word in leader.fields}
        | {word for interpreter in scenario.interpreters for word in interpreter.topics}
        | {word for delegation in scenario.delegations for word in delegation.field_tags}
        | {word for engagement in scenario.engagements for word in engagement.topics}
    )


def topic_name(word: str, t: Translator) -> str:
    """Return what a topic is called: the usual ones in the reader's language, others as written."""
    return t(_USUAL[word]) if word in _USUAL else word
