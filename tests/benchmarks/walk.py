"""The bank from its first question to the memo in the window: how many questions are shown."""

import os
import tempfile
import time
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from socdesk.app import make_application, now
from socdesk.decision.builtin import builtin
from socdesk.engagement import store
from socdesk.engagement.model import Engagement
from socdesk.engagement.questions import of_pack
from socdesk.paths import resource
from socdesk.report.export import export_memo
from socdesk.ui.main_window import MainWindow
from socdesk.ui.place import ORGANISATION, View, question
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from tests.benchmarks.figures import row

CLIENT = "The client, once for all lines"


def run() -> None:
    """Print the questions shown for the client and each line, on the way and with all of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application([])
    theme = Theme()
    theme.apply(application)
    pack = builtin()
    bank = store.read(resource("examples/bank.socdesk"), of_pack(pack)).engagement
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        window = MainWindow(theme, session := Session(pack, now), settings, now)
        window.resize(1280, 800)
        window.show()
        begun = time.perf_counter()
        shown = walked(application, session, bank, shows_all=False)
        export_memo(pack, session.engagement, now().date(), Path(folder) / "memo.docx")
        spent = time.perf_counter() - begun
        with_all = walked(application, session, bank, shows_all=True)
        session.close()  # nothing is left that closing the window would ask about
        window.close()
    for name, count in shown.items():
        row(name, f"{count} shown", other=f"{with_all[name]} with Show all questions")
    row("all", f"{shown.total()} shown", other=f"{with_all.total()} with Show all questions")
    row("from the first question to the memo, without reading", f"{spent:.1f} s")


def walked(
    application: QApplication, session: Session, bank: Engagement, *, shows_all: bool
) -> Counter[str]:
    """Begin a client with the bank's lines, answer as the bank does, and count by line."""
    session.new(bank.client, [line.name for line in bank.lines])
    session.questioning.show_all(shows_all)
    session.go(question(None, next(iter(session.pages(None)))))
    shown: Counter[str] = Counter()
    while (where := session.where) != ORGANISATION:
        application.processEvents()
        if where.view is View.QUESTION:
            name, given = CLIENT, {**bank.answers}
            if where.line is not None:
                line = bank.lines[session.engagement.position(where.line)]
                name = line.name
                given.update(line.answers)
            shown[name] += 1
            names = session.pages(where.line)[where.page]
            session.answer_page({each: given[each].value for each in names if each in given})
        session.go_next()
    return shown
