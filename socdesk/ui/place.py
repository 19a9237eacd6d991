"""Where the window stands: a plain value the whole window follows."""

from enum import Enum

from msgspec import Struct


class View(Enum):
    """The kinds of page."""

    START = "start"
    QUESTION = "question"
    SUMMARY = "summary"
    ORGANISATION = "organisation"
    COMPARISON = "comparison"
    TIMELINE = "timeline"


class Where(Struct, frozen=True):
    """A place in the window.

    A QUESTION has the line's id (None for the organisation) and the page's id; a SUMMARY the
    line's id; the other views have neither.
    """

    view: View
    line: str | None = None
    page: str = ""


START = Where(View.START)
ORGANISATION = Where(View.ORGANISATION)
COMPARISON = Where(View.COMPARISON)
TIMELINE = Where(View.TIMELINE)


def question(line: str | None, page: str) -> Where:
    """The place of a question's page."""
    return Where(View.QUESTION, line, page)


def summary(line: str) -> Where:
    """The place of a line's result."""
    return Where(View.SUMMARY, line)
