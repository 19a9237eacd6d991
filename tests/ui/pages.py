"""A page on its own: shown at a size, its buttons pressed, its table read from the clipboard."""

import csv
import io
from typing import TypeVar

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from socdesk.ui.widgets.buttons import Button

CANARY = "<b>bold</b> & <img src='x.png'> &amp;"
"""Text that would look otherwise, or load something, wherever it were read as markup."""

_Page = TypeVar("_Page", bound=QWidget)


def shown(page: _Page, qtbot: QtBot, size: tuple[int, int] = (1280, 800)) -> _Page:
    """Show a page at a size, until the test ends."""
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    QApplication.processEvents()
    return page


def button(page: QWidget, text: str) -> Button:
    """Return the button with these words."""
    return next(each for each in page.findChildren(Button) if each.text() == text)


def copied() -> QMimeData:
    """Return what is on the clipboard."""
    data = QGuiApplication.clipboard().mimeData()
    assert data is not None
    return data


def copied_rows() -> list[list[str]]:
    """Return the CSV on the clipboard."""
    text = bytes(copied().data("text/csv").data()).decode()
    return list(csv.reader(io.StringIO(text, newline="")))
