"""Delegations: who comes, when, with which needs, and what is to be arranged for them."""

from planner.pages import session
from planner.pages.empty import no_office
from planner.pages.guests import guests_page

desk = session.desk()
if desk is None:
    no_office(session.translate())
else:
    guests_page.show(desk)
