"""A column of text that scrolls up and down and never sideways, with one edge for all its parts."""

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QWidget,
)
from shiboken6 import isValid

from socdesk.ui.theme import Theme
from socdesk.ui.widgets.floating_bar import FloatingBar
from socdesk.ui.widgets.flow import is_hidden
from socdesk.ui.widgets.focus_ring import set_ring
from socdesk.ui.wizard.measures import Measures

_REACH = 24
_RING_ROOM = 8
_OWN_WIDTH = (
    QSizePolicy.Policy.Fixed,
    QSizePolicy.Policy.Minimum,
    QSizePolicy.Policy.Maximum,
)


class TextColumn(QScrollArea):
    """Parts below one another on the text edge; `left` and `right` let a part reach beyond it.

    The scroll bar lies over the margin; the control with the focus is kept in view.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_ring(self, shown=False)
        self._content = _Content(theme)
        self.setWidget(self._content)
        self._bar = FloatingBar(self)
        self._wanted: QWidget | None = None
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._show_wanted)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def add(self, part: QWidget, *, left: int = 0, right: int = 0, fixed: bool = True) -> None:
        """Add a part at the end; `fixed` says that it counts when the page asks if all fits."""
        self._content.add(_Block(part, left, right, fixed))

    def set_space(self, part: QWidget, space: int) -> None:
        """Set the space above a part, in px at 100 % text."""
        self._content.spaces[part] = space
        self._content.updateGeometry()

    def set_bottom(self, space: int) -> None:
        """Set the space below the last part, in px at 100 % text."""
        self._content.bottom = space

    def apply(self, measures: Measures) -> None:
        """Put every part on the text edge of a layout."""
        self._content.measures = measures
        self._content.updateGeometry()
        self._content.arrange()

    def fits(self, height: int) -> bool:
        """Whether the fixed parts go into a height without scrolling."""
        for child in reversed(self._content.findChildren(QWidget)):
            if (layout := child.layout()) is not None:
                layout.activate()
        return self._content.height_of(only_fixed=True) <= height

    def content(self) -> QWidget:
        """Return the widget that holds the parts."""
        return self._content

    def show_part(self, part: QWidget) -> None:
        """Scroll until a part is in view, its top above all, with what stands around it.

        All of it: of a field Qt's own way would show no more than the line of the cursor.
        """
        top = part.mapTo(self._content, QPoint(0, 0)).y()
        foot = top + part.height()
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        reach = self._theme.px(_REACH)
        if bar.value() > top or bar.value() + seen < foot:
            bar.setValue(max(bar.value(), foot + reach - seen))
            bar.setValue(min(bar.value(), top - reach))

    def show_below(self, part: QWidget) -> None:
        """Scroll to a part that has just been opened, once it has its place."""
        self._wanted = part
        self._later.start()

    def _show_wanted(self) -> None:
        # What was opened has no place before the layouts have heard of it.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        if self._wanted is not None and isValid(self._wanted) and self._wanted.isVisible():
            self.show_part(self._wanted)
        self._wanted = None

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._content.isAncestorOf(new):
            self.show_part(new)


class _Block(Struct, frozen=True):
    """A part of the column, how far it reaches beyond the text, whether it is always there."""

    part: QWidget
    left: int
    right: int
    fixed: bool


class _Content(QWidget):
    """Places the parts itself: a box layout would keep the space above a part that is hidden."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._blocks: list[_Block] = []
        self.spaces: dict[QWidget, int] = {}
        self.bottom = 0
        self.measures: Measures | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, block: _Block) -> None:
        """Add a part at the end."""
        block.part.setParent(self)
        self._blocks.append(block)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.height_of()

    def sizeHint(self) -> QSize:
        return QSize(self.measures.width if self.measures else 0, self.height_of())

    def minimumSizeHint(self) -> QSize:
        """Return no width at all: the column is as wide as it is told to be."""
        return QSize(0, self.height_of())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange the parts anew when one of them changed its size or its words."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.arrange()
        return super().event(event)

    def height_of(self, *, only_fixed: bool = False) -> int:
        """Return the height of the parts that are shown, or of the fixed ones among them."""
        return self._walk(move=False, only_fixed=only_fixed)

    def arrange(self) -> None:
        """Put the parts in their places."""
        self._walk(move=True, only_fixed=False)

    def _walk(self, *, move: bool, only_fixed: bool) -> int:
        measures, px = self.measures, self._theme.px
        if measures is None:
            return 0
        top = below = 0
        for block in self._blocks:
            part = block.part
            if is_hidden(part) or (only_fixed and not block.fixed):
                continue
            top += px(self.spaces.get(part, 0))
            left = max(0, measures.left - px(block.left))
            right = max(0, measures.right - px(block.right))
            width = measures.width - left - right
            if part.sizePolicy().horizontalPolicy() in _OWN_WIDTH:
                width = min(width, part.sizeHint().width())
            height = _height(part, width)
            if move:
                part.setGeometry(left, top, width, height)
            top += height
            # What was opened may be a field, and its ring stays above the bar.
            below = self.bottom if block.fixed else max(self.bottom, _RING_ROOM)
        return top + px(below)


def _height(part: QWidget, width: int) -> int:
    """The height of a part at a width, within its bounds."""
    tall = part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
    return max(part.minimumHeight(), min(part.maximumHeight(), tall))
