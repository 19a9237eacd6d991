"""A page that scrolls keeps its width, and its keys, whatever has the focus."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from socdesk.ui.theme import LayoutClass, Theme
from socdesk.ui.widgets.buttons import Button
from socdesk.ui.widgets.floating_bar import FloatingBar
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.scroll_page import ScrollPage
from tests.ui.pages import shown

SIZE = (600, 400)


class Page(ScrollPage):
    """A button over a long text."""

    def __init__(self, theme: Theme, words: int = 2000) -> None:
        self.arranged: list[LayoutClass] = []
        super().__init__(theme)
        self.button = Button(theme, "Press")
        self.column.addWidget(self.button)
        self.column.addWidget(Prose(theme, "word " * words))
        self.column.addStretch(1)

    def arrange(self, layout: LayoutClass) -> None:
        self.arranged.append(layout)


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> Page:
    return shown(Page(theme), qtbot, SIZE)


@pytest.mark.parametrize(
    ("key", "end"),
    [(Qt.Key.Key_End, True), (Qt.Key.Key_PageDown, False), (Qt.Key.Key_Down, False)],
)
def test_keys_scroll_the_page_that_has_the_focus(page: Page, key: Qt.Key, end: bool) -> None:
    page.setFocus()
    bar = page.verticalScrollBar()

    QTest.keyClick(page, key)

    assert bar.value() > 0
    assert (bar.value() == bar.maximum()) == end


@pytest.mark.parametrize("key", [Qt.Key.Key_End, Qt.Key.Key_PageDown])
def test_keys_scroll_while_a_control_has_the_focus(page: Page, key: Qt.Key) -> None:
    page.button.setFocus()

    QTest.keyClick(page.button, key)
    moved = page.verticalScrollBar().value()
    QTest.keyClick(page.button, Qt.Key.Key_Home)

    assert moved > 0
    assert page.verticalScrollBar().value() == 0


def test_enter_presses_the_focused_button_once(page: Page) -> None:
    page.button.setCheckable(True)
    page.button.setFocus()

    QTest.keyClick(page.button, Qt.Key.Key_Return)

    assert page.button.isChecked()


def test_the_bar_takes_nothing_off_the_width(theme: Theme, qtbot: QtBot) -> None:
    long, short = (shown(Page(theme, words), qtbot, SIZE) for words in (2000, 2))

    assert long.viewport().width() == short.viewport().width() == 600
    assert [
        bar.isVisible() for page in (long, short) for bar in page.findChildren(FloatingBar)
    ] == [
        True,
        False,
    ]


def test_the_bar_and_the_page_move_together(page: Page) -> None:
    bar = page.findChild(FloatingBar)
    assert bar is not None

    bar.setValue(40)
    own = page.verticalScrollBar().value()
    page.verticalScrollBar().setValue(90)

    assert own == 40
    assert bar.value() == 90
    assert bar.maximum() == page.verticalScrollBar().maximum()


def test_the_layout_follows_the_windows_width_in_its_text_size(theme: Theme, page: Page) -> None:
    page.resize(1280, 400)
    theme.set_zoom(150)

    assert page.arranged[-2:] == [LayoutClass.NORMAL, LayoutClass.COMPACT]
