"""The timeline in the pack's words: dates, lengths of time, warnings."""

from datetime import date

from socdesk.decision.pack import Pack
from socdesk.decision.wording import filled


def date_in_words(pack: Pack, day: date) -> str:
    """Return "4 Dec 2026"."""
    words = pack.words.timeline
    month = words.months_short[day.month - 1]
    return filled(words.phrases["date"], day=str(day.day), month=month, year=str(day.year))


def months_in_words(pack: Pack, months: int) -> str:
    """Return "1 month" or "6 months"."""
    phrases = pack.words.timeline.phrases
    return phrases["month.one"] if months == 1 else filled(phrases["month.many"], count=str(months))
