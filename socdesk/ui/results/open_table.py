"""What is still open, over the organisation and its lines: a table that leads to the questions."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from socdesk.decision.advice import LineAdvice
from socdesk.decision.questioning import page_of
from socdesk.decision.wording import filled
from socdesk.ui.place import Where, question
from socdesk.ui.session import Session
from socdesk.ui.tables.cells import Pads, TextCell, plain
from socdesk.ui.tables.model import Placed, Sheet, SheetRow
from socdesk.ui.theme import OUTDENT, ColourName

translate = QCoreApplication.translate

_REFERENCE_WIDTH = 60


def open_sheet(session: Session, names: Sequence[str]) -> Sheet:
    """Return the organisation's open questions, then a row per line that has open ones.

    `names` are the lines' as the matrix shows them. A line whose answers contradict each other
    is listed even where nothing is open.
    """
    heads = (
        translate("Results", "Open"),
        translate("Results", "Whom to ask"),
        translate("Results", "Reference"),
    )
    rows = [*_own(session), *_lines(session, names)]
    return Sheet(heads, tuple(_row(number, *row) for number, row in enumerate(rows)))


def open_widths(width: int, unit: float) -> tuple[int, ...]:
    """Return the columns: what is open, whom to ask, the reference."""
    last = round((_REFERENCE_WIDTH + OUTDENT) * unit)
    first = (width - last) // 2
    return (first, max(1, width - last - first), last)


_Row = tuple[str, str, str, str, Where]


def _own(session: Session) -> Iterator[_Row]:
    pack = session.pack
    ask = translate("Results", "Ask {whom}")
    for point in session.advice.organisation.open_points:
        where = question(None, page_of(pack, point.question))
        short = pack.words.questions[point.question].short
        reference = pack.fact(point.question).reference
        yield point.question, short, filled(ask, whom=point.ask), reference, where


def _lines(session: Session, names: Sequence[str]) -> Iterator[_Row]:
    if not session.is_open:
        return
    lines = zip(session.engagement.lines, session.advice.lines, names, strict=True)
    for line, advice, name in lines:
        words = _count(session, advice)
        if not words:
            continue
        if advice.relevant:
            reference = session.pack.fact(advice.relevant[0]).reference
            yield line.id, name, words, reference, session.line_start(line.id)
        else:
            first = advice.contradictions[0].questions[0]
            reference = session.pack.fact(first).reference
            yield line.id, name, words, reference, question(line.id, page_of(session.pack, first))


def _count(session: Session, advice: LineAdvice) -> str:
    parts = []
    if advice.relevant:
        first = session.pack.words.questions[advice.relevant[0]].short
        if len(advice.relevant) == 1:
            text = translate("Results", "1 open question: {first}")
        else:
            text = translate("Results", "{count} open questions, next: {first}")
        parts.append(filled(text, count=str(len(advice.relevant)), first=first))
    if advice.contradictions:
        text = translate("Results", "answers exclude each other: {what}")
        what = "; ".join(found.text for found in advice.contradictions)
        parts.append(filled(text, what=what))
    return ". ".join(parts)


def _row(number: int, key: str, what: str, whom: str, reference: str, where: Where) -> SheetRow:
    rule: ColourName | None = "line" if number else None
    spoken = f"{what}: {whom}, {reference}"
    cells = (
        TextCell(
            text=what,
            spoken=spoken,
            paragraphs=(plain(what, "side"),),
            target=where,
            rule=rule,
            insets=(OUTDENT, 0),
            pads=Pads(OUTDENT, 11, 16, 11),
        ),
        TextCell(
            text=whom,
            spoken=spoken,
            paragraphs=(plain(whom, "side", "ink2"),),
            target=where,
            rule=rule,
            pads=Pads(0, 11, 16, 11),
        ),
        TextCell(
            text=reference,
            spoken=spoken,
            paragraphs=(plain(reference, "side", "ink2"),),
            target=where,
            rule=rule,
            insets=(0, OUTDENT),
            right=True,
            pads=Pads(0, 11, OUTDENT, 11),
        ),
    )
    return SheetRow(key, what, tuple(Placed(at, cell) for at, cell in enumerate(cells)))
