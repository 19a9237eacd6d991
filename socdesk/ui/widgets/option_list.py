"""The cards of one question: lines between them, one of them chosen, keys to move and to filter."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from socdesk.ui.theme import Theme
from socdesk.ui.widgets.focus_ring import set_ring_insets
from socdesk.ui.widgets.option_card import Beside, OptionCard

_KEYS = "123456789"
_COLUMN_GAP = 8
_RING_INSET = 6


class OptionList(QWidget):
    """Cards in one column or more, filled downwards; a card added `wide` spans all columns.

    With `multi` every card is a tick of its own, else at most one is chosen. `chosen` and
    `ticked` carry the card's index and are sent for the user's acts only. Tab enters at the
    chosen card; Up and Down move on along the columns, Left and Right across them.
    """

    chosen = Signal(int)
    ticked = Signal(int, bool)

    def __init__(
        self,
        theme: Theme,
        *,
        columns: int = 1,
        multi: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = columns
        self._multi = multi
        self._cards: list[OptionCard] = []
        self._wide: set[int] = set()
        self._filter = ""
        self._uppers: dict[int, tuple[OptionCard, ...]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(_COLUMN_GAP))
        self._grid.setVerticalSpacing(0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add_card(self, card: OptionCard, *, wide: bool = False) -> None:
        """Add a card at the end."""
        if wide:
            self._wide.add(len(self._cards))
        self._cards.append(card)
        card.setParent(self)
        card.clicked.connect(self._on_clicked)
        card.boxed_changed.connect(self._on_boxed_changed)
        for each in self._cards:
            each.set_siblings(self._cards)
        self._arrange()

    def cards(self) -> tuple[OptionCard, ...]:
        """Return the cards in order."""
        return tuple(self._cards)

    def chosen_index(self) -> int | None:
        """Return the index of the (first) chosen card."""
        return next((i for i, card in enumerate(self._cards) if card.isChecked()), None)

    def set_chosen(self, index: int | None) -> None:
        """Choose one card or none, without a signal."""
        for place, card in enumerate(self._cards):
            exclusive = card.autoExclusive()
            # Qt does not uncheck the last button of an exclusive set.
            card.setAutoExclusive(False)
            card.setChecked(place == index)
            card.setAutoExclusive(exclusive)
        self._rove()

    def set_ticked(self, index: int, ticked: bool) -> None:
        """Tick or untick a card of a `multi` list, without a signal."""
        self._cards[index].setChecked(ticked)

    def choose_key(self, key: str) -> bool:
        """Press the visible card with this digit on its key cap; whether there was one."""
        for card in self._cards:
            if card.key() == key and not card.isHidden() and card.isEnabled():
                card.click()
                return True
        return False

    def set_columns(self, columns: int) -> None:
        """Arrange the cards in another number of columns."""
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def set_filter(self, text: str) -> None:
        """Show only cards whose label or gloss has the text; 1 to 9 go to the first ones left.

        Wide cards always stay.
        """
        self._filter = text.casefold().strip()
        keys = iter(_KEYS)
        for place, card in enumerate(self._cards):
            if place in self._wide:
                continue
            shown = self._filter in f"{card.label()}\n{card.accessibleDescription()}".casefold()
            card.setVisible(shown)
            card.set_key(next(keys, "") if shown else "")
        self._arrange()

    def focus_chosen(self) -> None:
        """Give the focus to the chosen card, or to the first."""
        index = self.chosen_index()
        shown = [card for card in self._cards if not card.isHidden()]
        if shown:
            (self._cards[index] if index is not None else shown[0]).setFocus()

    def _arrange(self) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        shown = [
            (i, card)
            for i, card in enumerate(self._cards)
            if self._filter == "" or not card.isHidden()
        ]
        tall = [card for i, card in shown if i not in self._wide]
        rows = -(-len(tall) // self._columns)
        self._uppers.clear()
        for place, card in enumerate(tall):
            column, row = divmod(place, max(1, rows))
            self._grid.addWidget(card, row, column)
            if row:
                self._uppers[id(card)] = (tall[place - 1],)
            card.set_beside(_beside(tall, place, rows) if self._columns > 1 else None)
        upper = tuple(tall[rows - 1 :: rows]) if tall else ()
        if tall and tall[-1] not in upper:
            upper += (tall[-1],)
        for row, card in enumerate((card for i, card in shown if i in self._wide), start=rows):
            self._grid.addWidget(card, row, 0, 1, self._columns)
            self._uppers[id(card)] = upper
            upper = (card,)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        for row in range(self._grid.rowCount() + 1):
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(rows + len(shown) - len(tall), 1)
        self._draw_lines()
        self._rove()

    def _draw_lines(self) -> None:
        shown = [card for card in self._cards if self._grid.indexOf(card) >= 0]
        hidden: set[int] = set()
        for card in shown:
            above = self._uppers.get(id(card), ())
            # One line closes columns of unequal length.
            if card.boxed() or len(above) > 1:
                hidden.update(id(each) for each in above)
        for card in shown:
            above = self._uppers.get(id(card), ())
            card.set_lines(above=len(above) != 1, below=id(card) not in hidden)
        self._inset_rings(shown)

    def _inset_rings(self, shown: Sequence[OptionCard]) -> None:
        inset = self._theme.px(_RING_INSET)
        tops = {id(card): 0 for card in shown}
        bottoms = dict(tops)
        for card in shown:
            for above in self._uppers.get(id(card), ()):
                if above.isChecked():
                    tops[id(card)] = inset
                if card.isChecked():
                    bottoms[id(above)] = inset
        for card in shown:
            set_ring_insets(card, tops[id(card)], bottoms[id(card)])

    def _on_boxed_changed(self, boxed: bool) -> None:
        self._draw_lines()

    def _on_clicked(self, checked: bool) -> None:
        card = self.sender()
        if not isinstance(card, OptionCard):
            return
        index = self._cards.index(card)
        if self._multi:
            self.ticked.emit(index, checked)
            return
        self._rove()
        self.chosen.emit(index)

    def _rove(self) -> None:
        if self._multi:
            return
        index = self.chosen_index()
        entry = self._cards[index] if index is not None else None
        if entry is None:
            entry = next((card for card in self._cards if not card.isHidden()), None)
        for card in self._cards:
            reachable = Qt.FocusPolicy.StrongFocus if card is entry else Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(reachable)


def _beside(cards: Sequence[OptionCard], place: int, rows: int) -> Beside:
    """What stands beside a card of columns filled downwards; a short last column ends above."""
    left, right = place - rows, place + rows
    last = len(cards) - 1
    in_last_column = place // rows == last // rows
    return cards[left] if left >= 0 else None, None if in_last_column else cards[min(right, last)]
