"""Dates tried out on the page in place of the plan's own: moved, bounded, and put in words."""

from datetime import date
from enum import Enum

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from socdesk.decision.timeline.months import Month, add_months, first_day, last_day, month_of
from socdesk.decision.timeline.values import Chosen, Timeline
from socdesk.errors import SocDeskError
from socdesk.ui.wizard.dates import day_in_words

translate = QCoreApplication.translate

MOST_MONTHS = 24
"""The longest period that can be tried out, in months."""
FARTHEST_YEARS = 5
"""How far from today a date can be tried out: beyond, a chart of months says nothing."""


class Grip(Enum):
    """What can be moved: the start of the work, the Type 1 date, and the first period."""

    BEGIN = "begin"
    TYPE_1 = "type_1"
    START = "start"
    END = "end"
    PERIOD = "period"


class TriedError(SocDeskError):
    """A date that cannot be tried out; the message says why."""


def moved(chosen: Chosen, timeline: Timeline, grip: Grip, day: date) -> Chosen:
    """Return what is tried out once a date is set to a day; raises `TriedError`.

    The start of a period takes the month of the day, its end too. A start set behind the end
    takes the whole period along, as PERIOD does.
    """
    _near(timeline.today, day)
    match grip:
        case Grip.BEGIN:
            return replace(chosen, begin=_not_past(timeline.today, day, work=True))
        case Grip.TYPE_1:
            return replace(chosen, type_1=_not_past(timeline.today, day, work=False))
        case Grip.START if day > timeline.period.end:
            return _period(chosen, month_of(day), timeline.period.months)
        case Grip.START:
            first = month_of(day)
            return _period(chosen, first, month_of(timeline.period.end) - first + 1)
        case Grip.END:
            first = month_of(timeline.period.start)
            return _period(chosen, first, month_of(day) - first + 1)
        case Grip.PERIOD:
            return _period(chosen, month_of(day), timeline.period.months)


def reached(timeline: Timeline, grip: Grip, day: date) -> date:
    """Return the day nearest to one dragged to that the date can be moved to."""
    first, last = month_of(timeline.period.start), month_of(timeline.period.end)
    month = month_of(day)
    match grip:
        case Grip.BEGIN | Grip.TYPE_1:
            return max(day, timeline.today)
        case Grip.START:
            return first_day(min(last, max(month, last - MOST_MONTHS + 1)))
        case Grip.END:
            return last_day(max(first, min(month, first + MOST_MONTHS - 1)))
        case Grip.PERIOD:
            return day


def stepped(timeline: Timeline, grip: Grip, steps: int) -> date:
    """Return the day a date comes to by so many steps: months of a period, days of the others."""
    match grip:
        case Grip.BEGIN:
            return date.fromordinal(timeline.phases[0].start.toordinal() + steps)
        case Grip.TYPE_1:
            return date.fromordinal((timeline.type_1 or timeline.today).toordinal() + steps)
        case Grip.END:
            return last_day(month_of(timeline.period.end) + steps)
        case Grip.START | Grip.PERIOD:
            return first_day(month_of(timeline.period.start) + steps)


def in_words(chosen: Chosen) -> str:
    """Return "work from 1 Dec 2026, period 1 Jan 2027 to 30 Jun 2027"; "" for nothing tried."""
    parts = []
    if chosen.begin:
        parts.append(_said(translate("Timeline", "work from %1"), chosen.begin))
    if chosen.type_1:
        parts.append(_said(translate("Timeline", "Type 1 as of %1"), chosen.type_1))
    if chosen.period_start and chosen.period_end:
        words = _said(translate("Timeline", "period %1 to %2"), chosen.period_start)
        parts.append(words.replace("%2", day_in_words(chosen.period_end)))
    return ", ".join(parts)


def _said(words: str, day: date) -> str:
    return words.replace("%1", day_in_words(day))


def _period(chosen: Chosen, first: Month, months: int) -> Chosen:
    if months < 1:
        raise TriedError(translate("Timeline", "The period would end before it begins."))
    if months > MOST_MONTHS:
        words = translate("Timeline", "A period here has at most %1 months.")
        raise TriedError(words.replace("%1", str(MOST_MONTHS)))
    last = last_day(first + months - 1)
    return replace(chosen, period_start=first_day(first), period_end=last)


def _near(today: date, day: date) -> None:
    least, most = (add_months(today, 12 * years) for years in (-FARTHEST_YEARS, FARTHEST_YEARS))
    if not least <= day <= most:
        words = translate("Timeline", "Write a day within %1 years of today.")
        raise TriedError(words.replace("%1", str(FARTHEST_YEARS)))


def _not_past(today: date, day: date, *, work: bool) -> date:
    if day >= today:
        return day
    if work:
        words = translate("Timeline", "Work that is planned begins on %1 or later.")
    else:
        words = translate("Timeline", "A Type 1 date that is planned is %1 or later.")
    raise TriedError(words.replace("%1", day_in_words(today)))
