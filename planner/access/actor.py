"""Who asks: an account with its roles, and whom it stands for."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from planner.access.policy import Role


class Post(StrEnum):
    """What an account can stand for: a person of an office, or the driver of a vehicle."""

    LEADER = "leader"
    INTERPRETER = "interpreter"
    VEHICLE = "vehicle"


@dataclass(frozen=True, slots=True)
class Served:
    """A leader, an interpreter or a vehicle of an office, by the id that scenarios use.

    The account is that person, drives that vehicle, or is the leader's secretary.
    """

    office_id: str
    post: Post
    id: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who does things; `name` is the account's, which the audit log keeps."""

    name: str
    display_name: str
    roles: frozenset[Role]
    serves: frozenset[Served] = field(default_factory=frozenset)

    def stands_for(self, office_id: str, post: Post, id_: str) -> bool:
        """Tell whether this is the account of a leader, an interpreter or a vehicle's driver."""
        return Served(office_id, post, id_) in self.serves

    def those_of(self, office_id: str, post: Post) -> frozenset[str]:
        """Return the ids of an office's leaders, interpreters or vehicles it stands for."""
        return frozenset(
            one.id for one in self.serves if (one.office_id, one.post) == (office_id, post)
        )


_LOCAL_ROLES: Final = frozenset({Role.ADMINISTRATOR, Role.OFFICER, Role.AUDITOR})


def local_administrator(name: str) -> Actor:
    """Return who the command line and the workers act as: whoever may read the data folder.

    Approving is not theirs: that is for a person who has signed in.
    """
    return Actor(name, name, _LOCAL_ROLES)
