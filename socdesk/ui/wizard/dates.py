"""A day as people type it: "4 Dec 2026", "4.12.2026" or "2026-12-04"."""

import calendar
import re
from datetime import date

from PySide6.QtCore import QCoreApplication

from socdesk.engagement.model import EARLIEST_YEAR, LATEST_YEAR
from socdesk.engagement.text import clean_name
from socdesk.errors import SocDeskError
from socdesk.report.dates import short_date

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTS = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d+)")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)? ?([a-z]{3,})\.?,? ?(\d+)?")
_MONTH_FIRST = re.compile(r"([a-z]{3,})\.? ?(\d{1,2})(?:st|nd|rd|th)?,?(?: (\d+))?")
_SLASHES = re.compile(r"\d{1,4}[/-]\d{1,2}[/-]\d{1,4}")

translate = QCoreApplication.translate


class DayError(SocDeskError):
    """A text that names no day; the message says what to write."""


def parse_day(text: str) -> date | None:
    """Return the day a text names, None for an empty text.

    A month may be a word, or a number in the orders "4.12.2026" and "2026-12-04"; "4/12/2026" is
    read differently in different countries and is refused. Raises `DayError`.
    """
    words = clean_name(text).casefold()
    if not words:
        return None
    if found := _ISO.fullmatch(words):
        return _day(found[1], int(found[2]), int(found[3]))
    if found := _DOTS.fullmatch(words):
        return _day(found[3], int(found[2]), int(found[1]))
    if found := _DAY_FIRST.fullmatch(words):
        return _day(found[3], _month(found[2]), int(found[1]))
    if found := _MONTH_FIRST.fullmatch(words):
        return _day(found[3], _month(found[1]), int(found[2]))
    if _SLASHES.fullmatch(words):
        raise DayError(translate("Day", "Write the month as a word, such as 4 Dec 2026."))
    raise DayError(translate("Day", "Write a day such as 4 Dec 2026."))


def day_in_words(day: date | None) -> str:
    """Return a day as the window shows it, "" for none."""
    return short_date(day) if day else ""


def _month(word: str) -> int:
    for number, name in enumerate(_MONTHS, start=1):
        if name.startswith(word) or (word == "sept" and name == "september"):
            return number
    raise DayError(translate("Day", "Write the month in English, such as 4 Dec 2026."))


def _day(year_text: str | None, month: int, day: int) -> date:
    if year_text is None:
        raise DayError(translate("Day", "Add the year, such as 4 Dec 2026."))
    if len(year_text) != 4:
        raise DayError(translate("Day", "Write the year with four digits, such as 4 Dec 2026."))
    year = int(year_text)
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        words = translate("Day", "Write a year from %1 to %2.")
        raise DayError(words.replace("%1", str(EARLIEST_YEAR)).replace("%2", str(LATEST_YEAR)))
    if not 1 <= month <= 12:
        raise DayError(translate("Day", "Write a month from 1 to 12, or its name."))
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        words = translate("Day", "%1 %2 has %3 days.")
        name = _MONTHS[month - 1].capitalize()
        raise DayError(words.replace("%1", name).replace("%2", str(year)).replace("%3", str(last)))
    return date(year, month, day)
