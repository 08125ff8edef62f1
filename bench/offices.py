"""Synthetic offices with a planted plan, so that "nothing left out" is known to be possible.

Delegations, leaders, interpreters and rooms are drawn with a seed; a plan is laid first,
resources are added where it needs them, and every engagement is then asked for with wider
windows, more rooms, more hosts and busy calendars around it. Sizes of the families follow
``docs/benchmarks.md``.
"""

import random
from dataclasses import dataclass, field

from optimizer.problem import (
    DAY_MIN,
    Busy,
    Engagement,
    HostOption,
    Interpreter,
    InterpretingMode,
    LanguageNeed,
    Leader,
    Meal,
    Party,
    PartyDay,
    Precedence,
    Priority,
    Problem,
    Room,
    RoomOption,
    Skill,
    Travel,
    TravelMode,
    Vehicle,
    VehicleKind,
    Window,
)

LANGUAGES = ("en", "ja", "ko", "fr", "de", "ru", "es", "pt", "ar", "it")
SLICES = (0, 420, 540, 660, 960, 1110, 1200)
FACTORS = (0.9, 1.5, 1.1, 1.0, 1.6, 1.2, 0.9)
SITES = 24
MARGIN_MIN = 55
"""What the planted plan leaves around each drive and call-in."""


@dataclass(slots=True)
class _Pool:
    """Who or what is taken when, and how to make one more."""

    taken: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def take(self, names: list[str], start: int, end: int, pad: int) -> str | None:
        """Return a name that is free from start to end with a pad around, and take it."""
        for name in names:
            blocks = self.taken.setdefault(name, [])
            if all(end + pad <= begin or start >= until + pad for begin, until in blocks):
                blocks.append((start, end))
                return name
        return None


@dataclass(frozen=True, slots=True)
class _Slot:
    kind: str
    purpose: str
    start: int
    duration: int
    hosted: bool = False
    meal: Meal | None = None
    banquet: bool = False
    priority: Priority = Priority.MUST


MORNINGS = (_Slot("site_visit", "visit", 570, 75, priority=Priority.SHOULD),)
LUNCH = _Slot("lunch", "meal", 720, 60, meal=Meal.LUNCH)
AFTERNOONS = (
    _Slot("meeting", "meeting", 870, 45, hosted=True),
    _Slot("site_visit", "visit", 975, 60, priority=Priority.NICE),
)
DINNER = _Slot("dinner", "meal", 1095, 75, meal=Meal.DINNER)
BANQUET = _Slot("banquet", "meal", 1110, 90, hosted=True, meal=Meal.DINNER, banquet=True)


class _Office:
    """Builds one problem; every draw goes through the one seeded generator."""

    def __init__(self, delegations: int, days: int, seed: int) -> None:
        self.rng = random.Random(f"{delegations}-{days}-{seed}")  # noqa: S311  # no secret
        self.delegations, self.days, self.seed = delegations, days, seed
        self.pool = _Pool()
        self.places = [(self.rng.uniform(0, 24), self.rng.uniform(0, 24)) for _ in range(SITES)]
        self.rooms: dict[str, Room] = {}
        self.leaders: dict[str, Leader] = {}
        self.interpreters: dict[str, Interpreter] = {}
        self.engagements: list[Engagement] = []
        self.parties: list[Party] = []
        self.precedences: list[Precedence] = []

    def problem(self) -> Problem:
        """Return the office's problem."""
        for number in range(self.delegations):
            self._delegation(number)
        self._block_calendars()
        vehicles = tuple(
            Vehicle(f"v{n:03}", VehicleKind.MINIBUS, 15, 15, _site(0))
            for n in range(self.delegations + 2)
        )
        return Problem(
            name=f"{self.delegations}x{self.days}-{self.seed}",
            days=self.days,
            rooms=tuple(self.rooms[key] for key in sorted(self.rooms)),
            parties=tuple(self.parties),
            leaders=tuple(self.leaders[key] for key in sorted(self.leaders)),
            interpreters=tuple(self.interpreters[key] for key in sorted(self.interpreters)),
            vehicles=vehicles,
            engagements=tuple(self.engagements),
            travel=self._travel(),
            precedences=tuple(self.precedences),
        )

    def _travel(self) -> Travel:
        def minutes(a: int, b: int, factor: float) -> int:
            (x1, y1), (x2, y2) = self.places[a], self.places[b]
            far = ((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5
            return 0 if a == b else round(6 + far * 1.2 * factor + 0.499)

        table = tuple(
            tuple(tuple(minutes(a, b, f) for b in range(SITES)) for a in range(SITES))
            for f in FACTORS
        )
        return Travel(
            tuple(_site(n) for n in range(SITES)),
            SLICES,
            dict.fromkeys(TravelMode, table),
        )

    def _delegation(self, number: int) -> None:
        rng, name = self.rng, f"d{number:03}"
        hotel, port = _site(rng.randrange(2, 8)), _site(rng.randrange(2))
        language = rng.choices(LANGUAGES, weights=(10, 4, 4, 3, 3, 3, 3, 2, 2, 2))[0]
        headcount, rank = rng.randint(5, 13), rng.randint(4, 7)
        landing = rng.choice((560, 600, 640))
        leaving = rng.choice((1000, 1040, 1080))
        last = self.days - 1
        days = [
            PartyDay(
                day=day,
                start_site=port if day == 0 else hotel,
                present_min=day * DAY_MIN + (landing if day == 0 else 450),
                ready_min=day * DAY_MIN + (landing + 25 if day == 0 else 450),
                end_site=port if day == last else hotel,
                due_min=day * DAY_MIN + (leaving if day == last else 1380),
                gone_min=day * DAY_MIN + (leaving + 60 if day == last else 1380),
                meals=(Meal.LUNCH, Meal.DINNER)
                if 0 < day < last
                else (Meal.LUNCH,)
                if day
                else (Meal.DINNER,),
                luggage_at_start=day == 0,
                luggage_at_end=day == last,
            )
            for day in range(self.days)
        ]
        self.parties.append(
            Party(name, name, headcount, tuple(days), luggage_pieces=headcount, arrival_day=0)
        )
        banquet_day = rng.randrange(min(2, self.days - 1)) if self.days > 1 else 0
        for day in range(self.days):
            slots = [*AFTERNOONS, BANQUET if day == banquet_day else DINNER]
            if day > 0:
                slots = [*MORNINGS, LUNCH, *slots]
            if day == last and day > 0:
                slots = [*MORNINGS, LUNCH]
            for position, slot in enumerate(slots):
                self._engagement(name, (day, position), slot, (language, headcount, rank))

    def _engagement(
        self, party: str, where: tuple[int, int], slot: _Slot, guests: tuple[str, int, int]
    ) -> None:
        day, position = where
        language, headcount, rank = guests
        rng, identity = self.rng, f"{party}-{day}-{position}"
        start = day * DAY_MIN + slot.start
        end = start + slot.duration
        rooms = self._rooms(slot, start, end)
        hosts = self._hosts(rank, start, end) if slot.hosted else ()
        self._interpreter(language, start, end)
        slack = rng.choice((60, 90, 150))
        self.engagements.append(
            Engagement(
                id=identity,
                kind=slot.kind,
                parties=(party,),
                priority=slot.priority,
                duration_min=slot.duration,
                windows=(Window(start - slack, end + slack),),
                rooms=tuple(RoomOption(room, cost) for cost, room in enumerate(rooms)),
                purpose=slot.purpose,
                people=headcount + 4,
                hosts=hosts,
                guest_rank=rank if slot.hosted else None,
                rank_gap_cap=2 if slot.hosted else None,
                languages=(LanguageNeed(language, InterpretingMode.CONSECUTIVE),),
                preferred_start_min=start,
                meal=slot.meal,
                is_banquet=slot.banquet,
                evening=slot.meal is Meal.DINNER,
            )
        )

    def _rooms(self, slot: _Slot, start: int, end: int) -> list[str]:
        fitting = [name for name, room in self.rooms.items() if slot.purpose in room.purposes]
        self.rng.shuffle(fitting)
        planted = self.pool.take(fitting, start, end, 60)
        if planted is None:
            planted = f"r{len(self.rooms):03}"
            opening = tuple(
                Window(day * DAY_MIN + 480, day * DAY_MIN + 1350) for day in range(self.days)
            )
            self.rooms[planted] = Room(
                planted, _site(self.rng.randrange(8, SITES)), 30, (slot.purpose,), opening, 30
            )
            self.pool.take([planted], start, end, 60)
        return [planted, *[name for name in fitting if name != planted][: self.rng.randint(1, 4)]]

    def _hosts(self, rank: int, start: int, end: int) -> tuple[HostOption, ...]:
        fitting = [name for name, one in self.leaders.items() if abs(one.rank - rank) <= 1]
        self.rng.shuffle(fitting)
        planted = self.pool.take(fitting, start, end, MARGIN_MIN)
        if planted is None:
            planted = f"l{len(self.leaders):03}"
            self.leaders[planted] = Leader(planted, rank, "government", _site(8))
            self.pool.take([planted], start, end, MARGIN_MIN)
        others = [name for name in fitting if name != planted][: self.rng.randint(1, 4)]
        return tuple(HostOption(name) for name in sorted({planted, *others}))

    def _interpreter(self, language: str, start: int, end: int) -> None:
        fitting = [n for n, one in self.interpreters.items() if one.skills[0].language == language]
        if self.pool.take(fitting, start, end, MARGIN_MIN + 15) is None:
            name = f"i{len(self.interpreters):03}"
            modes = (InterpretingMode.CONSECUTIVE, InterpretingMode.ESCORT)
            self.interpreters[name] = Interpreter(name, (Skill(language, modes),), _site(8))
            self.pool.take([name], start, end, MARGIN_MIN + 15)

    def _block_calendars(self) -> None:
        """Fill leaders' free hours with other duties, away from what was planted."""
        for name, leader in self.leaders.items():
            busy = []
            for day in range(self.days):
                start = day * DAY_MIN + self.rng.choice((510, 600, 840, 960))
                if self.pool.take([name], start, start + 90, MARGIN_MIN):
                    busy.append(Busy(Window(start, start + 90)))
            self.leaders[name] = Leader(
                name, leader.rank, leader.body, leader.base_site, (), tuple(busy)
            )


def _site(number: int) -> str:
    return f"s{number:02}"


def office(delegations: int, days: int, seed: int) -> Problem:
    """Return a synthetic office's problem; the same arguments give the same problem."""
    return _Office(delegations, days, seed).problem()
