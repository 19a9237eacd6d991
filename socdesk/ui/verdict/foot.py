"""The foot of the right column: what solid and hatched mean, or the way to the memo."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from socdesk.ui.plain import PlainLabel
from socdesk.ui.theme import Theme
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.buttons import Button, ButtonSize
from socdesk.ui.widgets.scale import Swatch


class VerdictFoot(QWidget):
    """The legend while questions are asked, "Override" and "Make memo" beside a result."""

    memo_requested = Signal()
    override_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.legend = QWidget(self)
        row = QHBoxLayout(self.legend)
        row.setContentsMargins(0, 0, 0, 0)
        settled, possible = self.tr("settled"), self.tr("still possible")
        for solid, words in ((True, settled), (False, possible)):
            row.addWidget(Swatch(theme, settled=solid))
            row.addWidget(PlainLabel(theme, words, "small", "ink2"))
            row.addSpacing(theme.px(8))
        row.addStretch(1)
        self.override = Button(theme, self.tr("Override"), size=ButtonSize.SMALL, icon="pencil")
        self.override.setAccessibleDescription(self.tr("Set a level of your own"))
        self.override.clicked.connect(self.override_requested)
        self.memo = Button(theme, self.tr("Make memo"), size=ButtonSize.SMALL, icon="document")
        self.memo.clicked.connect(self.memo_requested)
        self._acts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for button in (self.override, self.memo):
            policy = button.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.MinimumExpanding)
            button.setSizePolicy(policy)
            self._acts.addWidget(button)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.legend, 1)
        across.addLayout(self._acts, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line over the buttons: what is above them scrolls."""
        if not self.memo.isHidden():
            sides = self.contentsMargins()
            painter = QPainter(self)
            right = self.width() - sides.right()
            draw.horizontal(painter, sides.left(), right, 0, self._theme.colours.line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the two buttons one above the other where they have no room side by side."""
        super().resizeEvent(event)
        sides = self.contentsMargins()
        room = self.width() - sides.left() - sides.right()
        needed = self.override.sizeHint().width() + self.memo.sizeHint().width()
        beside = needed + self._acts.spacing() <= room
        direction = QBoxLayout.Direction
        self._acts.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def show_result(self, result: bool) -> None:
        """Show the way to the memo, or the legend."""
        self.override.setVisible(result)
        self.memo.setVisible(result)
        self.legend.setVisible(not result)
