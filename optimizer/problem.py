"""What the optimizer takes: one office's period as plain data.

Times are whole minutes from 00:00 of the first day; day ``d`` spans
``[1440 d, 1440 (d + 1))``. Everything refers to everything else by id. Guests' names and
notes never reach this file: it is stored with every run and travels in bug reports.
"""

from dataclasses import dataclass, field

from optimizer.bonds import Equipment, EquipmentNeed, Offset, Precedence
from optimizer.held import Baseline, BaselineVisit, Lock
from optimizer.kinds import (
    Dimension,
    Dress,
    InterpretingMode,
    Meal,
    Priority,
    TravelMode,
    VehicleKind,
    Window,
)
from optimizer.parameters import Delays, DelayStep, Parameters, TeamStep

__all__ = [
    "DAY_MIN",
    "UNIT_BODY",
    "Ban",
    "Baseline",
    "BaselineVisit",
    "Busy",
    "DelayStep",
    "Delays",
    "Dimension",
    "Dress",
    "Engagement",
    "Equipment",
    "EquipmentNeed",
    "HostOption",
    "Interpreter",
    "InterpretingMode",
    "LanguageNeed",
    "Leader",
    "Lock",
    "Meal",
    "Offset",
    "Parameters",
    "Party",
    "PartyDay",
    "Precedence",
    "Priority",
    "Problem",
    "Room",
    "RoomOption",
    "Skill",
    "TeamStep",
    "Travel",
    "TravelException",
    "TravelMode",
    "Vehicle",
    "VehicleKind",
    "Window",
    "Zone",
]

DAY_MIN = 1440


@dataclass(frozen=True, slots=True)
class Busy:
    """A block in a calendar; ``site`` is where the person is then, None for the own base."""

    window: Window
    site: str | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """A place that holds one engagement at a time, or several where it is ``shared``.

    A shared room (an airport hall, a museum) holds up to ``capacity`` people of all its
    engagements together and is not prepared anew between them. ``open`` lists the minutes
    of the horizon at which a room may be used; ``tags`` say what it offers (``halal`` …)
    and ``purposes`` what it is fitted for. ``walking_min`` is how long guests walk in it,
    ``cleared_level`` the highest level of protection that it is cleared for (1 the highest).
    ``theme`` is what guests who are shown the place get to see (a word of the office's own,
    goal S15); a ``showpiece`` is best shown to one delegation at a time (S16); ``hire`` is the
    price of each use (S19).
    """

    id: str
    site: str
    capacity: int
    purposes: tuple[str, ...]
    open: tuple[Window, ...]
    turnaround_min: int = 0
    tags: tuple[str, ...] = ()
    shared: bool = False
    theme: str | None = None
    outdoor: bool = False
    showpiece: bool = False
    hire: int = 0
    step_free: bool = True
    walking_min: int = 0
    cleared_level: int = 1


@dataclass(frozen=True, slots=True)
class PartyDay:
    """One day of a party between the place where it wakes or lands and where it ends.

    ``present_min`` ≤ ``ready_min``: from ``present_min`` something may happen at
    ``start_site`` itself (a greeting at the airport), from ``ready_min`` the party can
    board. ``due_min`` ≤ ``gone_min``: it is at ``end_site`` by ``due_min`` and things may
    happen there until ``gone_min`` (a send-off). ``meals`` are those the day must hold. A day that
    begins ``by_air`` begins late when the flight does.
    """

    day: int
    start_site: str
    present_min: int
    ready_min: int
    end_site: str
    due_min: int
    gone_min: int
    meals: tuple[Meal, ...] = ()
    luggage_at_start: bool = False
    luggage_at_end: bool = False
    by_air: bool = False


@dataclass(frozen=True, slots=True)
class Ban:
    """Minutes in which a party does nothing, or nothing that serves a meal (a fast)."""

    window: Window
    meals_only: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """People who always move together: a delegation, or one of its sub-groups.

    ``group`` is the delegation: parties of one group that make the same drive share
    vehicles; ``lodging`` is the site where it sleeps, None on a day trip. ``load_min`` and
    ``unload_min`` are spent at each end of a drive. ``quiet_until_min`` ends the rest after a
    flight (goal S06). ``accessible`` asks for rooms and, on every drive, a vehicle without
    steps; ``walking_day_min`` is what the party can walk in a day, None for any length.
    ``security_level`` is its level of protection, 1 the highest; rule H23 is for 1 and 2.
    Delegations with the same ``forum`` are treated alike (S18).
    """

    id: str
    group: str
    headcount: int
    days: tuple[PartyDay, ...]
    travel_mode: TravelMode = TravelMode.CAR
    load_min: int = 5
    unload_min: int = 5
    luggage_pieces: int = 0
    principal_car: bool = False
    room_tags_for_meals: tuple[str, ...] = ()
    bans: tuple[Ban, ...] = ()
    arrival_day: int | None = None
    quiet_until_min: int | None = None
    banquets_given: int = 0
    activities_per_day: int = 5
    accessible: bool = False
    forum: str | None = None
    lodging: str | None = None
    walking_day_min: int | None = None
    security_level: int = 4


UNIT_BODY = "unit"
"""The body of people who receive at their own site (a museum's director); goals that weigh
the load of municipal leaders leave them out."""


@dataclass(frozen=True, slots=True)
class Leader:
    """A person who hosts. ``rank`` is a step of the office's ladder, 1 the highest.

    ``per_day`` and ``evenings_per_day`` are the own limits of goal S04, None for the
    office's.
    """

    id: str
    rank: int
    body: str
    base_site: str
    fields: tuple[str, ...] = ()
    busy: tuple[Busy, ...] = ()
    per_day: int | None = None
    evenings_per_day: int | None = None


@dataclass(frozen=True, slots=True)
class Skill:
    """A language pair with the office's working language, and the modes mastered in it."""

    language: str
    modes: tuple[InterpretingMode, ...]


@dataclass(frozen=True, slots=True)
class Interpreter:
    """A person who interprets; ``clearance`` grows with what may be heard.

    ``day_min`` is an own limit of minutes a day beside the office's (H09). ``gender`` is a
    word of the office's own, None where it is not known. ``overtime_hour`` is the price of each
    hour of interpreting begun beyond what is paid for anyway (S19).
    """

    id: str
    skills: tuple[Skill, ...]
    base_site: str
    clearance: int = 0
    serves_leaders: bool = True
    busy: tuple[Busy, ...] = ()
    day_min: int | None = None
    gender: str | None = None
    overtime_hour: int = 0


@dataclass(frozen=True, slots=True)
class Vehicle:
    """A vehicle with its driver; ``seats`` are those for guests and escorts.

    One that is ``accessible`` can be boarded without a step.
    """

    id: str
    kind: VehicleKind
    seats: int
    luggage_pieces: int
    base_site: str
    busy: tuple[Busy, ...] = ()
    accessible: bool = False


@dataclass(frozen=True, slots=True)
class Zone:
    """Sites between which and elsewhere the ``barred`` vehicles take nobody in these minutes."""

    id: str
    sites: tuple[str, ...]
    windows: tuple[Window, ...]
    barred: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoomOption:
    """A room that would do; ``cost`` is how much less liked than the best one."""

    room: str
    cost: int = 0


@dataclass(frozen=True, slots=True)
class HostOption:
    """A leader who may host; ``cost`` is how much less liked than the best one."""

    leader: str
    cost: int = 0


@dataclass(frozen=True, slots=True)
class LanguageNeed:
    """A language to be interpreted at an engagement by one team.

    ``team_size`` is a size asked for; a larger one that mode and minutes ask for counts
    (H08). ``gender`` is wished of the interpreters (S02).
    """

    language: str
    mode: InterpretingMode
    clearance: int = 0
    leader_grade: bool = False
    team_size: int | None = None
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Engagement:
    """One activity: one room, its parties, at most one host, one team per language.

    It lasts ``duration_min``, or less where that must be, but never below
    ``min_duration_min`` (None: it cannot be shortened). ``windows`` hold it whole (start
    and end); ``programme`` is false for what frames a day (greeting, check-in, rest,
    send-off). ``purpose`` is what the room must be fitted for. ``people`` counts everybody
    in the room. ``guest_rank`` and ``rank_gap_cap`` serve H06; ``evening`` S04 and S08;
    ``heavy`` S06; ``preferred_interpreters``, of whom one is wished in the teams, S02;
    ``dress`` H24. It needs approval where ``cleared_from_min`` is set, and cannot have it
    earlier than then (H19). At a ``site_visit`` guests are shown the place itself (S15,
    S16); with ``press`` there are photographs at its start and reports after its end (S17).
    ``worth`` weighs what would be nice against its like (S02); from
    ``guests_wait_from_min`` on a start that is later keeps guests waiting (S12).
    """

    id: str
    kind: str
    parties: tuple[str, ...]
    priority: Priority
    duration_min: int
    windows: tuple[Window, ...]
    rooms: tuple[RoomOption, ...]
    purpose: str
    people: int
    hosts: tuple[HostOption, ...] = ()
    guest_rank: int | None = None
    rank_gap_cap: int | None = None
    field: str | None = None
    languages: tuple[LanguageNeed, ...] = ()
    preferred_start_min: int | None = None
    meal: Meal | None = None
    is_banquet: bool = False
    is_courtesy_call: bool = False
    evening: bool = False
    heavy: bool = False
    outdoor: bool = False
    programme: bool = True
    preferred_interpreters: tuple[str, ...] = ()
    site_visit: bool = False
    press: bool = False
    dress: Dress = Dress.ANY
    cleared_from_min: int | None = None
    min_duration_min: int | None = None
    equipment: tuple[EquipmentNeed, ...] = ()
    worth: int = 1
    guests_wait_from_min: int | None = None

    @property
    def least_min(self) -> int:
        """The minutes that it lasts at least."""
        return self.duration_min if self.min_duration_min is None else self.min_duration_min


@dataclass(frozen=True, slots=True)
class TravelException:
    """Minutes of drives that leave within a window, which stand for those of the day's slices.

    A closed road or a storm: ``minutes[mode][from][to]``, the window in minutes of the horizon.
    """

    window: Window
    minutes: dict[TravelMode, tuple[tuple[int, ...], ...]]


@dataclass(frozen=True, slots=True)
class Travel:
    """Minutes between sites: ``minutes[mode][slice][from][to]``, rounded up.

    ``slice_starts_min`` are minutes of the day, ascending, the first 0; a drive takes the
    minutes of the slice in which it leaves. Indices follow ``sites``. ``exceptions`` come in
    order of time and do not overlap.
    """

    sites: tuple[str, ...]
    slice_starts_min: tuple[int, ...]
    minutes: dict[TravelMode, tuple[tuple[tuple[int, ...], ...], ...]]
    exceptions: tuple[TravelException, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """One office and period, ready to be planned.

    ``bad_weather`` are minutes in which nobody likes to be outdoors (S15).
    """

    name: str
    days: int
    rooms: tuple[Room, ...]
    parties: tuple[Party, ...]
    leaders: tuple[Leader, ...]
    interpreters: tuple[Interpreter, ...]
    vehicles: tuple[Vehicle, ...]
    engagements: tuple[Engagement, ...]
    travel: Travel
    precedences: tuple[Precedence, ...] = ()
    offsets: tuple[Offset, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    linked_leaders: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    zones: tuple[Zone, ...] = ()
    locks: tuple[Lock, ...] = ()
    bad_weather: tuple[Window, ...] = ()
    baseline: Baseline | None = None
    parameters: Parameters = field(default_factory=Parameters)
