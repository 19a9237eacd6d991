"""Every block of a document as Word's paragraphs and tables, in the template's styles."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from socdesk.report import document as content
from socdesk.report.pictures.chart_picture import chart_picture
from socdesk.report.pictures.scale import OPEN_MARK, mark_picture
from socdesk.report.word.advice import AdviceBlocks
from socdesk.report.word.parts import HAIR, NO_BREAK, PLAIN_ROW, RULE, TIGHT_ROW
from socdesk.report.word.xml import Cell, Element, Line, Row, kept_whole, run, table

_WASH = "F5F7F6"
_COMPARE_WIDTHS = (28.0, 45.5, 44.5, 46.0)
_GIVEN_WIDTHS = (13.0, 58.0, 55.0, 38.0)
_SOURCE_WIDTHS = (13.0, 151.0)
_DATE_WIDTHS = (44.0, 30.0, 30.0, 30.0)
_DATE_WIDE = 30.0
_PAIR_WIDTHS = (13.0, 69.0, 13.0, 69.0)
_MOST_WHOLE = 6
"""Rows of a table of dates that is kept on one page."""
_ABOVE_DATES = 8.0
_BETWEEN_QUESTIONS = 4.0
"""Space above a further question in the client's column, in points."""


class Blocks(AdviceBlocks):
    """Writes a document's blocks, the appendices among them."""

    def elements(self, block: content.AnyBlock) -> list[Element]:
        """Return a block's elements; a table is always followed by a paragraph."""
        setters: Mapping[type, Callable[[Any], list[Element]]] = {
            content.Heading: self.heading,
            content.Paragraph: self.paragraph,
            content.Meta: self.meta,
            content.AnswerTable: self.answer,
            content.Reasons: self.reasons,
            content.CategoryTable: self.categories,
            content.ChangeTable: self.changes,
            content.OpenPointTable: self.open_points,
            content.Remarks: self.remarks,
            content.Facts: self.facts,
            content.TimelinePicture: self._timeline,
            content.DatesTable: self._dates,
            content.CommissionTable: self.commissions,
            content.ComparisonTable: self._comparison,
            content.AnswersTable: self._answers,
            content.NotAsked: self._not_asked,
            content.Sources: self._sources,
            content.Provenance: self.facts,
        }
        return setters[type(block)](block)

    def title(self, text: str) -> Element:
        """Return the document's title."""
        return self.p("Title", run(text))

    def _timeline(self, block: content.TimelinePicture) -> list[Element]:
        drawing = self.picture(chart_picture(block.chart), block.alt)
        return [self.p("Memo Text", drawing), self.gap(_ABOVE_DATES)]

    def _dates(self, block: content.DatesTable) -> list[Element]:
        widths = [w + _DATE_WIDE * (at == block.wide) for at, w in enumerate(_DATE_WIDTHS)]
        rows = [self.heads(block.heads)]
        for row in block.rows:
            cells = (self.lines([text], "Memo Row") for text in row)
            rows.append(Row(tuple(Cell(c, bottom=HAIR, padding=TIGHT_ROW) for c in cells)))
        made = table(widths, rows)
        short = len(block.rows) <= _MOST_WHOLE
        return [kept_whole(made) if short else made, self.gap(_ABOVE_DATES)]

    def _comparison(self, block: content.ComparisonTable) -> list[Element]:
        last = len(block.heads) - 1
        heads = [Cell((self.p("Memo Head"),), bottom=RULE)]
        for index, pair in enumerate(block.heads):
            words = (
                self.p("Memo Compare Head", run(pair.label)),
                self.p("Memo Client", run(pair.value, quiet=True), keep_next=True, before=2),
            )
            heads.append(self._compared(words, client=index == last, bottom=RULE))
        rows = [Row(tuple(heads), header=True)]
        for group in block.groups:
            for index, row in enumerate(group.rows):
                line = RULE if index == len(group.rows) - 1 else HAIR
                rows.append(self._compared_row(row, line))
        return [table(_COMPARE_WIDTHS, rows), self.gap()]

    def _compared_row(self, row: content.ComparisonRow, line: Line) -> Row:
        label = [self.p("Memo Compare", run(row.label, bold=True))]
        if row.note:
            label.append(self.p("Memo Client", run(row.note, quiet=True)))
        cells = [self._compared(tuple(label), bottom=line)]
        if row.span:
            words = [run(f"{row.lead} ", bold=True)] if row.lead else []
            spanned = (self.p("Memo Compare", *words, run(row.span)),)
            cells.append(Cell(spanned, span=2, bottom=line, padding=PLAIN_ROW))
        else:
            cells += [
                self._compared(self.lines([text], "Memo Compare"), bottom=line)
                for text in row.cells
            ]
        cells.append(self._compared(self._client(row), client=True, bottom=line))
        return Row(tuple(cells))

    def _compared(
        self, words: tuple[Element, ...], *, client: bool = False, bottom: Line | None = None
    ) -> Cell:
        padding = (1.4, 3.0, 1.4, 3.0 if client else 0.0)
        return Cell(words, bottom=bottom, fill=_WASH if client else "", padding=padding)

    def _client(self, row: content.ComparisonRow) -> tuple[Element, ...]:
        found: list[Element] = []
        previous = ""
        for answer in row.client:
            if answer.reference != previous:
                asked = f"{answer.reference}{NO_BREAK}{answer.question}"
                found.append(
                    self.p("Memo Client", run(asked, quiet=True), before=self._apart(found))
                )
            lines = [run(f"{', '.join(answer.lines)}: ", quiet=True)] if answer.lines else []
            found.append(self.p("Memo Client", *lines, run(answer.answer, bold=True)))
            previous = answer.reference
        return tuple(found) or (self.p("Memo Client"),)

    @staticmethod
    def _apart(found: Sequence[Element]) -> float:
        """Return the space above the next question of a cell."""
        return _BETWEEN_QUESTIONS if found else 0.0

    def _answers(self, block: content.AnswersTable) -> list[Element]:
        heading = self.heading_2(block.title)
        if not block.rows:
            return [heading, self.p("Memo Body", run(block.empty))]
        rows = [self.heads(block.heads)]
        for row in block.rows:
            cells = (
                (self.p("Memo Row", run(row.reference, quiet=True)),),
                *(self.lines([text], "Memo Row") for text in (row.question, row.answer)),
                (self._basis(row),),
            )
            rows.append(Row(tuple(Cell(c, bottom=HAIR, padding=TIGHT_ROW) for c in cells)))
        return [heading, table(_GIVEN_WIDTHS, rows), self.gap()]

    def _basis(self, row: content.AnswerGiven) -> Element:
        if not row.assumed:
            return self.p("Memo Row", run(row.basis))
        words = run(f"{NO_BREAK}{NO_BREAK}{row.basis}", bold=True)
        return self.p("Memo Row", self.picture(mark_picture(OPEN_MARK)), words)

    def _not_asked(self, block: content.NotAsked) -> list[Element]:
        pairs = [
            (
                Cell((self.p("Memo Row", run(pair.label, quiet=True)),), padding=TIGHT_ROW),
                Cell((self.p("Memo Row", run(pair.value)),), padding=TIGHT_ROW),
            )
            for pair in block.questions
        ]
        empty = (Cell((self.p("Memo Row"),)), Cell((self.p("Memo Row"),)))
        if len(pairs) % 2:
            pairs.append(empty)
        rows = [Row((*pairs[at], *pairs[at + 1])) for at in range(0, len(pairs), 2)]
        return [
            self.heading_2(block.title),
            self.p("Memo Body", run(block.why), keep_next=True),
            kept_whole(table(_PAIR_WIDTHS, rows, head=False)),
            self.gap(),
        ]

    def _sources(self, block: content.Sources) -> list[Element]:
        rows = [
            Row(
                (
                    Cell((self.p("Memo Row", run(row.id, quiet=True)),), padding=TIGHT_ROW),
                    Cell(
                        (
                            self.p("Memo Row", run(row.title)),
                            self.p("Memo Source", run(row.address)),
                        ),
                        padding=TIGHT_ROW,
                    ),
                )
            )
            for row in block.rows
        ]
        return [table(_SOURCE_WIDTHS, rows, head=False), self.gap()]
