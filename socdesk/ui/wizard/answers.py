"""The cards of a page, bound to the session: what is chosen is what the engagement holds."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from socdesk.engagement.model import LONGEST_NAME
from socdesk.engagement.text import clean_name
from socdesk.ui.plain import set_tooltip
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.option_card import CardSize, OptionCard
from socdesk.ui.widgets.option_list import OptionList
from socdesk.ui.widgets.unknown_card import UnknownCard
from socdesk.ui.wizard.choosing import all_cards, chosen_cards, values_of
from socdesk.ui.wizard.dates import DayError, day_in_words, parse_day
from socdesk.ui.wizard.measures import Measures
from socdesk.ui.wizard.texts import CardText, PageTexts

_KEYS = "123456789"
_MOST_IN_ONE_COLUMN = 8
_TWO_COLUMNS = 440


class AnswerList(OptionList):
    """The cards of a question, or of several, with "don't know yet" as the last.

    Subclasses say how a press becomes an answer. `fault_changed` carries what is wrong with the
    date typed behind "by", "" for nothing.
    """

    fault_changed = Signal(str)

    def __init__(self, theme: Theme, session: Session, texts: PageTexts) -> None:
        super().__init__(theme, multi=texts.is_multi)
        self._theme = theme
        self._session = session
        self._texts = texts
        self._fault = ""
        self._count = 1
        self._widths: dict[int, tuple[int, int]] = {}
        self.setAccessibleName(texts.text)
        for place, text in enumerate(all_cards(texts)):
            self.add_card(self._card(place, text))
        self.unknown = UnknownCard(theme, self.tr("Don’t know yet"), multi=texts.is_multi)
        self.unknown.ask_line.setMaxLength(LONGEST_NAME)
        self.unknown.ask_line.setPlaceholderText(texts.ask)
        self.unknown.ask_edited.connect(self._on_ask_edited)
        self.unknown.by_edited.connect(self._on_by_edited)
        self.unknown.ask_line.editingFinished.connect(session.end_typing)
        self.unknown.by_line.editingFinished.connect(self.finish_by)
        self.add_card(self.unknown, wide=True)

    @property
    def has_many(self) -> bool:
        """Whether there are too many cards for one column; then a filter helps."""
        return len(self._texts.cards) > _MOST_IN_ONE_COLUMN

    def apply(self, measures: Measures) -> None:
        """Give the cards the size and the columns of a layout."""
        many = self.has_many
        size = CardSize.COMPACT if many else measures.cards
        for card in self.cards():
            card.set_size(size)
        self.set_columns(2 if many and measures.columns(self._theme, _TWO_COLUMNS) else 1)

    def set_filter(self, text: str) -> None:
        super().set_filter(text)
        self._balance()

    def set_columns(self, columns: int) -> None:
        self._count = columns
        super().set_columns(columns)
        self._balance()

    def refresh(self, *, force: bool = False) -> None:
        """Show what the engagement holds; with `force` also over a line being typed."""
        self._show_answers()
        given = self._session.given(self._session.where.line, self._texts.first)
        if force or clean_name(self.unknown.ask_line.text()) != given.ask:
            self.unknown.set_ask(given.ask)
        if force or self._typed_day() != given.by:
            self.unknown.set_by(day_in_words(given.by))
            self._set_fault("")

    def press(self, key: str) -> bool:
        """Press the card with this digit and put the focus on it; whether there was one."""
        for card in self.cards():
            if card.key() == key and not card.isHidden() and card.isEnabled():
                card.click()
                card.setFocus()
                return True
        return False

    def clear_chosen(self) -> None:
        """Open again what the card with the focus answers."""
        raise NotImplementedError

    def finish_by(self) -> bool:
        """Take the date as typed and say what is wrong with it; whether it may stand."""
        self._session.end_typing()
        try:
            day = parse_day(self.unknown.by_line.text())
        except DayError as error:
            self._set_fault(str(error))
            return False
        self.unknown.set_by(day_in_words(day))
        self._set_fault("")
        return True

    def _balance(self) -> None:
        """Give each of two columns room for its longest label."""
        grid = self.layout()
        if not self.has_many or not isinstance(grid, QGridLayout):
            return
        for column, widest in enumerate(self._widest(self._theme.zoom)):
            grid.setColumnStretch(column, widest if self._count > 1 else 1 - column)

    def _widest(self, zoom: int) -> tuple[int, int]:
        """The width of the longest label of either column, at a zoom."""
        if zoom not in self._widths:
            widths = [card.sizeHint().width() for card in self.cards()[:-1]]
            rows = -(-len(widths) // 2)
            self._widths[zoom] = (max(widths[:rows]), max(widths[rows:]))
        return self._widths[zoom]

    def _card(self, place: int, text: CardText) -> OptionCard:
        key = _KEYS[place] if place < len(_KEYS) else ""
        gloss = "" if self.has_many else text.gloss
        card = OptionCard(self._theme, text.label, key, gloss, multi=self._texts.is_multi)
        if gloss != text.gloss:
            # Two columns leave no room for it, but the filter and a screen reader find it.
            card.setAccessibleDescription(text.gloss)
            set_tooltip(card, text.gloss)
        return card

    def _show_answers(self) -> None:
        raise NotImplementedError

    def _on_ask_edited(self, text: str) -> None:
        self._session.set_ask(self._texts.first, text)

    def _on_by_edited(self, text: str) -> None:
        self._set_fault("")
        try:
            day = parse_day(text)
        except DayError:
            day = None
        self._session.set_by(self._texts.first, day)

    def _typed_day(self) -> object:
        try:
            return parse_day(self.unknown.by_line.text())
        except DayError:
            return None

    def _set_fault(self, sentence: str) -> None:
        if sentence != self._fault:
            self._fault = sentence
            self.unknown.set_by_fault(sentence)
            self.fault_changed.emit(sentence)


class SingleAnswer(AnswerList):
    """One question: one card is chosen, or none."""

    def __init__(self, theme: Theme, session: Session, texts: PageTexts) -> None:
        super().__init__(theme, session, texts)
        self.chosen.connect(self._on_chosen)

    def clear_chosen(self) -> None:
        self._session.clear(self._texts.first)

    def _show_answers(self) -> None:
        found = chosen_cards(self._session, self._texts, self._session.where.line)
        self.set_chosen(next(iter(found), None))

    def _on_chosen(self, index: int) -> None:
        self._session.answer_page(values_of(self._texts, index, ()))


class SeveralAnswers(AnswerList):
    """Several yes/no questions: a tick says yes and sets the unticked ones to no."""

    def __init__(self, theme: Theme, session: Session, texts: PageTexts) -> None:
        super().__init__(theme, session, texts)
        self.ticked.connect(self._on_ticked)

    def clear_chosen(self) -> None:
        """Take the tick with the focus away; "none" and "don't know" open every question again."""
        for index, card in enumerate(self.cards()):
            if card.hasFocus() and index < len(self._texts.cards):
                card.click()
            elif card.hasFocus():
                self._session.clear(*self._texts.questions)

    def _show_answers(self) -> None:
        found = chosen_cards(self._session, self._texts, self._session.where.line)
        for index in range(len(self.cards())):
            self.set_ticked(index, index in found)

    def _on_ticked(self, index: int, ticked: bool) -> None:
        on = {place for place, card in enumerate(self.cards()) if card.isChecked()}
        self._session.answer_page(values_of(self._texts, index, on))
        self._show_answers()


def answer_list(theme: Theme, session: Session, texts: PageTexts) -> AnswerList:
    """Return the cards for a page."""
    kind = SeveralAnswers if texts.is_multi else SingleAnswer
    return kind(theme, session, texts)
