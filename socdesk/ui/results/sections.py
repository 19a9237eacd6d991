"""The sections below the matrix: blocks that are built anew only when their words change."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from socdesk.decision.advice import Note
from socdesk.ui.results.commissions import CommissionText
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.banner import Banner, BannerKind
from socdesk.ui.widgets.prose import Prose, Span
from socdesk.ui.widgets.rules import Hairline

_COLUMN_GAP = 36

translate = QCoreApplication.translate

T = TypeVar("T")


class Section(QWidget, Generic[T]):
    """A head over blocks in columns; the whole section is hidden where there is no block."""

    row_gap = 28
    """The distance between two rows of blocks, in px."""

    def __init__(self, theme: Theme, head: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._items: tuple[T, ...] = ()
        self._blocks: list[QWidget] = []
        self._columns = 1
        self._head = Prose(theme, head, "label")
        self._grid = QGridLayout()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._head)
        self._box.addLayout(self._grid)
        self.hide()
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    @abstractmethod
    def build(self, item: T) -> QWidget:
        """Return the block of an item."""

    def show_items(self, items: Sequence[T]) -> None:
        """Show these items; equal ones are left as they are."""
        wanted = tuple(items)
        if wanted == self._items:
            return
        self._items = wanted
        for block in self._blocks:
            self._grid.removeWidget(block)
            block.hide()
            block.deleteLater()
        self._blocks = [self.build(item) for item in wanted]
        self._place()
        self.setVisible(bool(wanted))

    def set_columns(self, columns: int) -> None:
        """Set the blocks in this many columns."""
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _place(self) -> None:
        for block in self._blocks:
            self._grid.removeWidget(block)
        for at, block in enumerate(self._blocks):
            row, column = divmod(at, self._columns)
            self._grid.addWidget(block, row, column, Qt.AlignmentFlag.AlignTop)
        for column in range(max(self._columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def _follow_theme(self) -> None:
        px = self._theme.px
        self._box.setSpacing(px(12))
        self._grid.setHorizontalSpacing(px(_COLUMN_GAP))
        self._grid.setVerticalSpacing(px(self.row_gap))


class Block(QWidget):
    """A block of words that is as tall as its words at its width."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class CommissionBlock(Block):
    """A number, the report with its type, what it covers, why, and what to start from."""

    def __init__(self, theme: Theme, text: CommissionText) -> None:
        super().__init__(theme)
        self._number = Prose(theme, str(text.number), "title_head", "accent")
        self._parts = [Prose(theme, text.title, "title_head"), Prose(theme, text.scope, "side")]
        why = [Span(f"{text.level}. ", strong=True)]
        why += [Span(reason if not at else f" {reason}") for at, reason in enumerate(text.reasons)]
        reasons = Prose(theme, "", "side", "ink2")
        reasons.set_spans(why)
        self._parts.append(reasons)
        self._parts += [Prose(theme, why, "side") for why in text.why]
        self._parts += [Prose(theme, detail, "side", "ink2") for detail in text.details]
        self._parts += [_own_level(theme, said) for said in text.own]
        self._words = QVBoxLayout()
        for part in self._parts:
            self._words.addWidget(part)
        self._row = QHBoxLayout()
        self._row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._words, 1)
        self._box = QVBoxLayout(self)
        self._box.addWidget(Hairline(theme))
        self._box.addLayout(self._row)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def _follow_theme(self) -> None:
        px = self.theme.px
        self._number.setFixedWidth(px(30))
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(12))
        self._row.setSpacing(0)
        self._words.setSpacing(px(6))


def _own_level(theme: Theme, said: str) -> Prose:
    """Return what the consultant set on a line, marked as not of the rules."""
    words = Prose(theme, "", "side")
    lead = translate("Results", "Set by you, not by the rules.")
    words.set_spans((Span(lead, strong=True, colour="accent"), Span(f" {said}")))
    return words


class Commissions(Section[CommissionText]):
    """What to commission."""

    def build(self, item: CommissionText) -> QWidget:
        return CommissionBlock(self._theme, item)


class Traps(Section[Note]):
    """Traps, each with what to say."""

    row_gap = 16

    def build(self, item: Note) -> QWidget:
        return Banner(self._theme, BannerKind.TRAP, item.title + ".", item.text, item.id)


class NoteBlock(Block):
    """A title and what to say, under a hairline."""

    def __init__(self, theme: Theme, note: Note) -> None:
        super().__init__(theme)
        text = Prose(theme, "", "side", "ink2")
        text.set_spans((Span(f"{note.title}. ", strong=True, colour="ink"), Span(note.text)))
        self._box = QVBoxLayout(self)
        self._box.addWidget(Hairline(theme))
        self._box.addWidget(text)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def _follow_theme(self) -> None:
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(self.theme.px(10))


class Notes(Section[Note]):
    """Hints, or what to know before commissioning."""

    def build(self, item: Note) -> QWidget:
        return NoteBlock(self._theme, item)


class NoteLines(QWidget):
    """Sentences under a hairline; hidden where there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = Prose(theme, "", "side")
        self._own: list[Prose] = []
        self._box = QVBoxLayout(self)
        self._box.addWidget(Hairline(theme))
        self._box.addWidget(self._text)
        self.hide()
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def show_notes(self, notes: Sequence[str], own: Sequence[str] = ()) -> None:
        """Show these sentences, and what the consultant set, each by itself and marked so."""
        self._text.set_text(" ".join(notes))
        self._text.setVisible(bool(notes))
        for part in self._own:
            self._box.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._own = [_own_level(self._theme, said) for said in own]
        for part in self._own:
            self._box.addWidget(part)
        self.setVisible(bool(notes or own))

    def text(self) -> str:
        """Return the sentences."""
        return "\n".join(part.text() for part in (self._text, *self._own))

    def _follow_theme(self) -> None:
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(self._theme.px(12))
