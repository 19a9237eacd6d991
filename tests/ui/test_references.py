"""The pair of Python and Qt in use keeps count of None (reliability.md K8)."""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 1_000
NOISE = 100
"""What the interpreter itself may add or drop in between; a loss would be one for each call.

More calls would lose the last one and end the process instead of the test.
"""


def test_calls_that_return_nothing_leave_the_count_of_none_alone(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        label.setEnabled(True)

    assert abs(sys.getrefcount(None) - before) < NOISE
