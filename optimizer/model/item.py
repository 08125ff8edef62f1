"""One engagement in the model: what may still be chosen, and the literals of what is left."""

from dataclasses import dataclass, field

from ortools.sat.python.cp_model import BoolVarT, Domain, IntVar, LinearExpr

from optimizer.model.slots import Slot, Slots, starts_in
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

    ``choices``, ``starts`` (the start minutes in plain Python) and the minutes that it lasts
    at least and at most may be narrowed until the model is closed; the literals, ``start``,
    ``length`` and ``end`` exist from then on (``steps`` and ``cuts`` are the start and what
    is taken off the length on the grid, where they are open). ``slots`` are the alternatives
    of each rule for start and end, ``longer`` literals "lasts longer than". ``fixed`` is set
    when the engagement stays as it is.
    """

    engagement: Engagement
    starts: Domain
    least_min: int
    longest_min: int
    choices: Choices
    present: BoolVarT
    fixed: Visit | None = None
    start: LinearExpr = field(init=False)
    length: LinearExpr | int = field(init=False)
    end: LinearExpr = field(init=False)
    steps: IntVar | None = None
    cuts: IntVar | None = None
    slots: list[Slots] = field(default_factory=list)
    longer: dict[int, BoolVarT] = field(default_factory=dict)
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
    def is_rigid(self) -> bool:
        """Tell whether it can only last as long as it was asked for, or is held."""
        return self.least_min == self.longest_min

    @property
    def lengths(self) -> Domain:
        """The minutes that it may last, in plain Python."""
        return Domain(self.least_min, self.longest_min)

    @property
    def ends(self) -> Domain:
        """The end minutes in plain Python."""
        return self.starts.addition_with(self.lengths)

    @property
    def is_possible(self) -> bool:
        """Tell whether the rules left a start, a room, a host where one is asked, and teams."""
        return (
            not self.starts.is_empty()
            and self.least_min <= self.longest_min
            and bool(self.choices.rooms)
            and (bool(self.choices.hosts) or not self.engagement.hosts)
            and all(self.choices.teams)
        )

    def narrow(self, slots: Slots) -> None:
        """Keep only what starts and ends in one of the slots, whatever else is chosen."""
        self.slots.append(slots)
        self.starts = self.starts.intersection_with(starts_in(slots, self.lengths))

    def narrow_starts(self, starts: Domain) -> None:
        """Keep only these start minutes."""
        self.narrow((Slot(starts),))

    def narrow_length(self, least_min: int, longest_min: int) -> None:
        """Keep only these lengths."""
        self.least_min = max(self.least_min, least_min)
        self.longest_min = min(self.longest_min, longest_min)

    def settle(self, grid_min: int) -> None:
        """Keep only lengths a whole number of grid steps below the longest, and their starts."""
        if self.least_min <= self.longest_min:
            self.least_min += (self.longest_min - self.least_min) % grid_min
            for slots in self.slots:
                self.starts = self.starts.intersection_with(starts_in(slots, self.lengths))

    def hold(self, visit: Visit) -> None:
        """Keep time, room and host as a visit has them."""
        self.narrow_starts(Domain(visit.start_min, visit.start_min))
        self.narrow_length(visit.end_min - visit.start_min, visit.end_min - visit.start_min)
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
        starts=Domain(0, horizon_min - engagement.least_min),
        least_min=engagement.least_min,
        longest_min=engagement.duration_min,
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
        least_min=visit.end_min - visit.start_min,
        longest_min=visit.end_min - visit.start_min,
        choices=Choices(
            rooms={visit.room},
            hosts=set() if visit.host is None else {visit.host},
            teams=tuple(set(by_language.get(n.language, ())) for n in engagement.languages),
        ),
        present=present,
        fixed=visit,
    )
