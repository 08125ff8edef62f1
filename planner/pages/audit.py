"""The audit log: who did what and when, and whether it is whole."""

from planner.pages import audit_page, session

audit_page.show(session.context(), session.desk(), session.translate())
