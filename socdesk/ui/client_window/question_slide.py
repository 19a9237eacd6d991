"""A question on the projector: one sentence, and the options as large cards."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from socdesk.ui.client_window.cards import ClientCards
from socdesk.ui.client_window.look import ProjectorTheme
from socdesk.ui.client_window.slide import STEPS, Slide, first_that_fits
from socdesk.ui.place import Where
from socdesk.ui.session import Session
from socdesk.ui.theme import OUTDENT
from socdesk.ui.typography import RoleName
from socdesk.ui.widgets.option_card import CardSize
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.wizard.position import position_words
from socdesk.ui.wizard.texts import page_texts

_SIZES = (CardSize.PROJECTOR, CardSize.PROJECTOR_36, CardSize.PROJECTOR_30)
_GAPS = {CardSize.PROJECTOR: 48, CardSize.PROJECTOR_36: 36, CardSize.PROJECTOR_30: 24}


class QuestionSlide(Slide):
    """Shows any question of the pack; its cards are built anew for another page."""

    def __init__(
        self,
        theme: ProjectorTheme,
        session: Session,
        join: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._session = session
        self._join = join
        self._where: Where | None = None
        self._page = ""
        self.cards: ClientCards | None = None
        self.question = Prose(theme, "", "projector")
        self._list = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = QHBoxLayout()
        self._head.addWidget(self.question)
        column.addLayout(self._head)
        column.addLayout(self._list)
        column.addStretch(1)

    def show_place(self, where: Where) -> None:
        self._where = where
        if where.page != self._page or self.cards is None:
            self._build(where)
        assert self.cards is not None
        self.cards.show_place(where)

    def _build(self, where: Where) -> None:
        if self.cards is not None:
            self._list.removeWidget(self.cards)
            self.cards.hide()
            self.cards.deleteLater()
        self._page = where.page
        questions = self._session.pages(where.line)[where.page]
        texts = page_texts(self._session.pack, where.page, questions)
        self.question.set_text(texts.text)
        self.cards = ClientCards(self._theme, self._session, texts, self._join, self)
        self._list.addWidget(self.cards)
        self.cards.show()
        self.fit()

    def kicker(self) -> str:
        if self._where is None or self._where.line is None:
            return self._session.pack.words.terms.groups["organisation"]
        return self._session.engagement.line(self._where.line).name

    def position(self) -> str:
        return "" if self._where is None else position_words(self._session, self._where)

    def press(self, key: str) -> bool:
        if self.cards is None or not self.cards.choose_key(key):
            return False
        self.take_focus()
        return True

    def clear(self) -> bool:
        if self.cards is None or self._where is None:
            return False
        self._join()
        self._session.clear(*self._session.pages(self._where.line)[self._where.page])
        return True

    def take_focus(self) -> None:
        if self.cards is not None:
            self.cards.focus_chosen()

    def fit(self) -> None:
        if self.cards is None or self.width() <= 0:
            return
        tries = [
            partial(self._try, role, size, glosses)
            for glosses in (True, False)
            for size in _SIZES
            for role in STEPS
        ]
        first_that_fits(self.height(), tries)

    def _try(self, role: RoleName, size: CardSize, glosses: bool) -> int:
        """Set these sizes, and return the height they need."""
        assert self.cards is not None
        outdent, gap = self._theme.px(OUTDENT), self._theme.px(_GAPS[size])
        self._head.setContentsMargins(outdent, 0, outdent, 0)
        self._list.setContentsMargins(0, gap, 0, 0)
        self.question.set_role(role)
        columns = 2 if self.cards.has_many else 1
        self.cards.arrange(size, columns=columns, glosses=glosses)
        width = self.width() - 2 * outdent
        cards = self.cards.height_at(width)
        return self.question.heightForWidth(width) + gap + cards

    def margin(self) -> int:
        return 150 - OUTDENT
