"""What a person does on the timeline page, and what is read off it."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from socdesk.engagement.model import ExistingReport, YearEnd
from socdesk.ui.place import TIMELINE
from socdesk.ui.timeline.page import TimelinePage
from socdesk.ui.widgets.fields import Field
from tests.ui.window import NO_MODIFIER, DeskWindow, settle

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


def opened(window: DeskWindow, name: str) -> TimelinePage:
    window.files.open_example(name)
    window.session.go(TIMELINE)
    settle()
    return window.timeline


def write(window: DeskWindow, field: Field, text: str) -> None:
    """Write a text into a field in place of what is there, and leave it."""
    field.edit.setFocus()
    field.edit.selectAll()
    if not text:
        window.press(Key.Key_Delete)
    window.type(text)
    window.press(Key.Key_Tab)


def period(page: TimelinePage) -> tuple[date, date]:
    assert page.shown is not None
    return page.shown.timeline.period.start, page.shown.timeline.period.end


def film(page: TimelinePage) -> tuple[date, date]:
    """Return the period as it is drawn."""
    assert page.chart.chart is not None
    found = next(row.film for row in page.chart.chart.rows if row.film)
    return found.start, found.end


def drag(widget: QWidget, start: QPoint, by: int) -> None:
    """Drag from a point of a widget so many px to the right, in steps, as a hand does."""
    window = widget.window()
    place = widget.mapTo(window, start)
    QTest.mousePress(widget, LEFT, NO_MODIFIER, start)
    for part in range(1, 5):
        at = place + QPoint(by * part // 4, 0)
        QTest.mouseMove(widget, widget.mapFrom(window, at))
        settle()
    QTest.mouseRelease(widget, LEFT, NO_MODIFIER, widget.mapFrom(window, place + QPoint(by, 0)))
    settle()


def months(page: TimelinePage, count: float) -> int:
    """Return how many px so many months are."""
    at = page.chart.geometry_now()
    assert at is not None
    return round((at.width - at.left) / len(at.chart.months) * count)


def tried(page: TimelinePage) -> str:
    return page.dates.note.text()


def kept_today(window: DeskWindow) -> date | None:
    return window.session.engagement.today


def kept_ends(window: DeskWindow) -> tuple[YearEnd, ...]:
    return window.session.engagement.year_ends


def kept_reports(window: DeskWindow) -> tuple[ExistingReport, ...]:
    return window.session.engagement.existing
