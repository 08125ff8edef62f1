"""E-mail: what a notice looks like as one, and how it is handed to a mail server."""

from planner.mailing.delivery import Undelivered, deliver
from planner.mailing.message import mail_of

__all__ = ["Undelivered", "deliver", "mail_of"]
