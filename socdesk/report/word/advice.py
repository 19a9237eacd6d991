"""The blocks that advise, as Word's paragraphs and tables: answer, reasons, open points."""

from collections.abc import Iterator, Sequence

from socdesk.report import document as content
from socdesk.report.pictures.scale import mark_picture
from socdesk.report.word.parts import (
    CHANGE_HEAD,
    CHANGE_ROW,
    DOUBLE,
    FIRST_ROW,
    HAIR,
    NO_BREAK,
    PLAIN_ROW,
    REASON,
    REASON_GOES_ON,
    REFERENCE,
    REFERENCE_GOES_ON,
    Parts,
)
from socdesk.report.word.xml import (
    Cell,
    Element,
    Line,
    Merge,
    Row,
    kept_at_ends,
    kept_whole,
    run,
    table,
)

_REASON_WIDTHS = (136.0, 28.0)
_ANSWER_WIDTHS = (39.5, 39.5, 32.5, 52.5)
_COMMISSION_WIDTHS = (45.0, 42.0, 33.0, 44.0)
_CATEGORY_WIDTHS = (33.0, 27.0, 73.0, 31.0)
_CHANGE_WIDTHS = (104.0, 60.0)
_OPEN_WIDTHS = (97.0, 45.0, 22.0)
_FACT_WIDTHS = (46.0, 118.0)
_META_WIDTHS = (20.0, 65.5, 16.0, 62.5)
_MOST_PAIRS_BESIDE = 4
_PARAGRAPHS = {
    "lead": "Lead",
    "finding": "Finding",
    "body": "Body",
    "note": "Note",
    "opening": "Note",
}
_ABOVE_ANSWER = 6.0
_HEADING_HANG, _LINE_HANG = 3.7, 1.9
"""Room for a digit and for the space after it, in mm."""


class AdviceBlocks(Parts):
    """Writes the blocks of the advice; each gives its elements in order."""

    def heading(self, block: content.Heading) -> list[Element]:
        if block.level > 1:
            return [self.heading_2(block.text)]
        hang = _HEADING_HANG * (len(block.number) + 1)
        return [self.counted("Heading 1", block.number, block.text, hang)]

    def heading_2(self, text: str) -> Element:
        return self.p("Heading 2", run(text))

    def paragraph(self, block: content.Paragraph) -> list[Element]:
        inlines = [run(part.text, bold=part.bold) for part in block.runs]
        style = f"Memo {_PARAGRAPHS[block.role]}"
        return [self.p(style, *inlines, keep_next=block.role == "opening")]

    def meta(self, block: content.Meta) -> list[Element]:
        beside, below = block.rows[:_MOST_PAIRS_BESIDE], block.rows[_MOST_PAIRS_BESIDE:]
        rows = [
            Row(tuple(cell for pair in beside[at : at + 2] for cell in self.pair(pair)))
            for at in range(0, len(beside), 2)
        ]
        for pair in below:
            label, value = self.pair(pair)
            rows.append(Row((label, Cell(value.content, span=3, padding=value.padding))))
        return [table(_META_WIDTHS, rows, head=False), self.gap()]

    def answer(self, block: content.AnswerTable) -> list[Element]:
        rows = [self.heads(block.heads)]
        for place, entry in enumerate(block.rows):
            last = place == len(block.rows) - 1
            for index, report in enumerate(entry.reports):
                closes = index == len(entry.reports) - 1
                line = (DOUBLE if last else HAIR) if closes else None
                cells = (
                    self.level(report.report, report.scale),
                    self.lines(report.type_period),
                    self.lines(report.covers),
                )
                named = self._named(entry, index, line)
                told = (Cell(cell, bottom=line, padding=FIRST_ROW) for cell in cells)
                rows.append(Row((named, *told), keep=not closes))
        return [self.gap(_ABOVE_ANSWER), table(_ANSWER_WIDTHS, rows), self.gap()]

    def _named(self, entry: content.AnswerRow, index: int, line: Line | None) -> Cell:
        """Return the cell of the line's name, which goes down over all its reports."""
        if index:
            below = (self.p("Memo Text"),)
            return Cell(below, merge="continue", bottom=line, padding=FIRST_ROW)
        hang = _LINE_HANG * (len(entry.number) + 1)
        name = (self.counted("Memo Text", entry.number, entry.line, hang),)
        merge: Merge = "restart" if len(entry.reports) > 1 else ""
        return Cell(name, merge=merge, bottom=line, padding=FIRST_ROW)

    def commissions(self, block: content.CommissionTable) -> list[Element]:
        rows = [self.heads(block.heads)]
        for place, entry in enumerate(block.rows):
            line = DOUBLE if place == len(block.rows) - 1 else HAIR
            cells = (
                self.level(entry.report, entry.scale),
                self.lines(entry.lines),
                self.lines(entry.type_period),
                self.lines(entry.covers),
            )
            rows.append(Row(tuple(Cell(c, bottom=line, padding=FIRST_ROW) for c in cells)))
        return [table(_COMMISSION_WIDTHS, rows), self.gap()]

    def reasons(self, block: content.Reasons) -> list[Element]:
        rows: list[Row] = []
        for reason in block.items:
            said = [run(f"{reason.lead} ", bold=True)] if reason.lead else []
            body = [self.p("Memo Text", *said, run(reason.text))]
            if reason.quotes:
                quotes = f"{NO_BREAK}· ".join(
                    f"{quote.reference}{NO_BREAK}{quote.question}: {quote.answer}"
                    for quote in reason.quotes
                )
                body.append(self.p("Memo Quote", run(quotes)))
            parts = [(tuple(body), reason.reference)]
            parts += [
                ((self.p("Memo Quote", run(ground.text)),), ground.reference)
                for ground in reason.against
            ]
            rows += self._beside(parts)
        return [table(_REASON_WIDTHS, rows, head=False), self.gap()]

    def _beside(
        self, parts: Sequence[tuple[tuple[Element, ...], content.Reference]]
    ) -> Iterator[Row]:
        """Yield rows that stay together, each text with its references in the margin."""
        for place, (body, reference) in enumerate(parts, start=1):
            last = place == len(parts)
            said, margin = (REASON, REFERENCE) if last else (REASON_GOES_ON, REFERENCE_GOES_ON)
            cells = (Cell(body, padding=said), Cell(self.reference(reference), padding=margin))
            yield Row(cells, keep=not last)

    def categories(self, block: content.CategoryTable) -> list[Element]:
        rows = [self.heads((*block.heads, ""))]
        for row in block.rows:
            mark = self.picture(mark_picture(row.statuses))
            words = run(f"{NO_BREAK}{NO_BREAK}{row.words}", bold=row.statuses == ("IN",))
            cells = (
                self.lines([row.category]),
                (self.p("Memo Text", mark, words),),
                self.lines([row.reason]),
                self.reference(row.reference),
            )
            rows.append(Row(tuple(Cell(c, bottom=HAIR, padding=PLAIN_ROW) for c in cells)))
        return [kept_at_ends(table(_CATEGORY_WIDTHS, rows)), self.gap()]

    def changes(self, block: content.ChangeTable) -> list[Element]:
        rows = [self.heads(block.heads)]
        for row in block.rows:
            now = self.p("Memo Client", *self._now(row.now))
            rows.append(Row((Cell((now,), span=2, padding=CHANGE_HEAD),), keep=True))
            for place, effect in enumerate(row.effects, start=1):
                last = place == len(row.effects)
                cells = (
                    self.lines([effect.answer], "Memo Row"),
                    self.lines([effect.outcome], "Memo Row"),
                )
                line = HAIR if last else None
                told = (Cell(cell, bottom=line, padding=CHANGE_ROW) for cell in cells)
                rows.append(Row(tuple(told), keep=not last))
        return [table(_CHANGE_WIDTHS, rows), self.gap()]

    @staticmethod
    def _now(quotes: Sequence[content.Quoted]) -> Iterator[Element]:
        for place, quote in enumerate(quotes):
            apart = f"{NO_BREAK}· " if place else ""
            asked = f"{apart}{quote.reference}{NO_BREAK}{quote.question}: {quote.answer}"
            yield run(asked, quiet=True)

    def open_points(self, block: content.OpenPointTable) -> list[Element]:
        rows = [self.heads(block.heads)]
        for row in block.rows:
            asked = self.p(
                "Memo Text",
                run(f"{row.reference}{NO_BREAK}{NO_BREAK}", quiet=True),
                run(row.question),
            )
            effects = [self._effect(effect) for effect in row.effects]
            cells = ((asked, *effects), self.lines([row.ask]), self.lines([row.by]))
            rows.append(Row(tuple(Cell(c, bottom=HAIR, padding=PLAIN_ROW) for c in cells)))
        return [table(_OPEN_WIDTHS, rows), self.gap()]

    def _effect(self, effect: content.Effect) -> Element:
        lead = [run(f"{effect.answer}: ", bold=True)] if effect.answer else []
        return self.p("Memo Quote", *lead, run(effect.outcome))

    def remarks(self, block: content.Remarks) -> list[Element]:
        styles = {"trap": "Memo Trap", "contradiction": "Memo Contradiction"}
        styles["assumption"] = styles["trap"]
        style = styles.get(block.sort, "Memo Text")
        rows = [
            Row(
                (
                    Cell(
                        (self.p(style, run(f"{item.title} ", bold=True), run(item.text)),),
                        padding=REASON,
                    ),
                    Cell(self.lines([item.reference], "Memo Reference"), padding=REFERENCE),
                )
            )
            for item in block.items
        ]
        above = [self.gap()] if block.sort == "assumption" else []
        return [*above, table(_REASON_WIDTHS, rows, head=False), self.gap()]

    def facts(self, block: content.Facts | content.Provenance) -> list[Element]:
        rows = [
            Row(
                (
                    Cell((self.p("Memo Label", run(pair.label)),), padding=REASON),
                    Cell((self.p("Memo Text", run(pair.value)),), padding=REFERENCE),
                )
            )
            for pair in block.rows
        ]
        return [kept_whole(table(_FACT_WIDTHS, rows, head=False)), self.gap()]
