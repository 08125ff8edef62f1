"""Whether a problem makes sense: every reference leads somewhere, every number is possible."""

from optimizer.errors import Flaw, InvalidProblem
from optimizer.problem import Problem
from optimizer.validate import engagements, locks, numbers, parameters, parties, resources, travel
from optimizer.validate.known import known_ids


def flaws_of(problem: Problem) -> tuple[Flaw, ...]:
    """Return every flaw of a problem, kind after kind; none means that it can be solved."""
    known = known_ids(problem)
    return (
        *resources.flaws(problem, known),
        *parties.flaws(problem, known),
        *engagements.flaws(problem, known),
        *travel.flaws(problem),
        *locks.flaws(problem, known),
        *parameters.flaws(problem.parameters),
        *numbers.flaws(problem),
    )


def require_valid(problem: Problem) -> None:
    """Refuse a problem that contradicts itself.

    Raises:
        InvalidProblem: with every flaw.
    """
    flaws = flaws_of(problem)
    if flaws:
        raise InvalidProblem(flaws)
