"""The plan: make it, watch it being made, read it, change it."""

from planner.pages import session
from planner.pages.empty import no_office
from planner.pages.planning import overview_page

desk = session.desk()
if desk is None:
    no_office(session.translate())
else:
    overview_page.show(desk)
