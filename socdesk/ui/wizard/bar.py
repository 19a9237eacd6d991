"""The bar under every page of the wizard: back, where one is, and on."""

from msgspec import Struct
from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from socdesk.ui.plain import PlainLabel, escape_mnemonic, set_tooltip
from socdesk.ui.theme import Theme
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.buttons import Button, ButtonKind
from socdesk.ui.wizard.measures import Measures

_KEY_GAP = 12
_GAP = 24
_NAME_WIDEST = 190
_AROUND_WORDS = 64


class BarState(Struct, frozen=True):
    """What the bar shows: the position, the word on Next, the name Next leads to or ""."""

    position: str = ""
    label: str = ""
    target: str = ""
    can_go_back: bool = False
    can_go_on: bool = False


class WizardBar(QWidget):
    """Back on the text edge, Next on its right end, and between them the position."""

    back_requested = Signal()
    next_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._measures: Measures | None = None
        self._state = BarState()
        self.back = Button(theme, self.tr("Back"), icon="chevron-left", parent=self)
        self.next = Button(
            theme,
            self.tr("Next"),
            ButtonKind.PRIMARY,
            icon="chevron-right",
            icon_after=True,
            parent=self,
        )
        self._back_key = PlainLabel(theme, self.tr("Alt+Left"), "mark", "ink2", self)
        self._next_key = PlainLabel(theme, self.tr("Enter"), "mark", "ink2", self)
        self._position = PlainLabel(theme, "", "small", "ink2", self)
        self._position.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_tooltip(self.back, self.tr("Back (Alt+Left)"))
        self.back.clicked.connect(self.back_requested)
        self.next.clicked.connect(self.next_requested)

    def show_state(self, state: BarState) -> None:
        """Show where one is and which ways are open."""
        self._state = state
        self._position.setText(state.position)
        self.back.setEnabled(state.can_go_back)
        self.next.setEnabled(state.can_go_on)
        name = self._next_words(state.target)
        self.next.setAccessibleName(name)
        set_tooltip(self.next, self.tr("%1 (Enter)").replace("%1", name))
        self._place()

    def apply(self, measures: Measures) -> None:
        """Stand on the text edges of a layout."""
        self._measures = measures
        self.back.set_size(measures.buttons)
        self.next.set_size(measures.buttons)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line that parts the bar from the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colours.paper)
        draw.horizontal(painter, 0, self.width(), 0, self._theme.colours.line)

    def _place(self) -> None:
        measures = self._measures
        if measures is None:
            return
        left, right = measures.left, measures.left + measures.text
        self.back.setGeometry(self._box(self.back, left))
        self._name_target(measures)
        width = self.next.sizeHint().width()
        self.next.setGeometry(self._box(self.next, right - width))
        room = self._place_keys(self.back.geometry().right() + 1, self.next.x())
        width = self._position.sizeHint().width()
        middle = (left + right - width) // 2
        start = max(room[0], min(middle, room[1] - width))
        self._position.setVisible(room[1] - room[0] >= width)
        self._position.setGeometry(start, 0, width, self.height())

    def _place_keys(self, left: int, right: int) -> tuple[int, int]:
        """Print the keys beside the buttons where there is room; return what is left between."""
        gap, key_gap = self._theme.px(_GAP), self._theme.px(_KEY_GAP)
        back, following = self._back_key.sizeHint().width(), self._next_key.sizeHint().width()
        inner = right - left - back - following - 2 * key_gap - 2 * gap
        shown = inner >= self._position.sizeHint().width()
        self._back_key.setVisible(shown and self._state.can_go_back)
        self._next_key.setVisible(shown and self._state.can_go_on)
        if not shown:
            return left + gap, right - gap
        self._back_key.setGeometry(left + key_gap, 0, back, self.height())
        self._next_key.setGeometry(right - key_gap - following, 0, following, self.height())
        return left + key_gap + back + gap, right - key_gap - following - gap

    def _name_target(self, measures: Measures) -> None:
        metrics = QFontMetricsF(self.next.font())
        taken = self.back.width() + self._theme.px(_GAP + _AROUND_WORDS)
        room = measures.text - taken - metrics.horizontalAdvance(self._next_words(" "))
        room = max(0.0, min(room, self._theme.length(_NAME_WIDEST)))
        shown = metrics.elidedText(self._state.target, Qt.TextElideMode.ElideRight, room)
        self.next.setText(escape_mnemonic(self._next_words(shown)))

    def _next_words(self, target: str) -> str:
        return self.tr("Next: %1").replace("%1", target) if target else self._state.label

    def _box(self, button: Button, left: int) -> QRect:
        hint = button.sizeHint()
        return QRect(left, (self.height() - hint.height() + 1) // 2, hint.width(), hint.height())
