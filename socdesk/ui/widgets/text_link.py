"""A few words that lead elsewhere, on one line of small type."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from socdesk.ui.theme import Theme
from socdesk.ui.widgets.focus_ring import set_ring

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextLink(QAbstractButton):
    """A link in the accent, underlined under the mouse; Enter, Space and a click follow it."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_ring(self)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._theme.font("small_strong")).horizontalAdvance(self.text())
        return QSize(round(width) + 1, self._theme.line_height("small_strong"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the link with Enter too."""
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words."""
        painter = QPainter(self)
        font = self._theme.font("small_strong")
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(self._theme.colours.accent)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self.text())
