"""Each language has interpreters who master it in that mode and may hear what is said.

Ids: engagement, language and, where one person does not qualify, the interpreter.
Amount: 1, or the number of teams too many.
"""

from collections import Counter
from collections.abc import Iterator

from optimizer.itinerary import Placed
from optimizer.model import Model
from optimizer.problem import Interpreter, LanguageNeed
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H07"


def add(model: Model) -> None:
    """Post the rule: who does not qualify is no choice."""
    for item in model.free_items():
        for need, names in zip(item.engagement.languages, item.choices.teams, strict=True):
            names.intersection_update(
                person.id
                for person in model.problem.interpreters
                if person.clearance >= need.clearance
                and (person.serves_leaders or not need.leader_grade)
                and any(
                    skill.language == need.language and need.mode in skill.modes
                    for skill in person.skills
                )
            )


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield missing teams, needless teams and members who do not qualify."""
    for visit in timetable.visits:
        yield from _teams(visit)
        needs = {need.language: need for need in visit.engagement.languages}
        for team in visit.teams:
            need = needs.get(team.language)
            for id_ in team.interpreters:
                if need and not qualifies(timetable.interpreters[id_], need):
                    yield Violation(CODE, (visit.id, team.language, id_))


def _teams(visit: Placed) -> Iterator[Violation]:
    teams = Counter(team.language for team in visit.teams)
    for need in visit.engagement.languages:
        if not teams[need.language]:
            yield Violation(CODE, (visit.id, need.language))
        teams[need.language] -= 1
    for language, too_many in teams.items():
        if too_many > 0:
            yield Violation(CODE, (visit.id, language), too_many)


def qualifies(interpreter: Interpreter, need: LanguageNeed) -> bool:
    """Tell whether a person may interpret what is needed."""
    speaks = any(
        skill.language == need.language and need.mode in skill.modes for skill in interpreter.skills
    )
    may_serve = interpreter.serves_leaders or not need.leader_grade
    return speaks and may_serve and interpreter.clearance >= need.clearance
