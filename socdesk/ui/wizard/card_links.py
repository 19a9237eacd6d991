"""What is often said where a page stands: quiet links to misconception cards."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from socdesk.decision.words import Misconception
from socdesk.ui.plain import PlainLabel, PlainMenu
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.flow import Flow
from socdesk.ui.widgets.focus_ring import set_ring
from socdesk.ui.widgets.typeset import Run, natural_width, typeset

_GAP = 12


class ClaimLink(QAbstractButton):
    """A claim in small type, on as many lines as it needs: a way to its card."""

    def __init__(self, theme: Theme, card: Misconception) -> None:
        super().__init__()
        self._theme = theme
        self.card = card.id
        self.setText(card.claim)
        self.setAccessibleName(card.claim)
        self.setAccessibleDescription(self.tr("Show what is true"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        set_ring(self, radius=4)
        theme.changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._typeset(width).lineCount() * self._theme.line_height("small")

    def sizeHint(self) -> QSize:
        width = natural_width([self._run()])
        return QSize(width, self._theme.line_height("small"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(96), self._theme.line_height("small"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the claim, underlined under the mouse."""
        painter = QPainter(self)
        self._typeset(self.width()).draw(painter, QPointF(0, 0))

    def _run(self) -> Run:
        font = self._theme.font("small")
        font.setUnderline(self.underMouse())
        return Run(self.text(), font, self._theme.colours.accent)

    def _typeset(self, width: int) -> QTextLayout:
        return typeset([self._run()], width, self._theme.line_height("small"))


class CardLinks(Flow):
    """The claims of some cards in a row that breaks where it must; hidden where there are none."""

    card_wanted = Signal(str)
    """Carries the id of the card whose claim was chosen."""

    def __init__(self, theme: Theme, cards: Sequence[Misconception]) -> None:
        super().__init__(theme.px(_GAP))
        self.add(PlainLabel(theme, self.tr("Often said"), "small_strong"))
        self.links = tuple(ClaimLink(theme, card) for card in cards)
        for link in self.links:
            link.clicked.connect(self._on_clicked)
            self.add(link)
        if not cards:
            self.hide()

    def _on_clicked(self) -> None:
        link = self.sender()
        if isinstance(link, ClaimLink):
            self.card_wanted.emit(link.card)


class ClaimMenu(PlainMenu):
    """The claims of some cards as a menu, for a page without room for links."""

    card_wanted = Signal(str)
    """Carries the id of the card whose claim was chosen."""

    def __init__(self, theme: Theme, cards: Sequence[Misconception], parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        for card in cards:
            self.add_literal(card.claim).setData(card.id)
        self.triggered.connect(self._on_triggered)

    def _on_triggered(self, action: QAction) -> None:
        self.card_wanted.emit(action.data())
