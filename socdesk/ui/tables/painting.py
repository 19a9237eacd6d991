"""How a cell is drawn: its ground, its rules, the sign of the mouse, and its content."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from socdesk.ui.tables.cells import Cell, Look
from socdesk.ui.tables.model import Index, SheetModel
from socdesk.ui.theme import RADIUS_BUTTON
from socdesk.ui.widgets import draw

_DOUBLE_PITCH = 4
_REACH = (5, 0)

Hovered = Callable[[int, int], bool]
"""Whether the mouse is over the cell that begins in a row and a column."""


class CellPainter(QStyledItemDelegate):
    """Lets every cell of a `SheetModel` draw itself."""

    def __init__(self, look: Look, hovered: Hovered, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._hovered = hovered

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        found = model.anchor(index) if isinstance(model, SheetModel) else None
        if found is None:
            return
        row, placed = found
        cell, rect = placed.cell, option.rect
        painter.save()
        painter.fillRect(rect, self._look.theme.colours.named(cell.ground))
        if self._hovered(row, placed.column):
            self._paint_hover(painter, cell, rect)
        _paint_rules(self._look, painter, cell, rect)
        cell.paint_content(self._look, painter, cell.inner(self._look, rect))
        painter.restore()

    def _paint_hover(self, painter: QPainter, cell: Cell, rect: QRect) -> None:
        """A row of paper turns to wash; an answer on wash gets a box of its own."""
        theme = self._look.theme
        if cell.ground == "paper":
            painter.fillRect(rect, theme.colours.wash)
            return
        box = QRectF(content_box(self._look, cell, rect))
        draw.box(painter, box, RADIUS_BUTTON * theme.unit, fill=theme.colours.wash2)


def content_box(look: Look, cell: Cell, rect: QRect) -> QRect:
    """Return the box of a cell's content with a little room: what is hovered and focused."""
    across, down = (look.theme.px(reach) for reach in _REACH)
    inner = cell.inner(look, rect)
    inner.setHeight(max(1, cell.content_height(look, inner.width())))
    return inner.adjusted(-across, -down, across, down)


def _paint_rules(look: Look, painter: QPainter, cell: Cell, rect: QRect) -> None:
    colours, px = look.theme.colours, look.theme.px
    left, right = rect.left() + px(cell.insets[0]), rect.right() + 1 - px(cell.insets[1])
    below = rect.bottom() + 1
    thin = draw.line_width(painter, 1)
    if cell.rule is not None:
        draw.horizontal(painter, left, right, rect.top(), colours.named(cell.rule))
    if cell.side_rule:
        draw.vertical(painter, rect.left(), rect.top(), below, colours.line)
    if cell.closing == "line":
        draw.horizontal(painter, left, right, below - thin, colours.line)
    elif cell.closing == "double":
        draw.horizontal(painter, left, right, below - thin, colours.rule)
        draw.horizontal(painter, left, right, below - thin - px(_DOUBLE_PITCH), colours.rule)
