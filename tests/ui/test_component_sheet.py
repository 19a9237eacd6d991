"""The sheet of all components can be drawn, and every control on it has a name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from socdesk.ui.theme import Scheme, Theme
from tests.ui.question_sample import QuestionSample
from tests.ui.sheet import Sheet


@pytest.mark.parametrize("zoom", [100, 150, 200])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_sheet_draws_without_a_warning(
    theme: Theme, qtbot: QtBot, scheme: Scheme, zoom: int
) -> None:
    theme.set_scheme(scheme)
    theme.set_zoom(zoom)
    sheet = Sheet(theme)
    qtbot.addWidget(sheet)
    sheet.resize(1280 * zoom // 100, sheet.heightForWidth(1280 * zoom // 100))
    sheet.show()
    sheet.show_rings()

    assert not sheet.grab().isNull()


def _nameless(root: QWidget) -> list[str]:
    found = []
    for widget in root.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisibleTo(root):
            continue
        heard = QAccessible.queryAccessibleInterface(widget)
        if heard is None or not heard.text(QAccessible.Text.Name):
            found.append(type(widget).__name__)
    return found


def test_every_control_has_a_name_and_a_role(theme: Theme, qtbot: QtBot) -> None:
    sheet = Sheet(theme)
    qtbot.addWidget(sheet)
    sheet.show()

    controls = [*sheet.findChildren(QAbstractButton), *sheet.findChildren(QLineEdit)]
    roles = {QAccessible.queryAccessibleInterface(control).role() for control in controls}

    assert _nameless(sheet) == []
    assert roles == {
        QAccessible.Role.Button,
        QAccessible.Role.RadioButton,
        QAccessible.Role.CheckBox,
        QAccessible.Role.EditableText,
    }


def test_tab_goes_through_a_question_page_and_out_again(theme: Theme, qtbot: QtBot) -> None:
    page = QuestionSample(theme)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    with qtbot.waitActive(page):
        page.show()
    names = []

    for _ in range(6):
        QTest.keyClick(page.windowHandle(), Qt.Key.Key_Tab)
        heard = QAccessible.queryAccessibleInterface(page.focusWidget())
        names.append(heard.text(QAccessible.Text.Name))

    assert sorted(set(names)) == ["Add a note", "Back", "Next", "Told", "Yes"]
