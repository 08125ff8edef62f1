"""A team has as many interpreters as the mode and the minutes ask for.

Ids: engagement, language. Amount: the missing interpreters. A larger team that was asked
for counts instead.
"""

from collections.abc import Iterator

from optimizer.model import Model, team_size
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H08"


def add(model: Model) -> None:
    """Post the rule: exactly the size that mode and minutes ask for, or that a lock names."""
    if not model.scope.pooled:
        model.on_close(lambda: _post(model))


def _post(model: Model) -> None:
    for item in model.free_items():
        for need, team in zip(item.engagement.languages, item.teams, strict=True):
            size = team_size(model, item, need)
            if isinstance(size, int):
                model.cp.add(sum(team.values()) == size * item.present)
            else:
                model.cp.add(sum(team.values()) == size).only_enforce_if(item.present)


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each team that is too small; a team that is not there at all is H07's."""
    steps = timetable.problem.parameters.team_steps
    for visit in timetable.visits:
        teams = {team.language: set(team.interpreters) for team in visit.teams}
        for need in visit.engagement.languages:
            if need.language not in teams:
                continue
            size = 0
            for step in steps.get(need.mode, ()):
                if visit.end_min - visit.start_min > step.over_min:
                    size = step.size
            if need.team_size is not None and need.team_size > size:
                size = need.team_size
            missing = size - len(teams[need.language])
            if missing > 0:
                yield Violation(CODE, (visit.id, need.language), missing)
