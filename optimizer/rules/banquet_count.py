"""No delegation is given more banquets than the rules allow.

Ids: party. Amount: banquets too many, counting those given before in the country.
"""

from collections.abc import Iterator

from optimizer.model import Model
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H17"


def add(model: Model) -> None:
    """Post the rule."""
    model.on_close(lambda: _post(model))


def _post(model: Model) -> None:
    numbers = model.problem.parameters
    for party in model.problem.parties:
        given = [item.present for item in model.of_party(party.id) if item.engagement.is_banquet]
        left = numbers.banquets_per_visit - party.banquets_given
        allowed = max(0, min(left, numbers.banquets_by_city))
        if len(given) > allowed:
            model.cp.add(sum(given) <= allowed)


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each party with too many banquets."""
    parameters = timetable.problem.parameters
    for party in timetable.problem.parties:
        left = parameters.banquets_per_visit - party.banquets_given
        allowed = max(0, min(parameters.banquets_by_city, left))
        visits = timetable.by_party.get(party.id, ())
        banquets = sum(visit.engagement.is_banquet for visit in visits)
        if banquets > allowed:
            yield Violation(CODE, (party.id,), banquets - allowed)
