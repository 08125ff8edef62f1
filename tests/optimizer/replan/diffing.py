"""What differs between two plans, found in another way than the product finds it."""

from optimizer.problem import Dimension
from optimizer.replan import Change
from optimizer.timetable import Timetable


def differences(problem, told, plan):
    """The changes between two plans as a set."""
    found = set()
    for name in {visit.engagement for visit in (*told.visits, *plan.visits)}:
        old, new = _facts(problem, told, name), _facts(problem, plan, name)
        if (old is None) is not (new is None):
            texts = ("absent",) if old is None else ("present",)
            found.add(Change(name, Dimension.EXISTENCE, texts, _opposite(texts)))
        elif old is not None:
            found |= {
                Change(name, dimension, old[dimension], new[dimension])
                for dimension in old.keys() & new.keys()
                if old[dimension] != new[dimension]
            }
    return found


def _opposite(texts):
    return ("present",) if texts == ("absent",) else ("absent",)


def _facts(problem, plan, name):
    found = [visit for visit in plan.visits if visit.engagement == name]
    if not found:
        return None
    (visit,) = found
    facts = {
        Dimension.TIME: (str(visit.start_min),),
        Dimension.PLACE: (visit.room,),
        Dimension.HOST: (visit.host,) if visit.host else (),
        Dimension.INTERPRETER: tuple(sorted(i for t in visit.teams for i in t.interpreters)),
    }
    vehicles = Timetable(problem, plan).vehicles_into(name)
    if vehicles is not None:
        facts[Dimension.VEHICLE] = tuple(sorted(vehicles))
    return facts
