"""A new year for the client in view: what is kept, what is cleared, what is asked again."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from socdesk.ui.dialogs.fitted import FittedDialog
from socdesk.ui.moving.new_year_words import YearWords
from socdesk.ui.moving.sheet import AnswerTable, outdented
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.buttons import Button, ButtonKind
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.rules import Hairline

translate = QCoreApplication.translate

_WIDTH = 720
_TERM = 120


class NewYearDialog(FittedDialog):
    """Shows what a new year begins with, and begins it; Esc leaves all as it is."""

    def __init__(
        self, theme: Theme, client: str, words: YearWords, parent: QWidget | None = None
    ) -> None:
        title = translate("Moving", "New year for %1").replace("%1", client)
        super().__init__(theme, title, _WIDTH, parent)
        lead = self.tr(
            "A new engagement begins with what is known of the client. Last year’s file stays "
            "as it is."
        )
        self.body.addSpacing(theme.px(4))
        self.body.addWidget(Prose(theme, lead, "body", "ink2"))
        self._add_group(self.tr("Kept"), words.kept)
        self._add_group(self.tr("Cleared"), words.cleared)
        self._add_asked_again(words)
        cancel = Button(theme, self.tr("Cancel"), ButtonKind.TEXT)
        begin = Button(theme, self.tr("Begin the new year"), ButtonKind.PRIMARY)
        cancel.clicked.connect(self.reject)
        begin.clicked.connect(self.accept)
        self.add_buttons((cancel,), begin)
        begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_group(self, term: str, sentences: Sequence[str]) -> None:
        theme = self._theme
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(5))
        grid.setColumnMinimumWidth(0, theme.px(_TERM))
        grid.setColumnStretch(1, 1)
        label = Prose(theme, term, "side_strong")
        grid.addWidget(label, 0, 0, Qt.AlignmentFlag.AlignTop)
        for at, sentence in enumerate(sentences or (self.tr("Nothing"),)):
            grid.addWidget(Prose(theme, sentence, "side"), at, 1)
        self.body.addSpacing(theme.px(14))
        self.body.addWidget(Hairline(theme))
        self.body.addSpacing(theme.px(10))
        self.body.addLayout(grid)

    def _add_asked_again(self, words: YearWords) -> None:
        theme = self._theme
        if not words.asked_again:
            self._add_group(self.tr("Asked again"), ())
            return
        why = self.tr("These answers were true of their date; their notes stay.")
        self._add_group(self.tr("Asked again"), (why,))
        heads = (self.tr("Question"), self.tr("Last year"))
        table = AnswerTable(theme, self.tr("Asked again"), heads, words.asked_again)
        table.cell_reached.connect(self._on_cell)
        self._asked_table = table
        self.body.addSpacing(theme.px(6))
        self.body.addLayout(outdented(theme, table))

    def _on_cell(self) -> None:
        place = self._asked_table.visualRect(self._asked_table.currentIndex())
        corner = self._asked_table.viewport().mapTo(self._content, place.bottomLeft())
        self._scroll.ensureVisible(corner.x(), corner.y())
