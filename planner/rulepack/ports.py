"""When guests can leave the place where they arrive, and must be back to depart (rule H03)."""

from __future__ import annotations

from datetime import datetime, timedelta

from planner.model import Transport, TransportMode
from planner.rulepack.numbers import PortNumbers


def ready_at(arrival: Transport, numbers: PortNumbers) -> datetime:
    """Return when guests have come through the port and can be greeted."""
    ordinary_min, vip_min = {
        TransportMode.INTERNATIONAL_FLIGHT: (
            numbers.arrival_international_min,
            numbers.arrival_international_vip_min,
        ),
        TransportMode.DOMESTIC_FLIGHT: (
            numbers.arrival_domestic_min,
            numbers.arrival_domestic_vip_min,
        ),
        TransportMode.TRAIN: (numbers.arrival_rail_min, numbers.arrival_rail_vip_min),
        TransportMode.ROAD: (numbers.arrival_road_min, numbers.arrival_road_min),
    }[arrival.mode]
    return arrival.at + timedelta(minutes=vip_min if arrival.vip_path else ordinary_min)


def due_at(departure: Transport, numbers: PortNumbers) -> datetime:
    """Return when guests must be at the port to catch their flight or train."""
    ordinary_min, vip_min = {
        TransportMode.INTERNATIONAL_FLIGHT: (
            numbers.before_international_min,
            numbers.before_international_vip_min,
        ),
        TransportMode.DOMESTIC_FLIGHT: (
            numbers.before_domestic_min,
            numbers.before_domestic_vip_min,
        ),
        TransportMode.TRAIN: (numbers.before_rail_min, numbers.before_rail_vip_min),
        TransportMode.ROAD: (numbers.before_road_min, numbers.before_road_min),
    }[departure.mode]
    return departure.at - timedelta(minutes=vip_min if departure.vip_path else ordinary_min)
