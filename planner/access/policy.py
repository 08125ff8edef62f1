"""The one table of rights: which role may do what to what, to all of it or only to one's own.

`docs/roles.md` says the same to people; a test holds the two together, cell by cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Final


class Role(StrEnum):
    """What somebody is to the office; an account may have several."""

    OFFICER = "officer"
    CHIEF = "chief"
    LEADER = "leader"
    SECRETARY = "secretary"
    INTERPRETER = "interpreter"
    DRIVER = "driver"
    DUTY_OFFICER = "duty_officer"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Action(StrEnum):
    """What can be done to a thing."""

    SEE = "see"
    CHANGE = "change"
    """Make, change or take away."""


class Thing(StrEnum):
    """The kinds of things that rights are about."""

    PERIOD = "period"
    """The list of offices and their periods."""
    SCENARIO = "scenario"
    """An office's data as they were entered, with every name and note."""
    SCENARIO_FILE = "scenario_file"
    """A whole office and period as a file."""
    DELEGATION = "delegation"
    """Delegations and their engagements, as the lists show them."""
    EMBARGOED_NAME = "embargoed_name"
    """What a delegation is called that is not to be made public yet."""
    CHECKLIST = "checklist"
    """What is to be done for a delegation, and whose it is."""
    RESOURCE = "resource"
    """Leaders, interpreters, vehicles, venues and rooms."""
    PLAN = "plan"
    """A whole plan: everybody's days, the map, the versions."""
    PROGRAMME = "programme"
    """The days of one person, vehicle or delegation."""
    ASSESSMENT = "assessment"
    """What a plan is worth: score card, rank gaps, reasons; never for guests."""
    SUBMISSION = "submission"
    """What is laid before its approvers, and how its approval stands."""
    DECISION = "decision"
    """What an approver says to a submission."""
    ISSUE = "issue"
    """That a plan version binds everybody."""
    ACTUAL = "actual"
    """What really happened, and when, beside what was planned."""
    DELAY = "delay"
    """That somebody says they are running late."""
    NOTICE = "notice"
    """What somebody is told of an issued plan, also by e-mail, and that they acknowledged it."""
    RUN = "run"
    """A search for a plan."""
    ACCOUNT = "account"
    """Who can sign in, with which roles, whom they stand for, and where their e-mail goes."""
    PASSWORD = "password"  # noqa: S105 - the word, no password
    """What one signs in with."""
    SESSION = "session"
    """That somebody is signed in."""
    OWN_TIME = "own_time"
    """When a leader is not free, as entered by themselves or their secretary."""
    CALENDAR = "calendar"
    """A personal calendar behind a secret link."""
    BACKUP = "backup"
    """Everything in the store, as one file."""
    AUDIT_LOG = "audit_log"
    """Who did what and when."""


class Extent(IntEnum):
    """How much of a kind of thing a right covers."""

    NONE = 0
    OWN = 1
    ALL = 2


Cells = Mapping[Role, Extent]


def _may(*everything: Role, own: Iterable[Role] = ()) -> Cells:
    cells = dict.fromkeys(own, Extent.OWN) | dict.fromkeys(everything, Extent.ALL)
    return MappingProxyType(cells)


_DESK: Final = (Role.OFFICER, Role.CHIEF, Role.DUTY_OFFICER)
_PLANNERS: Final = (Role.OFFICER, Role.DUTY_OFFICER)
_SERVED: Final = (Role.LEADER, Role.SECRETARY)
_SERVING: Final = (Role.INTERPRETER, Role.DRIVER)

POLICY: Final[Mapping[tuple[Action, Thing], Cells]] = MappingProxyType(
    {
        (Action.SEE, Thing.PERIOD): _may(*Role),
        (Action.SEE, Thing.SCENARIO): _may(*_DESK),
        (Action.CHANGE, Thing.SCENARIO): _may(Role.OFFICER),
        (Action.SEE, Thing.SCENARIO_FILE): _may(Role.OFFICER, Role.ADMINISTRATOR),
        (Action.CHANGE, Thing.SCENARIO_FILE): _may(Role.OFFICER, Role.ADMINISTRATOR),
        (Action.SEE, Thing.DELEGATION): _may(*_DESK, Role.AUDITOR),
        (Action.CHANGE, Thing.DELEGATION): _may(Role.OFFICER),
        (Action.SEE, Thing.EMBARGOED_NAME): _may(*_DESK, own=(*_SERVED, Role.INTERPRETER)),
        (Action.SEE, Thing.CHECKLIST): _may(*_DESK, Role.AUDITOR),
        (Action.CHANGE, Thing.CHECKLIST): _may(*_DESK),
        (Action.CHANGE, Thing.RESOURCE): _may(Role.OFFICER),
        (Action.SEE, Thing.PLAN): _may(*_DESK, Role.AUDITOR),
        (Action.CHANGE, Thing.PLAN): _may(*_PLANNERS),
        (Action.SEE, Thing.SUBMISSION): _may(*_DESK, Role.AUDITOR, own=_SERVED),
        (Action.CHANGE, Thing.SUBMISSION): _may(*_PLANNERS),
        (Action.CHANGE, Thing.DECISION): _may(Role.CHIEF, own=_SERVED),
        (Action.CHANGE, Thing.ISSUE): _may(*_PLANNERS),
        (Action.SEE, Thing.ACTUAL): _may(*_DESK),
        (Action.CHANGE, Thing.ACTUAL): _may(*_PLANNERS),
        (Action.SEE, Thing.DELAY): _may(*_DESK, own=(*_SERVED, *_SERVING)),
        (Action.CHANGE, Thing.DELAY): _may(*_PLANNERS, own=(*_SERVED, *_SERVING)),
        (Action.SEE, Thing.NOTICE): _may(*_DESK, Role.AUDITOR, own=(*_SERVED, *_SERVING)),
        (Action.CHANGE, Thing.NOTICE): _may(*_PLANNERS, own=(*_SERVED, *_SERVING)),
        (Action.SEE, Thing.PROGRAMME): _may(*_DESK, Role.AUDITOR, own=(*_SERVED, *_SERVING)),
        (Action.SEE, Thing.ASSESSMENT): _may(*_DESK, Role.AUDITOR),
        (Action.SEE, Thing.RUN): _may(*_DESK),
        (Action.CHANGE, Thing.RUN): _may(*_PLANNERS),
        (Action.SEE, Thing.ACCOUNT): _may(Role.ADMINISTRATOR, Role.AUDITOR),
        (Action.CHANGE, Thing.ACCOUNT): _may(Role.ADMINISTRATOR),
        (Action.CHANGE, Thing.PASSWORD): _may(Role.ADMINISTRATOR, own=Role),
        (Action.CHANGE, Thing.SESSION): _may(Role.ADMINISTRATOR),
        (Action.SEE, Thing.OWN_TIME): _may(Role.OFFICER, own=_SERVED),
        (Action.CHANGE, Thing.OWN_TIME): _may(Role.OFFICER, own=_SERVED),
        (Action.SEE, Thing.CALENDAR): _may(Role.ADMINISTRATOR),
        (Action.CHANGE, Thing.CALENDAR): _may(own=(*_SERVED, *_SERVING)),
        (Action.CHANGE, Thing.BACKUP): _may(Role.ADMINISTRATOR),
        (Action.SEE, Thing.AUDIT_LOG): _may(Role.AUDITOR),
    }
)
"""The rights; what does not stand here, nobody has."""


def extent_of(roles: Iterable[Role], action: Action, thing: Thing) -> Extent:
    """Return how much of a kind of thing somebody with these roles may see or change."""
    cells = POLICY.get((action, thing), {})
    return max((cells.get(role, Extent.NONE) for role in roles), default=Extent.NONE)
