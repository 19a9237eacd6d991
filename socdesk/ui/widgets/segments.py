"""Segments: a few words side by side of which one or none is chosen."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QSizePolicy, QWidget

from socdesk.ui.theme import RADIUS_BUTTON, Theme
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.check_button import CheckButton
from socdesk.ui.widgets.focus_ring import set_ring

_HEIGHT = 32
_PADDING = 13


class Segment(Struct, frozen=True):
    """A choice: the value it stands for and its word."""

    value: str
    word: str


class _SegmentButton(CheckButton):
    """One segment; the first and the last have the rounded corners."""

    moved = Signal(int)
    cleared = Signal()

    def __init__(self, theme: Theme, word: str, ends: tuple[bool, bool], padding: int) -> None:
        super().__init__()
        self._theme = theme
        self._word = word
        self._ends = ends
        self._stacked = False
        self._padding = padding
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(word)
        set_ring(self, radius=RADIUS_BUTTON)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the width of the word in semibold with padding."""
        words = QFontMetricsF(self._theme.font("small_strong")).horizontalAdvance(self._word)
        return QSize(
            round(words + 2 * self._theme.length(self._padding)) + 1, self._theme.px(_HEIGHT)
        )

    def set_stacked(self, *, stacked: bool) -> None:
        """Stand alone, with a whole edge, or as a part of a row."""
        self._stacked = stacked
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows choose the neighbour, Backspace and Delete clear; leave Enter alone."""
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_Backspace | Qt.Key.Key_Delete:
                self.cleared.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw fill, edge and word."""
        painter = QPainter(self)
        colours, unit = self._theme.colours, self._theme.unit
        chosen = self.isChecked()
        fill = colours.paper
        if chosen:
            fill = colours.accent if self.isEnabled() else colours.ink2
        elif self.isDown():
            fill = colours.wash2
        elif self.isEnabled() and self.underMouse():
            fill = colours.wash
        # The box reaches beyond the widget where a neighbour stands, so only ends are round.
        reach = 2 * RADIUS_BUTTON * unit
        stroke = draw.line_width(painter, unit)
        first, last = (True, True) if self._stacked else self._ends
        area = QRectF(self.rect()).adjusted(0 if first else -reach, 0, 0 if last else reach, 0)
        edge = colours.accent if chosen and self.isEnabled() else colours.edge
        dashed = not self.isEnabled()
        radius = RADIUS_BUTTON * unit
        draw.box(painter, area, radius, fill=fill, edge=edge, width=unit, dashed=dashed)
        if not last:
            right = self.width() - stroke
            draw.vertical(painter, right, 0, self.height(), edge, unit)
        painter.setFont(self._theme.font("small_strong" if chosen else "small"))
        ink = colours.ink if self.isEnabled() else colours.ink2
        painter.setPen(colours.on_accent if chosen else ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._word)


class Segments(QWidget):
    """Segments of which at most one is chosen; `chosen` carries the value, "" where cleared.

    The arrow keys choose the neighbour, Backspace, Delete or a second press clear. The signal is
    sent for the user's acts only. `name` says to a screen reader what is chosen here.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        segments: Sequence[Segment],
        *,
        padding: int = _PADDING,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values = [segment.value for segment in segments]
        self._value = ""
        self._buttons: list[_SegmentButton] = []
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, segment in enumerate(segments):
            ends = (place == 0, place == len(segments) - 1)
            button = _SegmentButton(theme, segment.word, ends, padding)
            button.setAccessibleDescription(name)
            button.clicked.connect(self._on_clicked)
            button.moved.connect(self._on_moved)
            button.cleared.connect(self._on_cleared)
            self._buttons.append(button)
            row.addWidget(button)
        self._show()

    def fit(self, width: int) -> None:
        """Stand one below the other where there is no room side by side."""
        stacked = sum(button.sizeHint().width() for button in self._buttons) > width
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        for button in self._buttons:
            button.set_stacked(stacked=stacked)

    def value(self) -> str:
        """Return the value chosen, or ""."""
        return self._value

    def set_value(self, value: str) -> None:
        """Choose a value, or "" for none, without a signal."""
        if value and value not in self._values:
            raise ValueError(f"no such segment: {value}")
        self._value = value
        self._show()

    def buttons(self) -> tuple[QAbstractButton, ...]:
        """Return the segments, for the focus order."""
        return tuple(self._buttons)

    def _show(self) -> None:
        entry = self._values.index(self._value) if self._value else 0
        for place, button in enumerate(self._buttons):
            # Qt does not uncheck the last button of an exclusive set.
            button.setAutoExclusive(False)
            button.setChecked(bool(self._value) and place == entry)
            button.setAutoExclusive(True)
            reachable = place == entry
            policy = Qt.FocusPolicy.StrongFocus if reachable else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def _choose(self, value: str) -> None:
        self._value = value
        self._show()
        self.chosen.emit(value)

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, _SegmentButton):
            value = self._values[self._buttons.index(button)]
            self._choose("" if value == self._value else value)

    def _on_moved(self, step: int) -> None:
        button = self.sender()
        if isinstance(button, _SegmentButton):
            place = self._buttons.index(button) + step
            if 0 <= place < len(self._buttons):
                self._choose(self._values[place])
                self._buttons[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_cleared(self) -> None:
        if self._value:
            self._choose("")
