"""The CP-SAT model: decisions, pairs and routes, ready for rules and goals to post on."""

from optimizer.model.drives import Drive, drives_on
from optimizer.model.duties import Duty, duties_of
from optimizer.model.item import Item
from optimizer.model.model import Model
from optimizer.model.pairs import Gap
from optimizer.model.pools import post_pools
from optimizer.model.routes import Case, Route
from optimizer.model.scope import Scope, whole
from optimizer.model.teams import team_size_of

__all__ = [
    "Case",
    "Drive",
    "Duty",
    "Gap",
    "Item",
    "Model",
    "Route",
    "Scope",
    "drives_on",
    "duties_of",
    "post_pools",
    "team_size_of",
    "whole",
]
