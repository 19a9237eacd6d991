"""The client window over the whole desk."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from socdesk.ui.client_window.window import ClientWindow
from tests.ui.window import DeskWindow, settle


@pytest.fixture
def client(window: DeskWindow) -> Iterator[ClientWindow]:
    """Return the client window at the bank's first question, 1280 by 720."""
    window.open_bank()
    window.client_desk.open()
    found = window.client_desk.window
    assert found is not None
    found.resize(1280, 720)
    settle()
    yield found
    window.client_desk.leave()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
