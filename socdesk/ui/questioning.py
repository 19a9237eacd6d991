"""The switch between the short questioning and all questions."""

from PySide6.QtCore import QObject, Signal


class Questioning(QObject):
    """Whether the way leads through all questions, or only those that can change an outcome.

    It is a habit of the person at the desk, not of a client: no file holds it, and nothing that
    is advised depends on it.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shows_all = False

    @property
    def shows_all(self) -> bool:
        return self._shows_all

    def show_all(self, shows_all: bool) -> None:
        """Lead through all questions from now on, or through those that still matter."""
        if shows_all != self._shows_all:
            self._shows_all = shows_all
            self.changed.emit()

    def turn(self) -> None:
        """Turn the switch."""
        self.show_all(not self._shows_all)
