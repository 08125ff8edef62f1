"""The CP-SAT model: decisions, pairs and routes, ready for rules and goals to post on."""

from optimizer.model.alike import Crews, alike_leaders, each_alone
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
from optimizer.model.tours import Tours, Way

__all__ = [
    "Case",
    "Crews",
    "Duty",
    "Gap",
    "Item",
    "Model",
    "Route",
    "Scope",
    "Slot",
    "Tours",
    "Way",
    "alike_leaders",
    "beyond",
    "clear_of",
    "duties_of",
    "each_alone",
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
