"""Type 1 as a photo, Type 2 as a video: both on one line of time with the same end."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from socdesk.ui.theme import Colours, Theme
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.icons import paint_icon

_FRAME_HEIGHT = 34.0
_PHOTO_WIDTH = 46.0
_TRACK = 13.0
_LABEL = 22.0
_START, _END = 0.075, 0.855
"""Where the period begins and ends on a line of time that goes on at both sides."""


class TypeKind(Enum):
    """Type 1 is a photo, Type 2 a video."""

    PHOTO = "photo"
    VIDEO = "video"


def paint_type(
    painter: QPainter,
    rect: QRectF,
    kind: TypeKind,
    colours: Colours,
    font: QFont,
    *,
    start: str = "",
    end: str = "",
    frames: int = 6,
    axis: bool = True,
    unit: float = 1.0,
) -> None:
    """Draw a photo at its date, or a strip of `frames` over its period.

    With `axis` a line of time runs on at both sides and the end stands at the same place in both
    kinds; without it the drawing fills the width. `start` and `end` are dates in words.
    """
    left = rect.left() + (rect.width() * _START if axis else 0.0)
    right = rect.left() + (rect.width() * _END if axis else rect.width())
    top = rect.top() + unit
    frame = _FRAME_HEIGHT * unit
    ground = top + frame + _TRACK * unit
    below = QRectF(rect.left(), ground + 4 * unit, rect.width(), 0)
    below.setBottom(rect.bottom())
    painter.setFont(font)
    painter.setPen(colours.ink2)
    if axis:
        draw.horizontal(painter, rect.left(), rect.right(), ground, colours.edge, unit)
    if kind is TypeKind.PHOTO:
        half = _PHOTO_WIDTH * unit / 2
        middle = right if axis else rect.center().x()
        picture = QRectF(middle - half, top, 2 * half, frame)
        draw.box(
            painter, picture, 2 * unit, fill=colours.paper, edge=colours.accent, width=2 * unit
        )
        _tick(painter, picture, 22 * unit, colours.accent)
        stem = middle - draw.line_width(painter, 2 * unit) / 2
        draw.vertical(painter, stem, picture.bottom(), ground + 4 * unit, colours.accent, 2 * unit)
        _words(painter, end, middle, below)
        return
    _strip(painter, QRectF(left, top, right - left, frame), frames, colours, unit)
    track = QRectF(left, top + frame, right - left, ground - top - frame)
    _track(painter, track, colours.accent, unit)
    _words(painter, start, left, below)
    _words(painter, end, right, below)


def _strip(painter: QPainter, strip: QRectF, frames: int, colours: Colours, unit: float) -> None:
    draw.box(painter, strip, 2 * unit, fill=colours.paper)
    width = strip.width() / frames
    for index in range(frames):
        cell = QRectF(strip.left() + index * width, strip.top(), width, strip.height())
        if index:
            draw.vertical(painter, cell.left(), cell.top(), cell.bottom(), colours.accent, unit)
        side = min(17 * unit, width * 0.6)
        _tick(painter, cell, side, colours.accent)
    draw.box(painter, strip, 2 * unit, edge=colours.accent, width=2 * unit)


def _track(painter: QPainter, track: QRectF, colour: QColor, unit: float) -> None:
    thick, heavy = draw.line_width(painter, 2 * unit), 2.5 * unit
    foot = track.bottom() + 4 * unit
    draw.vertical(painter, track.left(), track.top(), foot, colour, 2 * unit)
    draw.vertical(painter, track.right() - thick, track.top(), foot, colour, 2 * unit)
    ground = track.bottom() - heavy / 2
    draw.horizontal(painter, track.left(), track.right(), ground, colour, heavy)


def _tick(painter: QPainter, frame: QRectF, side: float, colour: QColor) -> None:
    centre = frame.center()
    square = QRectF(centre - QPointF(side / 2, side / 2), QPointF(centre.x(), centre.y()))
    square.setSize(square.size() * 2)
    paint_icon(painter, "check", square, colour)


def _words(painter: QPainter, words: str, middle: float, bounds: QRectF) -> None:
    width = QFontMetricsF(painter.font()).horizontalAdvance(words) + 2
    left = max(bounds.left(), min(middle - width / 2, bounds.right() - width))
    area = QRectF(left, bounds.top(), width, bounds.height())
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)


class TypeDrawing(QWidget):
    """The picture beside the words; its accessible name says them."""

    def __init__(
        self,
        theme: Theme,
        kind: TypeKind,
        words: str,
        *,
        start: str = "",
        end: str = "",
        frames: int = 6,
        axis: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self._start, self._end = start, end
        self._frames = frames
        self._axis = axis
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_period(self, kind: TypeKind, start: str, end: str, frames: int, words: str) -> None:
        """Show another type, period and number of frames (months, 1 to 12)."""
        self._kind, self._start, self._end = kind, start, end
        self._frames = max(1, min(12, frames))
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size it has in the comparison."""
        height = _FRAME_HEIGHT + _TRACK + 5 + (_LABEL if self._start or self._end else 0)
        return QSize(self._theme.px(220), self._theme.px(height))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which both dates can be read."""
        return QSize(self._theme.px(150), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw."""
        painter = QPainter(self)
        paint_type(
            painter,
            QRectF(self.rect()),
            self._kind,
            self._theme.colours,
            self._theme.font("mark"),
            start=self._start,
            end=self._end,
            frames=self._frames,
            axis=self._axis,
            unit=self._theme.unit,
        )
