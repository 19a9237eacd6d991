"""What stands below the cards: an example, who knows, the basis, and the way to a note.

There is room for three columns, or all of it folds into one row of disclosures.
"""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from socdesk.ui.plain import PlainLabel, set_tooltip
from socdesk.ui.session import Session
from socdesk.ui.theme import OUTDENT, Theme
from socdesk.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from socdesk.ui.widgets.flow import Flow
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.segments import Segment, Segments
from socdesk.ui.wizard.measures import Measures
from socdesk.ui.wizard.texts import PageTexts

if TYPE_CHECKING:
    from socdesk.engagement.model import Basis

_BETWEEN = 18
_SEGMENT_PADDING = 8
_BELOW = 20
_FIXED, _LEAST = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum

FOLDS = ("why", "example", "who", "basis", "note")
_INTERNAL = ("basis", "note")


class BasisChoice(Segments):
    """What the answer rests on: told, in a contract, an auditor asked, assumed, or not said."""

    def __init__(self, theme: Theme, session: Session, texts: PageTexts) -> None:
        words = (
            Segment("told", self.tr("Told")),
            Segment("contract", self.tr("Contract")),
            Segment("auditor", self.tr("Auditor")),
            Segment("assumed", self.tr("Assumed")),
        )
        super().__init__(theme, self.tr("Basis of this answer"), words, padding=_SEGMENT_PADDING)
        self.buttons()[2].setAccessibleName(self.tr("Customer’s auditor asked"))
        set_tooltip(self.buttons()[2], self.tr("The auditor of a customer was asked"))
        self._session = session
        self._texts = texts
        self._words = {word.value: word.word for word in words}
        self.chosen.connect(self._on_chosen)

    def refresh(self) -> None:
        """Show the basis; without an answer there is none to choose."""
        given = self._session.given(self._session.where.line, self._texts.first)
        self.set_value(given.basis or "")
        self.setEnabled(given.value is not None)

    def word(self) -> str:
        """Return the word chosen, or ""."""
        return self._words.get(self.value(), "")

    def _on_chosen(self, value: str) -> None:
        self._session.set_basis(self._texts.first, cast("Basis", value) if value else None)


class _Column(QWidget):
    """A head and what stands under it, `OUTDENT` px from the left."""

    def __init__(self, theme: Theme, head: str) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[tuple[QHBoxLayout, int, int]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.add(PlainLabel(theme, head, "small_strong"))

    def add(self, part: QWidget, *, above: int = 0, outdented: bool = False) -> None:
        """Add a part on the text edge, or its box 12 px before it."""
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(part)
        if part.sizePolicy().horizontalPolicy() in (_FIXED, _LEAST):
            row.addStretch(1)
        self._rows.append((row, 0 if outdented else OUTDENT, above))
        self._column.insertLayout(self._column.count() - 1, row)

    def apply(self) -> None:
        """Follow the zoom."""
        for row, left, above in self._rows:
            row.setContentsMargins(self._theme.px(left), self._theme.px(above), 0, 0)


class AnswerNotes(QWidget):
    """The three columns.

    `note_wanted` is sent where a note is to be written, `said_wanted` where who said the answer.
    Place it `OUTDENT` px left of the text edge.
    """

    note_wanted = Signal()
    said_wanted = Signal()

    def __init__(self, theme: Theme, session: Session, texts: PageTexts) -> None:
        super().__init__()
        self._theme = theme
        self.basis = BasisChoice(theme, session, texts)
        self.add_note = Button(
            theme, self.tr("Add a note"), ButtonKind.TEXT, ButtonSize.SMALL, icon="note"
        )
        self.add_note.clicked.connect(self.note_wanted)
        self.add_said = Button(
            theme, self.tr("Who said it"), ButtonKind.TEXT, ButtonSize.SMALL, icon="person"
        )
        self.add_said.clicked.connect(self.said_wanted)
        example = _Column(theme, self.tr("For example"))
        example.add(Prose(theme, texts.example, "small", "ink2"))
        who = _Column(theme, self.tr("Who usually knows"))
        who.add(Prose(theme, texts.who_knows, "small", "ink2"))
        basis = _Column(theme, self.tr("Basis of this answer"))
        basis.add(self.basis, above=5)
        links = Flow()
        links.add(self.add_note)
        links.add(self.add_said)
        basis.add(links, above=4, outdented=True)
        self._columns = (example, who, basis)
        self._basis_column = basis
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for column in self._columns:
            self._row.addWidget(column, 1)

    def refresh(self) -> None:
        """Show the basis."""
        self.basis.refresh()

    def set_discreet(self, discreet: bool) -> None:
        """Keep basis and notes out of sight, or not."""
        self._basis_column.setVisible(not discreet)

    def apply(self, measures: Measures) -> None:
        """Stand beside one another, or below where the text is narrow."""
        beside = measures.columns(self._theme)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._row.setSpacing(self._theme.px(_BETWEEN - OUTDENT if beside else _BELOW))
        for column in self._columns:
            column.apply()


class FoldRow(Flow):
    """Five disclosures, at most one of them open; `opened` carries its id, "" where it was shut."""

    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._open = ""
        self._basis = ""
        self._buttons: dict[str, Button] = {}
        for fold in FOLDS:
            button = Button(
                theme,
                "",
                ButtonKind.TEXT,
                ButtonSize.SMALL,
                icon="chevron-down",
                icon_after=True,
            )
            button.clicked.connect(self._on_clicked)
            self._buttons[fold] = button
            self.add(button)
        self._say()

    def set_open(self, fold: str) -> None:
        """Mark one as open, or none, without a signal."""
        self._open = fold
        self._say()

    def set_discreet(self, discreet: bool) -> None:
        """Keep basis and notes out of sight, or not."""
        for fold in _INTERNAL:
            self._buttons[fold].setVisible(not discreet)
        if discreet and self._open in _INTERNAL:
            self.set_open("")
            self.opened.emit("")

    def set_basis(self, word: str) -> None:
        """Say the basis chosen."""
        if word != self._basis:
            self._basis = word
            self._say()

    def button(self, fold: str) -> Button:
        """Return a disclosure, for the focus."""
        return self._buttons[fold]

    def _say(self) -> None:
        basis = self.tr("Basis: %1").replace("%1", self._basis) if self._basis else self.tr("Basis")
        words = (
            self.tr("Why we ask"),
            self.tr("Example"),
            self.tr("Who knows"),
            basis,
            self.tr("Note"),
        )
        for (fold, button), word in zip(self._buttons.items(), words, strict=True):
            shown = fold == self._open
            button.setText(word)
            button.set_icon("chevron-up" if shown else "chevron-down", after=True)
            state = self.tr("shown") if shown else self.tr("folded")
            button.setAccessibleDescription(state)

    def _on_clicked(self) -> None:
        pressed = self.sender()
        for fold, button in self._buttons.items():
            if button is pressed:
                self.set_open("" if fold == self._open else fold)
                self.opened.emit(self._open)
                return


class FoldPanel(QWidget):
    """What the open disclosure shows; the note has an editor of its own."""

    def __init__(self, theme: Theme, session: Session, texts: PageTexts) -> None:
        super().__init__()
        self._texts = texts
        self._first = Prose(theme, "", "small", "ink2")
        self._second = Prose(theme, texts.help, "small", "ink2")
        self.basis = BasisChoice(theme, session, texts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._first)
        column.addWidget(self._second)
        column.addWidget(self.basis, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_fold("")

    def refresh(self) -> None:
        """Show the basis."""
        self.basis.refresh()

    def show_fold(self, fold: str) -> None:
        """Show one part, or nothing."""
        words = {
            "why": self._texts.why,
            "example": self._texts.example,
            "who": self._texts.who_knows,
        }.get(fold, "")
        self._first.set_text(words)
        self._first.setVisible(bool(words))
        self._second.setVisible(fold == "why" and bool(self._texts.help))
        self.basis.setVisible(fold == "basis")
        self.setVisible(bool(words) or fold == "basis")
