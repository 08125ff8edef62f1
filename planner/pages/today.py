"""Today: what is on now, what is next, what is late, and who does not know yet."""

from planner.pages import session
from planner.pages.empty import no_office
from planner.pages.live import today_page

desk = session.desk()
if desk is None:
    no_office(session.translate())
else:
    today_page.show(desk)
