"""From the solver's answer to visits."""

from dataclasses import replace

from ortools.sat.python.cp_model import BoolVarT

from optimizer.cpsat import Answer
from optimizer.model import Item, Model
from optimizer.solution import Team, Visit


def visits_of(model: Model, answer: Answer) -> tuple[Visit, ...]:
    """Return what an answer says of every engagement in the model, in order of time, then id."""
    visits = [
        _visit(item, answer) if item.fixed is None else item.fixed
        for item in model.items.values()
        if item.fixed is not None or answer.holds(item.present)
    ]
    if model.tours is not None:
        hosts = model.tours.hosts(answer.holds)
        visits = [replace(v, host=hosts.get(v.engagement, v.host)) for v in visits]
    return in_order(visits)


def in_order(visits: list[Visit]) -> tuple[Visit, ...]:
    """Return visits in order of time, then id."""
    return tuple(sorted(visits, key=lambda visit: (visit.start_min, visit.engagement)))


def _visit(item: Item, answer: Answer) -> Visit:
    start = answer.value(item.start)
    return Visit(
        engagement=item.id,
        start_min=start,
        end_min=start + answer.value(item.length),
        room=_chosen(item.rooms, answer)[0],
        host=next(iter(_chosen(item.hosts, answer)), None),
        teams=tuple(
            Team(need.language, tuple(_chosen(team, answer)))
            for need, team in zip(item.engagement.languages, item.teams, strict=True)
        ),
    )


def _chosen(literals: dict[str, BoolVarT], answer: Answer) -> list[str]:
    return [name for name, literal in literals.items() if answer.holds(literal)]


def hint(model: Model, visits: tuple[Visit, ...]) -> None:
    """Give the solver a plan to start from."""
    planned = {visit.engagement: visit for visit in visits}
    cp = model.cp
    cp.clear_hints()  # type: ignore[no-untyped-call]  # it has no annotations
    for item in model.free_items():
        visit = planned.get(item.id)
        cp.add_hint(item.present, visit is not None)
        chosen = set[str]()
        if visit is not None:
            chosen = {visit.room, model.stand_in(visit.host) or ""}
            _hint_time(model, item, visit)
        for name, literal in (*item.rooms.items(), *item.hosts.items()):
            cp.add_hint(literal, name in chosen)
        for position, team in enumerate(item.teams):
            serving = set(visit.teams[position].interpreters) if visit is not None else set()
            for name, literal in team.items():
                cp.add_hint(literal, name in serving)
    if model.tours is not None:
        model.tours.hint(visits)


def _hint_time(model: Model, item: Item, visit: Visit) -> None:
    grid_min = model.problem.parameters.grid_min
    cut_min = item.longest_min - (visit.end_min - visit.start_min)
    for variable, minutes in ((item.steps, visit.start_min), (item.cuts, cut_min)):
        if variable is not None and minutes % grid_min == 0:
            model.cp.add_hint(variable, minutes // grid_min)
