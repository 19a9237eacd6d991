"""How a row of the outline is drawn, measured and renamed in place."""

from PySide6.QtCore import QAbstractItemModel, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from socdesk.engagement.model import LONGEST_NAME
from socdesk.ui.outline.model import ROW_ROLE, Index
from socdesk.ui.outline.rows import Row, RowKind
from socdesk.ui.theme import ColourName, Theme
from socdesk.ui.typography import RoleName
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.fields import LineEdit
from socdesk.ui.widgets.focus_ring import paint_ring
from socdesk.ui.widgets.icons import paint_icon
from socdesk.ui.widgets.state_mark import paint_state_mark
from socdesk.ui.widgets.typeset import Run, typeset

_MARK_LEFT, _TEXT_LEFT = 20, 48
_MARK_LEFTS = {RowKind.STEP: 45, RowKind.QUESTION: 69}
_TEXT_LEFTS = {
    RowKind.HEAD: _MARK_LEFT,
    RowKind.STEP: 69,
    RowKind.QUESTION: 93,
    RowKind.SWITCH: 69,
}
_INNER = (RowKind.STEP, RowKind.QUESTION, RowKind.SWITCH)
"""The rows under a line, which belong to its opened block."""
_TEXT_RIGHT = 16
_PADDING = 7
_STEP_PADDING = 4
_BLOCK_PADDING = 8
_HEAD_ABOVE, _HEAD_BELOW = 18, 8
_MARK = 16
_BAR = 3
_PEN, _PEN_GAP = 13, 4
_MOST_LINES = 2
_RING_INSET = 5
_PITCH = 20
_FIELD_OUTDENT = 8
_NAMES_KEPT = 1000
_Edge = QStyle.StateFlag


class OutlinePainter(QStyledItemDelegate):
    """Draws rows of 34 px and more: mark, name on at most two lines, finding below it.

    `renamed` carries a line's id and the name typed in its place.
    """

    renamed = Signal(str, str)

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.ringed: Index | None = None
        """The row that shows the focus ring."""
        self._names: dict[tuple[str, RoleName, ColourName, float], QTextLayout] = {}
        theme.changed.connect(self._names.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height a row needs at the view's width."""
        row: Row = index.data(ROW_ROLE)
        width = self._view.viewport().width()
        above, below = self._padding(row, index)
        height = self._lines(row, width) * self._theme.px(_PITCH) + above + below
        for shown in (row.second, row.own):
            height += self._theme.line_height("mark") if shown else 0
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row; an opened one is paper and has no border to the page."""
        row: Row = index.data(ROW_ROLE)
        rect = option.rect
        self._ground(painter, row, rect, index, hovered=bool(option.state & _Edge.State_MouseOver))
        above, _ = self._padding(row, index)
        top = rect.top() + above
        self._mark(painter, row, rect.left(), top)
        left = rect.left() + self._theme.px(self._text_left(row))
        # Beside the field in which a line is renamed its words would be seen in part.
        if self._view.indexWidget(index) is None:
            self._name(row, rect.width()).draw(painter, QPointF(left, top))
            if row.second:
                self._second(painter, row, QRect(left, top, rect.width(), rect.height()))
            if row.own:
                self._own(painter, row, QRect(left, top, rect.width(), rect.height()))
        if self.ringed is not None and self.ringed == index:
            inset = self._theme.px(_RING_INSET)
            box = QRectF(rect.adjusted(inset, inset, -inset, -inset))
            paint_ring(painter, box, 2, self._theme.colours, self._theme.unit)

    def _ground(
        self, painter: QPainter, row: Row, rect: QRect, index: Index, *, hovered: bool
    ) -> None:
        colours = self._theme.colours
        if row.opened:
            painter.fillRect(rect, colours.paper)
            if self._opens(index):
                draw.horizontal(painter, rect.left(), rect.right() + 1, rect.top(), colours.line)
            if self._closes(index):
                bottom = rect.bottom() + 1 - draw.line_width(painter, 1)
                draw.horizontal(painter, rect.left(), rect.right() + 1, bottom, colours.line)
        elif hovered and row.kind is not RowKind.HEAD:
            painter.fillRect(rect.adjusted(0, 0, -1, 0), colours.wash2)
        if row.here:
            above, below = self._extra(row, index)
            bar = rect.adjusted(0, above, 0, -below)
            bar.setWidth(self._theme.px(_BAR))
            painter.fillRect(bar, colours.accent)

    def _mark(self, painter: QPainter, row: Row, left: int, top: int) -> None:
        side = self._theme.length(_MARK)
        start = left + self._theme.px(_MARK_LEFTS.get(row.kind, _MARK_LEFT))
        square = QRectF(start, top + (self._theme.length(_PITCH) - side) / 2, side, side)
        if row.kind is RowKind.ADD:
            paint_icon(painter, "plus", square, self._theme.colours.accent)
        elif row.progress is not None:
            paint_state_mark(painter, square, row.progress, self._theme.colours)
        elif row.kind in (RowKind.STEP, RowKind.QUESTION):
            reach = side * 0.3
            y = square.center().y() - draw.line_width(painter, 1.5) / 2
            middle = square.center().x()
            edge = self._theme.colours.edge
            draw.horizontal(painter, middle - reach, middle + reach, y, edge, 1.5)

    def _second(self, painter: QPainter, row: Row, place: QRect) -> None:
        font = self._theme.font("mark")
        room = self._room(row, place.width())
        words = QFontMetricsF(font).elidedText(row.second, Qt.TextElideMode.ElideRight, room)
        top = place.top() + self._lines(row, place.width()) * self._theme.px(_PITCH)
        painter.setFont(font)
        painter.setPen(self._theme.colours.ink2)
        area = QRect(place.left(), top, round(room) + 1, self._theme.line_height("mark"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)

    def _own(self, painter: QPainter, row: Row, place: QRect) -> None:
        """Draw the pen and the consultant's own levels below those of the rules."""
        high, side = self._theme.line_height("mark"), self._theme.length(_PEN)
        top = place.top() + self._lines(row, place.width()) * self._theme.px(_PITCH)
        top += high if row.second else 0
        accent = self._theme.colours.accent
        pen = QRectF(place.left(), top + (high - side) / 2, side, side)
        paint_icon(painter, "pencil", pen, accent)
        shift = round(side) + self._theme.px(_PEN_GAP)
        font = self._theme.font("mark")
        room = self._room(row, place.width()) - shift
        words = QFontMetricsF(font).elidedText(row.own, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(accent)
        area = QRect(place.left() + shift, top, round(room) + 1, high)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)

    def _name(self, row: Row, width: int) -> QTextLayout:
        strong = row.here or (row.opened and row.kind is RowKind.LINE)
        colour: ColourName = "ink"
        if row.kind in (RowKind.ADD, RowKind.SWITCH):
            colour = "accent"
        elif row.kind is RowKind.HEAD or (row.kind in _INNER and row.progress is None):
            colour = "ink2"
        role: RoleName = "side_strong" if strong else "side"
        if row.kind is RowKind.HEAD:
            role = "small"
        key = (row.text, role, colour, self._room(row, width))
        if key not in self._names:
            if len(self._names) >= _NAMES_KEPT:
                self._names.clear()
            self._names[key] = self._typeset(*key)
        return self._names[key]

    def _typeset(self, text: str, role: RoleName, colour: ColourName, room: float) -> QTextLayout:
        font, shade = self._theme.font(role), self._theme.colours.named(colour)
        pitch = self._theme.length(_PITCH)
        layout = typeset([Run(text, font, shade)], room, pitch)
        if layout.lineCount() <= _MOST_LINES:
            return layout
        start = layout.lineAt(_MOST_LINES - 1).textStart()
        whole = layout.text()
        metrics = QFontMetricsF(font)
        last = metrics.elidedText(whole[start:], Qt.TextElideMode.ElideRight, room)
        return typeset([Run(whole[:start] + last, font, shade)], room, pitch)

    def _lines(self, row: Row, width: int) -> int:
        return self._name(row, width).lineCount()

    def _room(self, row: Row, width: int) -> float:
        return max(40.0, width - self._theme.length(self._text_left(row) + _TEXT_RIGHT))

    def _text_left(self, row: Row) -> int:
        return _TEXT_LEFTS.get(row.kind, _TEXT_LEFT)

    def _padding(self, row: Row, index: Index) -> tuple[int, int]:
        px = self._theme.px
        if row.kind is RowKind.HEAD:
            return px(_HEAD_ABOVE), px(_HEAD_BELOW)
        base = _STEP_PADDING if row.kind in _INNER else _PADDING
        above, below = self._extra(row, index)
        return px(base) + above, px(base) + below

    def _extra(self, row: Row, index: Index) -> tuple[int, int]:
        """The room at the ends of the opened block, which no bar covers."""
        if row.kind not in (RowKind.LINE, *_INNER) or not row.opened:
            return 0, 0
        room = self._theme.px(_BLOCK_PADDING)
        return (
            room // 2 if row.kind is RowKind.LINE else 0,
            room if self._closes(index) else 0,
        )

    def _opens(self, index: Index) -> bool:
        row: Row = index.data(ROW_ROLE)
        return row.kind not in _INNER

    def _closes(self, index: Index) -> bool:
        after = index.model().index(index.row() + 1, 0).data(ROW_ROLE)
        return not (isinstance(after, Row) and after.kind in _INNER)

    # Renaming in place.

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> QWidget:
        """Return a field for the name, as long as a name may be."""
        editor = LineEdit(self._theme, self.tr("Name of the service line"), parent=parent)
        editor.setMaxLength(LONGEST_NAME)
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Show the row's words again."""
        super().destroyEditor(editor, index)
        self._view.viewport().update()

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the name into the field, all of it chosen."""
        if isinstance(editor, LineEdit) and not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: Index,
    ) -> None:
        """Send the name on; the model is only told by the session."""
        row: Row = index.data(ROW_ROLE)
        if isinstance(editor, LineEdit) and row.line is not None:
            self.renamed.emit(row.line, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Place the field over the name."""
        row: Row = index.data(ROW_ROLE)
        height = editor.sizeHint().height()
        left = option.rect.left() + self._theme.px(self._text_left(row) - _FIELD_OUTDENT)
        above, _ = self._padding(row, index)
        lines = self._lines(row, option.rect.width())
        top = option.rect.top() + above + (lines * self._theme.px(_PITCH) - height) // 2
        right = option.rect.right() - self._theme.px(8)
        editor.setGeometry(QRect(QPoint(left, top), QPoint(right, top + height - 1)))
