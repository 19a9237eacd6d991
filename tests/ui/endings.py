"""What a test leaves behind, taken away before the next one begins."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def pages_end(qapp: QApplication) -> Iterator[None]:  # noqa: ARG001 (there has to be one)
    """Delete the pages a test has closed; import it where it should act.

    Qt does so in an event loop only, which tests never enter: hundreds of pages would live on,
    and every new theme would dress them all.
    """
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
