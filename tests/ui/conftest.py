"""The window tests run without a display, on the bundled fonts and the light colours."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from socdesk.ui.theme import Scheme, Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Return a light theme at 100 %, applied to the application."""
    found = Theme(Scheme.LIGHT)
    found.set_motion(False)
    found.apply(qapp)
    yield found
    found.deleteLater()
