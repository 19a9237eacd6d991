"""The comparison laid out: side by side, or with the row's label over its row."""

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from socdesk.decision.wording import filled
from socdesk.ui.comparison.cells import AnswerCell, TypeCell
from socdesk.ui.comparison.content import Compared, ComparedRow, Quoted, quotation
from socdesk.ui.tables.cells import Cell, Pads, Paragraph, TextCell, plain
from socdesk.ui.tables.model import Placed, Sheet, SheetRow
from socdesk.ui.theme import ColourName
from socdesk.ui.widgets.prose import Span
from socdesk.ui.widgets.type_drawing import TypeKind

if TYPE_CHECKING:
    from socdesk.ui.typography import RoleName

translate = QCoreApplication.translate

MARGIN = 40
LABEL_WIDTH = 136
CLIENT_WIDTH, CLIENT_WIDEST = 276, 420
_CENTRE = 1032
"""The page at the width of look/03: only from there on does the client's column grow."""
_DRAWINGS = {kind.value: kind for kind in TypeKind}
_TOP, _BOTTOM = 13, 14
_SMALLER = 4
"""How much higher the first baseline of the client's smaller type lies than that of the row."""
_GAP = 24
_ANSWER_GAP = 4
_QUESTION_GAP = 8


def side_by_side(compared: Compared) -> Sheet:
    """Return the table of wide windows: label, a column per report, the client.

    The answers of a row stand in table rows of their own, over which the other cells reach, so
    that arrow keys and screen readers meet them one by one.
    """
    heads = (translate("Comparison", "Row"), *(head.title for head in compared.columns))
    if compared.client is not None:
        heads = (*heads, compared.client.title)
    rows: list[SheetRow] = []
    group = ""
    for row in compared.rows:
        rule: ColourName | None = "line" if rows else None
        if rows and row.group != group:
            rule = "rule"
        group = row.group
        rows += _beside(compared, row, rule)
    return Sheet(heads, _closed(rows))


def stacked(compared: Compared, margin: int) -> Sheet:
    """Return the table of narrow windows: label over its row, the client's answers under it."""
    heads = tuple(head.title for head in compared.columns)
    rows: list[SheetRow] = []
    group = ""
    for row in compared.rows:
        rule: ColourName | None = "line" if rows else None
        if rows and row.group != group:
            rule = "rule"
        group = row.group
        rows += _under(compared, row, rule, margin)
    return Sheet(heads, _closed(rows))


def widths_beside(width: int, unit: float, columns: int, *, client: bool) -> tuple[int, ...]:
    """Return the columns of `side_by_side` for a width; the reports share what is left."""
    label = round((MARGIN + LABEL_WIDTH) * unit)
    spare = max(0.0, width / unit - _CENTRE)
    grown = min(CLIENT_WIDEST, CLIENT_WIDTH + spare / 3)
    aside = round(grown * unit) if client else round(MARGIN * unit)
    rest = max(columns, width - label - aside)
    shares = [rest // columns] * columns
    shares[-1] += rest - sum(shares)
    if client:
        return (label, *shares, aside)
    return (label, *shares[:-1], shares[-1] + aside)


def widths_stacked(width: int, unit: float, columns: int, margin: int) -> tuple[int, ...]:
    """Return the columns of `stacked` for a width; the margins belong to the outer ones."""
    side = round(margin * unit)
    share = max(1, (width - 2 * side) // columns)
    middle = [share] * columns
    middle[0] += side
    middle[-1] = max(1, width - sum(middle[:-1]))
    return tuple(middle)


def _closed(rows: list[SheetRow]) -> tuple[SheetRow, ...]:
    """The rows with a hairline under what reaches to the end."""
    return tuple(
        replace(
            row,
            cells=tuple(
                replace(placed, cell=replace(placed.cell, closing="line"))
                if at + placed.rows == len(rows)
                else placed
                for placed in row.cells
            ),
        )
        for at, row in enumerate(rows)
    )


def _beside(compared: Compared, row: ComparedRow, rule: ColourName | None) -> list[SheetRow]:
    last = len(compared.columns)
    tall = max(1, len(row.answers))
    label = Placed(0, _label(row, rule, Pads(MARGIN, _TOP + 1, 12, _BOTTOM)), rows=tall)
    cells = [label, *_texts(compared, row, rule, tall)]
    found = []
    for number in range(tall):
        if compared.client is not None:
            client = _answer(compared, row, number, rule if number == 0 else None)
            cells.append(Placed(last + 1, client))
        found.append(SheetRow(_key(row, number), row.label, tuple(cells)))
        cells = []
    return found


def _texts(
    compared: Compared, row: ComparedRow, rule: ColourName | None, tall: int
) -> list[Placed]:
    right = MARGIN if compared.client is None else _GAP
    if row.span:
        pads = Pads(0, 12, right, 12)
        return [Placed(1, _type(compared, row, rule, pads), rows=tall, columns=len(row.texts))]
    last = len(row.texts) - 1
    return [
        Placed(
            at + 1,
            _text(
                head.title, row, text, rule, Pads(0, _TOP, right if at == last else _GAP, _BOTTOM)
            ),
            rows=tall,
        )
        for at, (head, text) in enumerate(zip(compared.columns, row.texts, strict=True))
    ]


def _under(
    compared: Compared, row: ComparedRow, rule: ColourName | None, margin: int
) -> list[SheetRow]:
    count = len(compared.columns)
    label = _label(row, rule, Pads(margin, _TOP, margin, 4), one_line=True)
    found = [SheetRow(f"{row.id}/label", row.label, (Placed(0, label, columns=count),))]
    pads = Pads(margin, 4, margin, _BOTTOM)
    if row.span:
        cells: tuple[Placed, ...] = (Placed(0, _type(compared, row, None, pads), columns=count),)
    else:
        cells = tuple(
            Placed(at, _text(head.title, row, text, None, _outer(at, count, margin)))
            for at, (head, text) in enumerate(zip(compared.columns, row.texts, strict=True))
        )
    found.append(SheetRow(f"{row.id}/texts", row.label, cells))
    for number in range(len(row.answers)):
        cell = _answer(compared, row, number, None, margin=margin)
        found.append(SheetRow(_key(row, number), row.label, (Placed(0, cell, columns=count),)))
    return found


def _outer(at: int, count: int, margin: int) -> Pads:
    """The outer columns hold the margins of the page."""
    left = margin if at == 0 else 0
    return Pads(left, 4, margin if at == count - 1 else _GAP, _BOTTOM)


def _key(row: ComparedRow, number: int) -> str:
    if not row.answers:
        return f"{row.id}/texts"
    answer = row.answers[number]
    before = sum(each.question == answer.question for each in row.answers[:number])
    return f"{row.id}/{answer.question}/{before}"


def _label(
    row: ComparedRow, rule: ColourName | None, pads: Pads, *, one_line: bool = False
) -> Cell:
    spoken = f"{row.label}, {row.note}" if row.note else row.label
    if one_line:
        spans = [Span(row.label, strong=True)]
        if row.note:
            spans.append(Span("\u2002" + row.note, colour="ink2"))
        paragraphs: tuple[Paragraph, ...] = (Paragraph(tuple(spans), "side"),)
    else:
        paragraphs = (plain(row.label, "side_strong"),)
        if row.note:
            paragraphs += (plain(row.note, "small", "ink2"),)
    return TextCell(
        text=row.label,
        spoken=spoken,
        paragraphs=paragraphs,
        rule=rule,
        insets=(pads.left, 0),
        pads=pads,
    )


def _text(head: str, row: ComparedRow, text: str, rule: ColourName | None, pads: Pads) -> Cell:
    return TextCell(
        text=text,
        spoken=f"{row.label}, {head}: {text}",
        paragraphs=(plain(text, "body"),),
        rule=rule,
        pads=pads,
    )


def _type(compared: Compared, row: ComparedRow, rule: ColourName | None, pads: Pads) -> Cell:
    text = f"{row.lead} {row.span}" if row.lead else row.span
    heads = ", ".join(head.title for head in compared.columns)
    words = Paragraph((Span(row.lead, strong=True), Span(text[len(row.lead) :])), "body")
    spoken = f"{row.label}, {heads}: {text}"
    drawing = _DRAWINGS.get(row.drawing)
    if drawing is None:
        return TextCell(text=text, spoken=spoken, paragraphs=(words,), rule=rule, pads=pads)
    video = drawing is TypeKind.VIDEO
    last = translate("Comparison", "last day")
    return TypeCell(
        text=text,
        spoken=spoken,
        drawing=drawing,
        start=translate("Comparison", "first day") if video else "",
        end=last if video else translate("Comparison", "one date"),
        words=words,
        rule=rule,
        pads=pads,
    )


def _answer(
    compared: Compared,
    row: ComparedRow,
    number: int,
    rule: ColourName | None,
    *,
    margin: int | None = None,
) -> Cell:
    """The client's answer of that number; an empty cell where the row has none."""
    client = compared.client.title if compared.client else ""
    size: RoleName = "mark" if margin is None else "small"
    sides = (_GAP, MARGIN) if margin is None else (margin, margin)
    if not row.answers:
        nothing = translate("Comparison", "{row}, {client}: nothing answered")
        return Cell(
            spoken=filled(nothing, row=row.label, client=client),
            ground="wash",
            rule=rule,
            side_rule=margin is None,
            pads=Pads(sides[0], _TOP, sides[1], _BOTTOM),
        )
    answer = row.answers[number]
    first = number == 0 or row.answers[number - 1].question != answer.question
    above = _QUESTION_GAP if first else _ANSWER_GAP
    if number == 0:
        above = _TOP if margin is not None else _TOP + _SMALLER
    below = _BOTTOM if number == len(row.answers) - 1 else 0
    return AnswerCell(
        text=quotation(answer.who_short, answer.answer),
        full=answer.text,
        spoken=f"{row.label}, {client}: {answer.subject}, {answer.text}, {answer.reference}",
        subject=plain(answer.subject, size, "ink2") if first else None,
        reference=plain(answer.reference, size, "ink2") if first else None,
        quote=_quote(answer),
        target=answer.where,
        ground="wash",
        rule=rule,
        side_rule=margin is None,
        halves=margin is not None,
        pads=Pads(sides[0], above, sides[1], below),
    )


def _quote(answer: Quoted) -> Paragraph:
    text = quotation(answer.who_short, answer.answer)
    quoted = max(0, text.find("“", len(answer.who_short)))
    return Paragraph((Span(text[:quoted], colour="ink2"), Span(text[quoted:])), "small")
