"""The whole window as tests use it: what it asks is answered beforehand, and kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from socdesk.decision.pack import Pack
from socdesk.engagement.model import Meeting
from socdesk.report.asking.people import Asked as OpenQuestion
from socdesk.ui.asking.answers_dialog import AnswerRow, Taken
from socdesk.ui.asking.open_dialog import Wish
from socdesk.ui.dialogs.small import NewClient
from socdesk.ui.main_window import MainWindow
from socdesk.ui.messages import Messages
from socdesk.ui.outline.list import OutlineList
from socdesk.ui.outline.rows import Row
from socdesk.ui.place import Where, question
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.message_dialog import Act
from tests.ui.clients import moment, pack

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@dataclass
class Asked:
    """A question the window asked: its title, its text, the acts or kinds of file offered."""

    title: str
    text: str
    acts: tuple[str, ...]
    fault: bool = False
    saving: bool = False


@dataclass
class Answers:
    """What the user will answer, in order, by kind; an answer that is missing is a fault."""

    acts: list[str] = field(default_factory=list)
    paths: list[Path | None] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)
    clients: list[NewClient | None] = field(default_factory=list)
    meetings: list[Meeting | None] = field(default_factory=list)
    wishes: list[tuple[Where | None, Wish | None]] = field(default_factory=list)
    taken: list[Taken | None] = field(default_factory=list)
    printers: list[QPrinter | None] = field(default_factory=list)


class ScriptedMessages(Messages):
    """Messages answered beforehand."""

    def __init__(self, theme: Theme, window: QWidget, settings: QSettings) -> None:
        super().__init__(theme, window, settings)
        self.answers = Answers()
        self.asked: list[Asked] = []
        self.listed: list[tuple[OpenQuestion, ...]] = []
        self.offered: tuple[AnswerRow, ...] = ()
        self.cards: list[str] = []

    def ask_new_client(self) -> NewClient | None:
        return self.answers.clients.pop(0)

    def ask_name(self, title: str, label: str, act: str, text: str = "") -> str | None:
        self.asked.append(Asked(title, text, (label, act)))
        return self.answers.names.pop(0)

    def ask_meeting(self, meeting: Meeting, today: date) -> Meeting | None:
        self.asked.append(Asked("meeting", f"{today:%Y-%m-%d}", meeting.people))
        return self.answers.meetings.pop(0)

    def ask_open_points(
        self, pack: Pack, asked: Sequence[OpenQuestion]
    ) -> tuple[Where | None, Wish | None]:
        assert pack.id
        self.listed.append(tuple(asked))
        return self.answers.wishes.pop(0)

    def ask_printer(self, name: str) -> QPrinter | None:
        self.asked.append(Asked("print", name, ()))
        return self.answers.printers.pop(0)

    def ask_answers(
        self, file: str, rows: Sequence[AnswerRow], faults: Sequence[str], person: str
    ) -> Taken | None:
        self.offered = tuple(rows)
        self.asked.append(Asked(file, person, tuple(faults)))
        return self.answers.taken.pop(0)

    def show_card(self, pack: Pack, name: str) -> None:  # noqa: ARG002 - the seam's own form
        self.cards.append(name)

    def tell_bug(self, details: str) -> None:
        self.asked.append(Asked("bug", details, ()))

    def _ask(
        self, title: str, text: str, acts: tuple[Act, ...], *, more: str = "", fault: bool = False
    ) -> str:
        words = f"{text} {more}".strip()
        self.asked.append(Asked(title, words, tuple(act.id for act in acts), fault=fault))
        return self.answers.acts.pop(0)

    def _file(
        self, title: str, mode: QFileDialog.AcceptMode, kinds: list[str], name: str
    ) -> Path | None:
        saving = mode is QFileDialog.AcceptMode.AcceptSave
        self.asked.append(Asked(title, name, tuple(kinds), saving=saving))
        return self.answers.paths.pop(0)


class DeskWindow(MainWindow):
    """The main window over a session of the built-in pack, with a person's keys and clicks."""

    def __init__(self, theme: Theme, settings: QSettings) -> None:
        super().__init__(
            theme, Session(pack(), moment), settings, moment, messages=ScriptedMessages
        )
        self.theme = theme

    @property
    def script(self) -> ScriptedMessages:
        assert isinstance(self.messages, ScriptedMessages)
        return self.messages

    @property
    def answers(self) -> Answers:
        return self.script.answers

    @property
    def asked(self) -> list[Asked]:
        return self.script.asked

    def begin(self, *lines: str, client: str = "Harbour") -> None:
        """Open a new client with these lines, or one, at its first question."""
        self.session.new(client, lines or ("Loans",))
        settle()

    def open_bank(self) -> None:
        """Open a copy of the bank."""
        self.files.open_example("bank")
        settle()

    def line(self, number: int = 0) -> str:
        """Return the id of a line."""
        return self.session.engagement.lines[number].id

    def ask(self, page: str, line: int | None = 0) -> None:
        """Go to a question of a line, by its number, or of the organisation."""
        self.session.go(question(None if line is None else self.line(line), page))
        settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(either(self.focusWidget(), self), key, modifier)
        settle()

    def type(self, text: str) -> None:
        """Type text where the focus is."""
        QTest.keyClicks(either(self.focusWidget(), self), text)
        settle()


def either(focus: QWidget | None, otherwise: QWidget) -> QWidget:
    """Return the control with the focus, where there is one."""
    return otherwise if focus is None else focus


def settle() -> None:
    """Let events come to rest."""
    for _ in range(5):
        QApplication.processEvents()


def row_named(listed: OutlineList, text: str) -> Row:
    """Return the row with this text."""
    return next(row for row in listed.rows.rows() if row.text == text)


def point_of(listed: OutlineList, row: Row) -> QPoint:
    """Return the middle of a row, in the list's viewport."""
    at = listed.rows.rows().index(row)
    return listed.visualRect(listed.rows.index(at)).center()


def click_row(listed: OutlineList, text: str) -> None:
    """Click a row as a person does."""
    point = point_of(listed, row_named(listed, text))
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, NO_MODIFIER, point)
    settle()
