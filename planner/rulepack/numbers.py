"""The numbers that an office plans by, in groups; their values live in rule pack files only.

Every field of every group is one entry `group.field` of a rule pack file, with its unit, source
and date. Names end in their unit; fields of type `time` are local times of day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class PortNumbers:
    """How long guests need at airports and stations, and what that leaves of a day (H03).

    Within `day_margin_min` of the time at the port a day begins early or ends late for a flight;
    `send_off_percent` of the time before departure is for being seen off; `city_transfer_min` is
    what it takes, generously, from port to city.
    """

    arrival_international_min: int
    arrival_international_vip_min: int
    arrival_domestic_min: int
    arrival_domestic_vip_min: int
    arrival_rail_min: int
    arrival_rail_vip_min: int
    arrival_road_min: int
    before_international_min: int
    before_international_vip_min: int
    before_domestic_min: int
    before_domestic_vip_min: int
    before_rail_min: int
    before_rail_vip_min: int
    before_road_min: int
    day_margin_min: int
    send_off_percent: int
    city_transfer_min: int


@dataclass(frozen=True, slots=True)
class RankNumbers:
    """Largest difference of rank between host and main guest, in steps of the ladder (H06)."""

    greeting_max_steps: int
    meeting_max_steps: int
    banquet_max_steps: int
    ceremony_max_steps: int
    site_max_steps: int
    leader_from_step: int


@dataclass(frozen=True, slots=True)
class InterpretingNumbers:
    """Team strength and working time of interpreters (H08, H09)."""

    simultaneous_alone_min: int
    simultaneous_two_min: int
    simultaneous_three_min: int
    consecutive_alone_min: int
    day_alone_min: int
    day_team_min: int
    duty_span_min: int
    night_rest_min: int
    call_in_min: int


@dataclass(frozen=True, slots=True)
class RoomNumbers:
    """What a room needs between two parties (H11) and around an engagement (H02)."""

    meeting_turnaround_min: int
    banquet_turnaround_min: int
    other_turnaround_min: int
    setup_min: int


@dataclass(frozen=True, slots=True)
class VehicleNumbers:
    """Seats, loading and drivers' hours (H02, H12, H13)."""

    sedan_seats: int
    van_seats: int
    minibus_seats: int
    coach_seats: int
    staff_seats: int
    principal_car_from_step: int
    sedan_loading_min: int
    van_loading_min: int
    minibus_loading_min: int
    coach_loading_min: int
    convoy_free_vehicles: int
    convoy_loading_min: int
    driving_before_rest_min: int
    driving_rest_min: int
    driving_day_min: int
    duty_day_min: int


@dataclass(frozen=True, slots=True)
class MealNumbers:
    """When meals start and how long they last (H14)."""

    lunch_earliest: time
    lunch_latest: time
    lunch_least_min: int
    dinner_earliest: time
    dinner_latest: time
    dinner_least_min: int
    banquet_earliest: time
    banquet_latest: time


@dataclass(frozen=True, slots=True)
class ProtocolNumbers:
    """Courtesy calls, banquets, hosts at table and length of stay (H16, H17, money rules)."""

    courtesy_call_within_days: int
    banquets_in_country: int
    banquets_by_city: int
    table_hosts_even_guests: int
    table_guests_per_further_host: int
    hosting_days: int


@dataclass(frozen=True, slots=True)
class ApprovalNumbers:
    """Working days that invitations take, and what counts as unchanged once approved.

    What single engagements take stands in the pack's table of approvals (H19).
    """

    foreign_invitation_days: int
    diplomat_invitation_days: int
    unchanged_within_min: int


@dataclass(frozen=True, slots=True)
class GuestNumbers:
    """What is kind to guests: quiet, short days, breaks, safety (S06 to S12, H23 to H25)."""

    flight_from_min: int
    flight_quiet_min: int
    long_flight_from_min: int
    long_flight_zones: int
    long_flight_quiet_min: int
    overnight_first_start: time
    day_begin: time
    day_end: time
    day_first_start: time
    day_first_start_on_request: time
    day_last_return: time
    day_programme_min: int
    day_engagements: int
    day_engagements_elderly: int
    elderly_from_years: int
    freshen_up_min: int
    stop_every_min: int
    day_road_min: int
    slack_percent: int
    early_least_min: int
    early_most_min: int
    afternoon_from: time
    evening_from: time
    sunrise: time
    sunset: time
    friday_free_from: time
    friday_free_to: time
    dress_change_min: int
    walking_day_min: int
    walking_from_years: int
    guarded_apart_min: int


@dataclass(frozen=True, slots=True)
class PressNumbers:
    """By when an engagement must be over to be in the day's reports (S17)."""

    deadline: time


@dataclass(frozen=True, slots=True)
class LeaderNumbers:
    """What leaders can be asked for (S04, S11), and when they go back to the office (S22)."""

    day_engagements: int
    day_evenings: int
    week_evenings: int
    gap_min: int
    before_engagement_min: int
    home_break_min: int


@dataclass(frozen=True, slots=True)
class MoneyNumbers:
    """What money is worth against the guests' time, and what is paid anyway (S19).

    An interpreter's fee of a day covers `interpreter_paid_min` of interpreting.
    """

    guest_minute_yuan: int
    interpreter_paid_min: int


@dataclass(frozen=True, slots=True)
class DelayNumbers:
    """What comes late, how often and by how much (S21).

    Of 100 leaders `leader_short_percent` come up to `leader_short_most_min` late, and so on; those
    who lack to 100 do not come at all. Flights are counted alike. Guests board up to
    `loading_most_min` late; drives are spread by `traffic_percent` of their length, in the hours of
    heavy traffic by `peak_percent`. More than `tolerated_min` late is waiting.
    """

    leader_short_percent: int
    leader_short_most_min: int
    leader_medium_percent: int
    leader_medium_most_min: int
    leader_long_percent: int
    leader_long_most_min: int
    flight_short_percent: int
    flight_short_most_min: int
    flight_medium_percent: int
    flight_medium_most_min: int
    flight_long_percent: int
    flight_long_most_min: int
    flight_longest_percent: int
    flight_longest_most_min: int
    loading_most_min: int
    traffic_percent: int
    peak_percent: int
    tolerated_min: int


@dataclass(frozen=True, slots=True)
class ChangeNumbers:
    """How much people feel a change to an issued plan, in half points (S20)."""

    dropped_points: int
    host_points: int
    place_points: int
    day_points: int
    time_long_points: int
    time_medium_points: int
    time_short_points: int
    interpreter_points: int
    vehicle_points: int
    time_long_from_min: int
    time_medium_from_min: int


@dataclass(frozen=True, slots=True)
class FreezeNumbers:
    """How long before its start an issued engagement is no longer touched.

    All of it where a leader hosts (`leader_min`) and elsewhere (`other_min`); how many eat at a
    banquet (`banquet_headcount_min`); who takes part where names and flags are printed
    (`printed_matter_days`).
    """

    leader_min: int
    other_min: int
    banquet_headcount_min: int
    printed_matter_days: int


@dataclass(frozen=True, slots=True)
class GridNumbers:
    """The step in which times are planned."""

    step_min: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """All groups of numbers of a rule pack."""

    ports: PortNumbers
    ranks: RankNumbers
    interpreting: InterpretingNumbers
    rooms: RoomNumbers
    vehicles: VehicleNumbers
    meals: MealNumbers
    protocol: ProtocolNumbers
    approval: ApprovalNumbers
    guests: GuestNumbers
    leaders: LeaderNumbers
    press: PressNumbers
    money: MoneyNumbers
    delays: DelayNumbers
    changes: ChangeNumbers
    freeze: FreezeNumbers
    grid: GridNumbers
