"""Who interprets on which day: what the limits of an interpreter's day are summed over."""

from collections.abc import Collection
from dataclasses import dataclass

from ortools.sat.python.cp_model import BoolVarT

from optimizer.model.item import Item
from optimizer.model.model import Model
from optimizer.model.teams import alone


@dataclass(frozen=True, slots=True)
class Duty:
    """An interpreter's possible work at an engagement on a day, and that in a team of one."""

    item: Item
    day: int
    works: BoolVarT
    works_alone: BoolVarT


def duties_of(model: Model, names: Collection[str]) -> dict[str, list[Duty]]:
    """Return the possible duties of each of these interpreters whom the model may employ anew."""
    duties: dict[str, list[Duty]] = {}
    for item in model.items.values():
        for need, team in zip(item.engagement.languages, item.teams, strict=True):
            by_oneself = alone(model, item, need)
            for person, literal in team.items():
                if person not in names:
                    continue
                for day, on_day in item.days.items():
                    works = literal if len(item.days) == 1 else model.all_of((literal, on_day))
                    works_alone = (
                        model.false
                        if by_oneself is model.false
                        else model.all_of((works, by_oneself))
                    )
                    duties.setdefault(person, []).append(Duty(item, day, works, works_alone))
    return {
        person: own
        for person, own in sorted(duties.items())
        if any(duty.item.fixed is None for duty in own)
    }
