"""A team has as many interpreters as the mode and the minutes ask for.

Ids: engagement, language. Amount: the missing interpreters.
"""

from collections.abc import Iterator

from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H08"


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
                if visit.engagement.duration_min > step.over_min:
                    size = step.size
            missing = size - len(teams[need.language])
            if missing > 0:
                yield Violation(CODE, (visit.id, need.language), missing)
