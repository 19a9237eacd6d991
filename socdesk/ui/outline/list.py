"""A list of outline rows: the keyboard's cursor, clicks, renaming in place, dragging lines."""

from PySide6.QtCore import QEvent, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QListView, QWidget

from socdesk.ui.outline.model import Index, OutlineModel
from socdesk.ui.outline.paint import OutlinePainter
from socdesk.ui.outline.rows import Row, RowKind
from socdesk.ui.theme import Theme
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.floating_bar import FloatingBar
from socdesk.ui.widgets.focus_ring import set_ring

_DROP_LINE = 2
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class OutlineList(QListView):
    """Rows one can walk with the arrow keys; Enter or a click chooses, Tab leaves.

    F2 or a second click renames a line in its place; a line dragged is dropped between others.
    """

    chosen = Signal(Row)
    menu_wanted = Signal(str, QPoint)
    """A line's id and where on the screen."""
    line_dropped = Signal(str, int)
    """A line's id and the position, from 0, it was dropped at."""
    removal_wanted = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._by_keyboard = False
        self._pressed: QPersistentModelIndex | None = None
        self._pressed_at = QPoint()
        self._drop: int | None = None
        self.rows = OutlineModel(self)
        self.painter = OutlinePainter(theme, self)
        self.setModel(self.rows)
        self.setItemDelegate(self.painter)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setEditTriggers(QListView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = FloatingBar(self)
        self.setTabKeyNavigation(False)
        set_ring(self, shown=False)
        # Rows have their places only after the list was laid out, which Qt does later.
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(0)
        self._follow.timeout.connect(self._show_current)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show these rows and put the cursor on the place in view."""
        if rows == self.rows.rows():
            return
        shape = _shape(self.rows.rows())
        here = _here(self.rows.rows())
        self.rows.show_rows(rows)
        if _shape(rows) != shape:
            self.scheduleDelayedItemsLayout()
        at = _here(rows)
        if at is not None and (at != here or not self.currentIndex().isValid()):
            self.setCurrentIndex(self.rows.index(at))
            self._follow.start()
        self._show_ring()

    def _show_current(self) -> None:
        """Scroll as little as shows the cursor's row and what belongs to it."""
        self.executeDelayedItemsLayout()
        if not self.verticalScrollBar().maximum():
            return
        last = max((at for at, row in enumerate(self.rows.rows()) if row.opened), default=0)
        self.scrollTo(self.rows.index(last))
        self.scrollTo(self.currentIndex())

    def current_row(self) -> Row | None:
        """Return the row the cursor stands on."""
        return self.rows.row_at(self.currentIndex())

    def rename(self, line: str) -> None:
        """Open the field for a line's name in its place."""
        for at, row in enumerate(self.rows.rows()):
            if row.kind is RowKind.LINE and row.line == line:
                self.setCurrentIndex(self.rows.index(at))
                self.edit(self.rows.index(at))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Move the ring with the cursor."""
        super().currentChanged(current, previous)
        self._show_ring()

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter, remove with Delete; all else is the list's own."""
        if self.state() is QListView.State.EditingState:
            # What the field for a name has no use for is not meant for the list either.
            event.accept()
            return
        self._by_keyboard = True
        row = self.current_row()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and row is not None and event.key() in _ENTER:
            self.chosen.emit(row)
        elif plain and row is not None and row.kind is RowKind.LINE and _deletes(event):
            self.removal_wanted.emit(row.line)
        elif event.key() == Qt.Key.Key_Escape and self._drop is not None:
            self._end_drag()
        elif event.text().isprintable() and event.text() and event.key() != Qt.Key.Key_F2:
            # Letters would search the list; digits belong to the question in view.
            event.ignore()
        else:
            super().keyPressEvent(event)
        self._show_ring()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for those who come by keyboard."""
        self._by_keyboard = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self._show_ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._show_ring()

    def _show_ring(self) -> None:
        wanted = self._by_keyboard and self.hasFocus()
        self.painter.ringed = self.currentIndex() if wanted else None
        self.viewport().update()

    # Mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        self._by_keyboard = False
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
            self._pressed = QPersistentModelIndex(self.indexAt(self._pressed_at))
        self._show_ring()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin or follow a drag."""
        at = event.position().toPoint()
        row = self._pressed_row()
        if row is None or row.kind is not RowKind.LINE or not event.buttons():
            super().mouseMoveEvent(event)
            return
        far = (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if self._drop is not None or far:
            self._drop = self._position_at(at.y())
            self.scrollTo(self.indexAt(at))
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what was dragged, or choose what was clicked."""
        row, drop = self._pressed_row(), self._drop
        index = self.indexAt(event.position().toPoint())
        same = self._pressed is not None and self._pressed == index
        self._end_drag()
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton or row is None:
            return
        if drop is not None and row.line is not None:
            self.line_dropped.emit(row.line, self._without_itself(row.line, drop))
        elif same and row.kind is not RowKind.HEAD:
            self.chosen.emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename the line in view."""
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row_at(index)
        if row is not None and row.kind is RowKind.LINE and row.opened:
            self.edit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the line under the mouse, or under the cursor."""
        index = self.currentIndex()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        row = self.rows.row_at(index)
        if row is not None and row.kind is RowKind.LINE:
            place = self.visualRect(index).center()
            if event.reason() is QContextMenuEvent.Reason.Mouse:
                place = event.pos()
            self.menu_wanted.emit(row.line, self.viewport().mapToGlobal(place))

    def _pressed_row(self) -> Row | None:
        return None if self._pressed is None else self.rows.row_at(self._pressed)

    def _end_drag(self) -> None:
        self._pressed = self._drop = None
        self.viewport().unsetCursor()
        self.viewport().update()

    def _position_at(self, y: int) -> int:
        """How many lines lie above a height: where a line dropped there would stand."""
        return sum(self._middle(at) < y for at in self._line_places())

    def _without_itself(self, line: str, position: int) -> int:
        lines = [self.rows.rows()[at].line for at in self._line_places()]
        return position - 1 if lines.index(line) < position else position

    def _line_places(self) -> list[int]:
        rows = self.rows.rows()
        return [at for at, row in enumerate(rows) if row.kind is RowKind.LINE]

    def _middle(self, at: int) -> int:
        return self.visualRect(self.rows.index(at)).center().y()

    # Drawing.

    def viewportEvent(self, event: QEvent) -> bool:
        """Take the hover away when the mouse leaves."""
        if event.type() is QEvent.Type.Leave:
            self.viewport().update()
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows again, for names wrap, and keep the place in view."""
        super().resizeEvent(event)
        self._follow.start()
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and where a dragged line would land."""
        super().paintEvent(event)
        if self._drop is None:
            return
        painter = QPainter(self.viewport())
        top = self._drop_line(self._drop)
        left, right = self._theme.px(20), self.viewport().width() - self._theme.px(16)
        thick = _DROP_LINE * self._theme.unit
        draw.horizontal(painter, left, right, top, self._theme.colours.accent, thick)

    def _drop_line(self, position: int) -> int:
        places = self._line_places()
        if position < len(places):
            return self.visualRect(self.rows.index(places[position])).top()
        last = next(at for at, row in enumerate(self.rows.rows()) if row.kind is RowKind.ADD)
        return self.visualRect(self.rows.index(last)).top()


def _shape(rows: tuple[Row, ...]) -> list[tuple[str, str, bool, bool, bool]]:
    """What decides how high the rows are."""
    return [(row.key, row.text, bool(row.second), row.opened, row.here) for row in rows]


def _here(rows: tuple[Row, ...]) -> int | None:
    return next((at for at, row in enumerate(rows) if row.here), None)


def _deletes(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Delete
