"""Changes: what has happened since people were told, the answers to it, and the notices."""

from planner.pages import session
from planner.pages.changing import changes_page
from planner.pages.empty import no_office

desk = session.desk()
if desk is None:
    no_office(session.translate())
else:
    changes_page.show(desk)
