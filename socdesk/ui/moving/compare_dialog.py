"""Another file beside the one in view: what was answered otherwise, and what it came to."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from socdesk.ui.dialogs.fitted import FittedDialog
from socdesk.ui.moving.compare_words import CompareWords
from socdesk.ui.moving.sheet import AnswerTable, outdented
from socdesk.ui.place import Where
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.buttons import Button, ButtonKind
from socdesk.ui.widgets.prose import Prose

translate = QCoreApplication.translate

_WIDTH = 800
_MOST_NAMED = 12


class CompareDialog(FittedDialog):
    """Per line the headlines then and now, and the answers that differ.

    An answer that is clicked, or opened by Enter, closes the dialog; `place` says where it is.
    """

    def __init__(
        self, theme: Theme, file: str, words: CompareWords, parent: QWidget | None = None
    ) -> None:
        title = translate("Moving", "Compared with %1").replace("%1", file)
        super().__init__(theme, title, _WIDTH, parent)
        self._place: Where | None = None
        self._table: AnswerTable | None = None
        lead = self.tr(
            "“Then” is the other file, “now” is what is open here. Both headlines are by the "
            "rules in use here."
        )
        self.body.addSpacing(theme.px(4))
        self.body.addWidget(Prose(theme, lead, "body", "ink2"))
        self.body.addSpacing(theme.px(12))
        if words.sections:
            self._add_table(words)
        self._add_alike(words)
        close = Button(theme, self.tr("Close"), ButtonKind.PRIMARY)
        close.clicked.connect(self.reject)
        self.add_buttons((), close)
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> Where | None:
        """Return the place that was asked for; None where the dialog was only closed."""
        return self._place

    def _add_table(self, words: CompareWords) -> None:
        theme = self._theme
        heads = (self.tr("Question"), self.tr("Then"), self.tr("Now"))
        self._table = AnswerTable(theme, self.tr("What differs"), heads, words.sections)
        self._table.place_requested.connect(self._on_place)
        self._table.cell_reached.connect(self._on_cell)
        self.body.addLayout(outdented(theme, self._table))

    def _add_alike(self, words: CompareWords) -> None:
        text = self._alike(words)
        if text:
            self.body.addSpacing(self._theme.px(14))
            self.body.addWidget(Prose(self._theme, text, "side", "ink2"))

    def _alike(self, words: CompareWords) -> str:
        if not words.sections:
            return self.tr("No answer and no headline differs.")
        if not words.alike:
            return ""
        names = ", ".join(words.alike[:_MOST_NAMED])
        rest = len(words.alike) - _MOST_NAMED
        if rest > 0:
            more = self.tr("Nothing differs in these lines and %1 more: ")
            return f"{more.replace('%1', f'{rest:,}')}{names}."
        return f"{self.tr('Nothing differs in: ')}{names}."

    def _on_place(self, where: Where) -> None:
        self._place = where
        self.accept()

    def _on_cell(self) -> None:
        if self._table is None:
            return
        place = self._table.visualRect(self._table.currentIndex())
        corner = self._table.viewport().mapTo(self._content, place.bottomLeft())
        self._scroll.ensureVisible(corner.x(), corner.y())
