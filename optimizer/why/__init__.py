"""Why, why not, what if: questions about one engagement of a plan, answered by solving."""

from optimizer.why.answers import (
    Clash,
    Explanation,
    Fact,
    FactKind,
    Price,
    Relaxation,
    RelaxationKind,
    TierChange,
)
from optimizer.why.explaining import explain
from optimizer.why.options import WhyOptions
from optimizer.why.wishes import OTHER_TIME_MIN, Wish

__all__ = [
    "OTHER_TIME_MIN",
    "Clash",
    "Explanation",
    "Fact",
    "FactKind",
    "Price",
    "Relaxation",
    "RelaxationKind",
    "TierChange",
    "WhyOptions",
    "Wish",
    "explain",
]
