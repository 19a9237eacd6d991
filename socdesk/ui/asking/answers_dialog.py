"""Answers that were read back, each shown with what stands there now, before any is taken."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from socdesk.engagement.model import LONGEST_NAME
from socdesk.engagement.taking import Standing, Told
from socdesk.ui.asking.open_dialog import dialog_width, outdented
from socdesk.ui.dialogs.fitted import FittedDialog
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.buttons import Button, ButtonKind
from socdesk.ui.widgets.fields import Field
from socdesk.ui.widgets.option_card import CardSize, OptionCard
from socdesk.ui.widgets.prose import Prose

translate = QCoreApplication.translate

_WIDTH = 760


class AnswerRow(Struct, frozen=True):
    """An answer as the dialog shows it: question, line, what stands there now, what would then."""

    told: Told
    standing: Standing
    question: str
    line: str
    now: str
    then: str


class Taken(Struct, frozen=True):
    """What was ticked, and who is said to have answered."""

    told: tuple[Told, ...]
    said_by: str


class AnswersDialog(FittedDialog):
    """Shows every answer of a file with a tick; what differs from an answer given is not ticked.

    `faults` are shown as they are and cannot be taken. Nothing is taken but by `taken` after the
    dialog was accepted.
    """

    def __init__(
        self,
        theme: Theme,
        file: str,
        rows: Sequence[AnswerRow],
        faults: Sequence[str],
        person: str,
        parent: QWidget | None = None,
    ) -> None:
        width = dialog_width(theme, _WIDTH, parent)
        title = translate("Asking", "Answers read back")
        super().__init__(theme, title, width, parent)
        self._cards: list[tuple[OptionCard, AnswerRow]] = []
        self.body.addSpacing(theme.px(4))
        self.body.addWidget(Prose(theme, self._standfirst(file, rows), "body", "ink2"))
        self.body.addSpacing(theme.px(16))
        self.said_by = Field(theme, self.tr("Said by"), self.tr("Who answered"))
        self.said_by.edit.setMaxLength(LONGEST_NAME)
        self.said_by.edit.setText(person)
        self.said_by.setVisible(bool(rows))
        self.body.addWidget(self.said_by)
        sections: tuple[tuple[Standing, str], ...] = (
            ("new", self.tr("New answers")),
            ("differs", self.tr("Other answers than those given now")),
            ("same", self.tr("Answers that stand already")),
        )
        for standing, head in sections:
            self._add_section(head, [row for row in rows if row.standing == standing])
        self._add_faults(faults)
        self._add_acts(is_empty=all(row.standing == "same" for row in rows))

    def cards(self) -> tuple[OptionCard, ...]:
        """Return a card for each answer, in the order shown."""
        return tuple(card for card, _ in self._cards)

    def taken(self) -> Taken:
        """Return what is ticked."""
        told = tuple(row.told for card, row in self._cards if card.isChecked())
        return Taken(told, self.said_by.edit.text().strip())

    def _standfirst(self, file: str, rows: Sequence[AnswerRow]) -> str:
        if not rows:
            return self.tr("%1 holds no answer that could be taken.").replace("%1", file)
        text = self.tr("From %1. Only what is ticked is taken, in one step that Undo takes back.")
        return text.replace("%1", file)

    def _add_section(self, head: str, rows: Sequence[AnswerRow]) -> None:
        if not rows:
            return
        px = self._theme.px
        self.body.addSpacing(px(22))
        self.body.addWidget(Prose(self._theme, head, "label"))
        self.body.addSpacing(px(4))
        cards = [self._card(row) for row in rows]
        for card in cards:
            card.set_siblings(cards)
            self.body.addLayout(outdented(self._theme, card))
        self._cards += zip(cards, rows, strict=True)

    def _card(self, row: AnswerRow) -> OptionCard:
        label = f"{row.question}: {row.then}"
        if row.standing == "differs":
            now = self.tr("%1 · now: %2").replace("%2", row.now)
        elif row.standing == "same":
            now = self.tr("%1 · stands already")
        else:
            now = self.tr("%1 · not answered yet")
        card = OptionCard(
            self._theme, label, "", now.replace("%1", row.line), size=CardSize.COMPACT, multi=True
        )
        card.setChecked(row.standing == "new")
        card.setEnabled(row.standing != "same")
        if row.standing == "same":
            card.setToolTip(self.tr("It is given already."))
        return card

    def _add_faults(self, faults: Sequence[str]) -> None:
        if not faults:
            return
        self.body.addSpacing(self._theme.px(22))
        self.body.addWidget(Prose(self._theme, self.tr("Not read"), "label"))
        for fault in faults:
            self.body.addSpacing(self._theme.px(8))
            self.body.addWidget(Prose(self._theme, fault, "side", "ink2"))

    def _add_acts(self, *, is_empty: bool) -> None:
        if is_empty:
            close = Button(self._theme, self.tr("Close"), ButtonKind.PRIMARY)
            close.clicked.connect(self.reject)
            self.add_buttons((), close)
            return
        cancel = Button(self._theme, self.tr("Take nothing"), ButtonKind.TEXT)
        cancel.clicked.connect(self.reject)
        take = Button(self._theme, self.tr("Take what is ticked"), ButtonKind.PRIMARY)
        take.clicked.connect(self.accept)
        self.add_buttons((cancel,), take)
