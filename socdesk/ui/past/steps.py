"""The list of a log's steps: rows of two lines, made when they are drawn."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from socdesk.ui.past.words import Past, StepWords
from socdesk.ui.theme import Theme
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.floating_bar import FloatingBar
from socdesk.ui.widgets.focus_ring import paint_ring, set_ring

_ROW, _LEFT, _RIGHT, _BAR = 50, 28, 16, 3
_RING_INSET = 4
_STEP_ROLE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class _StepModel(QAbstractListModel):
    """The steps of a log; each is put into words when a view asks for it."""

    def __init__(self, past: Past, parent: QObject) -> None:
        super().__init__(parent)
        self._past = past

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._past)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._past.step(index.row()).name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            step = self._past.step(index.row())
            return ", ".join(part for part in (step.name, step.second) if part)
        return self._past.step(index.row()) if role == _STEP_ROLE else None


class StepList(QListView):
    """Walked by the arrow keys, Page Up and Down, Home and End; `reached` carries the step."""

    reached = Signal(int)

    def __init__(self, theme: Theme, past: Past, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Steps"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = FloatingBar(self)
        self.setModel(_StepModel(past, self))
        self.setItemDelegate(_StepPainter(theme, self))
        set_ring(self, shown=False)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def number(self) -> int:
        """Return the step the cursor stands on."""
        return self.currentIndex().row()

    def go(self, number: int) -> None:
        """Put the cursor on a step, as far as there is one."""
        row = max(0, min(number, self.model().rowCount() - 1))
        self.setCurrentIndex(self.model().index(row, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which step the cursor stands on now."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.reached.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave letters alone: they would search 20,000 steps. Left and Right step too."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.go(self.number() + steps[Qt.Key(event.key())])
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)


class _StepPainter(QStyledItemDelegate):
    """Draws what was done, and below it when and where."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        step: StepWords = index.data(_STEP_ROLE)
        colours, px = self._theme.colours, self._theme.px
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, colours.acwash)
            painter.fillRect(rect.left(), rect.top(), px(_BAR), rect.height(), colours.accent)
        draw.horizontal(painter, rect.left(), rect.right() + 1, rect.bottom(), colours.line)
        left, room = rect.left() + px(_LEFT), rect.width() - px(_LEFT + _RIGHT)
        name_top = rect.top() + px(5 if step.second else 14)
        painter.setFont(self._theme.font("side_strong" if chosen else "side"))
        painter.setPen(colours.ink)
        self._line(painter, step.name, QRect(left, name_top, room, px(22)))
        painter.setFont(self._theme.font("mark"))
        painter.setPen(colours.ink2)
        self._line(painter, step.second, QRect(left, rect.top() + px(26), room, px(18)))
        if chosen and self._view.hasFocus():
            inset = px(_RING_INSET)
            box = rect.adjusted(inset, inset, -inset, -inset).toRectF()
            paint_ring(painter, box, 2, colours, self._theme.unit)

    def _line(self, painter: QPainter, text: str, area: QRect) -> None:
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(area, flags, shown)
