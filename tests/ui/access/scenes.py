"""Everything that can be on the screen: each page, each dialog, what opens over a page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from socdesk.decision.questioning import line_pages, organisation_pages
from socdesk.engagement.model import Meeting
from socdesk.engagement.taking import Standing, Told
from socdesk.report.asking.export import open_of
from socdesk.report.asking.people import Asked
from socdesk.ui.asking.answers_dialog import AnswerRow, AnswersDialog
from socdesk.ui.asking.open_dialog import OpenPointsDialog
from socdesk.ui.dialogs.about import AboutDialog, KeyboardDialog, LicencesDialog
from socdesk.ui.dialogs.cards import CardDialog, all_cards
from socdesk.ui.dialogs.own_level import OwnLevelDialog
from socdesk.ui.dialogs.small import MeetingDialog, NameDialog, NewClientDialog
from socdesk.ui.moving.compare_dialog import CompareDialog
from socdesk.ui.moving.compare_words import compare_words
from socdesk.ui.moving.copy_dialog import CopyDialog
from socdesk.ui.moving.new_year_dialog import NewYearDialog
from socdesk.ui.moving.new_year_words import year_words
from socdesk.ui.opening import new_year_of
from socdesk.ui.past.dialog import HistoryDialog
from socdesk.ui.place import (
    COMPARISON,
    ORGANISATION,
    START,
    TIMELINE,
    Where,
    question,
    summary,
)
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.message_dialog import Act, MessageDialog
from tests.report.cases import mixed
from tests.ui.clients import bank, moment, pack
from tests.ui.window import CTRL, DeskWindow, settle

NARROW = (760, 620)


@dataclass(frozen=True)
class Scene:
    """Something to look at; `opened` brings it up in a window and returns what is on top."""

    name: str
    opened: Callable[[DeskWindow], QWidget]
    dialog: bool = False

    @contextmanager
    def on(self, window: DeskWindow) -> Iterator[QWidget]:
        """What is on top, as long as the block runs."""
        top = self.opened(window)
        settle()
        yield top
        if isinstance(top, QDialog):
            top.hide()
            top.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def pages() -> tuple[Scene, ...]:
    """Every page of the window, and what opens over one."""
    own = [_question(None, page) for page in organisation_pages(pack())]
    line = [_question(1, page) for page in line_pages(pack())]
    return (
        Scene("start", _start),
        *own,
        *line,
        Scene("a question just begun", _begun),
        Scene("a result", _result),
        Scene("the organisation", lambda window: _place(window, ORGANISATION)),
        Scene("the comparison", lambda window: _place(window, COMPARISON)),
        Scene("the timeline", lambda window: _place(window, TIMELINE)),
        Scene("the finder", _finder),
        Scene("the drawer", _drawer),
        Scene("a narrow window", _narrow),
    )


def dialogs() -> tuple[Scene, ...]:
    """Every dialog of ours."""
    return tuple(
        Scene(name, _shown(made), dialog=True)
        for name, made in (
            ("new client", NewClientDialog),
            ("name", lambda theme: NameDialog(theme, "Rename", "Name", "Rename", "Harbour")),
            ("meeting", lambda theme: MeetingDialog(theme, Meeting(), date(2026, 11, 23))),
            ("own level", _own_level),
            ("open points", lambda theme: OpenPointsDialog(theme, pack(), _open())),
            ("answers back", _answers),
            ("history", lambda theme: HistoryDialog(theme, bank())),
            ("card", lambda theme: CardDialog(theme, next(iter(all_cards(pack()))))),
            ("keyboard", KeyboardDialog),
            ("about", lambda theme: AboutDialog(theme, pack())),
            ("licences", LicencesDialog),
            ("message", _message),
            ("copy answers", _copy),
            ("new year", _new_year),
            ("compare files", _compare),
        )
    )


def _line(session: Session, number: int) -> str:
    return session.engagement.lines[number].id


def _shown(made: Callable[[Theme], QDialog]) -> Callable[[DeskWindow], QWidget]:
    def opened(window: DeskWindow) -> QWidget:
        dialog = made(window.theme)
        dialog.show()
        QTest.qWaitForWindowActive(dialog)
        return dialog

    return opened


def _own_level(theme: Theme) -> QDialog:
    session = bank()
    return OwnLevelDialog(theme, pack(), session.line_advice(_line(session, 1)), {})


def _copy(theme: Theme) -> QDialog:
    session = bank()
    return CopyDialog(theme, session, _line(session, 2))


def _open() -> tuple[Asked, ...]:
    return open_of(pack(), mixed())


def _answers(theme: Theme) -> QDialog:
    kinds: tuple[tuple[Standing, str], ...] = (
        ("new", ""),
        ("differs", "Only ourselves"),
        ("same", "Yes"),
    )
    rows = tuple(
        AnswerRow(
            told=Told("line-1", f"q{at}", "yes"),
            standing=standing,
            question=f"Question {at}",
            line="Loans",
            now=now,
            then="Yes",
        )
        for at, (standing, now) in enumerate(kinds)
    )
    return AnswersDialog(theme, "a.docx", rows, ("x: found y.",), "Ms Ruiz")


def _message(theme: Theme) -> QDialog:
    acts = (Act("keep", "Keep", escape=True), Act("go", "Go on", primary=True))
    return MessageDialog(theme, "Go on?", "Something happened.", acts, details="Trace")


def _new_year(theme: Theme) -> QDialog:
    session = bank()
    year = new_year_of(pack(), session.engagement, moment())
    return NewYearDialog(theme, session.title, year_words(pack(), session.engagement, year))


def _compare(theme: Theme) -> QDialog:
    then, now = bank(), bank()
    now.go(question(_line(now, 1), "users"))
    now.answer("users", "ourselves")
    return CompareDialog(theme, "b.socdesk", compare_words(pack(), then.engagement, now.engagement))


def _start(window: DeskWindow) -> QWidget:
    window.session.go(START)
    return window


def _question(line: int | None, page: str) -> Scene:
    def opened(window: DeskWindow) -> QWidget:
        _bank(window)
        window.ask(page, line)
        return window

    return Scene(f"question {page}", opened)


def _begun(window: DeskWindow) -> QWidget:
    window.begin("Loans", "Portal")
    return window


def _result(window: DeskWindow) -> QWidget:
    _bank(window)
    return _place(window, summary(window.line(1)), open_bank=False)


def _place(window: DeskWindow, where: Where, *, open_bank: bool = True) -> QWidget:
    if open_bank:
        _bank(window)
    window.session.go(where)
    return window


def _finder(window: DeskWindow) -> QWidget:
    _bank(window)
    window.press(Qt.Key.Key_K, CTRL)
    return window


def _drawer(window: DeskWindow) -> QWidget:
    _narrow(window)
    window.panes.toggle_drawer()
    return window


def _bank(window: DeskWindow) -> None:
    """Open a fresh copy; what was open is left without a question."""
    window.session.close()
    window.open_bank()


def _narrow(window: DeskWindow) -> QWidget:
    _bank(window)
    window.resize(*NARROW)
    return window
