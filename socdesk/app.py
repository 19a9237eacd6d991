"""The composition root: builds the pack, the session and the window, connects them, and runs."""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import (
    QMessageLogContext,
    QSettings,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from socdesk import __version__
from socdesk.decision.builtin import builtin
from socdesk.display import NoDisplayError
from socdesk.ui.bugs import BugReporter
from socdesk.ui.collector import IdleCollector
from socdesk.ui.first_paint import FirstPaint
from socdesk.ui.main_window import MainWindow
from socdesk.ui.preferences import Preferences
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme

REFUSED = 2
"""The exit code of a start that found no display."""

ORGANISATION = "SOC Desk"
"""The name under which settings are kept; also the folder of the log."""


def run(
    qt_arguments: Sequence[str],
    *,
    file: Path | None = None,
    example: Path | None = None,
    until_painted: bool = False,
) -> int:
    """Show the window, with a file or a copy of an example open, until it is closed.

    `until_painted` ends the program once the first question is on the screen, for measuring a
    start. Raises `SocDeskError` before any window where the built-in pack is damaged; a file that
    cannot be opened is told in the window.
    """
    application = make_application(qt_arguments)
    settings = QSettings(ORGANISATION, ORGANISATION)
    theme = Theme()
    Preferences(settings).dress(theme)
    theme.apply(application)
    session = Session(builtin(), now)
    window = MainWindow(theme, session, settings, now)
    reporter = BugReporter(window.messages)
    sys.excepthook = reporter.report
    if until_painted:
        first = FirstPaint(window.wizard)
        first.painted.connect(application.exit, Qt.ConnectionType.QueuedConnection)
    if example is not None:
        window.files.open_example(example.stem)
    window.show()
    if file is not None:
        window.files.open_path(file)
    IdleCollector(window)
    code: int = application.exec()
    sys.excepthook = sys.__excepthook__
    return code


def make_application(qt_arguments: Sequence[str]) -> QApplication:
    """Return the application under its own name, so that its folders bear it."""
    # A display that is named but does not answer makes Qt abort while the application is built.
    before = qInstallMessageHandler(_end_without_display)
    application = QApplication(list(qt_arguments))
    qInstallMessageHandler(before)
    application.setOrganizationName(ORGANISATION)
    application.setApplicationName(ORGANISATION)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("socdesk")
    return application


def _end_without_display(kind: QtMsgType, _: QMessageLogContext, _text: str) -> None:
    if kind is QtMsgType.QtFatalMsg:
        sys.stderr.write(f"{NoDisplayError()}\n")
        sys.stderr.flush()
        os._exit(REFUSED)


def now() -> datetime:
    """Return the moment, in UTC and whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)
