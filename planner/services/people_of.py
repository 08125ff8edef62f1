"""The people and vehicles of offices that an account can stand for."""

from __future__ import annotations

from planner.access import Action, Post, Served, Thing, require
from planner.i18n import Translator
from planner.model import Scenario
from planner.services.context import Context
from planner.services.names import names_of
from planner.services.records import scenario_at
from planner.services.views import Choice
from planner.store import periods


def people_to_stand_for(
    ctx: Context, post: Post, t: Translator
) -> tuple[tuple[Served, Choice], ...]:
    """Return every leader, interpreter or vehicle of every office, with its name."""
    require(ctx, Action.SEE, Thing.ACCOUNT)
    found = {}
    for scenario in _scenarios(ctx):
        names = names_of(scenario, t, ctx.person)
        word = {
            Post.LEADER: names.leader,
            Post.INTERPRETER: names.interpreter,
            Post.VEHICLE: names.vehicle,
        }[post]
        for id_ in _ids(scenario, post):
            served = Served(scenario.office.id, post, id_)
            found[served] = Choice(id_, word(id_))
    return tuple(found.items())


def is_known(ctx: Context, served: Served) -> bool:
    """Tell whether an office has such a leader, interpreter or vehicle in any of its periods."""
    require(ctx, Action.SEE, Thing.ACCOUNT)
    return any(
        scenario.office.id == served.office_id and served.id in _ids(scenario, served.post)
        for scenario in _scenarios(ctx)
    )


def _scenarios(ctx: Context) -> tuple[Scenario, ...]:
    with ctx.store.snapshot() as view:
        every = periods.every(view)
    return tuple(scenario_at(ctx, one.id, one.scenario_version) for one in every)


def _ids(scenario: Scenario, post: Post) -> tuple[str, ...]:
    match post:
        case Post.LEADER:
            return tuple(one.id for one in scenario.leaders)
        case Post.INTERPRETER:
            return tuple(one.id for one in scenario.interpreters)
        case Post.VEHICLE:
            return tuple(one.id for one in scenario.vehicles)
