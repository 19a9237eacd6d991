"""How far a step has come: a ring, a half disc, a disc with a tick."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from socdesk.ui.theme import Colours, Theme

_SIDE = 16
_SMALL_SIDE = 14


class Progress(Enum):
    """The three states a step can be in."""

    NOT_BEGUN = "not_begun"
    BEGUN = "begun"
    SETTLED = "settled"


def paint_state_mark(painter: QPainter, rect: QRectF, progress: Progress, colours: Colours) -> None:
    """Draw a mark into a square, 16 px at 100 % text."""
    unit = rect.width() / _SIDE
    stroke = 1.5 * unit
    disc = rect.adjusted(unit, unit, -unit, -unit)
    ring = disc.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if progress is Progress.SETTLED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent)
        painter.drawEllipse(disc)
        _tick(painter, rect, unit, colours)
    else:
        begun = progress is Progress.BEGUN
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.accent if begun else colours.edge, stroke))
        painter.drawEllipse(ring)
        if begun:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.accent)
            painter.drawPie(disc, -90 * 16, 180 * 16)
    painter.restore()


def _tick(painter: QPainter, rect: QRectF, unit: float, colours: Colours) -> None:
    pen = QPen(colours.on_accent, 1.8 * unit)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    corners = (QPointF(4.6, 8.2), QPointF(7.1, 10.7), QPointF(11.4, 5.6))
    painter.drawPolyline(QPolygonF([rect.topLeft() + corner * unit for corner in corners]))


class StateMark(QWidget):
    """A mark beside a step's name, `small` beside small text; `words` is its accessible name."""

    def __init__(
        self,
        theme: Theme,
        progress: Progress = Progress.NOT_BEGUN,
        words: str = "",
        *,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._progress = progress
        self._side = _SMALL_SIDE if small else _SIDE
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_progress(self, progress: Progress, words: str = "") -> None:
        """Show another state."""
        self._progress = progress
        self.setAccessibleName(words)
        self.update()

    def progress(self) -> Progress:
        """Return the state shown."""
        return self._progress

    def sizeHint(self) -> QSize:
        """Return 16 px square, small 14."""
        side = self._theme.px(self._side)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        paint_state_mark(painter, QRectF(self.rect()), self._progress, self._theme.colours)
