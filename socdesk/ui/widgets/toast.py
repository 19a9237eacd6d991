"""The toast: what just happened, for four seconds, at the lower left and over no control."""

from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QStyle,
    QWidget,
)

from socdesk.ui.theme import RADIUS_CARD, Theme
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.icons import paint_icon
from socdesk.ui.widgets.prose import Prose, Span

_SHOWN_MS = 4000
_FADE_MS = 120
_MARGIN = 16
_LOWER_PART = 0.6
_STEP = 8
_LEFT = 46
_ICON = 20


class Toast(QWidget):
    """One toast per window; a new message takes the place of the old one.

    It is never the mouse's target, and a screen reader is told politely. `set_floor` says how much
    at the window's lower side (the bar) is kept clear.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._floor = 0
        self._prose = Prose(theme)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._prose)
        self._effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(self._effect)
        self._fade = QPropertyAnimation(self._effect, b"opacity", self)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.finished.connect(self._on_faded)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self.dismiss)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def set_floor(self, height: int) -> None:
        """Keep this many px at the window's lower side clear."""
        self._floor = height

    def show_message(self, lead: str, text: str = "") -> None:
        """Show "Saved" and what follows, e.g. " and read back, 10:42"."""
        self._prose.set_spans((Span(lead, strong=True), Span(text)))
        px = self._theme.px
        self._row.setContentsMargins(px(_LEFT), px(10), px(18), px(10))
        self.adjustSize()
        self.move(self._place())
        self._timer.start()
        self._fade_to(1.0)
        self.show()
        self.raise_()
        announcement = QAccessibleAnnouncementEvent(self, lead + text)
        QAccessible.updateAccessibility(announcement)

    def text(self) -> str:
        """Return the words shown last."""
        return self._prose.text()

    def dismiss(self) -> None:
        """Take the toast away."""
        self._timer.stop()
        self._fade_to(0.0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box and tick."""
        painter = QPainter(self)
        colours, unit = self._theme.colours, self._theme.unit
        area = QRectF(self.rect())
        draw.box(painter, area, RADIUS_CARD * unit, fill=colours.paper, edge=colours.ink)
        side = _ICON * unit
        middle = (self.height() - side) / 2
        paint_icon(painter, "check", QRectF(16 * unit, middle, side, side), colours.accent)

    def _fade_to(self, opacity: float) -> None:
        self._fade.stop()
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        if self.style().styleHint(hint, None, self) == 0:
            self._effect.setOpacity(opacity)
            self._on_faded()
            return
        self._fade.setDuration(_FADE_MS)
        self._fade.setStartValue(1.0 - opacity)
        self._fade.setEndValue(opacity)
        self._fade.start()

    def _on_faded(self) -> None:
        if self._effect.opacity() == 0.0:
            self.hide()

    def _place(self) -> QPoint:
        """Return the lowest free place at the left; a high one would lie on the page's head.

        Where there is none, as beside a page full of answers, it is at the right.
        """
        window, margin = self.window(), self._theme.px(_MARGIN)
        lowest = window.height() - self._floor - margin - self.height()
        right = window.width() - margin - self.width()
        controls = self._controls()
        for left, highest in ((margin, round(window.height() * _LOWER_PART)), (right, margin)):
            for top in range(lowest, highest, -self._theme.px(_STEP)):
                area = QRect(QPoint(left, top), self.size())
                if not any(area.intersects(control) for control in controls):
                    return area.topLeft()
        return QPoint(margin, lowest)

    def _controls(self) -> list[QRect]:
        window = self.window()
        return [
            QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
            for widget in window.findChildren(QWidget)
            if widget.isVisible()
            and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            and not isinstance(widget, QAbstractScrollArea)
        ]
