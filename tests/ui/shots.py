"""Pictures of the whole window, off-screen: `python -m tests.ui.shots FOLDER [NAME...]`.

The names say what is shown, how large, and in which look; each becomes FOLDER/NAME.png.
"""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from socdesk.decision.builtin import builtin
from socdesk.ui.main_window import MainWindow
from socdesk.ui.place import COMPARISON, ORGANISATION, TIMELINE, question, summary
from socdesk.ui.session import Session
from socdesk.ui.theme import Scheme, Theme

SIZES: Mapping[str, tuple[int, int]] = {
    "": (1280, 800),
    "small": (960, 540),
    "large": (1920, 1080),
    "narrow": (700, 800),
}


@dataclass(frozen=True, slots=True)
class Shot:
    """What a picture shows: a place of the bank, a window size, a look."""

    show: Callable[[MainWindow], None]
    size: str = ""
    dark: bool = False
    zoom: int = 100


def moment() -> datetime:
    """The moment every picture is taken at."""
    return datetime(2026, 11, 23, 10, 42, tzinfo=UTC)


def desk(folder: Path, application: QApplication) -> tuple[MainWindow, Theme]:
    """Return a window on settings of its own, nothing open."""
    theme = Theme(Scheme.LIGHT)
    theme.set_motion(False)
    theme.apply(application)
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(theme, Session(builtin(), moment), settings, moment)
    return window, theme


def snap(window: QWidget, path: Path) -> None:
    """Wait until a window is laid out, and keep its picture."""
    window.show()
    for _ in range(3):
        QTest.qWait(15)
    if not window.grab().save(str(path)):
        raise OSError(f"not written: {path}")


def start(window: MainWindow) -> None:
    window.session.close()


def bank(window: MainWindow) -> None:
    window.files.open_example("bank")


def bank_question(window: MainWindow) -> None:
    """The third question of the loans, with what follows still open."""
    bank(window)
    session = window.session
    line = session.engagement.lines[0].id
    for name in ("auditor_asked", "proof_asked", "material", "self_check", "report_named"):
        session.go(question(line, name))
        session.clear(name)
    session.go(question(line, "entries"))


def bank_client(window: MainWindow) -> None:
    bank(window)
    window.session.go(question(None, "vendors"))


def bank_result(window: MainWindow) -> None:
    bank(window)
    window.session.go(summary(window.session.engagement.lines[1].id))


def bank_organisation(window: MainWindow) -> None:
    bank(window)
    window.session.go(ORGANISATION)


def bank_comparison(window: MainWindow) -> None:
    bank(window)
    window.session.go(COMPARISON)


def bank_timeline(window: MainWindow) -> None:
    bank(window)
    window.session.go(TIMELINE)


def unanswered(window: MainWindow) -> None:
    window.session.new("Harbour Mortgage Servicing", ["Loan servicing", "Portal"])
    line = window.session.engagement.lines[0].id
    window.session.go(question(line, "users"))


def finding(window: MainWindow) -> None:
    bank_question(window)
    window.show()
    window.finder.open()
    QTest.keyClicks(window.finder.edit, "cust")


def drawer(window: MainWindow) -> None:
    bank_question(window)
    window.show()
    window.panes.toggle_drawer()


def many_lines(window: MainWindow) -> None:
    bank_question(window)
    for number in range(26):
        window.session.add_line(f"Service line number {number + 1}")


SHOTS: Mapping[str, Shot] = {
    "start": Shot(start),
    "question": Shot(bank_question),
    "question-dark": Shot(bank_question, dark=True),
    "question-150": Shot(bank_question, zoom=150),
    "question-small": Shot(bank_question, "small"),
    "question-large": Shot(bank_question, "large"),
    "question-narrow": Shot(bank_question, "narrow"),
    "client": Shot(bank_client),
    "result": Shot(bank_result),
    "result-dark": Shot(bank_result, dark=True),
    "result-small": Shot(bank_result, "small"),
    "organisation": Shot(bank_organisation),
    "comparison": Shot(bank_comparison),
    "timeline": Shot(bank_timeline),
    "timeline-dark": Shot(bank_timeline, dark=True),
    "timeline-small": Shot(bank_timeline, "small"),
    "unanswered": Shot(unanswered),
    "finder": Shot(finding),
    "finder-dark": Shot(finding, dark=True),
    "drawer": Shot(drawer, "small"),
    "many-lines": Shot(many_lines),
}


def take(name: str, shot: Shot, folder: Path, application: QApplication) -> None:
    """Take one picture."""
    with TemporaryDirectory() as kept:
        window, theme = desk(Path(kept), application)
        theme.set_scheme(Scheme.DARK if shot.dark else Scheme.LIGHT)
        theme.set_zoom(shot.zoom)
        window.resize(*SIZES[shot.size])
        shot.show(window)
        snap(window, folder / f"{name}.png")
        window.hide()
        window.deleteLater()
        application.processEvents()


def main() -> None:
    """Take the pictures named, or all."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    names = sys.argv[2:] or list(SHOTS)
    application = QApplication(["shots"])
    for name in names:
        take(name, SHOTS[name], folder, application)


if __name__ == "__main__":
    main()
