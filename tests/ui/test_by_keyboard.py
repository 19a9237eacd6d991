"""The bank by keyboard alone, with the program's own dialogs: no signal is helped along."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from socdesk.engagement.model import to_case
from socdesk.ui.dialogs.small import NewClientDialog
from socdesk.ui.main_window import MainWindow
from socdesk.ui.place import View
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from tests.ui.bank import BANK, LINES, answers_of, typed
from tests.ui.clients import moment, pack
from tests.ui.pages import copied_rows
from tests.ui.window import ALT, CTRL, NO_MODIFIER, SHIFT, either, settle

Key = Qt.Key
MOST_TABS = 40


class Person:
    """Somebody who has a keyboard, and no mouse; what they do goes where the focus is."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def focus(self) -> QWidget:
        """Return the control that has the keyboard."""
        active = either(QApplication.activeModalWidget(), self.window)
        return either(active.focusWidget(), active)

    def view(self) -> View:
        """Return the kind of page in view."""
        return self.window.session.where.view

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        for key in keys:
            QTest.keyClick(self.focus(), key, modifier)
            settle()

    def write(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self.focus(), letter)
            settle()

    def tab_to(self, name: str) -> None:
        """Walk by Tab to the control with this name."""
        for _ in range(MOST_TABS):
            if spoken(self.focus()) == name:
                return
            self.press(Key.Key_Tab)
        pytest.fail(f"no Tab leads to {name!r}")

    def in_dialog(self, kind: type[QDialog], act: Callable[[], None]) -> Callable[[], None]:
        """Do something in the dialog of this kind that the next key opens.

        Return what says that it was done.
        """
        done: list[bool] = []

        def when_open() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                QTimer.singleShot(10, when_open)
                return
            if isinstance(dialog, kind):
                QTest.qWaitForWindowActive(dialog)
                act()
                done.append(not dialog.isVisible())
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()

        def check() -> None:
            assert done == [True]
            # Off-screen no window manager gives the window below its keyboard back.
            self.window.activateWindow()
            QTest.qWaitForWindowActive(self.window)

        QTimer.singleShot(0, when_open)
        return check


def spoken(control: QWidget) -> str:
    """Return the name a screen reader would say."""
    text = getattr(control, "text", None)
    return control.accessibleName() or (str(text()) if callable(text) else "")


@pytest.fixture
def person(theme: Theme, settings: QSettings, qtbot: QtBot) -> Iterator[Person]:
    window = MainWindow(theme, Session(pack(), moment), settings, moment)
    window.resize(1280, 800)
    with qtbot.waitActive(window):
        window.show()
    yield Person(window)
    window.hide()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def begin(person: Person) -> None:
    """Press "New client" on the start page, and name the client and its lines."""
    person.tab_to("New client")

    def name_them() -> None:
        for name in ("A bank", *LINES):
            person.write(name)
            person.press(Key.Key_Tab)
        person.press(Key.Key_Backtab)
        person.press(Key.Key_Return)

    named = person.in_dialog(NewClientDialog, name_them)
    person.press(Key.Key_Return)
    named()


def write_memo(person: Person, memo: Path) -> None:
    def name_it() -> None:
        assert isinstance(person.focus(), QLineEdit)
        person.press(Key.Key_A, modifier=CTRL)
        person.write(str(memo))
        person.press(Key.Key_Return)

    named = person.in_dialog(QFileDialog, name_it)
    person.press(Key.Key_M, modifier=CTRL)
    named()


# Off-screen the system offers none of what the file dialog's list of names would like.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_bank_from_the_start_page_to_the_memo(
    person: Person, tmp_path: Path, qtbot: QtBot
) -> None:
    window, session = person.window, person.window.session
    assert person.view() is View.START
    begin(person)
    assert session.title == "A bank"

    asked = 0
    while (where := session.where).view is not View.ORGANISATION:
        if where.view is View.QUESTION:
            asked += 1
            person.write(typed(answers_of(session, where)))
        person.press(Key.Key_Return)
        assert session.where != where

    assert asked == 58
    for line, bank in zip(to_case(session.engagement).lines, BANK.lines, strict=True):
        assert line.name == bank.name
        assert line.answers.items() <= {**BANK.answers, **bank.answers}.items()

    person.tab_to("Copy table")
    person.press(Key.Key_Return)
    results = copied_rows()
    person.press(Key.Key_4, modifier=CTRL)
    assert person.view() is View.COMPARISON
    person.tab_to("Copy table")
    person.press(Key.Key_Return)
    comparison = copied_rows()
    person.press(Key.Key_5, modifier=CTRL)
    assert person.view() is View.TIMELINE
    person.tab_to("Copy table")
    person.press(Key.Key_Space)
    timeline = copied_rows()
    person.press(Key.Key_3, modifier=CTRL)
    memo = tmp_path / "memo.docx"
    with qtbot.waitSignal(window.files.told):
        write_memo(person, memo)

    assert [row[0] for row in results if row[0] in LINES] == list(LINES)
    assert any("cash register" in cell for row in comparison for cell in row)
    assert "First useful date" in [row[0] for row in timeline]
    body = Document(str(memo)).element.body
    read = "\n".join("".join(each.itertext()) for each in body.iter(qn("w:p")))
    for advised in session.advice.lines:
        assert advised.name in read
        assert advised.headline.text in read


def test_a_step_back_and_an_undo_bring_back_the_page_and_the_answer(person: Person) -> None:
    session = person.window.session
    begin(person)
    person.write("1")
    first = session.where
    person.press(Key.Key_Return)
    person.write("2")
    second = session.where

    person.press(Key.Key_Left, modifier=ALT)
    back = session.where
    person.press(Key.Key_Z, modifier=CTRL)
    undone = (session.given(None, "readers").value, session.given(None, "vendors").value)
    person.press(Key.Key_Z, modifier=CTRL | SHIFT)
    redone = session.given(None, "vendors").value

    assert (first.page, second.page) == ("readers", "vendors")
    assert back == first
    assert undone == ("us", None)
    assert redone == "no"
