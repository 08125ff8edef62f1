"""Accounts: who can sign in, with which roles, and whom they stand for."""

from planner.pages import accounts_page, session

accounts_page.show(session.context(), session.translate())
