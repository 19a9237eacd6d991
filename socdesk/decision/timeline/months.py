"""Months as whole numbers, and the few sums of dates the timeline needs."""

from calendar import monthrange
from datetime import date, timedelta

YEAR = 12
"""Months of a year."""

DAY = timedelta(days=1)

Month = int
"""A month as a whole number: twelve times the year, plus the months of the year before it."""


def month_of(day: date) -> Month:
    """Return the month a day lies in."""
    return day.year * YEAR + day.month - 1


def first_day(month: Month) -> date:
    """Return the first day of a month."""
    return date(month // YEAR, month % YEAR + 1, 1)


def last_day(month: Month) -> date:
    """Return the last day of a month."""
    return first_day(month + 1) - DAY


def first_from(day: date) -> Month:
    """Return the first month that starts on that day or later."""
    return month_of(day) if day.day == 1 else month_of(day) + 1


def month_after(day: date) -> Month:
    """Return the month the following day lies in."""
    return month_of(day + DAY)


def add_months(day: date, months: int) -> date:
    """Return the same day so many months on (or back); the last of a month that is too short."""
    month = month_of(day) + months
    year, number = month // YEAR, month % YEAR + 1
    return date(year, number, min(day.day, monthrange(year, number)[1]))


def after_weeks(start: date, weeks: int) -> date:
    """Return the last of so many weeks that begin with `start`; `start` itself for no week."""
    return max(start, start + timedelta(weeks=weeks) - DAY)
