"""How the window's columns stand: outline, centre and verdict, by the room there is."""

from msgspec import Struct
from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStyle, QVBoxLayout, QWidget

from socdesk.ui.outline.pane import Outline
from socdesk.ui.place import View
from socdesk.ui.theme import LayoutClass, Theme, layout_class

_DRAWER = 288
_DRAWER_MS = 120
_COMPACT = (LayoutClass.COMPACT, LayoutClass.NARROW)
_WITH_VERDICT = (View.QUESTION, View.SUMMARY)


class Columns(Struct, frozen=True):
    """Widths in px at 100 % text; None where a column does not stand beside the page."""

    outline: int | None
    verdict: int | None


_COLUMNS = {
    LayoutClass.WIDE: Columns(288, 380),
    LayoutClass.NORMAL: Columns(248, 312),
    LayoutClass.COMPACT: Columns(None, 280),
    LayoutClass.NARROW: Columns(None, None),
}


def columns(layout: LayoutClass, view: View) -> Columns:
    """Return the columns of look.md "Layouts" for a view."""
    found = _COLUMNS[layout]
    outline = None if view is View.START else found.outline
    return Columns(outline, found.verdict if view in _WITH_VERDICT else None)


class _Scrim(QWidget):
    """The page behind an open drawer: a click anywhere closes it."""

    clicked = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close rather than pass the click on."""
        event.accept()
        self.clicked.emit()


class Panes(QWidget):
    """The three columns; the outline is a drawer over the page where it has no room beside it.

    `verdict_line` is what is left of the verdict in the narrowest layout.
    """

    compact_changed = Signal(bool)
    """Whether the outline has no room beside the page."""

    def __init__(
        self,
        theme: Theme,
        outline: Outline,
        centre: QWidget,
        verdict: QWidget,
        verdict_line: QWidget,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._outline = outline
        self._verdict = verdict
        self._line = verdict_line
        self._view = View.START
        self._shown = Columns(None, None)
        self._is_drawer = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(centre, 1)
        middle.addWidget(verdict_line)
        self._row.addWidget(outline)
        self._row.addLayout(middle, 1)
        self._row.addWidget(verdict)
        self._scrim = _Scrim(self)
        self._scrim.clicked.connect(self.close_drawer)
        self._scrim.hide()
        self._slide = QPropertyAnimation(outline, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        theme.changed.connect(self.arrange)

    def show_view(self, view: View) -> None:
        """Arrange the columns for a view."""
        self._view = view
        self.close_drawer()
        self.arrange()

    def arrange(self) -> None:
        """Give every column its width."""
        px = self._theme.px
        layout = layout_class(self.width(), self._theme.zoom)
        self._shown = columns(layout, self._view)
        outline, verdict = self._shown.outline, self._shown.verdict
        self._dock_outline(docked=outline is not None)
        if outline is not None:
            self._outline.setFixedWidth(px(outline))
        self._verdict.setVisible(verdict is not None)
        if verdict is not None:
            self._verdict.setFixedWidth(px(verdict))
        self.compact_changed.emit(layout in _COMPACT)
        narrow = layout is LayoutClass.NARROW
        self._line.setVisible(narrow and self._view in _WITH_VERDICT)

    def _dock_outline(self, *, docked: bool) -> None:
        if docked and self._is_drawer:
            self._row.insertWidget(0, self._outline)
            self._is_drawer = False
        elif not docked and not self._is_drawer:
            self._row.removeWidget(self._outline)
            self._is_drawer = True
        if docked:
            self._scrim.hide()
            self._outline.show()
        elif not self.is_drawer_open():
            self._outline.hide()

    # The drawer.

    def is_drawer_open(self) -> bool:
        """Whether the outline lies over the page."""
        return self._is_drawer and self._scrim.isVisible()

    def toggle_drawer(self) -> None:
        """Open the outline over the page, or close it."""
        if self.is_drawer_open():
            self.close_drawer()
        elif self._is_drawer:
            self._open_drawer()

    def _open_drawer(self) -> None:
        width = min(self._theme.px(_DRAWER), self.width())
        self._outline.setFixedWidth(width)
        self._scrim.setGeometry(self.rect())
        self._scrim.show()
        self._scrim.raise_()
        self._outline.resize(QSize(width, self.height()))
        self._outline.move(0, 0)
        self._outline.show()
        self._outline.raise_()
        duration = self._duration()
        if duration:
            self._slide.stop()
            self._slide.setDuration(duration)
            self._slide.setStartValue(QPoint(-width, 0))
            self._slide.setEndValue(QPoint(0, 0))
            self._slide.start()
        self._outline.lines.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_drawer(self) -> None:
        """Take the drawer away at once: the page is what one wants now."""
        self._slide.stop()
        self._scrim.hide()
        if self._is_drawer:
            self._outline.hide()

    def _duration(self) -> int:
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return min(_DRAWER_MS, self.style().styleHint(hint, None, self))

    def centre_rect(self) -> QRect:
        """Return where the page is, in this widget."""
        left = self._outline.width() if self._shown.outline is not None else 0
        right = self._verdict.width() if self._shown.verdict is not None else 0
        return self.rect().adjusted(left, 0, -right, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew; an open drawer is closed when the layout changes."""
        super().resizeEvent(event)
        self.arrange()
        if self.is_drawer_open():
            self._scrim.setGeometry(self.rect())
            self._outline.resize(self._outline.width(), self.height())
