"""About and data: what this is, where data are kept, files in and out, credits."""

from planner.pages import session
from planner.pages.about_page import show

show(session.context(), session.desk(), session.translate())
