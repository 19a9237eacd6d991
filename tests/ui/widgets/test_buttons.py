"""Buttons show how loud they are and what state they are in, and Enter does not press them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from socdesk.ui.theme import Theme
from socdesk.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from tests.ui.pixels import picture, share, shows


def _button(theme: Theme, qtbot: QtBot, kind: ButtonKind) -> Button:
    button = Button(theme, "&Next", kind)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    return button


def test_only_the_primary_button_is_filled_with_the_accent(theme: Theme, qtbot: QtBot) -> None:
    filled = [
        share(picture(_button(theme, qtbot, kind)), 8, 4, 6, 6, theme.colours.accent)
        for kind in (ButtonKind.PRIMARY, ButtonKind.SECONDARY, ButtonKind.TEXT)
    ]

    assert filled == [1, 0, 0]


@pytest.mark.parametrize("kind", ButtonKind)
def test_a_disabled_button_has_a_dashed_edge_and_no_fill(
    theme: Theme, qtbot: QtBot, kind: ButtonKind
) -> None:
    button = _button(theme, qtbot, kind)
    button.setEnabled(False)

    image = picture(button)

    assert 0.3 < share(image, 8, 0, button.width() - 16, 1, theme.colours.edge) < 0.9
    assert not shows(image, theme.colours.accent)


@pytest.mark.parametrize("size", ButtonSize)
def test_a_button_has_the_height_of_its_size(theme: Theme, qtbot: QtBot, size: ButtonSize) -> None:
    button = Button(theme, "Next", size=size)
    qtbot.addWidget(button)

    assert button.sizeHint().height() == size.value


def test_the_width_does_not_change_with_the_state(theme: Theme, qtbot: QtBot) -> None:
    button = _button(theme, qtbot, ButtonKind.PRIMARY)
    before = button.sizeHint()

    button.setEnabled(False)

    assert button.sizeHint() == before


def test_an_access_key_takes_no_room_and_a_written_ampersand_does(
    theme: Theme, qtbot: QtBot
) -> None:
    plain, key, written = (Button(theme, text) for text in ("Next", "&Next", "&&Next"))
    for button in (plain, key, written):
        qtbot.addWidget(button)

    assert key.sizeHint() == plain.sizeHint()
    assert written.sizeHint().width() > plain.sizeHint().width() + 5


def test_enter_presses_no_button_by_itself(theme: Theme, qtbot: QtBot) -> None:
    dialog = QDialog()
    button = Button(theme, "Next", parent=dialog)
    qtbot.addWidget(dialog)
    heard: list[str] = []
    button.clicked.connect(lambda: heard.append("pressed"))
    with qtbot.waitActive(dialog):
        dialog.open()

    QTest.keyClick(button, Qt.Key.Key_Return)
    after_enter = list(heard)
    QTest.keyClick(button, Qt.Key.Key_Space)

    assert (after_enter, heard) == ([], ["pressed"])


def test_a_button_of_an_icon_only_has_a_name_and_a_tooltip(theme: Theme, qtbot: QtBot) -> None:
    button = IconButton(theme, "trash", "Remove <this> line")
    qtbot.addWidget(button)

    heard = QAccessible.queryAccessibleInterface(button)

    assert heard.text(QAccessible.Text.Name) == "Remove <this> line"
    assert button.toolTip() == "<qt>Remove &lt;this&gt; line</qt>"
