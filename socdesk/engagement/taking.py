"""Answers somebody gave on paper, held against what stands there and taken in one step."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from msgspec import Struct

from socdesk.engagement.changes import with_answer, with_details
from socdesk.engagement.model import Answer, Engagement

Standing = Literal["new", "same", "differs"]
"""Nothing is answered yet; the very same is; something else is."""


class Told(Struct, frozen=True):
    """An answer somebody gave: the line's id (None for the organisation), question and value."""

    line: str | None
    question: str
    value: str


def now(engagement: Engagement, told: Told) -> Answer:
    """Return what counts there now: a line's own answer, else the one for all lines."""
    own = engagement.answer(told.line, told.question)
    return own if own.value is not None else engagement.answer(None, told.question)


def standing(engagement: Engagement, told: Told) -> Standing:
    """Return how an answer stands to what is given there now."""
    value = now(engagement, told).value
    if value is None:
        return "new"
    return "same" if value == told.value else "differs"


def with_told(
    engagement: Engagement, told: Iterable[Told], said_by: str, at: datetime
) -> Engagement:
    """Return the engagement with these answers given, each as told by that person.

    Raises `KeyError` for a line that is not there; the values must be the pack's.
    """
    for each in told:
        engagement = with_answer(engagement, each.line, each.question, each.value, at)
        engagement = with_details(
            engagement, each.line, each.question, basis="told", said_by=said_by
        )
    return engagement
