"""The controls beside a question's reference: the filter, and for which lines it holds."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.fields import FillInLine
from socdesk.ui.widgets.option_card import OptionCard
from socdesk.ui.widgets.segments import Segment, Segments
from socdesk.ui.wizard.answers import AnswerList

_ALL, _OWN = "all", "own"
_WIDTH = 176

translate = QCoreApplication.translate


class CardFilter(FillInLine):
    """Shows only the cards with the words typed here, or typed with the focus on a card.

    A digit on a key cap presses that card, here too; Enter takes the only card left, or goes to
    the first.
    """

    def __init__(self, theme: Theme, answers: AnswerList) -> None:
        name = translate("CardFilter", "Filter the kinds")
        super().__init__(theme, name, translate("CardFilter", "Type to filter"))
        self._answers = answers
        self.textEdited.connect(self._show_found)

    def clear_words(self) -> None:
        """Show all cards again."""
        self._set_words("")

    def take_key(self, event: QKeyEvent) -> bool:
        """Take a letter typed on a card; Backspace takes the last one away, Esc all."""
        if self.text() and event.key() == Qt.Key.Key_Backspace:
            self._set_words(self.text()[:-1])
            return True
        letter = event.text()
        if not letter.isprintable() or not letter.strip():
            return False
        self._set_words(self.text() + letter)
        return True

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_WIDTH), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press a card by its digit, go down to the cards, or type."""
        key = event.key()
        if event.text() and event.text() in "123456789" and self._answers.press(event.text()):
            return
        if key == Qt.Key.Key_Escape and self.text():
            self.clear_words()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_only()
        elif key == Qt.Key.Key_Down:
            self._focus_first()
        else:
            super().keyPressEvent(event)

    def _set_words(self, words: str) -> None:
        self.setText(words)
        self._show_found(self.text())

    def _show_found(self, words: str) -> None:
        focused = QApplication.focusWidget()
        self._answers.set_filter(words)
        if isinstance(focused, OptionCard) and focused.isHidden():
            self._focus_first()

    def _found(self) -> list[OptionCard]:
        cards = self._answers.cards()
        return [card for card in cards if not card.isHidden() and card is not self._answers.unknown]

    def _take_only(self) -> None:
        found = self._found()
        if len(found) == 1:
            self._answers.press(found[0].key())
        else:
            self._focus_first()

    def _focus_first(self) -> None:
        found = self._found()
        (found[0] if found else self._answers.unknown).setFocus()


class HoldsFor(Segments):
    """Whether the answer holds for all lines or the line in view differs (domain.md 11.6a)."""

    def __init__(self, theme: Theme, session: Session, question: str) -> None:
        words = (
            Segment(_ALL, translate("HoldsFor", "All lines")),
            Segment(_OWN, translate("HoldsFor", "This line differs")),
        )
        super().__init__(theme, translate("HoldsFor", "Holds for"), words)
        self._session = session
        self._question = question
        self.chosen.connect(self._on_chosen)

    def refresh(self) -> None:
        """Show for whom the answer holds; with one line only there is nothing to choose."""
        differs = self._session.differs(self._session.where.line, self._question)
        self.set_value(_OWN if differs else _ALL)
        self.setVisible(differs or len(self._session.engagement.lines) > 1)

    def _on_chosen(self, value: str) -> None:
        if value:
            self._session.set_differs(self._question, value == _OWN)
        self.refresh()
