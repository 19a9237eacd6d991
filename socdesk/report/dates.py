"""Dates in words, the same in every place and on every machine."""

from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT = 3


def short_date(day: date) -> str:
    """Return the date as tables print it: "4 Dec 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1][:_SHORT]} {day.year}"


def long_date(day: date) -> str:
    """Return the date as running text prints it: "23 November 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def iso_in_words(text: str) -> str:
    """Return an ISO date as running text prints it; what is no ISO date stays as it is."""
    try:
        return long_date(date.fromisoformat(text))
    except ValueError:
        return text
