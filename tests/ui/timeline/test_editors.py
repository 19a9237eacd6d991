"""Year ends and reports there are: kept in the engagement as they are entered."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from socdesk.engagement.model import ExistingReport, YearEnd
from socdesk.ui.timeline.drawing import MarkKind
from socdesk.ui.timeline.editors import ExistingRow, YearEndRow
from socdesk.ui.timeline.page import TimelinePage
from tests.ui.timeline.acts import (
    kept_ends,
    kept_reports,
    period,
    write,
)
from tests.ui.window import CTRL, DeskWindow, settle

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


# Year ends and reports there are.


def end_rows(page: TimelinePage) -> list[YearEndRow]:
    return [row for row in page.year_ends.rows if isinstance(row, YearEndRow)]


def report_rows(page: TimelinePage) -> list[ExistingRow]:
    return [row for row in page.existing.rows if isinstance(row, ExistingRow)]


def test_year_ends_are_added_shared_and_removed(window: DeskWindow, page: TimelinePage) -> None:
    assert page.year_ends.note.text() == "No year end was given; 31 December is assumed."
    QTest.mouseClick(page.year_ends.add, LEFT)
    write(window, end_rows(page)[0].share, "70")
    QTest.mouseClick(page.year_ends.add, LEFT)
    settle()

    assert kept_ends(window) == (YearEnd(12, 0.7), YearEnd(3, 0.3))
    assert page.shown is not None
    assert {entry.share for entry in page.shown.timeline.coverage} == {0.7, 0.3}
    assert page.chart.chart is not None
    marks = [mark for mark in page.chart.chart.marks if mark.kind is MarkKind.YEAR_END]
    assert len(marks) == 2
    QTest.mouseClick(end_rows(page)[0].remove, LEFT)
    settle()
    assert kept_ends(window) == (YearEnd(3, 0.3),)
    assert "30\N{NO-BREAK SPACE}%" in page.year_ends.note.text()
    window.press(Key.Key_Z, CTRL)
    assert kept_ends(window) == (YearEnd(12, 0.7), YearEnd(3, 0.3))
    assert [row.month.value() for row in end_rows(page)] == [12, 3]
    assert [row.share.edit.text() for row in end_rows(page)] == ["70", "30"]


def test_another_month_is_chosen_by_keys(window: DeskWindow, page: TimelinePage) -> None:
    QTest.mouseClick(page.year_ends.add, LEFT)
    settle()
    assert window.focusWidget() is end_rows(page)[0].month.combo

    window.press(Key.Key_Up)

    assert kept_ends(window) == (YearEnd(11, 1.0),)
    assert window.focusWidget() is end_rows(page)[0].month.combo


@pytest.mark.parametrize("text", ["101", "-1", "half", ""])
def test_a_share_that_is_none_gets_a_sentence(
    window: DeskWindow, page: TimelinePage, text: str
) -> None:
    QTest.mouseClick(page.year_ends.add, LEFT)
    share = end_rows(page)[0].share

    write(window, share, text)

    assert share.fault() == "Write a share from 0 to 100."
    assert share.edit.text() == text
    assert len(kept_ends(window)) == 1
    assert 0 <= kept_ends(window)[0].share <= 1


def test_a_report_there_is_counts_once_its_day_is_written(
    window: DeskWindow, page: TimelinePage
) -> None:
    QTest.mouseClick(page.existing.add, LEFT)
    settle()
    [row] = report_rows(page)
    assert kept_reports(window) == ()
    assert window.focusWidget() is row.report.combo

    write(window, row.end, "30 Sep 2026")

    assert kept_reports(window) == (ExistingReport("SOC 1", 2, date(2026, 9, 30)),)
    assert period(page)[0] == date(2026, 10, 1)
    assert any(entry.present for entry in page.shown.timeline.coverage) if page.shown else False
    row.type.combo.setFocus()
    window.press(Key.Key_Down)
    assert kept_reports(window)[0].type is None
    window.press(Key.Key_Z, CTRL)
    window.press(Key.Key_Z, CTRL)
    assert kept_reports(window) == ()
    assert period(page) == (date(2026, 6, 1), date(2026, 11, 30))


def test_a_report_can_be_of_one_line_only(window: DeskWindow, page: TimelinePage) -> None:
    QTest.mouseClick(page.existing.add, LEFT)
    [row] = report_rows(page)
    write(window, row.end, "30 Sep 2026")
    row.lines.combo.setFocus()

    window.press(Key.Key_Down)
    window.press(Key.Key_Down)

    assert kept_reports(window)[0].lines == (window.line(1),)
    assert period(page)[0] == date(2026, 6, 1)


def test_a_report_is_removed_and_a_row_begun_is_not_lost(
    window: DeskWindow, page: TimelinePage
) -> None:
    for _ in range(2):
        QTest.mouseClick(page.existing.add, LEFT)
    write(window, report_rows(page)[0].end, "30 Sep 2026")
    assert len(report_rows(page)) == 2

    QTest.mouseClick(report_rows(page)[0].remove, LEFT)
    settle()

    assert kept_reports(window) == ()
    assert len(report_rows(page)) == 1
