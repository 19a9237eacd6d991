"""How many assumed answers the advice rests on, with each question one click away."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from socdesk.decision.advice import Quote
from socdesk.decision.pack import Pack
from socdesk.ui.plain import PlainLabel, set_tooltip
from socdesk.ui.theme import Theme
from socdesk.ui.verdict.change_words import rests_on
from socdesk.ui.widgets.flow import Flow
from socdesk.ui.widgets.text_link import TextLink

_GAP = 12


class ReferenceLink(TextLink):
    """A question's reference as a link: "S10"."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.question = ""


class AssumedRow(QWidget):
    """How many answers are assumed, and the references of their questions; hidden for none."""

    jump_requested = Signal(str)

    def __init__(self, theme: Theme, pack: Pack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pack = pack
        self._links: list[ReferenceLink] = []
        self._words = PlainLabel(theme, "", "small")
        self._flow = Flow(theme.px(_GAP))
        self._flow.add(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._flow)
        self.hide()

    def show_assumptions(self, assumptions: Sequence[Quote]) -> None:
        """Show these, or nothing."""
        self._words.setText(rests_on(assumptions))
        while len(self._links) < len(assumptions):
            link = ReferenceLink(self._theme)
            link.clicked.connect(self._on_clicked)
            self._links.append(link)
            self._flow.add(link)
        for place, link in enumerate(self._links):
            link.setVisible(place < len(assumptions))
        for link, quote in zip(self._links, assumptions, strict=False):
            self._show(link, quote)
        # A change of words that happened out of sight would leave them the place they had.
        self._flow.arrange()
        self.setVisible(bool(assumptions))

    def text(self) -> str:
        """Return the words, "" where nothing is shown."""
        return self._words.text()

    def links(self) -> tuple[ReferenceLink, ...]:
        """Return the links that are shown."""
        return tuple(link for link in self._links if not link.isHidden())

    def _show(self, link: ReferenceLink, quote: Quote) -> None:
        text = self._pack.words.questions[quote.question]
        reference = self._pack.fact(quote.question).reference
        words = f"{text.short}: {text.options[quote.value].label}"
        link.question = quote.question
        link.setText(reference)
        link.setAccessibleName(f"{words}, {reference}")
        set_tooltip(link, words)
        link.updateGeometry()

    def _on_clicked(self) -> None:
        link = self.sender()
        if isinstance(link, ReferenceLink):
            self.jump_requested.emit(link.question)
