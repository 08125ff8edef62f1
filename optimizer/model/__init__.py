"""The CP-SAT model: decisions, pairs and routes, ready for rules and goals to post on."""

from optimizer.model.duties import Duty, duties_of
from optimizer.model.item import Item
from optimizer.model.lengths import beyond, interval, keep_within, longer_than, minutes_if
from optimizer.model.model import Model
from optimizer.model.pairs import Gap
from optimizer.model.pools import post_pools
from optimizer.model.routes import Case, Route
from optimizer.model.scope import Scope, whole
from optimizer.model.slots import Slot, clear_of, within
from optimizer.model.teams import team_size, team_size_of

__all__ = [
    "Case",
    "Duty",
    "Gap",
    "Item",
    "Model",
    "Route",
    "Scope",
    "Slot",
    "beyond",
    "clear_of",
    "duties_of",
    "interval",
    "keep_within",
    "longer_than",
    "minutes_if",
    "post_pools",
    "team_size",
    "team_size_of",
    "whole",
    "within",
]
