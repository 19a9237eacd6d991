"""A bank with a mark in every place that is only for the desk."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from socdesk.engagement import changes
from socdesk.engagement.model import Engagement
from socdesk.ui.place import COMPARISON, ORGANISATION, START, TIMELINE, Where, question, summary
from socdesk.ui.session import Session
from socdesk.ui.start.recent import RecentFile
from tests.ui.clients import moment
from tests.ui.window import DeskWindow, settle

NOTE, ASK, SAID_BY = "zqnote", "zqask", "zqsaid"
REASON, PERSON, FOLDER, OTHER = "zqreason", "zqperson", "zqfolder", "zqother"
MARKS = (NOTE, ASK, SAID_BY, REASON, PERSON, FOLDER, OTHER)


def plant(window: DeskWindow, folder: Path) -> None:
    """Open the bank, saved in a folder with a mark, and put a mark in every internal field."""
    place = folder / FOLDER
    place.mkdir()
    other = RecentFile(place / f"{OTHER}.socdesk", OTHER, OTHER, date(2026, 11, 1))
    window.recent.add(other)
    window.open_bank()
    session = window.session
    session.apply(planted(session))
    session.save(place / f"{FOLDER}.socdesk")
    settle()


def planted(session: Session) -> Engagement:
    """Return the open engagement with marks beside the answers of the first two lines."""
    after = changes.with_meeting(session.engagement, date(2026, 11, 23), [PERSON])
    names = ("entries", "data", "material", "personal_data")
    for line in (None, "line-1", "line-2"):
        for name in names if line else ("vendors", "readers"):
            after = changes.with_details(
                after, line, name, note=NOTE, said_by=SAID_BY, basis="assumed"
            )
    after = changes.with_unknown(after, "line-1", "categories_named", moment())
    after = changes.with_unknown(after, "line-1", "mid_period", moment())
    for name in ("categories_named", "mid_period"):
        after = changes.with_details(
            after, "line-1", name, ask=ASK, by=date(2026, 12, 4), note=NOTE
        )
    return changes.with_override(after, "line-1", "SOC 2", "RECOMMENDED", REASON)


def places(session: Session) -> Iterator[Where]:
    """Every place of the first two lines and of the organisation."""
    for page in session.pages(None):
        yield question(None, page)
    for line in ("line-1", "line-2"):
        for page in session.pages(line):
            yield question(line, page)
        yield summary(line)
    yield from (ORGANISATION, COMPARISON, TIMELINE, START)


def pictures(session: Session, shown: Callable[[], QWidget]) -> dict[Where, QImage]:
    """Return what is painted at every place."""
    found = {}
    for where in places(session):
        session.go(where)
        settle()
        found[where] = shown().grab().toImage()
    return found


def differing(before: dict[Where, QImage], after: dict[Where, QImage]) -> list[Where]:
    """Return the places at which not the same is painted."""
    return [where for where, picture in before.items() if picture != after[where]]
