"""The category chip: a Trust Services category and whether it is in."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from socdesk.ui.theme import RADIUS_BUTTON, RADIUS_STEP, Colours, Theme
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.typeset import Run, natural_width, typeset

_HEIGHT = 76
_PADDING = 11
_MARK = 14
_NAME_PITCH = 18


class CategoryStatus(Enum):
    """What the rules say of a category; OPEN where several are still possible."""

    IN = "IN"
    CONSIDER = "CONSIDER"
    OUT = "OUT"
    OPEN = "OPEN"


def paint_category_mark(
    painter: QPainter, rect: QRectF, status: CategoryStatus, colours: Colours, unit: float = 1.0
) -> None:
    """Draw the square of a status: solid, half, empty with a stroke, hatched."""
    area = draw.snapped_rect(painter, rect)
    radius = RADIUS_STEP * unit
    match status:
        case CategoryStatus.IN:
            draw.box(painter, area, radius, fill=colours.accent)
        case CategoryStatus.CONSIDER:
            half = QPainterPath(area.topLeft())
            half.lineTo(area.topRight())
            half.lineTo(area.bottomLeft())
            half.closeSubpath()
            _fill(painter, draw.rounded(area, radius).intersected(half), colours.accent)
            draw.box(painter, area, radius, edge=colours.accent, width=1.5 * unit)
        case CategoryStatus.OUT:
            draw.box(painter, area, radius, edge=colours.edge, width=1.5 * unit)
            _stroke(painter, area, colours.edge, unit)
        case CategoryStatus.OPEN:
            shape = draw.rounded(area, radius)
            draw.hatch(painter, shape, colours.accent, spacing=3.4 * unit, width=1.2 * unit)
            draw.box(painter, area, radius, edge=colours.accent, width=unit)


def _fill(painter: QPainter, shape: QPainterPath, colour: QColor) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(shape, colour)
    painter.restore()


def _stroke(painter: QPainter, area: QRectF, colour: QColor, unit: float) -> None:
    inset = 3.2 * unit
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, 1.5 * unit)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(
        area.bottomLeft() + QPointF(inset, -inset), area.topRight() + QPointF(-inset, inset)
    )
    painter.restore()


class CategoryChip(QWidget):
    """One fifth of a row: the category's name, a mark and the status in a word.

    Its accessible name is "Security: IN".
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        status: CategoryStatus,
        word: str,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._status = status
        self._word = word
        self._say()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_status(self, status: CategoryStatus, word: str) -> None:
        """Show another status."""
        self._status, self._word = status, word
        self._say()
        self.update()

    def status(self) -> CategoryStatus:
        """Return the status shown."""
        return self._status

    def sizeHint(self) -> QSize:
        """Return the size of look.md."""
        return QSize(self._theme.px(126), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which the longest word of the name still fits."""
        font, ink = self._theme.font("side"), self._theme.colours.ink
        longest = max((natural_width([Run(w, font, ink)]) for w in self._name.split()), default=0)
        return QSize(longest + 2 * self._theme.px(_PADDING), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, name, mark and word."""
        painter = QPainter(self)
        colours, unit = self._theme.colours, self._theme.unit
        out, inside = self._status is CategoryStatus.OUT, self._status is CategoryStatus.IN
        fill = colours.acwash if inside else colours.wash if out else colours.paper
        edge = colours.accent if inside else colours.edge
        ink = colours.ink2 if out else colours.ink
        area = QRectF(self.rect())
        draw.box(painter, area, RADIUS_BUTTON * unit, fill=fill, edge=edge, width=unit)
        pad = _PADDING * unit
        name = [Run(self._name, self._theme.font("side"), ink)]
        layout = typeset(name, self.width() - 2 * pad, _NAME_PITCH * unit)
        layout.draw(painter, QPointF(pad, 9 * unit))
        side = _MARK * unit
        mark = QRectF(pad, self.height() - 24.5 * unit, side, side)
        paint_category_mark(painter, mark, self._status, colours, unit)
        painter.setFont(self._theme.font("mark" if out else "mark_strong"))
        painter.setPen(ink)
        left = mark.right() + 7 * unit
        words = QRectF(left, mark.center().y() - 12 * unit, self.width() - left, 24 * unit)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, flags, self._word)

    def _say(self) -> None:
        self.setAccessibleName(f"{self._name}: {self._word}")
