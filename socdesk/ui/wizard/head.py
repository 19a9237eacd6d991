"""The line above a question: its reference, whose question it is, and one control at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from socdesk.ui.theme import Theme
from socdesk.ui.widgets.flow import is_hidden
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.wizard.measures import REFERENCE, Density, Measures

_HEIGHT, _LOW = 32, 26
_GAP = 16
_NARROW_GAP = 8


class Kicker(QWidget):
    """The reference in the margin (before the name where the window is narrow) and the name."""

    def __init__(
        self,
        theme: Theme,
        reference: str,
        control: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reference = Prose(theme, reference, "small", "ink2")
        self._control = control
        self._name = Prose(theme, "", "small", "ink2")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        middle = Qt.AlignmentFlag.AlignVCenter
        words = QWidget()
        pair = QHBoxLayout(words)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(0)
        # On the first line of a name that has two.
        pair.addWidget(self._reference, 0, Qt.AlignmentFlag.AlignTop)
        pair.addWidget(self._name, 1)
        self._row.addWidget(words, 1, middle)
        if control is not None:
            self._row.addSpacing(_GAP)
            self._row.addWidget(control, 0, middle)

    def set_name(self, name: str) -> None:
        """Show whose question it is."""
        self._name.set_text(name)

    def has_control(self) -> bool:
        """Whether a control stands at the right, so that the row needs more room below."""
        return self._control is not None and not is_hidden(self._control)

    def apply(self, measures: Measures) -> None:
        """Give the reference the width of the margin, or its own on the text edge."""
        margin = min(measures.left, self._theme.px(REFERENCE))
        own = self._reference.sizeHint().width() + self._theme.px(_NARROW_GAP)
        beside = measures.reference_beside
        self._row.setContentsMargins(0 if beside else margin, 0, 0, 0)
        self._reference.setFixedWidth(margin if beside else own)
        self._reference.setVisible(beside or bool(self._reference.text()))
        least = _LOW if measures.density is Density.DENSEST else _HEIGHT
        self.setMinimumHeight(self._theme.px(least))
