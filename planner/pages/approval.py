"""Approval: what waits for a yes, the paper to be signed, and what binds everybody."""

from planner.pages import session
from planner.pages.approving import approval_page
from planner.pages.empty import no_office

desk = session.desk()
if desk is None:
    no_office(session.translate())
else:
    approval_page.show(desk)
