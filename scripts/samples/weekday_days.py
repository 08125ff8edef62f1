"""The days of the sample working week."""

from datetime import date

MONDAY, TUESDAY, WEDNESDAY = (date(2026, 12, day) for day in (7, 8, 9))
STAY = (MONDAY, TUESDAY, WEDNESDAY)
WORKING_DAYS = (TUESDAY, WEDNESDAY)
"""The days for talks and business, most guests having come on Monday."""
