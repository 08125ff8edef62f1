"""The table of rights: every cell, as docs/roles.md tells it to people."""

import re
from pathlib import Path

import pytest

from planner.access import (
    POLICY,
    Action,
    Actor,
    Extent,
    Post,
    Role,
    Served,
    Thing,
    extent_of,
    local_administrator,
    may,
    reach_of,
    require,
)
from planner.errors import NotAllowed

PAGE = Path(__file__).parents[3] / "docs" / "roles.md"
EXTENTS = {"all": Extent.ALL, "own": Extent.OWN, "–": Extent.NONE}


def told() -> dict[tuple[Action, Thing, Role], Extent]:
    """What the page says, cell by cell."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if re.match(r"\| \w+ \|.*\| (all|own|–) \|$", line)
    ]
    return {
        (Action(action), Thing(thing.replace(" ", "_")), role): EXTENTS[extent]
        for action, thing, *extents in rows
        for role, extent in zip(Role, extents, strict=True)
    }


def somebody(*roles: Role) -> Actor:
    return Actor("someone", "Someone", frozenset(roles))


class Asking:
    def __init__(self, person: Actor):
        self.person = person


def test_the_page_names_the_roles_in_the_order_of_its_cells():
    heading = next(x for x in PAGE.read_text("utf-8").splitlines() if x.startswith("| action"))
    assert heading == "| action | thing | " + " | ".join(r.replace("_", " ") for r in Role) + " |"


def test_every_cell_of_the_table_is_as_the_page_tells():
    every = {
        (action, thing, role): extent_of([role], action, thing)
        for action, thing in POLICY
        for role in Role
    }
    assert every == told()


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("thing", Thing)
@pytest.mark.parametrize("role", Role)
def test_a_right_is_enforced_as_the_table_has_it(action, thing, role):
    extent = told().get((action, thing, role), Extent.NONE)
    ctx = Asking(somebody(role))
    refused = []
    for own in (False, True):
        try:
            require(ctx, action, thing, own=own)
        except NotAllowed as error:
            refused.append((own, error.facts))
    facts = {"action": action.value, "thing": thing.value}
    expected = {Extent.ALL: [], Extent.OWN: [(False, facts)]}
    assert refused == expected.get(extent, [(False, facts), (True, facts)])
    assert may(ctx, action, thing) == (extent is Extent.ALL)


@pytest.mark.parametrize("thing", Thing)
def test_somebody_without_a_role_may_nothing(thing):
    for action in Action:
        with pytest.raises(NotAllowed):
            reach_of(Asking(somebody()), action, thing)


def test_several_roles_have_the_rights_of_each():
    both = somebody(Role.DRIVER, Role.AUDITOR)
    assert extent_of(both.roles, Action.SEE, Thing.PROGRAMME) is Extent.ALL
    assert extent_of(both.roles, Action.CHANGE, Thing.PLAN) is Extent.NONE


def test_whoever_sees_the_data_as_entered_may_know_every_name():
    for role in Role:
        if extent_of([role], Action.SEE, Thing.SCENARIO) is not Extent.NONE:
            assert extent_of([role], Action.SEE, Thing.EMBARGOED_NAME) is Extent.ALL


def test_nobody_who_serves_guests_sees_what_a_plan_is_worth():
    for role in (Role.LEADER, Role.SECRETARY, Role.INTERPRETER, Role.DRIVER):
        assert extent_of([role], Action.SEE, Thing.ASSESSMENT) is Extent.NONE


def test_an_account_stands_for_people_of_its_own_office_only():
    served = frozenset({Served("here", Post.LEADER, "mayor"), Served("here", Post.VEHICLE, "car")})
    person = Actor("li", "Li", frozenset({Role.LEADER}), served)
    assert person.stands_for("here", Post.LEADER, "mayor")
    assert not person.stands_for("there", Post.LEADER, "mayor")
    assert not person.stands_for("here", Post.INTERPRETER, "mayor")
    assert person.those_of("here", Post.VEHICLE) == {"car"}


def test_the_command_line_cannot_approve():
    assert Role.CHIEF not in local_administrator("cli").roles
