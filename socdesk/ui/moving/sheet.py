"""A table of questions with an answer or two beside each, in sections."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from socdesk.ui.place import Where
from socdesk.ui.tables.cells import Pads, Paragraph, TextCell, plain
from socdesk.ui.tables.header import SheetHeader
from socdesk.ui.tables.model import Placed, Sheet, SheetRow
from socdesk.ui.tables.view import SheetView
from socdesk.ui.theme import OUTDENT, Theme
from socdesk.ui.widgets import draw

_HEAD_ABOVE, _HEAD_BELOW = 4, 6
_SECTION_ABOVE, _ABOVE = 18, 9
_GAP = 16


class AnswerRow(Struct, frozen=True):
    """A question with the answers beside it; `target` is where it is answered, if anywhere."""

    key: str
    question: str
    answers: tuple[str, ...]
    target: Where | None = None


class AnswerSection(Struct, frozen=True):
    """Rows under a title, with a sentence below it ("" for none)."""

    key: str
    title: str
    text: str
    rows: tuple[AnswerRow, ...]


def answer_sheet(heads: Sequence[str], sections: Sequence[AnswerSection]) -> Sheet:
    """Return the sections as one table with these heads, the first that of the questions."""
    rows = []
    for section in sections:
        rows.append(_title_row(section, len(heads)))
        rows += [_answer_row(section, row, heads) for row in section.rows]
    return Sheet(tuple(heads), tuple(rows))


def answer_widths(width: int, columns: int) -> tuple[int, ...]:
    """Return columns of one width; the last takes what is left."""
    each = width // columns
    return (*(each for _ in range(columns - 1)), max(1, width - each * (columns - 1)))


class AnswerHeader(SheetHeader):
    """The heads of the columns, small, over a strong line."""

    def __init__(self, theme: Theme, heads: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._heads = tuple(heads)

    def head_height(self) -> int:
        px = self.theme.px
        return px(_HEAD_ABOVE) + self.theme.line_height("small") + px(_HEAD_BELOW)

    def paint_heads(self, painter: QPainter, places: list[QRect]) -> None:
        px = self.theme.px
        for at, (words, place) in enumerate(zip(self._heads, places, strict=True)):
            left = place.left() + (0 if at else px(OUTDENT))
            head = plain(words, "small", "ink2")
            self.look.draw_stack(painter, (head,), left, px(_HEAD_ABOVE), place.width())
        line = self.height() - draw.line_width(painter, 1)
        right = self.width() - px(OUTDENT)
        draw.horizontal(painter, px(OUTDENT), right, line, self.theme.colours.rule)


class AnswerTable(SheetView):
    """The table as tall as its rows; place it `OUTDENT` to the left of the text edge."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        heads: Sequence[str],
        sections: Sequence[AnswerSection],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            name,
            answer_sheet(heads, sections),
            _Widths(len(heads)),
            header=AnswerHeader(theme, heads),
            whole=True,
            parent=parent,
        )


def outdented(theme: Theme, widget: QWidget) -> QHBoxLayout:
    """Return a row that lets a widget reach `OUTDENT` px beyond both text edges."""
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addSpacing(-theme.px(OUTDENT))
    row.addWidget(widget)
    row.addSpacing(-theme.px(OUTDENT))
    return row


class _Widths:
    """The widths of a number of columns."""

    def __init__(self, columns: int) -> None:
        self._columns = columns

    def __call__(self, width: int) -> tuple[int, ...]:
        return answer_widths(width, self._columns)


def _title_row(section: AnswerSection, columns: int) -> SheetRow:
    paragraphs: tuple[Paragraph, ...] = (plain(section.title, "label"),)
    if section.text:
        paragraphs += (plain(section.text, "side", "ink2", above=2),)
    cell = TextCell(
        text=section.title,
        spoken=f"{section.title}: {section.text}" if section.text else section.title,
        paragraphs=paragraphs,
        insets=(OUTDENT, OUTDENT),
        pads=Pads(OUTDENT, _SECTION_ABOVE, OUTDENT, _ABOVE),
    )
    return SheetRow(section.key, section.title, (Placed(0, cell, columns=columns),))


def _answer_row(section: AnswerSection, row: AnswerRow, heads: Sequence[str]) -> SheetRow:
    said = ", ".join(f"{head}: {words}" for head, words in zip(heads[1:], row.answers, strict=True))
    spoken = f"{section.title}, {row.question}: {said}"
    last = len(row.answers)
    cells = [
        TextCell(
            text=words,
            spoken=spoken,
            paragraphs=(plain(words),),
            target=row.target,
            rule="line",
            insets=(0 if at else OUTDENT, OUTDENT if at == last else 0),
            pads=Pads(0 if at else OUTDENT, _ABOVE, OUTDENT if at == last else _GAP, _ABOVE),
        )
        for at, words in enumerate((row.question, *row.answers))
    ]
    placed = tuple(Placed(at, cell) for at, cell in enumerate(cells))
    return SheetRow(f"{section.key}/{row.key}", row.question, placed)
