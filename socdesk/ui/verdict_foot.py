"""The foot of the right column: what solid and hatched mean, or the way to the memo."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from socdesk.ui.plain import PlainLabel
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.buttons import Button, ButtonSize
from socdesk.ui.widgets.scale import Swatch


class VerdictFoot(QWidget):
    """The legend while questions are asked, "Override" and "Make memo" beside a result."""

    memo_requested = Signal()
    override_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.legend = QWidget(self)
        row = QHBoxLayout(self.legend)
        row.setContentsMargins(0, 0, 0, 0)
        settled, possible = self.tr("settled"), self.tr("still possible")
        for solid, words in ((True, settled), (False, possible)):
            row.addWidget(Swatch(theme, settled=solid))
            row.addWidget(PlainLabel(theme, words, "small", "ink2"))
            row.addSpacing(theme.px(8))
        row.addStretch(1)
        self.override = Button(theme, self.tr("Override"), size=ButtonSize.COMPACT, icon="pencil")
        self.override.setAccessibleDescription(self.tr("Set a level of your own"))
        self.override.clicked.connect(self.override_requested)
        self.memo = Button(theme, self.tr("Make memo"), size=ButtonSize.COMPACT, icon="document")
        self.memo.clicked.connect(self.memo_requested)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.legend, 1)
        across.addWidget(self.override)
        across.addWidget(self.memo)
        across.addStretch(0)

    def show_result(self, result: bool) -> None:
        """Show the way to the memo, or the legend."""
        self.override.setVisible(result)
        self.memo.setVisible(result)
        self.legend.setVisible(not result)
