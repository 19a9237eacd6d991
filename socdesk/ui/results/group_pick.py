"""A group's number chosen from a list: for more lines than segments have room for."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from socdesk.ui.theme import Theme
from socdesk.ui.timeline.fields import Combo
from socdesk.ui.widgets.segments import Segment

_WIDTH = 124
_HEIGHT = 32


class GroupPick(QWidget):
    """A list of which one is chosen; `chosen` carries the value, for the user's acts only.

    The arrow keys choose the neighbour, and so does the beginning of a word: "2", or "n" for
    "Not said". `name` says to a screen reader what is chosen here.
    """

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, name: str, choices: Sequence[Segment], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._values = [choice.value for choice in choices]
        self.combo = Combo(theme, name)
        self.combo.addItems([choice.word for choice in choices])
        self.combo.activated.connect(self._on_activated)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.combo)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def value(self) -> str:
        """Return the value chosen, or "" for none of these."""
        at = self.combo.currentIndex()
        return self._values[at] if at >= 0 else ""

    def set_value(self, value: str) -> None:
        """Choose a value, or "" for none, without a signal."""
        self.combo.setCurrentIndex(self._values.index(value) if value else -1)

    def _on_activated(self, at: int) -> None:
        self.chosen.emit(self._values[at])

    def _follow_theme(self) -> None:
        self.combo.setFont(self._theme.font("side"))
        self.combo.setFixedSize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT))
