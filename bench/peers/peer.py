"""What a peer is: a module with these names."""

from typing import Protocol

from optimizer.options import SolveOptions
from optimizer.problem import Problem
from optimizer.solution import Solution


class Peer(Protocol):
    """Another way to plan a problem."""

    NAME: str

    def is_installed(self) -> bool:
        """Tell whether what it needs is there."""

    def suits(self, problem: Problem) -> bool:
        """Tell whether it can express the problem."""

    def plan(self, problem: Problem, options: SolveOptions) -> Solution:
        """Return its plan, found within the seconds given."""
