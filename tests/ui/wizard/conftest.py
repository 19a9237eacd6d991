"""A desk to work at: the wizard between two empty columns, as wide as in the real window."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from socdesk.decision.builtin import builtin
from socdesk.decision.pack import Pack
from socdesk.ui.place import Where, question
from socdesk.ui.session import Session
from socdesk.ui.start.examples import example_path
from socdesk.ui.theme import LayoutClass, Theme, layout_class
from socdesk.ui.wizard.page import PageBody
from socdesk.ui.wizard.question_body import QuestionBody
from socdesk.ui.wizard.summary_body import SummaryBody
from socdesk.ui.wizard.wizard import ScopingWizard

_MASTHEAD = 44
_SIDES = {
    LayoutClass.WIDE: (288, 380),
    LayoutClass.NORMAL: (248, 312),
    LayoutClass.COMPACT: (0, 280),
    LayoutClass.NARROW: (0, 0),
}


def moment() -> datetime:
    """The moment of every act."""
    return datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


class Desk(QMainWindow):
    """A window with the wizard in its centre, and undo and redo on their keys."""

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self.theme = theme
        self.session = session
        centre = QWidget()
        self._row = QHBoxLayout(centre)
        self._row.setSpacing(0)
        self._left, self._right = QWidget(), QWidget()
        self.stack = QStackedWidget()
        self.elsewhere = QWidget()
        self.wizard = ScopingWizard(theme, session)
        self.stack.addWidget(self.wizard)
        self.stack.addWidget(self.elsewhere)
        for part in (self._left, self.stack, self._right):
            self._row.addWidget(part, 1 if part is self.stack else 0)
        self.setCentralWidget(centre)
        QShortcut(QKeySequence("Ctrl+Z"), self, session.undo)
        QShortcut(QKeySequence("Ctrl+Y"), self, session.redo)

    def set_size(self, width: int, height: int, zoom: int = 100) -> None:
        """Take a size in logical px and a text size, with the columns of that layout."""
        if zoom != self.theme.zoom:
            self.theme.set_zoom(zoom)
        px = self.theme.px
        left, right = _SIDES[layout_class(width, zoom)]
        self._row.setContentsMargins(0, px(_MASTHEAD), 0, 0)
        self._left.setFixedWidth(px(left))
        self._right.setFixedWidth(px(right))
        self.resize(width, height)
        settle()

    def go(self, where: Where) -> None:
        """Go to a place, and let everything find its own."""
        self.session.go(where)
        settle()

    def ask(self, page: str, line: int | None = 0) -> QuestionBody:
        """Go to a question of a line (by its number) or of the organisation."""
        lines = self.session.engagement.lines
        self.go(question(None if line is None else lines[line].id, page))
        return self.question()

    def body(self) -> PageBody:
        """Return what is in view."""
        body = self.wizard.currentPage().findChild(PageBody)
        assert isinstance(body, PageBody)
        return body

    def question(self) -> QuestionBody:
        """Return the question in view."""
        body = self.body()
        assert isinstance(body, QuestionBody)
        return body

    def result(self) -> SummaryBody:
        """Return the result in view."""
        body = self.body()
        assert isinstance(body, SummaryBody)
        return body

    def press(self, *keys: str | Qt.Key) -> None:
        """Press keys where the focus is."""
        for key in keys:
            if isinstance(key, str):
                QTest.keyClicks(self.focus(), key)
            else:
                QTest.keyClick(self.focus(), key)
        settle()

    def press_in(self, control: QWidget, *keys: str | Qt.Key) -> None:
        """Give a control the focus and press keys."""
        control.setFocus()
        self.press(*keys)

    def focus(self) -> QWidget:
        """Return the control with the focus."""
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def given(self, name: str) -> str | None:
        """Return the value of a question at the place in view."""
        return self.session.given(self.session.where.line, name).value


def click(widget: QWidget) -> None:
    """Press a widget with the mouse."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    settle()


def write(widget: QWidget, text: str) -> None:
    """Type a text into a widget."""
    QTest.keyClicks(widget, text)
    settle()


def settle() -> None:
    """Let events come to rest."""
    for _ in range(5):
        QApplication.processEvents()


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The built-in pack."""
    return builtin()


@pytest.fixture
def session(pack: Pack) -> Session:
    """A session with a new client of two lines, at its first question."""
    session = Session(pack, moment)
    session.new("Harbour", ["Loans", "Portal"])
    return session


@pytest.fixture
def make_desk(theme: Theme, qtbot: QtBot) -> Iterator[Callable[[Session], Desk]]:
    """Return a maker of shown desks."""

    def make(session: Session) -> Desk:
        desk = Desk(theme, session)
        qtbot.addWidget(desk)
        desk.set_size(1280, 800)
        with qtbot.waitActive(desk):
            desk.show()
        settle()
        return desk

    yield make
    if theme.zoom != 100:
        theme.set_zoom(100)


@pytest.fixture
def desk(session: Session, make_desk: Callable[[Session], Desk]) -> Desk:
    """A desk with a new client."""
    return make_desk(session)


@pytest.fixture
def bank(pack: Pack, make_desk: Callable[[Session], Desk]) -> Desk:
    """A desk with the bank, every question answered."""
    session = Session(pack, moment)
    session.open_example(example_path("bank"))
    return make_desk(session)
