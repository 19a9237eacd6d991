"""Python's collector, run by the window's own loop and never inside a call of Qt's."""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 10_000


class IdleCollector(QObject):
    """Collects at intervals between two events, on the thread of the window.

    Left to itself, the collector runs wherever memory is asked for: within a layout, or on the
    thread that writes the memo. What it destroys there may be a widget Qt is still using. It is
    never handed back: a program that ends need not look through all it has.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what is there at the start stays, and need not be looked at, now or later
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect now."""
        gc.collect()
