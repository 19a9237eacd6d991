"""The view of a sheet: painted by its cells, walked by arrow keys, opened by click or Enter."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)

from socdesk.ui.place import Where
from socdesk.ui.tables.cells import Cell, Look
from socdesk.ui.tables.header import SheetHeader
from socdesk.ui.tables.model import Index, Sheet, SheetModel
from socdesk.ui.tables.painting import CellPainter, content_box
from socdesk.ui.theme import RADIUS_BUTTON, Theme
from socdesk.ui.widgets.floating_bar import FloatingBar
from socdesk.ui.widgets.focus_ring import paint_ring, set_ring

Widths = Callable[[int], Sequence[int]]
"""Gives the widths of the columns for the width of the view."""

_HEIGHTS_KEPT = 4
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select)
_PAGES = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class SheetView(QTableView):
    """A table of cells; it is one stop for Tab, and the arrow keys move within it.

    `place_requested` carries the place of a cell that was clicked or opened by Enter or Space.
    Rows get their height after the columns have their width. With `whole` the view is as tall as
    its rows and leaves scrolling to the page around it.
    """

    place_requested = Signal(Where)
    term_hovered = Signal(str, QPoint)
    """A term of the glossary under the mouse and where, in the viewport; "" for none any more."""
    terms_wanted = Signal(tuple, QRect)
    """F2 on a cell: the terms in it, and where it is in the viewport."""
    cell_reached = Signal(QRect)
    """Where the current cell is within the view; sent by a whole view that is walked by keys."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        sheet: Sheet,
        widths: Widths,
        *,
        header: SheetHeader | None = None,
        whole: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = Look(theme)
        self._widths = widths
        self._whole = whole
        self._ringed = False
        self._hovered: Index | None = None
        self._term = ""
        self._heights: dict[tuple[int, ...], list[int]] = {}
        self._sheet_model = SheetModel(sheet, self)
        self.setAccessibleName(name)
        self._dress(header)
        self.setModel(self._sheet_model)
        self._sheet_model.modelReset.connect(self._on_reset)
        self.clicked.connect(self._open)
        theme.changed.connect(self._follow_theme)
        self._set_spans()

    def _dress(self, header: SheetHeader | None) -> None:
        """Take away all that a table view draws and does by itself."""
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        self._bar = None if self._whole else FloatingBar(self)
        self.setMouseTracking(True)
        self.setItemDelegate(CellPainter(self._look, self.is_hovered, self))
        set_ring(self, shown=False)
        if header is not None:
            self.setHorizontalHeader(header)
        for bar in (self.horizontalHeader(), self.verticalHeader()):
            bar.setMinimumSectionSize(0)
            bar.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.horizontalHeader().setVisible(header is not None)
        if self._whole:
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    @property
    def look(self) -> Look:
        """The theme as the cells of this view need it."""
        return self._look

    @property
    def sheet_model(self) -> SheetModel:
        """The model of the view."""
        return self._sheet_model

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet; the current cell stays where its row stays."""
        current = self.currentIndex()
        rows = self._sheet_model.sheet.rows
        key = rows[current.row()].key if current.isValid() else ""
        self._sheet_model.show_sheet(sheet)
        self._heights.clear()
        self.fit()
        self.updateGeometry()
        if key and not self.currentIndex().isValid():
            kept = next((at for at, row in enumerate(sheet.rows) if row.key == key), -1)
            column = min(current.column(), len(sheet.heads) - 1)
            self.setCurrentIndex(self._sheet_model.index(kept, column))

    def is_hovered(self, row: int, column: int) -> bool:
        """Return whether the mouse is over the cell that begins there.

        In a whole view the cells of a row lead to one place and are hovered together.
        """
        found = self._sheet_model.anchor(self._hovered) if self._hovered is not None else None
        if found is None:
            return False
        return found[0] == row and (self._whole or found[1].column == column)

    def ringed_cell(self) -> Cell | None:
        """Return the cell that shows the focus ring: the current one, while keys are used."""
        shown = self._ringed and self.hasFocus()
        return self._sheet_model.cell(self.currentIndex()) if shown else None

    def cell_rect(self, key: str, column: int) -> QRect:
        """Return where the cell of a row (by its key) is drawn in the viewport, null for none."""
        rows = self._sheet_model.sheet.rows
        found = next((at for at, row in enumerate(rows) if row.key == key), -1)
        return self.visualRect(self._sheet_model.index(found, column))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, and over them the focus ring, which reaches beyond its cell."""
        super().paintEvent(event)
        cell = self.ringed_cell()
        if cell is not None:
            painter = QPainter(self.viewport())
            box = content_box(self._look, cell, self.visualRect(self.currentIndex()))
            colours, unit = self._theme.colours, self._theme.unit
            paint_ring(painter, QRectF(box), RADIUS_BUTTON, colours, unit)

    # The size.

    def hasHeightForWidth(self) -> bool:
        return self._whole

    def heightForWidth(self, width: int) -> int:
        if not self._whole:
            return super().heightForWidth(width)
        return sum(self._heights_at(self._widths(width))) + self._head_height()

    def sizeHint(self) -> QSize:
        return QSize(1, self.height()) if self._whole else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Ask for no size where layouts learn the height from the width."""
        return QSize(1, 1) if self._whole else super().minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give columns their width, and rows the height they need then."""
        widths = self._widths(self.viewport().width())
        columns, rows = self.horizontalHeader(), self.verticalHeader()
        for column, width in enumerate(widths):
            if columns.sectionSize(column) != width:
                columns.resizeSection(column, width)
        for row, height in enumerate(self._heights_at(widths)):
            if rows.sectionSize(row) != height:
                rows.resizeSection(row, height)
        # Qt lays the rows out on a timer of its own; a picture taken before would be torn.
        self.updateGeometries()
        self.viewport().update()

    def _heights_at(self, widths: Sequence[int]) -> list[int]:
        """The heights of the rows, remembered until other rows or another theme are shown."""
        key = tuple(widths)
        if key not in self._heights:
            if len(self._heights) >= _HEIGHTS_KEPT:
                self._heights.clear()
            self._heights[key] = self._measure(widths)
        return self._heights[key]

    def _measure(self, widths: Sequence[int]) -> list[int]:
        sheet = self._sheet_model.sheet
        heights = [0] * len(sheet.rows)
        tall: list[tuple[int, int, int]] = []
        for row, placed in sheet.anchors():
            width = sum(widths[placed.column : placed.column + placed.columns])
            needed = placed.cell.height(self._look, width)
            if placed.rows == 1:
                heights[row] = max(heights[row], needed)
            else:
                tall.append((row, row + placed.rows, needed))
        for first, end, needed in tall:
            heights[end - 1] += max(0, needed - sum(heights[first:end]))
        return heights

    def _head_height(self) -> int:
        head = self.horizontalHeader()
        return head.sizeHint().height() if not head.isHidden() else 0

    def _set_spans(self) -> None:
        self.clearSpans()
        for row, placed in self._sheet_model.sheet.anchors():
            if placed.rows > 1 or placed.columns > 1:
                self.setSpan(row, placed.column, placed.rows, placed.columns)

    # Following the model and the theme.

    def _on_reset(self) -> None:
        self._hovered = None
        self._set_spans()

    def _follow_theme(self) -> None:
        self._look.forget()
        self._heights.clear()
        self.fit()
        self.updateGeometry()

    # Opening a cell.

    def _open(self, index: Index) -> None:
        cell = self._sheet_model.cell(index)
        if cell is not None and cell.target is not None:
            self.place_requested.emit(cell.target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current cell, or move; a whole view leaves paging to the page."""
        self._ringed = True
        self.viewport().update()
        if event.key() == Qt.Key.Key_F2:
            self._ask_terms()
        elif event.key() in _OPENS:
            self._open(self.currentIndex())
            event.accept()
        elif self._whole and event.key() in _PAGES:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ringed = False
        super().mousePressEvent(event)

    def _ask_terms(self) -> None:
        index = self.currentIndex()
        cell = self._sheet_model.cell(index)
        if cell is not None:
            self.terms_wanted.emit(cell.terms(), self.visualRect(index))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        self._hover(index)
        cell = self._sheet_model.cell(index)
        term = ""
        if cell is not None:
            area = cell.inner(self._look, self.visualRect(index))
            term = cell.term_at(self._look, area, point)
        self._show_term(term, point)

    def _show_term(self, term: str, point: QPoint) -> None:
        if term != self._term:
            self._term = term
            self.term_hovered.emit(term, point)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QModelIndex())
        self._show_term("", QPoint())

    def _hover(self, index: QModelIndex) -> None:
        cell = self._sheet_model.cell(index)
        leads = cell is not None and cell.target is not None
        if leads:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()
        hovered = index if leads else None
        if hovered != self._hovered:
            self._hovered = hovered
            self.viewport().update()

    # The focus.

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Enter at the current cell, else at the first that leads somewhere."""
        self._ringed = event.reason() in _BY_KEY
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._entrance())
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if self._whole and self.hasFocus() and current.isValid():
            self.cell_reached.emit(self.visualRect(current).translated(self.viewport().pos()))

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Say where the current cell is, so that a page around the view scrolls to it."""
        if query is Qt.InputMethodQuery.ImCursorRectangle and self.currentIndex().isValid():
            place = self.visualRect(self.currentIndex())
            return place.translated(self.viewport().pos())
        return super().inputMethodQuery(query)

    def _entrance(self) -> QModelIndex:
        for row, placed in self._sheet_model.sheet.anchors():
            if placed.cell.target is not None:
                return self._sheet_model.index(row, placed.column)
        return self._sheet_model.index(0, 0)
