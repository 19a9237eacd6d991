"""From an answer to the repainted verdict panel, in the real window off-screen."""

import itertools
import os
import statistics
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from socdesk.app import make_application, now
from socdesk.decision.builtin import builtin
from socdesk.ui.main_window import MainWindow
from socdesk.ui.place import question
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from socdesk.ui.verdict.panel import VerdictPanel
from tests.benchmarks.figures import row

ANSWERS = 60
AIMS = {1: "under 16 ms", 200: "under 50 ms"}


def run() -> None:
    """Print the figures for a client of one line and of two hundred."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application([])
    theme = Theme()
    theme.apply(application)
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        for count, aim in AIMS.items():
            spent = _answering(application, theme, settings, count)
            worst = max(spent)
            row(
                f"answer to repainted verdict, {count} line{'s' * (count > 1)}",
                f"{statistics.median(spent) * 1e3:.1f} ms (worst {worst * 1e3:.0f})",
                aim,
            )


def _answering(
    application: QApplication, theme: Theme, settings: QSettings, count: int
) -> list[float]:
    session = Session(builtin(), now)
    window = MainWindow(theme, session, settings, now)
    window.resize(1280, 800)
    window.show()
    session.new("Client", [f"Line {number}" for number in range(count)])
    for line in session.engagement.lines:
        session.go(question(line.id, "users"))
        session.answer("users", "organisations")
    session.go(question("line-1", "entries"))
    application.processEvents()
    panel = window.findChild(VerdictPanel)
    assert isinstance(panel, VerdictPanel)
    spent = []
    values = itertools.cycle(session.pack.fact("entries").values)
    for value in itertools.islice(values, ANSWERS):
        start = time.perf_counter()
        session.answer("entries", value)
        panel.repaint()
        spent.append(time.perf_counter() - start)
        application.processEvents()
    session.close()  # nothing is left that closing the window would ask about
    window.close()
    return spent
