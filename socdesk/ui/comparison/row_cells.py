"""The cells of a compared row: its label, a report's words, a type with its drawing, an answer."""

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from socdesk.decision.wording import filled
from socdesk.ui.comparison.cells import AnswerCell, TypeCell
from socdesk.ui.comparison.content import Compared, ComparedRow, Heading, Quoted, quotation
from socdesk.ui.tables.cells import Cell, Pads, Paragraph, TextCell, plain
from socdesk.ui.theme import ColourName
from socdesk.ui.widgets.prose import Span
from socdesk.ui.widgets.type_drawing import TypeKind

if TYPE_CHECKING:
    from socdesk.ui.typography import RoleName

translate = QCoreApplication.translate

MARGIN = 40
TOP, BOTTOM = 13, 14
GAP = 24
_DRAWINGS = {kind.value: kind for kind in TypeKind}
_SMALLER = 4
"""How much higher the first baseline of the client's smaller type lies than that of the row."""
_ANSWER_GAP = 4
_QUESTION_GAP = 8


def label_cell(
    row: ComparedRow, rule: ColourName | None, pads: Pads, *, one_line: bool = False
) -> Cell:
    """Return the label of a row with its note, under it or with `one_line` beside it."""
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


def text_cell(
    compared: Compared,
    row: ComparedRow,
    at: int,
    rule: ColourName | None,
    pads: Pads,
    *,
    named: bool = False,
) -> Cell:
    """Return what a row says of one column; with `named` the column's title stands over it."""
    text, head = row.texts[at], compared.columns[at].title
    spoken = f"{row.label}, {head}: {text}"
    words = Paragraph(compared.terms.spans(text), "body")
    if row.drawings:
        return _drawn(row.drawings[at], text, spoken, words, rule, pads)
    over = (plain(head, "small_strong", "ink2"),) if named else ()
    return TextCell(text=text, spoken=spoken, paragraphs=(*over, words), rule=rule, pads=pads)


def shared_cell(compared: Compared, row: ComparedRow, rule: ColourName | None, pads: Pads) -> Cell:
    """Return the text over the columns that have none of their own, with its drawing."""
    text = row.shared
    heads = ", ".join(head.title for head in compared.columns[: row.spanned])
    words = Paragraph((Span(row.lead, strong=True), Span(text[len(row.lead) :])), "body")
    spoken = f"{row.label}, {heads}: {text}"
    return _drawn(row.drawing, text, spoken, words, rule, pads)


def _drawn(
    drawing_name: str,
    text: str,
    spoken: str,
    words: Paragraph,
    rule: ColourName | None,
    pads: Pads,
) -> Cell:
    drawing = _DRAWINGS.get(drawing_name)
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


def answer_cell(
    row: ComparedRow,
    head: Heading,
    answers: tuple[Quoted, ...],
    number: int,
    rule: ColourName | None,
    *,
    margin: int | None = None,
    last: bool = False,
) -> Cell:
    """Return the answer of that number; an empty cell where the row has none.

    With a `margin` it stands under its row rather than beside it. The client's column ends at
    the page's margin if it is the last.
    """
    size: RoleName = "mark" if margin is None else "small"
    sides = (GAP, MARGIN if last else GAP) if margin is None else (margin, margin)
    if not answers:
        nothing = translate("Comparison", "{row}, {client}: nothing answered")
        return Cell(
            spoken=filled(nothing, row=row.label, client=head.title),
            ground="wash",
            rule=rule,
            side_rule=margin is None,
            pads=Pads(sides[0], TOP, sides[1], BOTTOM),
        )
    answer = answers[number]
    first = number == 0 or answers[number - 1].question != answer.question
    above = _QUESTION_GAP if first else _ANSWER_GAP
    if number == 0:
        above = TOP if margin is not None else TOP + _SMALLER
    below = BOTTOM if number == len(answers) - 1 else 0
    subject = answer.subject
    if margin is not None and answer.where is None:
        words = translate("Comparison", "{example}: {subject}")
        subject = filled(words, example=head.title, subject=subject)
    return AnswerCell(
        text=quotation(answer.who_short, answer.answer),
        full=answer.text,
        spoken=f"{row.label}, {head.title}: {answer.subject}, {answer.text}, {answer.reference}",
        subject=plain(subject, size, "ink2") if first else None,
        reference=plain(answer.reference, size, "ink2") if first else None,
        quote=_quote(answer),
        target=answer.where,
        ground="wash",
        rule=rule,
        side_rule=margin is None,
        halves=margin is not None,
        pads=Pads(sides[0], above, sides[1], below),
    )


def example_cell(row: ComparedRow, head: Heading, rule: ColourName | None) -> Cell:
    """Return all that the example answers in a row; it leads nowhere and is one cell."""
    paragraphs: list[Paragraph] = []
    for number, answer in enumerate(row.examples):
        first = number == 0 or row.examples[number - 1].question != answer.question
        if first:
            subject = f"{answer.subject}\u2002{answer.reference}"
            paragraphs.append(plain(subject, "mark", "ink2", _QUESTION_GAP if number else 0))
        quote = _quote(answer)
        paragraphs.append(quote if first else replace(quote, above=_ANSWER_GAP))
    said = "; ".join(f"{answer.subject}, {answer.text}" for answer in row.examples)
    nothing = translate("Comparison", "nothing answered")
    return TextCell(
        text="; ".join(answer.text for answer in row.examples),
        spoken=f"{row.label}, {head.title}: {said or nothing}",
        paragraphs=tuple(paragraphs),
        ground="wash",
        rule=rule,
        side_rule=True,
        pads=Pads(GAP, TOP + _SMALLER, MARGIN, BOTTOM),
    )


def _quote(answer: Quoted) -> Paragraph:
    text = quotation(answer.who_short, answer.answer)
    quoted = max(0, text.find("“", len(answer.who_short)))
    return Paragraph((Span(text[:quoted], colour="ink2"), Span(text[quoted:])), "small")
