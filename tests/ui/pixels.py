"""Looks at what a widget has drawn."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

_NEAR = 6


def picture(widget: QWidget) -> QImage:
    """Return the widget as drawn, one pixel per logical px."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(widget.palette().window().color())
    widget.render(image, QPoint(0, 0))
    return image


def is_near(one: QColor, other: QColor) -> bool:
    """Whether two colours cannot be told apart by eye."""
    return all(
        abs(a - b) <= _NEAR
        for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    )


def share(
    image: QImage, left: float, top: float, width: float, height: float, colour: QColor
) -> float:
    """Return the share of a rectangle's pixels that have a colour."""
    points = [
        (x, y)
        for x in range(round(left), round(left + width))
        for y in range(round(top), round(top + height))
    ]
    return sum(is_near(image.pixelColor(x, y), colour) for x, y in points) / len(points)


def shows(image: QImage, colour: QColor) -> bool:
    """Whether any pixel has a colour."""
    return share(image, 0, 0, image.width(), image.height(), colour) > 0
