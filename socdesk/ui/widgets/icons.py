"""The icons: drawn on a 20 px grid, in whatever colour and size is asked for."""

from functools import cache
from typing import Literal

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from socdesk import paths
from socdesk.ui.theme import ColourName, Theme

IconName = Literal[
    "arrow-down", "arrow-right", "arrow-up", "check", "chevron-down", "chevron-left",
    "chevron-right", "chevron-up", "clash", "close", "columns", "copy", "document", "duplicate",
    "fault", "menu", "note", "pencil", "person", "plus", "screen", "search", "trash", "warning",
]  # fmt: skip
"""The icons there are: files of this name in resources/icons."""

_SIDES = (16, 18, 20, 24, 32, 40)
_RATIOS = (1.0, 2.0, 3.0)


def paint_icon(painter: QPainter, name: IconName, rect: QRectF, colour: QColor) -> None:
    """Draw an icon into a square, sharp at any scale factor."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, colour.name()).render(painter, rect)
    painter.restore()


def pixmap(name: IconName, side: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture `side` logical px wide for a device pixel ratio."""
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, name, QRectF(0, 0, side, side), colour)
    painter.end()
    return picture


def icon(theme: Theme, name: IconName, colour: ColourName = "ink") -> QIcon:
    """Return an icon for actions and menus in the theme's present colours.

    Ask again after `Theme.changed`: an icon is a set of pictures and does not follow.
    """
    found = QIcon()
    modes = (
        (QIcon.Mode.Normal, theme.colours.named(colour)),
        (QIcon.Mode.Disabled, theme.colours.edge),
        (QIcon.Mode.Selected, theme.colours.on_accent),
    )
    for mode, shade in modes:
        for side in _SIDES:
            for ratio in _RATIOS:
                found.addPixmap(pixmap(name, side, shade, ratio), mode)
    return found


@cache
def _source(name: IconName) -> str:
    return paths.resource(f"icons/{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: IconName, colour: str) -> QSvgRenderer:
    drawn = _source(name).replace("currentColor", colour)
    return QSvgRenderer(QByteArray(drawn.encode()))
