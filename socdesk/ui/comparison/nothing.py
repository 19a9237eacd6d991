"""What stands in place of the table when no row is left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from socdesk.decision.wording import filled
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.buttons import Button, ButtonSize
from socdesk.ui.widgets.prose import Prose


class NothingFound(QWidget):
    """A title, one sentence, one button (look.md "Empty state")."""

    all_wanted = Signal()
    """Every row is to be shown again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = Prose(theme, self.tr("No row is left"), "title_small")
        self._sentence = Prose(theme, "", "body", "ink2")
        self.button = Button(theme, self.tr("Show all rows"), size=ButtonSize.COMPACT)
        self.button.clicked.connect(self.all_wanted)
        column = QVBoxLayout(self)
        px = theme.px
        column.setContentsMargins(px(40), px(40), px(40), px(40))
        column.setSpacing(px(8))
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_for(self, typed: str) -> None:
        """Say why nothing is left: no row holds the words, or no answer decides one."""
        if typed.strip():
            words = self.tr("No row shown holds “{words}”.")
            self._sentence.set_text(filled(words, words=typed.strip()))
        else:
            self._sentence.set_text(self.tr("No answer given so far decides one of them."))
