"""Crisp lines, boxes and hatches at any scale factor; no colour and no measure of its own."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen


def snapped(painter: QPainter, value: float) -> float:
    """Return the length or position rounded to whole device pixels."""
    ratio = painter.device().devicePixelRatioF()
    return round(value * ratio) / ratio


def line_width(painter: QPainter, value: float) -> float:
    """Return a line width in whole device pixels, at least one."""
    ratio = painter.device().devicePixelRatioF()
    return max(1, round(value * ratio)) / ratio


def snapped_rect(painter: QPainter, rect: QRectF) -> QRectF:
    """Return the rectangle with every side on a device pixel."""
    left, top = snapped(painter, rect.left()), snapped(painter, rect.top())
    right, bottom = snapped(painter, rect.right()), snapped(painter, rect.bottom())
    return QRectF(left, top, right - left, bottom - top)


def horizontal(
    painter: QPainter, left: float, right: float, top: float, colour: QColor, width: float = 1.0
) -> None:
    """Fill a level line whose upper side is at `top`."""
    y = snapped(painter, top)
    painter.fillRect(QRectF(left, y, right - left, line_width(painter, width)), colour)


def vertical(
    painter: QPainter, left: float, top: float, bottom: float, colour: QColor, width: float = 1.0
) -> None:
    """Fill an upright line whose left side is at `left`."""
    x = snapped(painter, left)
    painter.fillRect(QRectF(x, top, line_width(painter, width), bottom - top), colour)


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """Draw a rounded box wholly inside `rect`; the edge lies on the inner side."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(fill) if fill is not None else QBrush(Qt.BrushStyle.NoBrush))
    inner = snapped_rect(painter, rect)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        stroke = line_width(painter, width)
        pen = QPen(edge, stroke)
        if dashed:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([3.0, 2.5])
        painter.setPen(pen)
        half = stroke / 2
        inner = inner.adjusted(half, half, -half, -half)
        radius = max(0.0, radius - half)
    painter.drawRoundedRect(inner, radius, radius)
    painter.restore()


def hatch(
    painter: QPainter,
    shape: QPainterPath,
    colour: QColor,
    *,
    spacing: float = 4.0,
    width: float = 1.4,
) -> None:
    """Fill a shape with lines at 45 degrees, rising to the right, `spacing` px apart.

    Drawn as lines clipped to the shape: Qt's hatch brushes do not follow the scale factor.
    """
    rect = shape.boundingRect()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    step = spacing * 2**0.5
    reach = rect.height() + width
    start = rect.left() - reach
    for index in range(int((rect.width() + 2 * reach) / step) + 2):
        foot = start + index * step
        painter.drawLine(
            QLineF(
                QPointF(foot, rect.bottom() + width / 2),
                QPointF(foot + reach, rect.bottom() + width / 2 - reach),
            )
        )
    painter.restore()


def hatched_bar(painter: QPainter, rect: QRectF, colour: QColor, unit: float) -> None:
    """Draw an upright bar of what is still possible: hatched, with an edge."""
    bar = snapped_rect(painter, rect)
    hatch(painter, rounded(bar, 0), colour, spacing=4 * unit, width=1.4 * unit)
    box(painter, bar, 0, edge=colour, width=unit)


def rounded(rect: QRectF, radius: float) -> QPainterPath:
    """Return the outline of a rounded rectangle."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path
