"""The open points of all lines as a table: what is open, whom to ask, by when."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from socdesk.decision.pack import Pack
from socdesk.decision.questioning import page_of
from socdesk.report.asking.people import Asked
from socdesk.report.dates import short_date
from socdesk.report.document import Effect
from socdesk.ui.place import Where, question
from socdesk.ui.tables.cells import Pads, Paragraph, TextCell, plain
from socdesk.ui.tables.model import Placed, Sheet, SheetRow
from socdesk.ui.theme import OUTDENT, ColourName
from socdesk.ui.widgets.prose import Span

translate = QCoreApplication.translate

MOST_ROWS = 200
"""Rows shown; what comes after them matters least."""

_WHOM_SHARE = 0.26
_BY_WIDTH = 96


def asked_sheet(pack: Pack, asked: Sequence[Asked]) -> Sheet:
    """Return a row for each open question, in the order given, at most `MOST_ROWS`."""
    heads = (
        translate("Asking", "Open"),
        translate("Asking", "Whom to ask"),
        translate("Asking", "By"),
    )
    shown = enumerate(asked[:MOST_ROWS])
    return Sheet(heads, tuple(_row(pack, each, first=not at) for at, each in shown))


def asked_widths(width: int, unit: float) -> tuple[int, ...]:
    """Return the columns: what is open, whom to ask, by when."""
    by = round((_BY_WIDTH + OUTDENT) * unit)
    whom = round((width - by) * _WHOM_SHARE)
    return (max(1, width - whom - by), whom, by)


def place_of(pack: Pack, asked: Asked) -> Where:
    """Return the page on which a question is answered."""
    return question(asked.line, page_of(pack, asked.question))


def where_words(asked: Asked) -> str:
    """Return the line a question is about, or that it is about all of them."""
    return asked.name if asked.line else translate("Asking", "The organisation and all lines")


def _row(pack: Pack, asked: Asked, *, first: bool) -> SheetRow:
    target = place_of(pack, asked)
    rule: ColourName | None = None if first else "line"
    text = pack.words.questions[asked.question].text
    about = f"{where_words(asked)} · {pack.fact(asked.question).reference}"
    by = short_date(asked.by) if asked.by else "–"
    effects = [_effect(effect) for effect in asked.effects]
    done = " ".join(paragraph.text for paragraph in effects)
    ask = translate("Asking", "Ask %1, by %2").replace("%1", asked.ask).replace("%2", by)
    spoken = f"{about}: {text} {done} {ask}"
    question_words = Paragraph((Span(text, strong=True),), "side", above=2)
    cells = (
        TextCell(
            text=text,
            spoken=spoken,
            paragraphs=(plain(about, "small", "ink2"), question_words, *effects),
            target=target,
            rule=rule,
            insets=(OUTDENT, 0),
            pads=Pads(OUTDENT, 12, 20, 12),
        ),
        TextCell(
            text=asked.ask,
            paragraphs=(plain(asked.ask, "side"),),
            target=target,
            rule=rule,
            pads=Pads(0, 12, 16, 12),
        ),
        TextCell(
            text=by,
            paragraphs=(plain(by, "side", "ink" if asked.by else "ink2"),),
            target=target,
            rule=rule,
            insets=(0, OUTDENT),
            right=True,
            pads=Pads(0, 12, OUTDENT, 12),
        ),
    )
    return SheetRow(asked.key, text, tuple(Placed(at, cell) for at, cell in enumerate(cells)))


def _effect(effect: Effect) -> Paragraph:
    lead = (Span(f"{effect.answer}: ", strong=True),) if effect.answer else ()
    return Paragraph((*lead, Span(effect.outcome)), "small", "ink2", above=3)
