"""A screen reader is listening while these tests run."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible

from socdesk.ui.theme import Theme


@pytest.fixture(autouse=True)
def _listening(theme: Theme) -> Iterator[None]:
    """Switch on what Qt leaves off while nobody listens."""
    assert theme is not None
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)
