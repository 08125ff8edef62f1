"""My day: what the plan in force asks of a leader, for the leader and the secretary."""

from planner.pages import session
from planner.pages.empty import no_office
from planner.pages.own import own_page

desk = session.desk()
if desk is None:
    no_office(session.translate())
else:
    own_page.show_day(desk)
