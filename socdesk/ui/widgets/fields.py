"""Fields: the line edit with its fault, and the fill-in line."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from socdesk.ui.plain import PlainLabel, PlainLineEdit, set_tooltip
from socdesk.ui.theme import RADIUS_FIELD, Theme
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.focus_ring import set_ring
from socdesk.ui.widgets.icons import paint_icon
from socdesk.ui.widgets.prose import Prose

_HEIGHT = 38
_PADDING = 12
_FAULT_ICON = 18
_LINE_HEIGHT = 28


class _DrawnLine(PlainLineEdit):
    """A line edit that draws its own box or line, and knows whether it holds a fault."""

    def __init__(
        self, theme: Theme, name: str, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, parent)
        self._fault = False
        self.setFrame(False)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_ring(self, radius=RADIUS_FIELD)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def _follow_theme(self) -> None:
        raise NotImplementedError


class LineEdit(_DrawnLine):
    """A field 38 px high; with a fault it has a signal edge and an icon, and says so."""

    def set_fault(self, fault: bool) -> None:
        """Mark or unmark the field; the sentence stands below it (`Field`)."""
        self._fault = fault
        self._follow_theme()

    def sizeHint(self) -> QSize:
        """Return a field of look.md."""
        return QSize(self._theme.px(200), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return a short field."""
        return QSize(self._theme.px(80), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box and fault under the text."""
        painter = QPainter(self)
        colours, unit = self._theme.colours, self._theme.unit
        fill = colours.paper if self.isEnabled() else colours.wash
        draw.box(
            painter,
            QRectF(self.rect()),
            RADIUS_FIELD * unit,
            fill=fill,
            edge=colours.signal if self._fault else colours.edge,
            width=(2 if self._fault else 1) * unit,
            dashed=not self.isEnabled(),
        )
        if self._fault:
            side = _FAULT_ICON * unit
            left, top = self.width() - side - _PADDING * unit, (self.height() - side) / 2
            paint_icon(painter, "fault", QRectF(left, top, side, side), colours.signal)
        painter.end()
        super().paintEvent(event)

    def _follow_theme(self) -> None:
        self.setFont(self._theme.font("body"))
        pad = self._theme.px(_PADDING) - 2
        right = pad + (self._theme.px(_FAULT_ICON + 6) if self._fault else 0)
        self.setTextMargins(pad, 0, right, 0)
        self.updateGeometry()
        self.update()


class Field(QWidget):
    """A head, a line edit (`edit`) and, where there is a fault, one sentence that says which."""

    def __init__(
        self, theme: Theme, label: str, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        head = PlainLabel(theme, label, "small", "ink2")
        self.edit = LineEdit(theme, label, placeholder)
        head.setBuddy(self.edit)
        self._sentence = Prose(theme, "", "small", "signal")
        self._sentence.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(head)
        column.addWidget(self.edit)
        column.addWidget(self._sentence)

    def set_fault(self, sentence: str) -> None:
        """Show what is wrong, or "" for nothing; a screen reader reads it with the field."""
        self.edit.set_fault(bool(sentence))
        self.edit.setAccessibleDescription(sentence)
        self._sentence.set_text(sentence)
        self._sentence.setVisible(bool(sentence))

    def fault(self) -> str:
        """Return the sentence shown, or ""."""
        return self._sentence.text()


class FillInLine(_DrawnLine):
    """A line to write on, as on a form: an underline, no box. Enter goes to the next control."""

    def set_fault(self, sentence: str) -> None:
        """Draw the line in the signal colour and say why in the tooltip; "" for no fault."""
        self._fault = bool(sentence)
        self.setAccessibleDescription(sentence)
        set_tooltip(self, sentence)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a line 28 px high."""
        return QSize(self._theme.px(120), self._theme.px(_LINE_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return a short line."""
        return QSize(self._theme.px(56), self._theme.px(_LINE_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as "go on", so that it does not turn the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            event.accept()
            return
        super().keyPressEvent(event)

    def show_text(self, text: str) -> None:
        """Put a text on the line without a signal, to be read from its beginning."""
        if text != self.text():
            self.setText(text)
            if not self.hasFocus():
                self.home(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go on writing at the end, unless a click says where."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason:
            self.end(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the beginning of a text too long for the line once it is left."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.home(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the underline under the text."""
        painter = QPainter(self)
        colours = self._theme.colours
        width = (2 if self._fault else 1) * self._theme.unit
        bottom = self.height() - draw.line_width(painter, width)
        colour = colours.signal if self._fault else colours.edge
        draw.horizontal(painter, 0, self.width(), bottom, colour, width)
        painter.end()
        super().paintEvent(event)

    def _follow_theme(self) -> None:
        self.setFont(self._theme.font("side"))
        palette = self.palette()
        role = QPalette.ColorRole
        palette.setColor(role.Base, Qt.GlobalColor.transparent)
        palette.setColor(role.Text, self._theme.colours.ink)
        palette.setColor(QPalette.ColorGroup.Disabled, role.Text, self._theme.colours.ink2)
        self.setPalette(palette)
        self.setTextMargins(0, 0, 0, self._theme.px(2))
        self.updateGeometry()
