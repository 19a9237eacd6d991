"""The one sign of where the keyboard stands: an ink ring around the focused control."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from socdesk.ui.theme import RADIUS_FIELD, Colours, Theme
from socdesk.ui.widgets import draw

_GAP = 2.0
_STROKE = 2.0
_RADIUS_PROPERTY = "ring_radius"
_SHOWN_PROPERTY = "ring_shown"
_TOP_PROPERTY, _BOTTOM_PROPERTY = "ring_top", "ring_bottom"
_TEXT_FIELDS = (QLineEdit, QPlainTextEdit, QAbstractSpinBox)
_MOVES = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.LayoutRequest,
    QEvent.Type.DynamicPropertyChange,
)
_COVERS_PROPERTY = "ring_covers"
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
"""A key that is a shortcut is never pressed on the control; it is only asked about it."""


def set_ring(widget: QWidget, *, radius: float = RADIUS_FIELD, shown: bool = True) -> None:
    """Say how the ring fits a widget: the corner radius of its box, or that it needs no ring."""
    widget.setProperty(_RADIUS_PROPERTY, float(radius))
    widget.setProperty(_SHOWN_PROPERTY, shown)


def set_ring_insets(widget: QWidget, top: int, bottom: int) -> None:
    """Draw the ring this many px lower at the top and higher at the bottom.

    For a widget that touches another with an accent edge, so that paper stays between them.
    """
    widget.setProperty(_TOP_PROPERTY, top)
    widget.setProperty(_BOTTOM_PROPERTY, bottom)


def set_ring_covers(widget: QWidget, covers: bool) -> None:
    """Say whether the ring hides hairlines at the widget's upper and lower side.

    A hairline next to the ring would read as a second, broken one.
    """
    widget.setProperty(_COVERS_PROPERTY, covers)


def paint_ring(
    painter: QPainter, box: QRectF, radius: float, colours: Colours, unit: float = 1.0
) -> None:
    """Draw the ring around a box: 2 px of paper, then 2 px of ink.

    The paper keeps the ink away from the accent edge of what is chosen (contrast only 1.9).
    """
    gap, stroke = draw.line_width(painter, _GAP * unit), draw.line_width(painter, _STROKE * unit)
    inner = box.adjusted(-gap, -gap, gap, gap)
    outer = inner.adjusted(-stroke, -stroke, stroke, stroke)
    draw.box(painter, inner, radius * unit + gap, edge=colours.paper, width=gap)
    draw.box(painter, outer, radius * unit + gap + stroke, edge=colours.ink, width=stroke)


class FocusRing(QWidget):
    """The overlay of one window; it follows the focus, scrolling and layout by itself.

    From a click to the next key there is no ring on buttons and cards, wherever the click leads
    the focus; text fields always have one. The ring is never the mouse's target and is cut where
    a scroll area cuts the control.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._by_mouse = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        theme.changed.connect(self._place)

    def target(self) -> QWidget | None:
        """Return the control the ring belongs to, or None."""
        return self._target

    def follow(self, target: QWidget | None) -> None:
        """Put the ring around a control of this window, or take it away."""
        self._by_mouse = False
        self._attach(target)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what moves the control, and whether it is the mouse that is used or the keys."""
        kind = event.type()
        if kind in _MOVES:
            self._place()
        elif kind in _KEYS and self._by_mouse:
            self._by_mouse = False
            self._place()
        elif kind is QEvent.Type.MouseButtonPress and not self._by_mouse:
            self._by_mouse = True
            self._place()
        return False

    def _attach(self, target: QWidget | None) -> None:
        for watched in self._watched:
            # A control that was deleted with the focus is gone before its ring hears of it.
            if isValid(watched):
                watched.removeEventFilter(self)
        self._target = target
        self._watched = [self.window()] if target is None else self._chain(target)
        for watched in self._watched:
            watched.installEventFilter(self)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        if self._target is None:
            return
        painter = QPainter(self)
        clip = self._clip().translated(-self.pos())
        painter.setClipRect(clip)
        box = QRectF(self._box().translated(-self.pos()))
        radius = self._target.property(_RADIUS_PROPERTY)
        shown = float(radius) if radius is not None else float(RADIUS_FIELD)
        if self._target.property(_COVERS_PROPERTY):
            line, paper = draw.line_width(painter, 1), self._theme.colours.paper
            for top in (box.top(), box.bottom() - line):
                painter.fillRect(QRectF(box.left(), top, box.width(), line), paper)
        paint_ring(painter, box, shown, self._theme.colours, self._theme.unit)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or new.window() is not self.window():
            self._attach(None)
            return
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._by_mouse = True
        self._attach(new)

    def _chain(self, target: QWidget) -> list[QWidget]:
        chain = [target]
        while chain[-1] is not self.window() and (parent := chain[-1].parentWidget()):
            chain.append(parent)
        return chain

    def _place(self) -> None:
        target = self._target
        if target is None or not self._wanted(target):
            self.hide()
            return
        reach = self._reach()
        area = self._box().adjusted(-reach, -reach, reach, reach)
        if not area.intersects(self._clip()):
            self.hide()
            return
        self.setGeometry(area)
        self.show()
        self.raise_()
        self.update()

    def _wanted(self, target: QWidget) -> bool:
        if not isValid(target) or (self._by_mouse and not isinstance(target, _TEXT_FIELDS)):
            return False
        return target.isVisible() and target.property(_SHOWN_PROPERTY) is not False

    def _reach(self) -> int:
        return round((_GAP + _STROKE) * self._theme.unit) + 1

    def _box(self) -> QRect:
        if self._target is None:
            return QRect()
        box = QRect(self._target.mapTo(self.window(), QPoint(0, 0)), self._target.size())
        top, bottom = (self._target.property(name) for name in (_TOP_PROPERTY, _BOTTOM_PROPERTY))
        return box.adjusted(0, top or 0, 0, -(bottom or 0))

    def _clip(self) -> QRect:
        window = self.window()
        clip = window.rect()
        widget = self._target
        while widget is not None and widget is not window:
            parent = widget.parentWidget()
            holder = parent.parentWidget() if parent is not None else None
            if isinstance(holder, QAbstractScrollArea) and holder.viewport() is parent:
                clip &= QRect(parent.mapTo(window, QPoint(0, 0)), parent.size())
            widget = parent
        return clip
