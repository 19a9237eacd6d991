"""The options of a question as large cards: chosen in the client window, kept by the session."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from socdesk.ui.client_window.look import ProjectorTheme
from socdesk.ui.place import Where
from socdesk.ui.session import Session
from socdesk.ui.theme import OUTDENT
from socdesk.ui.widgets.option_card import CardSize, OptionCard
from socdesk.ui.widgets.option_list import OptionList
from socdesk.ui.wizard.choosing import all_cards, chosen_cards, values_of
from socdesk.ui.wizard.texts import PageTexts

_KEYS = "123456789"
_MOST_IN_ONE_COLUMN = 8
_COLUMN_GAP = 8


class ClientCards(OptionList):
    """All options, and "don't know yet" as the last; whom to ask is not for this window.

    A press first asks `join`, so that the answer goes to the place that is seen here.
    """

    def __init__(
        self,
        theme: ProjectorTheme,
        session: Session,
        texts: PageTexts,
        join: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, multi=texts.is_multi, parent=parent)
        self._look = theme
        self._session = session
        self._texts = texts
        self._join = join
        self._count = 1
        self._glosses = [text.gloss for text in all_cards(texts)]
        for place, text in enumerate(all_cards(texts)):
            key = _KEYS[place] if place < len(_KEYS) else ""
            self.add_card(self._card(text.label, key, text.gloss))
        self.add_card(self._card(self.tr("Don’t know yet"), "0"), wide=True)
        self.chosen.connect(self._on_chosen)
        self.ticked.connect(self._on_ticked)

    def _card(self, label: str, key: str, gloss: str = "") -> OptionCard:
        size = CardSize.PROJECTOR
        return OptionCard(self._look, label, key, gloss, size=size, multi=self._texts.is_multi)

    @property
    def has_many(self) -> bool:
        """Whether there are too many cards for one column."""
        return len(self._glosses) > _MOST_IN_ONE_COLUMN

    def show_place(self, where: Where) -> None:
        """Mark what the engagement holds for a place of this page."""
        found = chosen_cards(self._session, self._texts, where.line)
        if not self._texts.is_multi:
            self.set_chosen(next(iter(found), None))
            return
        for index in range(len(self.cards())):
            self.set_ticked(index, index in found)

    def arrange(self, size: CardSize, *, columns: int, glosses: bool) -> None:
        """Give all cards a size, in so many columns, with or without their second words."""
        for card, gloss in zip(self.cards(), [*self._glosses, ""], strict=True):
            card.set_size(size)
            shown = gloss if glosses else ""
            if card.accessibleDescription() != shown:
                card.set_words(card.label(), card.key(), shown)
        self._count = columns
        self.set_columns(columns)

    def height_at(self, width: int) -> int:
        """Return the height of all cards at the width of the text between the margins."""
        *cards, last = self.cards()
        whole = width + 2 * self._look.px(OUTDENT)
        if self._count == 1:
            return sum(card.heightForWidth(whole) for card in self.cards())
        grid = self.layout()
        gap = 0 if grid is None else self._look.px(_COLUMN_GAP)
        share = (whole - gap * (self._count - 1)) // self._count - 2
        rows = -(-len(cards) // self._count)
        heights = [card.heightForWidth(share) for card in cards]
        tall = [max(heights[row::rows]) for row in range(rows)]
        return sum(tall) + last.heightForWidth(whole)

    def _on_chosen(self, index: int) -> None:
        self._join()
        self._session.answer_page(values_of(self._texts, index, ()))

    def _on_ticked(self, index: int, ticked: bool) -> None:
        on = {place for place, card in enumerate(self.cards()) if card.isChecked()}
        self._join()
        self._session.answer_page(values_of(self._texts, index, on))
        self.show_place(self._session.where)
