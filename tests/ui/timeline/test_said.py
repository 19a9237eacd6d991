"""What the page says beside the chart, and how it can be read and reached."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from socdesk.ui.place import ORGANISATION, TIMELINE, question
from socdesk.ui.theme import Theme
from socdesk.ui.timeline.fields import Combo
from socdesk.ui.timeline.page import TimelinePage
from socdesk.ui.timeline.table import facts_table
from socdesk.ui.widgets.banner import Banner
from tests.ui.clients import pack
from tests.ui.pages import button, copied_rows
from tests.ui.timeline.acts import opened
from tests.ui.window import NO_MODIFIER, DeskWindow, settle

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


# What is said.


def test_warnings_and_what_is_open_are_said_in_words(window: DeskWindow) -> None:
    window.begin("Loans")
    window.session.go(TIMELINE)
    settle()
    page = window.timeline
    said = [banner.accessibleName() for banner in page.findChildren(Banner) if banner.isVisible()]

    assert page.shown is not None
    assert any(text.startswith("If it is confirmed. The SOC 1 report is not") for text in said)
    assert any("Not answered, and taken cautiously" in text for text in said)
    for warn in page.shown.timeline.warnings:
        assert any(warn.text in text for text in said)
    QTest.mouseClick(button(page, "Go to S18"), LEFT)
    assert window.session.where == question(window.line(), "timing_evidence")


def test_remediation_that_may_pass_the_start_of_the_period_is_said(window: DeskWindow) -> None:
    window.begin("Loans")
    window.session.go(TIMELINE)
    settle()

    said = [banner.accessibleName() for banner in window.timeline.findChildren(Banner)]
    assert any(text.startswith("Little room. Remediation can take until") for text in said)


def test_where_there_is_no_timeline_the_page_says_so(window: DeskWindow) -> None:
    page = opened(window, "none-needed")

    assert page._nothing.isVisible()
    assert not page.chart.isVisible()
    assert page._nothing.text().startswith("No timeline yet")
    QTest.mouseClick(page._nothing.act, LEFT)
    assert window.session.where == ORGANISATION


def test_the_table_is_copied_as_it_stands(page: TimelinePage) -> None:
    QTest.mouseClick(button(page, "Copy table"), LEFT)

    assert page.shown is not None
    rows = copied_rows()
    assert rows[0] == ["What", "From", "To", "Remarks"]
    assert [tuple(row) for row in rows[1:]] == [
        (fact.what, fact.start, fact.end, fact.more)
        for fact in facts_table(pack(), page.shown.timeline)
    ]
    sheet = page.view.sheet_model.sheet
    assert [row.label for row in sheet.rows] == [row[0] for row in rows[1:]]


def test_the_wheel_turns_no_list_it_only_passes(page: TimelinePage) -> None:
    QTest.mouseClick(page.year_ends.add, LEFT)
    page.dates.today.edit.setFocus()
    for combo in page.findChildren(Combo):
        before = combo.currentIndex()
        turn = QWheelEvent(
            QPointF(5, 5),
            combo.mapToGlobal(QPointF(5, 5)),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            NO_MODIFIER,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )

        QApplication.sendEvent(combo, turn)

        assert combo.currentIndex() == before


def test_every_control_has_a_name(page: TimelinePage) -> None:
    QTest.mouseClick(page.year_ends.add, LEFT)
    QTest.mouseClick(page.existing.add, LEFT)
    settle()
    controls = [
        each
        for each in page.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]

    nameless = [each for each in controls if not each.accessibleName() and not _text(each)]
    assert nameless == []


def _text(widget: QWidget) -> str:
    return str(widget.property("text") or "")


@pytest.mark.parametrize("size", [(1280, 800), (960, 540), (700, 900)])
@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_nothing_is_wider_than_the_page(
    window: DeskWindow, theme: Theme, size: tuple[int, int], zoom: int
) -> None:
    page = opened(window, "saas")
    window.resize(*size)
    theme.set_zoom(zoom)
    QTest.mouseClick(page.existing.add, LEFT)
    QTest.mouseClick(page.year_ends.add, LEFT)
    settle()

    assert page.horizontalScrollBar().maximum() == 0
