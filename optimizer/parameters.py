"""The office's numbers as far as planning needs them."""

from dataclasses import dataclass, field

from optimizer.kinds import InterpretingMode, Window

_LUNCH_START = Window(690, 765)
_DINNER_START = Window(1050, 1140)
_BANQUET_START = Window(1080, 1140)
_DAYLIGHT = Window(390, 1080)


@dataclass(frozen=True, slots=True)
class TeamStep:
    """From more than ``over_min`` minutes on, a team has ``size`` interpreters."""

    over_min: int
    size: int


@dataclass(frozen=True, slots=True)
class DelayStep:
    """One kind of delay: how often it happens, and between which minutes, evenly spread."""

    percent: int
    least_min: int
    most_min: int


@dataclass(frozen=True, slots=True)
class Delays:
    """What comes late, and by how much.

    ``leaders`` are the kinds of delay of one who hosts; what lacks to 100 percent are leaders
    who do not come at all. Guests board up to ``loading_most_min`` later than they should. A
    drive is spread by ``traffic_percent`` of its length (the coefficient of variation), by
    ``peak_percent`` in the hours in which the way takes long. ``flights`` are the kinds of delay
    of those who arrive by air. Who comes later than ``tolerated_min`` keeps others waiting.
    """

    leaders: tuple[DelayStep, ...] = (
        DelayStep(70, 0, 3),
        DelayStep(20, 4, 10),
        DelayStep(8, 11, 20),
    )
    loading_most_min: int = 8
    traffic_percent: int = 20
    peak_percent: int = 35
    flights: tuple[DelayStep, ...] = (
        DelayStep(70, 0, 15),
        DelayStep(20, 16, 60),
        DelayStep(8, 61, 180),
        DelayStep(2, 181, 360),
    )
    tolerated_min: int = 5


_DELAYS = Delays()


@dataclass(frozen=True, slots=True)
class Parameters:
    """The office's numbers (its rule pack) as far as planning needs them.

    ``weights`` maps a goal's name to a whole weight, 0 switching it off;
    ``rules_off`` lists codes of rules the office has switched off.
    """

    grid_min: int = 5
    team_steps: dict[InterpretingMode, tuple[TeamStep, ...]] = field(
        default_factory=lambda: {
            InterpretingMode.CONSECUTIVE: (TeamStep(0, 1), TeamStep(90, 2)),
            InterpretingMode.ESCORT: (TeamStep(0, 1),),
            InterpretingMode.WHISPERED: (
                TeamStep(0, 1),
                TeamStep(40, 2),
                TeamStep(240, 3),
                TeamStep(360, 4),
            ),
            InterpretingMode.SIMULTANEOUS: (
                TeamStep(0, 1),
                TeamStep(40, 2),
                TeamStep(240, 3),
                TeamStep(360, 4),
            ),
        }
    )
    interpreter_alone_min: int = 360
    interpreter_team_min: int = 420
    interpreter_span_min: int = 720
    interpreter_rest_min: int = 660
    interpreter_paid_min: int = 240
    interpreter_call_min: int = 30
    person_load_min: int = 6
    escort_seats: int = 1
    driver_day_min: int = 480
    driver_continuous_min: int = 240
    driver_break_min: int = 20
    driver_span_min: int = 780
    lunch_start: Window = _LUNCH_START
    dinner_start: Window = _DINNER_START
    banquet_start: Window = _BANQUET_START
    lunch_min: int = 45
    dinner_min: int = 75
    courtesy_call_days: int = 2
    dress_change_min: int = 30
    guarded_apart_min: int = 15
    banquets_per_visit: int = 2
    banquets_by_city: int = 1
    leader_per_day: int = 2
    leader_evenings_per_day: int = 1
    leader_evenings_per_week: int = 3
    leader_gap_min: int = 15
    leader_home_min: int = 90
    programme_min: int = 540
    first_start_min: int = 540
    last_return_min: int = 1290
    freshen_up_min: int = 45
    comfort_min: int = 120
    road_day_min: int = 180
    slack_min: int = 15
    waiting_min: int = 20
    afternoon_from_min: int = 780
    daylight: Window = _DAYLIGHT
    press_deadline_min: int = 1020
    delays: Delays = _DELAYS
    stability_senior: int = 10_000
    stability_approved: int = 1_000
    weights: dict[str, int] = field(default_factory=dict)
    rules_off: tuple[str, ...] = ()
