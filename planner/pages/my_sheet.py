"""My sheet: what the plan in force asks of an interpreter or a driver."""

from planner.pages import session
from planner.pages.empty import no_office
from planner.pages.own import own_page

desk = session.desk()
if desk is None:
    no_office(session.translate())
else:
    own_page.show_sheet(desk)
