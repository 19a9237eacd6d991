"""Every dialog: wholly on the screen, and Enter presses what the ring is on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from socdesk.ui.dialogs.small import NewClientDialog
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.fields import Field
from socdesk.ui.widgets.message_dialog import Act, MessageDialog
from tests.ui.window import either, settle

Key = Qt.Key


def opened(dialog: QDialog, qtbot: QtBot) -> QDialog:
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    settle()
    return dialog


def press(dialog: QDialog, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(either(dialog.focusWidget(), dialog), key)
    settle()


@pytest.mark.parametrize(
    ("tabs", "chosen"),
    [
        pytest.param(0, "remove", id="the primary act has the focus at first"),
        pytest.param(1, "keep", id="the act beside it"),
    ],
)
def test_enter_does_the_act_the_focus_is_on(
    theme: Theme, qtbot: QtBot, tabs: int, chosen: str
) -> None:
    acts = (Act("keep", "Keep the line", escape=True), Act("remove", "Remove it", primary=True))
    dialog = MessageDialog(theme, "Remove Loans?", "Undo brings it back.", acts)
    opened(dialog, qtbot)

    press(dialog, *[Key.Key_Tab] * tabs, Key.Key_Return)

    assert dialog.chosen() == chosen


def test_enter_on_cancel_cancels_and_in_a_field_accepts(theme: Theme, qtbot: QtBot) -> None:
    results = []
    for back in (1, 0):
        dialog = NewClientDialog(theme)
        opened(dialog, qtbot)
        fields = dialog.findChildren(Field)
        for field in fields:
            field.edit.setText("Harbour")
        press(dialog, *[Key.Key_Backtab] * back, Key.Key_Return)
        results.append(QDialog.DialogCode(dialog.result()))

    assert results == [QDialog.DialogCode.Rejected, QDialog.DialogCode.Accepted]


def test_a_dialog_stands_in_the_middle_of_its_window(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(20, 30, 700, 700)
    window.show()

    dialog = NewClientDialog(theme, window)
    opened(dialog, qtbot)

    apart = dialog.frameGeometry().center() - window.frameGeometry().center()
    assert apart.manhattanLength() <= 2


def test_a_dialog_that_grows_at_the_edge_of_the_screen_stays_on_it(
    theme: Theme, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    screen = window.screen().availableGeometry()
    window.setGeometry(screen.right() - 200, screen.bottom() - 150, 200, 150)
    window.show()
    dialog = NewClientDialog(theme, window)
    opened(dialog, qtbot)
    at_first = dialog.frameGeometry()
    for _ in range(5):
        field = dialog.findChildren(Field)[-1]
        field.edit.setFocus()
        QTest.keyClicks(field.edit, "Loans")
        settle()

    assert dialog.height() > at_first.height()
    assert screen.contains(at_first)
    assert screen.contains(dialog.frameGeometry())
