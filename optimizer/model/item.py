"""One engagement in the model: what may still be chosen, and the literals of what is left."""

from dataclasses import dataclass, field

from ortools.sat.python.cp_model import BoolVarT, Domain, IntVar, LinearExpr

from optimizer.problem import Engagement
from optimizer.solution import Visit


@dataclass(slots=True)
class Choices:
    """What rules have not ruled out; they drop names from these sets while they are added.

    ``teams`` has one set of interpreters for each of ``engagement.languages``.
    """

    rooms: set[str]
    hosts: set[str]
    teams: tuple[set[str], ...]


@dataclass(slots=True)
class Item:
    """The decisions on one engagement.

    ``choices`` and ``starts`` (the start minutes in plain Python) may be narrowed until the
    model is closed; the literals and ``start`` exist from then on (``steps`` is the start on
    the grid, where it is open). ``fixed`` is set when the engagement stays as it is.
    """

    engagement: Engagement
    starts: Domain
    choices: Choices
    present: BoolVarT
    fixed: Visit | None = None
    start: LinearExpr = field(init=False)
    steps: IntVar | None = None
    days: dict[int, BoolVarT] = field(default_factory=dict)
    rooms: dict[str, BoolVarT] = field(default_factory=dict)
    sites: dict[str, BoolVarT] = field(default_factory=dict)
    hosts: dict[str, BoolVarT] = field(default_factory=dict)
    teams: tuple[dict[str, BoolVarT], ...] = ()

    @property
    def id(self) -> str:
        """The engagement's id."""
        return self.engagement.id

    @property
    def duration_min(self) -> int:
        """The engagement's length."""
        return self.engagement.duration_min

    @property
    def end(self) -> LinearExpr:
        """The end minute as an expression."""
        return self.start + self.engagement.duration_min

    @property
    def ends(self) -> Domain:
        """The end minutes in plain Python."""
        return self.starts.addition_with(Domain(self.duration_min, self.duration_min))

    @property
    def is_possible(self) -> bool:
        """Tell whether the rules left a start, a room, a host where one is asked, and teams."""
        return (
            not self.starts.is_empty()
            and bool(self.choices.rooms)
            and (bool(self.choices.hosts) or not self.engagement.hosts)
            and all(self.choices.teams)
        )

    def narrow(self, starts: Domain) -> None:
        """Keep only these start minutes, whatever else is chosen."""
        self.starts = self.starts.intersection_with(starts)

    def hold(self, visit: Visit) -> None:
        """Keep time, room and host as a visit has them."""
        self.narrow(Domain(visit.start_min, visit.start_min))
        self.choices.rooms &= {visit.room}
        self.choices.hosts &= {visit.host or ""}

    def interpreters(self) -> dict[str, list[BoolVarT]]:
        """Return each possible interpreter with the literals that employ them."""
        found: dict[str, list[BoolVarT]] = {}
        for team in self.teams:
            for interpreter, literal in team.items():
                found.setdefault(interpreter, []).append(literal)
        return found


def free_item(
    engagement: Engagement, horizon_min: int, everybody: set[str], present: BoolVarT
) -> Item:
    """Return an engagement with every option open."""
    return Item(
        engagement=engagement,
        starts=Domain(0, horizon_min - engagement.duration_min),
        choices=Choices(
            rooms={option.room for option in engagement.rooms},
            hosts={option.leader for option in engagement.hosts},
            teams=tuple(set(everybody) for _ in engagement.languages),
        ),
        present=present,
    )


def fixed_item(engagement: Engagement, visit: Visit, present: BoolVarT) -> Item:
    """Return an engagement that stays as ``visit`` has it."""
    by_language = {team.language: team.interpreters for team in visit.teams}
    return Item(
        engagement=engagement,
        starts=Domain(visit.start_min, visit.start_min),
        choices=Choices(
            rooms={visit.room},
            hosts=set() if visit.host is None else {visit.host},
            teams=tuple(set(by_language.get(n.language, ())) for n in engagement.languages),
        ),
        present=present,
        fixed=visit,
    )
