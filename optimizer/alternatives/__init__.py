"""Other plans for one delegation, each unlike all the others, while everybody else's stands."""

from optimizer.alternatives.differences import Difference, differences
from optimizer.alternatives.search import AlternativesOptions, OtherPlan, alternatives

__all__ = ["AlternativesOptions", "Difference", "OtherPlan", "alternatives", "differences"]
