"""The program tries itself: real keys in the real window, off-screen, in a folder of its own."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from lxml import etree
from PySide6.QtCore import (
    QDeadlineTimer,
    QMessageLogContext,
    QSettings,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from socdesk import app
from socdesk.decision.builtin import builtin
from socdesk.decision.pack import Pack
from socdesk.errors import SocDeskError
from socdesk.report.readback import check_pdf
from socdesk.ui.bugs import describe
from socdesk.ui.main_window import MainWindow
from socdesk.ui.messages import Messages
from socdesk.ui.place import View
from socdesk.ui.session import Session
from socdesk.ui.theme import Scheme, Theme

CLIENT, LINE = "Self-test client", "Payroll for employers"
BANK = ("RECOMMENDED", "RECOMMENDED", "NONE", "VOLUNTARY")
"""The headlines of the bank's four lines (domain.md 11.8)."""

_LONGEST_WAY = 80
_PATIENCE_MS = 60_000
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


class FaultFoundError(Exception):
    """A step did not come out as it should."""


class _AnsweredMessages(Messages):
    """Messages whose file dialogs are answered beforehand; all others are typed into."""

    answer = Path()

    def ask_save(self, client: str) -> Path | None:
        return self.answer if client else None

    def ask_memo(self, client: str) -> Path | None:
        return self.answer if client else None


def run(qt_arguments: Sequence[str]) -> int:
    """Run the self-test in an application of its own; return 0 where all is well."""
    qInstallMessageHandler(_quieter)
    application = app.make_application(qt_arguments)
    code = run_selftest(builtin())
    application.processEvents()
    return code


def run_selftest(pack: Pack) -> int:
    """Try every step, one line each on standard output; return 1 where one failed."""
    with TemporaryDirectory(prefix="socdesk-") as kept:
        trial = _Trial(pack, Path(kept))
        steps: tuple[tuple[str, Callable[[], str]], ...] = (
            ("bank opened", trial.open_bank),
            ("walked through by keyboard", trial.walk),
            ("new client answered by keyboard", trial.answer_new_client),
            ("undone and done again", trial.undo_and_redo),
            ("comparison shown", trial.compare),
            ("saved", trial.save),
            ("reopened in a new process", trial.reopen),
            ("memo as Word", trial.make_word),
            ("memo as PDF", trial.make_pdf),
        )
        code = 0
        for name, step in steps:
            fault = _attempt(name, step, trial)
            if fault:
                sys.stdout.write(f"FAULT  {name}: {fault}\n")
                code = 1
                break
        trial.end()
    if code == 0:
        sys.stdout.write("The self-test passed.\n")
    return code


def describe_file(qt_arguments: Sequence[str], path: Path) -> int:
    """Open a file in a window of this process and print, as JSON, what the window shows of it."""
    qInstallMessageHandler(_quieter)
    application = app.make_application(qt_arguments)
    with TemporaryDirectory(prefix="socdesk-") as kept:
        window = _window(builtin(), Path(kept))
        window.files.open_path(path)
        sys.stdout.write(json.dumps(_shown(window)) + "\n")
        window.hide()
        application.processEvents()
    return 0


def _quieter(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:  # noqa: ARG001
    """Pass on what Qt says, but for what the off-screen platform lacks by its nature."""
    if not message.startswith("This plugin does not support"):
        sys.stderr.write(f"{message}\n")


def _attempt(name: str, step: Callable[[], str], trial: "_Trial") -> str:
    """Do a step and return its fault, "" for none; a bug on the way goes first."""
    try:
        found = step()
    except (FaultFoundError, SocDeskError, OSError, ValueError) as error:
        return trial.bugs[0] if trial.bugs else str(error)
    if trial.bugs:
        return trial.bugs[0]
    sys.stdout.write(f"ok     {name}: {found}\n")
    sys.stdout.flush()
    return ""


def _window(pack: Pack, folder: Path) -> MainWindow:
    application = QApplication.instance()
    theme = Theme(Scheme.LIGHT)
    theme.set_motion(False)
    if isinstance(application, QApplication):
        theme.apply(application)
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    session = Session(pack, app.now)
    window = MainWindow(theme, session, settings, app.now, messages=_AnsweredMessages)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    return window


def _shown(window: MainWindow) -> dict[str, object]:
    """What a window shows of the engagement that is open."""
    session = window.session
    return {
        "client": session.title,
        "lines": [line.name for line in session.engagement.lines],
        "answers": sum(len(line.answers) for line in session.engagement.lines),
        "finding": session.advice.organisation.headline.text,
        "lines found": [advice.headline.text for advice in session.advice.lines],
        "levels": [dict(advice.reports) for advice in session.advice.lines],
        "place": [session.where.view.value, session.where.line, session.where.page],
        "outline": [row.text for row in window.outline.lines.rows.rows()],
    }


class _Trial:
    """The steps, each on what the one before left; a step returns what was seen."""

    def __init__(self, pack: Pack, folder: Path) -> None:
        self.bugs: list[str] = []
        self._folder = folder
        self._hook, sys.excepthook = sys.excepthook, self._on_bug
        self._window = _window(pack, folder)
        self._session = self._window.session
        self._file = folder / "client.socdesk"

    def end(self) -> None:
        """Leave everything as it was before."""
        sys.excepthook = self._hook
        self._window.hide()
        self._window.deleteLater()

    def open_bank(self) -> str:
        """Open the bank by the keys of the File menu."""
        self._key(self._window, Qt.Key.Key_F, _ALT)
        self._key(_popup(), Qt.Key.Key_E)
        self._key(_popup(), Qt.Key.Key_Return)
        found = tuple(advice.headline.code for advice in self._session.advice.lines)
        _expect("the bank's headlines", found, BANK)
        return self._session.advice.organisation.headline.text

    def walk(self) -> str:
        """Go on with Enter from a line's first question, back by Alt+Left, and on to the end."""
        session = self._session
        line = session.engagement.lines[1].id
        session.go(session.line_start(line))
        first = session.where
        self._press(Qt.Key.Key_Return)
        self._press(Qt.Key.Key_Left, _ALT)
        _expect("the place after Enter and Alt+Left", session.where, first)
        steps = 0
        while session.where.view is View.QUESTION and steps < _LONGEST_WAY:
            self._press(Qt.Key.Key_Return)
            steps += 1
        _expect("the view at the end of the line", session.where.view, View.SUMMARY)
        return f"{steps} questions to the result"

    def answer_new_client(self) -> str:
        """Type a new client into its dialog and answer 1 until the line has its result."""
        QTimer.singleShot(0, self._type_new_client)
        self._press(Qt.Key.Key_N, _CTRL)
        session = self._session
        _expect("the client", session.title, CLIENT)
        steps = 0
        while session.where.view is View.QUESTION and steps < _LONGEST_WAY:
            self._press(Qt.Key.Key_1)
            self._press(Qt.Key.Key_Return)
            steps += 1
        _expect("the view after the last question", session.where.view, View.SUMMARY)
        headline = session.advice.lines[0].headline
        _expect("the finding's code", headline.code, "RECOMMENDED")
        return f"{steps} pages, {headline.text}"

    def _type_new_client(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        QTest.qWaitForWindowActive(dialog)
        for text, key in ((CLIENT, Qt.Key.Key_Tab), (LINE, Qt.Key.Key_Return)):
            QTest.keyClicks(_either(dialog.focusWidget(), dialog), text)
            QTest.keyClick(_either(dialog.focusWidget(), dialog), key)
        if dialog.isVisible():
            dialog.reject()

    def undo_and_redo(self) -> str:
        """Take the last answer back and give it again."""
        before = self._session.engagement
        self._press(Qt.Key.Key_Z, _CTRL)
        _demand(self._session.engagement != before, "Ctrl+Z took nothing back")
        self._press(Qt.Key.Key_Y, _CTRL)
        _demand(self._session.engagement == before, "Ctrl+Y did not do it again")
        return "the same as before"

    def compare(self) -> str:
        """Show the comparison."""
        self._press(Qt.Key.Key_4, _CTRL)
        page = self._window.comparison
        _demand(page.isVisible(), "the comparison is not seen")
        return f"{page.width()} by {page.height()}"

    def save(self) -> str:
        """Save to the folder of this test."""
        self._press(Qt.Key.Key_3, _CTRL)
        _AnsweredMessages.answer = self._file
        self._press(Qt.Key.Key_S, _CTRL)
        _demand(self._file.is_file(), "the file is not there")
        _demand(not self._window.isWindowModified(), "the window still counts as changed")
        return f"{self._file.stat().st_size:,} bytes"

    def reopen(self) -> str:
        """Let another process open the file and say what its window shows."""
        program = [sys.executable] if getattr(sys, "frozen", False) else _interpreter()
        arguments = ["-platform", "offscreen", "--describe", str(self._file)]
        run = subprocess.run(  # noqa: S603 - this very program, on a file of its own
            [*program, *arguments], capture_output=True, check=False, timeout=_PATIENCE_MS / 1000
        )
        _demand(not run.returncode, f"the new process ended with {run.returncode}")
        _expect("what the new process shows", json.loads(run.stdout), _plain(_shown(self._window)))
        return self._session.title

    def make_word(self) -> str:
        """Make the memo as Word, and look into it as a zip of XML."""
        path = self._memo("memo.docx")
        with zipfile.ZipFile(path) as parts:
            _expect("damaged parts of the Word file", parts.testzip(), None)
            body = etree.fromstring(parts.read("word/document.xml"))
        said = "".join(str(text) for text in body.itertext())
        _demand(CLIENT in said, "the Word memo does not name the client")
        return f"{path.stat().st_size:,} bytes"

    def make_pdf(self) -> str:
        """Make the memo as PDF, and look at its header, its pages and its end."""
        path = self._memo("memo.pdf")
        data = path.read_bytes()
        _expect("the header of the PDF", data[:5], b"%PDF-")
        _expect("the end of the PDF", data.rstrip()[-5:], b"%%EOF")
        return f"{check_pdf(data)} pages"

    def _memo(self, name: str) -> Path:
        path = self._folder / name
        _AnsweredMessages.answer = path
        self._press(Qt.Key.Key_M, _CTRL)
        patience = QDeadlineTimer(_PATIENCE_MS)
        while self._window.files.is_busy and not patience.hasExpired():
            QTest.qWait(10)
        _demand(path.is_file(), f"{name} is not there")
        return path

    def _press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NO_MODIFIER) -> None:
        if not self._window.isActiveWindow():
            # The off-screen platform does not give the window back what a dialog took.
            self._window.activateWindow()
            QTest.qWaitForWindowActive(self._window)
        self._key(_either(self._window.focusWidget(), self._window), key, modifier)

    def _key(
        self, target: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = _NO_MODIFIER
    ) -> None:
        QTest.keyClick(target, key, modifier)
        QTest.qWait(1)

    def _on_bug(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self.bugs.append(f"{describe(kind, trace)}\n{error}")


def _either(focus: QWidget | None, otherwise: QWidget) -> QWidget:
    return otherwise if focus is None else focus


def _popup() -> QWidget:
    popup = QApplication.activePopupWidget()
    if popup is None:
        raise FaultFoundError("no menu opened")
    return popup


def _interpreter() -> list[str]:
    return [sys.executable, "-m", "socdesk"]


def _plain(value: object) -> object:
    """Return a value as JSON gives it back."""
    return json.loads(json.dumps(value))


def _demand(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - it reads as a sentence
    if not holds:
        raise FaultFoundError(otherwise)


def _expect(what: str, found: object, wanted: object) -> None:
    if found != wanted:
        raise FaultFoundError(f"{what}: found {found!r}, expected {wanted!r}")
