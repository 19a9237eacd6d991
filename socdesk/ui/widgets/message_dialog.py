"""The message dialog: what happened, what is safe, what you can do."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from socdesk.ui.plain import escape_mnemonic
from socdesk.ui.theme import OUTDENT, Theme
from socdesk.ui.widgets.buttons import Button, ButtonKind
from socdesk.ui.widgets.focus_ring import FocusRing
from socdesk.ui.widgets.house_dialog import HouseDialog
from socdesk.ui.widgets.icons import IconName, paint_icon
from socdesk.ui.widgets.prose import Prose

_MARGIN = 28
_TEXT_LEFT = 68
_ICON = 24
_EDGE = _MARGIN - OUTDENT
_WIDTH = 560


class Act(Struct, frozen=True):
    """A button that names what it does ("Save a copy")."""

    id: str
    text: str
    primary: bool = False
    escape: bool = False


class MessageDialog(HouseDialog):
    """A question or a fault in plain text; `ask` returns the id of the act chosen.

    The first act marked `primary` has Enter, the first marked `escape` has Esc; without one Esc
    returns "". `details` are put on the clipboard by "Copy details".
    """

    acted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str,
        acts: Sequence[Act],
        *,
        more: str = "",
        details: str = "",
        fault: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon: IconName | None = "fault" if fault else None
        self._details = details
        self._acts: dict[Button, Act] = {}
        self._result = next((act.id for act in acts if act.escape), "")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._title = Prose(theme, title, "title_small")
        px = theme.px
        words = QVBoxLayout()
        words.setContentsMargins(px((_TEXT_LEFT if fault else _MARGIN) - _EDGE), 0, 0, 0)
        words.setSpacing(px(8))
        words.addWidget(self._title)
        words.addWidget(Prose(theme, text))
        if more:
            words.addWidget(Prose(theme, more, "small", "ink2"))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(_EDGE), px(_MARGIN), px(_MARGIN), px(24))
        column.setSpacing(px(24))
        column.addLayout(words)
        column.addLayout(self._buttons(acts))
        # Qt would take the height of lines as long as they like to be, and cut what wraps.
        self.setFixedSize(px(_WIDTH), column.totalHeightForWidth(px(_WIDTH)))
        self._ring = FocusRing(theme, self)

    def ask(self) -> str:
        """Show the dialog until an act is chosen."""
        self.exec()
        return self._result

    def chosen(self) -> str:
        """Return the id of the act chosen, that of Esc until then."""
        return self._result

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon beside the title."""
        super().paintEvent(event)
        if self._icon is None:
            return
        painter = QPainter(self)
        side = self._theme.length(_ICON)
        top = self._title.y() + (self._theme.line_height("title_small") - side) / 2
        place = QRectF(self._theme.length(_MARGIN), top, side, side)
        paint_icon(painter, self._icon, place, self._theme.colours.signal)

    def _buttons(self, acts: Sequence[Act]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(12))
        if self._details:
            copy = Button(self._theme, self.tr("Copy details"), ButtonKind.TEXT)
            copy.clicked.connect(self._on_copy)
            row.addWidget(copy)
        row.addStretch(1)
        for act in acts:
            kind = ButtonKind.PRIMARY if act.primary else ButtonKind.SECONDARY
            button = Button(self._theme, escape_mnemonic(act.text), kind)
            button.setDefault(act.primary)
            button.clicked.connect(self._on_act)
            self._acts[button] = act
            row.addWidget(button)
        return row

    def showEvent(self, event: QShowEvent) -> None:
        """Give the focus to the primary act."""
        super().showEvent(event)
        chosen = next((b for b, act in self._acts.items() if act.primary), None)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_act(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self._result = self._acts[button].id
            self.acted.emit(self._result)
            self.accept()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
