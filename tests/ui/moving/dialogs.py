"""Dialogs over the whole window, used while they are open."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog

from socdesk.ui.widgets.prose import Prose
from tests.ui.window import DeskWindow, either, settle

D = TypeVar("D", bound=QDialog)


def while_open(window: DeskWindow, kind: type[D], act: Callable[[D], None]) -> None:
    """Do something in the dialog of this kind that is about to open over the window."""

    def when_open() -> None:
        dialog = next(d for d in window.findChildren(kind) if d.isVisible())
        QTest.qWaitForWindowActive(dialog)
        settle()
        try:
            act(dialog)
        finally:
            left_open = dialog.isVisible()
            if left_open:
                dialog.reject()
        if left_open:
            pytest.fail("the dialog stayed open")

    QTimer.singleShot(0, when_open)


def press(dialog: QDialog, *keys: Qt.Key) -> None:
    """Press keys where the dialog's focus is."""
    for key in keys:
        QTest.keyClick(either(dialog.focusWidget(), dialog), key)
        settle()


def button(dialog: QDialog, words: str) -> QAbstractButton:
    """Return the button with these words."""
    found = dialog.findChildren(QAbstractButton)
    return next(each for each in found if each.text() == words and each.isVisible())


def click(dialog: QDialog, words: str) -> None:
    """Click the button with these words."""
    QTest.mouseClick(button(dialog, words), Qt.MouseButton.LeftButton)
    settle()


def said(dialog: QDialog) -> str:
    """Return all running text that is seen, a line each."""
    return "\n".join(each.text() for each in dialog.findChildren(Prose) if each.isVisible())
