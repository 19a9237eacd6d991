"""A page that scrolls up and down, never sideways, and is laid out by the window's width."""

from abc import abstractmethod

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QVBoxLayout, QWidget

from socdesk.ui.theme import OUTDENT, LayoutClass, Theme, layout_class
from socdesk.ui.widgets.floating_bar import FloatingBar
from socdesk.ui.widgets.focus_ring import set_ring

SIDES = {LayoutClass.COMPACT: (44, 44), LayoutClass.NARROW: (24, 24)}
"""The margins left and right in small windows, in px (look.md "Layouts")."""
_SIDES = (56, 40)
_ROOM = 24
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def press_focused(page: QWidget, event: QKeyEvent) -> bool:
    """Press the focused button of a page on Enter; whether that is what the key did."""
    focused = page.focusWidget()
    if event.key() not in _ENTER or not isinstance(focused, QAbstractButton):
        return False
    focused.click()
    event.accept()
    return True


class ScrollPage(QScrollArea):
    """Put the page's contents into `column` of `body`; the class of layout is told to `arrange`.

    The class follows from the width of the whole window (look.md "Layouts"), whether the page
    fills it or stands beside an outline. Page Up, Page Down, Home and End scroll while any
    control of the page has the focus, and Enter presses the focused button.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._arranged: tuple[LayoutClass, int] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Tab goes to the controls; a window may still hand the focus to the page, to scroll it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_ring(self, shown=False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self._bar = FloatingBar(self)
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setWidget(self.body)
        theme.changed.connect(self._rearrange)

    @abstractmethod
    def arrange(self, layout: LayoutClass) -> None:
        """Lay the page out; called when the class, the width or the theme changed."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_once()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if press_focused(self, event):
            return
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def _rearrange(self) -> None:
        self._arranged = None
        self._arrange_once()

    def _arrange_once(self) -> None:
        found = layout_class(self.window().width(), self._theme.zoom)
        if (found, self.width()) != self._arranged:
            self._arranged = (found, self.width())
            self.arrange(found)
            self.settle()

    def reveal(self, part: QWidget, place: QRect) -> None:
        """Scroll so that a place within a part of the page is seen, its top above all."""
        corner = part.mapTo(self.body, place.topLeft())
        bar, room = self.verticalScrollBar(), self._theme.px(_ROOM)
        top, foot = corner.y() - room, corner.y() + place.height() + room
        bar.setValue(max(bar.value(), foot - self.viewport().height()))
        bar.setValue(min(bar.value(), max(0, top)))

    def margins(self, layout: LayoutClass, widest: int) -> tuple[int, int]:
        """Return the margins left and right less the outdent.

        What is wider than *widest* px, and so too wide to read, is shared out.
        """
        px = self._theme.px
        left, right = (px(side - OUTDENT) for side in SIDES.get(layout, _SIDES))
        spare = self.width() - left - right - px(widest + 2 * OUTDENT)
        if spare > 0:
            left, right = left + spare // 2, right + spare - spare // 2
        return left, right

    def settle(self) -> None:
        """Give the contents their height now: Qt would do so after the first picture."""
        self.column.activate()
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))
