"""The few groups of colours that timeline and itinerary sort their lines into."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from planner.i18n import N_
from planner.model import EngagementKind


class KindGroup(StrEnum):
    """What a bar is about; the value is its class in the style sheets."""

    TALK = "talk"
    MEAL = "meal"
    VISIT = "visit"
    PORT = "port"
    FREE = "free"
    DRIVE = "drive"
    BUSY = "busy"


GROUP_LABELS: Final[Mapping[KindGroup, str]] = MappingProxyType(
    {
        KindGroup.TALK: N_("Meetings and ceremonies"),
        KindGroup.MEAL: N_("Meals"),
        KindGroup.VISIT: N_("Visits"),
        KindGroup.PORT: N_("Arrival and departure"),
        KindGroup.FREE: N_("Free time and rest"),
        KindGroup.DRIVE: N_("Drive"),
        KindGroup.BUSY: N_("Not available"),
    }
)

_GROUPS: Final[Mapping[str, KindGroup]] = MappingProxyType(
    {
        EngagementKind.GREETING: KindGroup.PORT,
        EngagementKind.CHECK_IN: KindGroup.PORT,
        EngagementKind.SEND_OFF: KindGroup.PORT,
        EngagementKind.BANQUET: KindGroup.MEAL,
        EngagementKind.WORKING_MEAL: KindGroup.MEAL,
        EngagementKind.BUFFET: KindGroup.MEAL,
        EngagementKind.TEA_PARTY: KindGroup.MEAL,
        EngagementKind.SITE_VISIT: KindGroup.VISIT,
        EngagementKind.CULTURE_VISIT: KindGroup.VISIT,
        EngagementKind.BOAT: KindGroup.VISIT,
        EngagementKind.PERFORMANCE: KindGroup.VISIT,
        EngagementKind.REHEARSAL: KindGroup.FREE,
        EngagementKind.FREE_TIME: KindGroup.FREE,
        EngagementKind.REST: KindGroup.FREE,
        "leg": KindGroup.DRIVE,
        "busy": KindGroup.BUSY,
    }
)


def group_of(kind: str) -> KindGroup:
    """Return the group of an engagement kind, of ``leg`` or of ``busy``."""
    return _GROUPS.get(kind, KindGroup.TALK)
