"""A contact sheet: pictures side by side, each with its name below it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPixmap

_COLUMNS, _ROWS = 4, 5
_WIDTH = 560
_GAP, _CAPTION, _TITLE = 24, 28, 64
_TEXT, _QUIET, _BACK = QColor("#15211F"), QColor("#74827E"), QColor("#C9D2CF")


class Sheet:
    """Small pictures in rows of four, in the order given, under a title."""

    def __init__(self, title: str, pictures: Mapping[str, QPixmap]) -> None:
        self._title = title
        self._small = {
            name: picture.scaledToWidth(_WIDTH, Qt.TransformationMode.SmoothTransformation)
            for name, picture in pictures.items()
        }

    def save(self, path: Path) -> None:
        """Write the sheet as a PNG file; raises `OSError` where that cannot be done."""
        image = QImage(self._size(), QImage.Format.Format_RGB32)
        image.fill(_BACK)
        painter = QPainter(image)
        self._draw(painter)
        painter.end()
        if not image.save(str(path)):
            raise OSError(f"not written: {path}")

    def _row_height(self) -> int:
        return max(picture.height() for picture in self._small.values()) + _CAPTION + _GAP

    def _size(self) -> QSize:
        rows = -(-len(self._small) // _COLUMNS)
        return QSize(_GAP + _COLUMNS * (_WIDTH + _GAP), _TITLE + rows * self._row_height())

    def _draw(self, painter: QPainter) -> None:
        font = QFont("Source Sans Pro")
        font.setPixelSize(24)
        painter.setFont(font)
        painter.setPen(_TEXT)
        painter.drawText(QPoint(_GAP, 42), self._title)
        font.setPixelSize(17)
        painter.setFont(font)
        for at, (name, picture) in enumerate(self._small.items()):
            row, column = divmod(at, _COLUMNS)
            place = QPoint(_GAP + column * (_WIDTH + _GAP), _TITLE + row * self._row_height())
            painter.drawPixmap(place, picture)
            painter.setPen(_QUIET)
            painter.drawRect(QRect(place, picture.size()).adjusted(-1, -1, 0, 0))
            painter.setPen(_TEXT)
            painter.drawText(place + QPoint(0, picture.height() + 21), name)


def batched(pictures: Iterable[tuple[str, QPixmap]]) -> Iterator[Mapping[str, QPixmap]]:
    """Yield the pictures, by name, as many at a time as a sheet holds."""
    left = iter(pictures)
    while some := dict(islice(left, _COLUMNS * _ROWS)):
        yield some
