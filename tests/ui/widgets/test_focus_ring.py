"""The ring stands around the control with the focus, wherever it moves."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from socdesk.ui.theme import Theme
from socdesk.ui.widgets.buttons import Button, ButtonKind
from socdesk.ui.widgets.fields import LineEdit
from socdesk.ui.widgets.focus_ring import FocusRing, set_ring
from socdesk.ui.widgets.option_card import OptionCard
from tests.ui.pixels import is_near


class _Window(QWidget):
    """Two buttons, a card and a ring."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.resize(420, 260)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        self.first = Button(theme, "First", ButtonKind.PRIMARY)
        self.card = OptionCard(theme, "Yes", "1")
        self.edit = LineEdit(theme, "Name")
        for widget in (self.first, self.card, self.edit):
            column.addWidget(widget)
        self.ring = FocusRing(theme, self)

    def take_over(self) -> None:
        """Hand the focus on, as what follows a button's press does."""
        self.card.setFocus()


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> _Window:
    """Return an active window in which nothing has the focus."""
    found = _Window(theme)
    qtbot.addWidget(found)
    with qtbot.waitActive(found):
        found.show()
    focused = found.focusWidget()
    if focused is not None:
        focused.clearFocus()
    return found


def _around(widget: QWidget, by: int) -> QRect:
    return widget.geometry().adjusted(-by, -by, by, by)


def test_the_ring_follows_the_focus(window: _Window) -> None:
    window.first.setFocus(Qt.FocusReason.TabFocusReason)
    first = QRect(window.ring.geometry())

    window.edit.setFocus(Qt.FocusReason.TabFocusReason)

    assert window.ring.isVisible()
    assert first.center() == window.first.geometry().center()
    assert window.ring.geometry().center() == window.edit.geometry().center()
    assert window.ring.geometry().contains(_around(window.edit, 4))


def test_without_a_focus_there_is_no_ring(window: _Window) -> None:
    window.first.setFocus()

    window.first.clearFocus()

    assert not window.ring.isVisible()


def test_the_ring_is_2_px_of_ink_2_px_away_from_the_edge_of_what_is_chosen(
    window: _Window, theme: Theme
) -> None:
    window.card.setChecked(True)
    window.card.setFocus(Qt.FocusReason.TabFocusReason)
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    box = window.card.geometry()
    colours = theme.colours
    wanted = [colours.ink] * 2 + [colours.paper] * 2 + [colours.accent] * 2 + [colours.acwash]

    found = [image.pixelColor(box.center().x(), box.top() - 4 + step) for step in range(7)]

    assert all(is_near(one, other) for one, other in zip(found, wanted, strict=True))


def test_no_hairline_runs_along_the_ring_of_a_card(window: _Window, theme: Theme) -> None:
    box = window.card.geometry()
    corner = (box.center().x(), box.bottom())
    before = window.grab().toImage().pixelColor(*corner)

    window.card.setFocus(Qt.FocusReason.TabFocusReason)

    assert is_near(before, theme.colours.line)
    assert is_near(window.grab().toImage().pixelColor(*corner), theme.colours.paper)


def test_the_ring_moves_with_its_control(window: _Window) -> None:
    window.edit.setFocus(Qt.FocusReason.TabFocusReason)

    window.edit.setGeometry(60, 200, 120, 38)

    assert window.ring.geometry().center() == window.edit.geometry().center()


def test_the_ring_goes_when_its_control_is_hidden(window: _Window) -> None:
    window.edit.setFocus(Qt.FocusReason.TabFocusReason)

    window.edit.hide()

    assert window.ring.target() is not window.edit or not window.ring.isVisible()


def test_the_ring_survives_the_end_of_its_control(window: _Window, qtbot: QtBot) -> None:
    window.card.setFocus(Qt.FocusReason.TabFocusReason)

    with qtbot.waitSignal(window.card.destroyed):
        window.card.deleteLater()
    window.edit.setFocus(Qt.FocusReason.TabFocusReason)

    assert window.ring.target() is window.edit


def test_the_ring_is_never_in_the_way_of_the_mouse(window: _Window, qtbot: QtBot) -> None:
    window.first.setFocus(Qt.FocusReason.TabFocusReason)
    middle = window.first.geometry().center()

    assert window.childAt(middle) is window.first
    with qtbot.waitSignal(window.first.clicked):
        QTest.mouseClick(window.first, Qt.MouseButton.LeftButton)


def test_a_widget_that_shows_its_focus_itself_gets_no_ring(window: _Window) -> None:
    set_ring(window.edit, shown=False)

    window.edit.setFocus(Qt.FocusReason.TabFocusReason)

    assert not window.ring.isVisible()


def test_the_focus_in_another_window_takes_the_ring_away(
    window: _Window, theme: Theme, qtbot: QtBot
) -> None:
    window.first.setFocus(Qt.FocusReason.TabFocusReason)
    other = LineEdit(theme, "Other")
    qtbot.addWidget(other)

    with qtbot.waitActive(other):
        other.show()
        other.setFocus()
        other.activateWindow()

    assert not window.ring.isVisible()


def test_the_ring_is_cut_where_the_control_is_scrolled_out_of_sight(
    theme: Theme, qtbot: QtBot
) -> None:
    window = QWidget()
    outer = QVBoxLayout(window)
    outer.setContentsMargins(0, 120, 0, 0)
    area = QScrollArea()
    outer.addWidget(area)
    inner = QWidget()
    column = QVBoxLayout(inner)
    buttons = [Button(theme, f"Button {place}") for place in range(12)]
    for button in buttons:
        column.addWidget(button)
    area.setWidget(inner)
    window.resize(260, 280)
    ring = FocusRing(theme, window)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    seen = ring.isVisible()

    area.verticalScrollBar().setValue(80)

    assert seen
    assert not ring.isVisible()


def test_after_a_click_a_button_has_no_ring_until_the_next_key(window: _Window) -> None:
    place = window.first.geometry().center()

    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    clicked = (window.focusWidget() is window.first, window.ring.isVisible())
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)

    assert clicked == (True, False)
    assert window.ring.isVisible()


def test_a_click_on_the_control_with_the_ring_takes_it_away(window: _Window) -> None:
    window.first.setFocus(Qt.FocusReason.TabFocusReason)
    before = window.ring.isVisible()

    QTest.mouseClick(window.first, Qt.MouseButton.LeftButton)

    assert (before, window.ring.isVisible()) == (True, False)


@pytest.mark.parametrize(
    ("by_mouse", "ringed"),
    [pytest.param(True, False, id="mouse"), pytest.param(False, True, id="key")],
)
def test_the_focus_a_button_hands_on_has_a_ring_only_if_a_key_pressed_it(
    window: _Window, by_mouse: bool, ringed: bool
) -> None:
    window.first.clicked.connect(window.take_over)
    window.first.setFocus(Qt.FocusReason.TabFocusReason)

    if by_mouse:
        QTest.mouseClick(window.first, Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(window.first, Qt.Key.Key_Space)

    assert window.focusWidget() is window.card
    assert window.ring.isVisible() == ringed


def test_a_shortcut_after_a_click_brings_the_ring(window: _Window) -> None:
    QShortcut(QKeySequence("Ctrl+J"), window, window.card.setFocus)
    QTest.mouseClick(window.first, Qt.MouseButton.LeftButton)

    QTest.keyClick(window.first, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)

    assert window.ring.target() is window.card
    assert window.ring.isVisible()


def test_after_a_click_a_text_field_has_its_ring(window: _Window) -> None:
    place = window.edit.geometry().center()

    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)

    assert window.focusWidget() is window.edit
    assert window.ring.isVisible()
