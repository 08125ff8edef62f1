"""Resources: those who receive the guests, and what they are received with."""

from planner.pages import session
from planner.pages.assets import assets_page
from planner.pages.empty import no_office

desk = session.desk()
if desk is None:
    no_office(session.translate())
else:
    assets_page.show(desk)
