"""The lines that part and close: hairline, strong rule, the accountant's double rule."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from socdesk.ui.theme import ColourName, Theme
from socdesk.ui.widgets import draw

_PITCH = 4


class _Rule(QWidget):
    """A level line across the width, or an upright one down the height."""

    def __init__(
        self, theme: Theme, colour: ColourName, upright: bool, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colour: ColourName = colour
        self._upright = upright
        grow, stay = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(stay if upright else grow, grow if upright else stay)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the thickness of the line."""
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        colour = self._theme.colours.named(self._colour)
        if self._upright:
            draw.vertical(painter, 0, 0, self.height(), colour)
        else:
            draw.horizontal(painter, 0, self.width(), 0, colour)


class Hairline(_Rule):
    """The quiet line between rows, decoration only; `upright` for one between columns."""

    def __init__(
        self, theme: Theme, *, upright: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "line", upright, parent)


class StrongRule(_Rule):
    """The line above a group."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, "rule", upright=False, parent=parent)


class DoubleRule(QWidget):
    """The two lines under what is settled."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the height of both lines with the gap."""
        return QSize(1, self._theme.px(_PITCH) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both lines."""
        painter = QPainter(self)
        colour = self._theme.colours.rule
        draw.horizontal(painter, 0, self.width(), 0, colour)
        draw.horizontal(painter, 0, self.width(), self.height() - 1, colour)
