"""Rule packs: an office's rules and numbers as editable data with sources."""

from planner.rulepack.numbers import (
    ApprovalNumbers,
    ChangeNumbers,
    FreezeNumbers,
    GridNumbers,
    GuestNumbers,
    InterpretingNumbers,
    LeaderNumbers,
    MealNumbers,
    Numbers,
    PortNumbers,
    PressNumbers,
    ProtocolNumbers,
    RankNumbers,
    RoomNumbers,
    VehicleNumbers,
)
from planner.rulepack.pack import (
    GOAL_CODES,
    RULE_CODES,
    ApprovalRule,
    GoalSwitch,
    Provenance,
    RulePack,
    RuleSwitch,
)
from planner.rulepack.ports import due_at, ready_at
from planner.rulepack.reading import load_rule_pack, override_names

__all__ = [
    "GOAL_CODES",
    "RULE_CODES",
    "ApprovalNumbers",
    "ApprovalRule",
    "ChangeNumbers",
    "FreezeNumbers",
    "GoalSwitch",
    "GridNumbers",
    "GuestNumbers",
    "InterpretingNumbers",
    "LeaderNumbers",
    "MealNumbers",
    "Numbers",
    "PortNumbers",
    "PressNumbers",
    "ProtocolNumbers",
    "Provenance",
    "RankNumbers",
    "RoomNumbers",
    "RulePack",
    "RuleSwitch",
    "VehicleNumbers",
    "due_at",
    "load_rule_pack",
    "override_names",
    "ready_at",
]
