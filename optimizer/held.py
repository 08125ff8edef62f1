"""What a plan has to keep: dimensions held fixed, and what people have been told."""

from dataclasses import dataclass

from optimizer.kinds import Dimension


@dataclass(frozen=True, slots=True)
class Lock:
    """One dimension of one engagement held fixed.

    ``values`` by dimension: TIME the start minute as text, and the end minute where the
    length is held too; PLACE a room; HOST a leader, or nothing for "no host"; INTERPRETER
    all interpreters; VEHICLE all vehicles that bring its parties; ATTENDEES the
    parties; EXISTENCE ``present`` or ``absent``.
    """

    engagement: str
    dimension: Dimension
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BaselineVisit:
    """One engagement as it was last issued; without ``end_min`` its length was not told."""

    engagement: str
    start_min: int
    room: str
    host: str | None
    interpreters: tuple[str, ...] = ()
    vehicles: tuple[str, ...] = ()
    end_min: int | None = None


@dataclass(frozen=True, slots=True)
class Baseline:
    """What people have been told, for goal S20.

    ``approved`` engagements and ``senior_leaders`` count most when something moves.
    """

    visits: tuple[BaselineVisit, ...]
    approved: tuple[str, ...] = ()
    senior_leaders: tuple[str, ...] = ()
