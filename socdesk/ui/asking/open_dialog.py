"""The open points over all lines in one list, and what can be done about them."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from socdesk.decision.pack import Pack
from socdesk.report.asking.people import Asked, by_person
from socdesk.ui.asking.sheet import MOST_ROWS, asked_sheet, asked_widths
from socdesk.ui.dialogs.fitted import FittedDialog
from socdesk.ui.place import Where
from socdesk.ui.tables.view import SheetView
from socdesk.ui.theme import OUTDENT, Theme
from socdesk.ui.widgets.buttons import Button, ButtonKind
from socdesk.ui.widgets.prose import Prose

translate = QCoreApplication.translate

_WIDTH = 820
_ROOM = 24
_BUTTON_GAP, _MARGIN = 12, 28
_ABOVE_LIST = 3
"""Title, distance and standfirst stand before what is put here."""

_SCREEN_SHARE = 0.94


class Wish(Enum):
    """What to do next about the open points."""

    WORD = "word"
    MARKDOWN = "markdown"
    READ = "read"


def dialog_width(theme: Theme, wanted: int, window: QWidget | None) -> int:
    """Return a width, in px at 100 % text, that the window's screen has room for."""
    if window is None:
        return wanted
    room = window.screen().availableGeometry().width() * _SCREEN_SHARE
    return min(wanted, int(room / theme.unit))


def outdented(theme: Theme, part: QWidget) -> QHBoxLayout:
    """Return a row that sets a part with room for a ring around its text on the text edge."""
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addSpacing(-theme.px(OUTDENT))
    row.addWidget(part)
    row.addSpacing(-theme.px(OUTDENT))
    return row


class OpenPointsDialog(FittedDialog):
    """Lists what is open; Enter or a click on a row ends it with `where` as the place to go to.

    A button ends it with `wish`; both are None after Close.
    """

    def __init__(
        self, theme: Theme, pack: Pack, asked: Sequence[Asked], parent: QWidget | None = None
    ) -> None:
        width = dialog_width(theme, _WIDTH, parent)
        super().__init__(theme, translate("Asking", "Open points"), width, parent)
        self.where: Where | None = None
        self.wish: Wish | None = None
        self._wishes: dict[Button, Wish] = {}
        self.body.addSpacing(theme.px(4))
        self.body.addWidget(Prose(theme, self._standfirst(asked), "body", "ink2"))
        self.body.addSpacing(theme.px(16))
        self.view = SheetView(
            theme, self.tr("Open points"), asked_sheet(pack, asked), self._widths, whole=True
        )
        self.view.place_requested.connect(self._on_place)
        self.view.cell_reached.connect(self._reveal)
        self.body.addLayout(outdented(theme, self.view))
        self.view.setVisible(bool(asked))
        if len(asked) > MOST_ROWS:
            more = self.tr("%1 further questions matter less and are not listed here.")
            count = f"{len(asked) - MOST_ROWS:,}"
            self.body.addSpacing(theme.px(12))
            self.body.addWidget(Prose(theme, more.replace("%1", count), "small", "ink2"))
        self._add_acts(open_points=bool(asked))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the list."""
        super().showEvent(event)
        if self.view.isVisibleTo(self):
            self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _standfirst(self, asked: Sequence[Asked]) -> str:
        if not asked:
            return self.tr("Nothing is open that could change an outcome.")
        people = len(by_person(asked))
        if len(asked) == 1:
            return self.tr("One question is open that could change an outcome.")
        text = self.tr(
            "%1 questions are open that could change an outcome, the most decisive first; "
            "people to ask: %2."
        )
        return text.replace("%1", f"{len(asked):,}").replace("%2", f"{people:,}")

    def _add_acts(self, *, open_points: bool) -> None:
        texts = {
            Wish.WORD: self.tr("Ask-later pages in Word..."),
            Wish.MARKDOWN: self.tr("In Markdown..."),
            Wish.READ: self.tr("Read answers back..."),
        }
        for wish, text in texts.items():
            if open_points or wish is Wish.READ:
                button = Button(self._theme, text, ButtonKind.TEXT)
                button.clicked.connect(self._on_wish)
                self._wishes[button] = wish
        close = Button(self._theme, self.tr("Close"), ButtonKind.PRIMARY)
        close.clicked.connect(self.reject)
        acts = tuple(self._wishes)
        gap = self._theme.px(_BUTTON_GAP)
        needed = sum(button.sizeHint().width() + gap for button in (*acts, close))
        if needed + 2 * self._theme.px(_MARGIN) <= self._width:
            self.add_buttons(acts, close)
            return
        # Where larger text leaves no room beside each other, they stand above the list.
        for place, button in enumerate(acts):
            row = outdented(self._theme, button)
            row.insertStretch(2, 1)
            self.body.insertLayout(_ABOVE_LIST + place, row)
        self.add_buttons((), close)

    def _widths(self, width: int) -> tuple[int, ...]:
        return asked_widths(width, self._theme.unit)

    def _on_place(self, where: Where) -> None:
        self.where = where
        self.accept()

    def _on_wish(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.wish = self._wishes[button]
            self.accept()

    def _reveal(self, place: QRect) -> None:
        """Scroll so that a row reached by keys is seen, its top above all."""
        top = self.view.mapTo(self._content, place.topLeft()).y()
        bar, room = self._scroll.verticalScrollBar(), self._theme.px(_ROOM)
        foot = top + place.height() + room
        bar.setValue(max(bar.value(), foot - self._scroll.viewport().height()))
        bar.setValue(min(bar.value(), max(0, top - room)))
