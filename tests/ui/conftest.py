"""The window tests run without a display, on the bundled fonts and the light colours."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from socdesk.ui.messages import Messages
from socdesk.ui.session import Session
from socdesk.ui.theme import Scheme, Theme
from tests.ui.clients import bank
from tests.ui.window import DeskWindow

TESTS_RUN = pytest.StashKey[int]()
BETWEEN_COLLECTIONS = 20


@pytest.fixture(scope="session", autouse=True)
def _collector_waits() -> Iterator[None]:
    """Keep Python's collector from running inside a call of Qt's.

    What a test drops, windows among it, would be destroyed in the middle of whatever Qt is doing
    then, a layout or a change of style; PySide does not always survive that.
    """
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _collect_between_tests(
    _collector_waits: None, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Delete what a test closed, and now and then collect what it dropped, between two tests."""
    yield
    if QApplication.instance() is not None:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    collected = request.config.stash.get(TESTS_RUN, 0) + 1
    request.config.stash[TESTS_RUN] = collected
    if collected % BETWEEN_COLLECTIONS == 0:
        gc.collect()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Return a light theme at 100 %, applied to the application."""
    found = Theme(Scheme.LIGHT)
    found.set_motion(False)
    found.apply(qapp)
    yield found
    found.deleteLater()


@pytest.fixture
def session() -> Session:
    """Return a session with a copy of the worked example."""
    return bank()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Return settings of this test's own."""
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def messages(theme: Theme, settings: QSettings, qtbot: QtBot) -> Messages:
    """Return real dialogs over an empty window."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return Messages(theme, window, settings)


@pytest.fixture
def window(theme: Theme, settings: QSettings, qtbot: QtBot) -> Iterator[DeskWindow]:
    """Return the whole window with nothing open, shown, and put back to 100 % text at the end."""
    found = DeskWindow(theme, settings)
    found.resize(1280, 800)
    with qtbot.waitActive(found):
        found.show()
    yield found
    found.hide()
    found.deleteLater()
    # Without a loop that runs, nothing else would ever delete it, and every window kept is
    # dressed again whenever another test changes the look.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    theme.set_zoom(100)
