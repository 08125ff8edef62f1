"""Who may do what to what: roles, the one table of rights, and the check that services make.

A service asks first:

    require(ctx, Action.CHANGE, Thing.PLAN)

and for what a person may have only where it concerns them, with what was found:

    reach = reach_of(ctx, Action.SEE, Thing.PROGRAMME)          # refused at once if nobody's
    ...
    require(ctx, Action.SEE, Thing.PROGRAMME, own=ctx.person.stands_for(office_id, Post.LEADER, id))

A page asks `may` whether to offer something; the service asks again.
"""

from planner.access.actor import Actor, Post, Served, local_administrator
from planner.access.policy import POLICY, Action, Extent, Role, Thing, extent_of
from planner.access.requiring import HasPerson, may, reach_of, require

__all__ = [
    "POLICY",
    "Action",
    "Actor",
    "Extent",
    "HasPerson",
    "Post",
    "Role",
    "Served",
    "Thing",
    "extent_of",
    "local_administrator",
    "may",
    "reach_of",
    "require",
]
