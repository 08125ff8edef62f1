"""Every service asks who may before it does anything, and embargoed names stay hidden."""

import importlib
import inspect
import pkgutil
from dataclasses import replace
from typing import Any

import pytest

from planner import services
from planner.access import Actor, Post, Role, Served
from planner.config import settings_in
from planner.errors import NotAllowed
from planner.model import Plan
from planner.services import (
    asked,
    attendance,
    delegations,
    holding,
    plans,
    records,
    resources,
    scenarios,
)
from planner.services.approvals import examined
from planner.services.concerns import concerned_engagements
from planner.services.context import Context
from planner.services.ground import geography_of
from planner.services.names import names_of
from planner.services.views import Perspective
from planner.store import now

INSIDE = {module.__name__ for module in (asked, attendance, examined, holding, records)}
"""What other services alone may call: they have asked; import-linter keeps pages out."""


def services_with_a_context():
    """All public functions of the services that are handed a context."""
    found = {}
    for module in pkgutil.walk_packages(services.__path__, f"{services.__name__}."):
        if module.name in INSIDE:
            continue
        for name, function in inspect.getmembers(
            importlib.import_module(module.name), inspect.isfunction
        ):
            is_own = function.__module__ == module.name and not name.startswith("_")
            asked = inspect.signature(function).parameters.values()
            if is_own and any(parameter.annotation == "Context" for parameter in asked):
                found[f"{module.name.removeprefix('planner.services.')}.{name}"] = function
    return found


SERVICES = services_with_a_context()


class NoStore:
    """A store that nobody may touch."""

    def __getattr__(self, name):
        pytest.fail(f"the store was touched ({name}) before it was asked who may")


def test_there_are_services():
    assert {"plans.itinerary", "edits.save_edit", "scenarios.current"} <= set(SERVICES)


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_a_service_refuses_somebody_without_rights_before_anything_else(name, tmp_path):
    settings = settings_in(tmp_path)
    nobody = Actor("nobody", "Nobody", frozenset())
    nothing: Any = NoStore()
    ctx = Context(nothing, settings, now, lambda: nobody, geography_of(settings))
    parameters = inspect.signature(SERVICES[name]).parameters.values()
    required = [p for p in parameters if p.default is inspect.Parameter.empty]
    arguments = {p.name: ctx if p.annotation == "Context" else None for p in required}
    with pytest.raises(NotAllowed):
        SERVICES[name](**arguments)


def as_(ctx, *roles, serves=()):
    office = scenarios.current(ctx, 1).scenario.office.id
    served = frozenset(Served(office, post, id_) for post, id_ in serves)
    return ctx.acting_as(Actor("someone", "Someone", frozenset(roles), served))


def host_of(plan: Plan) -> str:
    return next(visit.host_id for visit in plan.visits if visit.host_id)


def test_a_leader_sees_their_own_days_and_nobody_elses(ctx, ref, t):
    plan = plans.get(ctx, ref)
    host = host_of(plan)
    leader = as_(ctx, Role.LEADER, serves=[(Post.LEADER, host)])
    days = plans.itinerary(leader, ref, Perspective.LEADER, host, t).days
    shown = {row.engagement_id for day in days for row in day.rows}
    assert shown == {visit.engagement_id for visit in plan.visits if visit.host_id == host}
    for perspective, other in (
        (Perspective.LEADER, "somebody-else"),
        (Perspective.DELEGATION, "jp-ritto"),
        (Perspective.INTERPRETER, host),
        (Perspective.ROOM, plan.visits[0].room_id),
    ):
        with pytest.raises(NotAllowed):
            plans.itinerary(leader, ref, perspective, other, t)


def test_a_driver_sees_their_own_drives_and_nobody_elses(ctx, ref, t):
    plan = plans.get(ctx, ref)
    car = next(key for leg in plan.legs for key in leg.vehicle_ids)
    driver = as_(ctx, Role.DRIVER, serves=[(Post.VEHICLE, car)])
    days = plans.itinerary(driver, ref, Perspective.VEHICLE, car, t).days
    own = [leg for leg in plan.legs if car in leg.vehicle_ids]
    assert sum(len(day.rows) for day in days) == len(own)
    assert concerned_engagements(driver.person, scenarios.current(ctx, 1).scenario, plan) == {
        leg.to_engagement_id for leg in own if leg.to_engagement_id
    }
    with pytest.raises(NotAllowed):
        plans.itinerary(driver, ref, Perspective.VEHICLE, "another", t)


@pytest.fixture
def embargoed(ctx, small):
    """The office with its delegation not to be made public yet."""
    ritto = replace(small.delegations[0], embargoed=True, code_name="CRANE")
    scenarios.save(ctx, 1, 1, replace(small, delegations=(ritto,)), "embargo")
    return ctx


def words(itinerary) -> str:
    rows = [row for day in itinerary.days for row in day.rows]
    return " ".join(f"{row.title} {row.delegations}" for row in rows)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.CHIEF, Role.DUTY_OFFICER])
def test_who_may_know_it_sees_the_name_of_an_embargoed_delegation(embargoed, small, t, role):
    (row,) = delegations.all_delegations(as_(embargoed, role), 1, t)
    assert (row.name, row.head) == (
        small.delegations[0].name.en,
        small.delegations[0].head.formal("en"),
    )


def test_everybody_else_sees_the_code_name_of_an_embargoed_delegation(embargoed, t):
    (row,) = delegations.all_delegations(as_(embargoed, Role.AUDITOR), 1, t)
    assert (row.name, row.head, row.region) == ("CRANE", "", "")


def test_a_driver_reads_code_name_and_kinds_the_host_the_name(embargoed, ref, small, t):
    plan = plans.get(embargoed, ref)
    host, car = host_of(plan), next(key for leg in plan.legs for key in leg.vehicle_ids)
    driver = as_(embargoed, Role.DRIVER, serves=[(Post.VEHICLE, car)])
    leader = as_(embargoed, Role.LEADER, serves=[(Post.LEADER, host)])
    name = small.delegations[0].name.en
    driven = words(plans.itinerary(driver, ref, Perspective.VEHICLE, car, t))
    hosted = words(plans.itinerary(leader, ref, Perspective.LEADER, host, t))
    assert ("CRANE" in driven, name in driven) == (True, False)
    assert ("CRANE" in hosted, name in hosted) == (False, True)


def test_titles_that_could_tell_who_is_hidden_are_replaced_by_their_kind(embargoed, ref, t):
    scenario = scenarios.current(embargoed, 1).scenario
    auditor = as_(embargoed, Role.AUDITOR).person
    names = names_of(scenario, t, auditor, plans.get(embargoed, ref))
    titles = {e.title.en for e in scenario.engagements} - {"Greeting on arrival"}
    shown = {names.title(e.id) for e in scenario.engagements}
    assert names.head("jp-ritto") == ""
    assert "Courtesy call" in shown
    assert not {title for title in titles if "Ritto" in title} & shown


def test_rights_are_those_of_the_person_not_of_the_process(ctx, ref, small, t):
    chief = as_(ctx, Role.CHIEF)
    assert plans.summary(chief, ref, t).row.number == 1
    with pytest.raises(NotAllowed):
        resources.save(chief, 1, 1, small.leaders[0])
    resources.save(ctx, 1, 1, replace(small.leaders[0], max_per_day=3))
    assert chief.loaded is ctx.loaded
