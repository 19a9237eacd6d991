"""What the comparison says: the pack's rows, and beside each the client's own answers."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from socdesk.decision.advice import Case
from socdesk.decision.comparison import ClientCell, client_cells
from socdesk.decision.pack import Pack
from socdesk.decision.questioning import page_of
from socdesk.decision.wording import filled, joined
from socdesk.engagement.model import Engagement
from socdesk.ui.place import Where, question

translate = QCoreApplication.translate

_SHORT_NAME = 18
"""How many characters of a line's name the narrow column shows before it is shortened."""
_MOST_NAMES = 4


class Heading(Struct, frozen=True):
    """A column's head."""

    title: str
    subtitle: str


class Quoted(Struct, frozen=True):
    """An answer of the client: which question, who gave it, and where it was given.

    `who` is empty for the organisation's own answers; `who_short` is `who` with long names of
    lines cut at a word.
    """

    question: str
    subject: str
    reference: str
    who: str
    who_short: str
    answer: str
    where: Where

    @property
    def text(self) -> str:
        """The answer as it is quoted, with all names in full."""
        return quotation(self.who, self.answer)


class ComparedRow(Struct, frozen=True):
    """A row: a text per column, or one text over all of them with a drawing and a lead."""

    id: str
    group: str
    label: str
    note: str
    texts: tuple[str, ...]
    span: str
    lead: str
    drawing: str
    answers: tuple[Quoted, ...]


class Compared(Struct, frozen=True):
    """The whole comparison; `client` is None where none is open."""

    columns: tuple[Heading, ...]
    client: Heading | None
    rows: tuple[ComparedRow, ...]


def compared(pack: Pack, engagement: Engagement | None, case: Case) -> Compared:
    """Return the comparison of a pack for an engagement, or for nobody."""
    words = pack.words.comparison
    columns = [column.id for column in pack.rules.columns]
    cells = client_cells(pack, case) if engagement else {}
    rows = []
    for row in pack.rules.comparison:
        text = words.rows[row.id]
        rows.append(
            ComparedRow(
                id=row.id,
                group=row.group,
                label=text.label,
                note=text.note,
                texts=tuple(text.cells.get(column, "") for column in columns),
                span=text.span,
                lead=text.lead,
                drawing=row.drawing,
                answers=_quoted(pack, engagement, cells.get(row.id, ())) if engagement else (),
            )
        )
    heads = (words.columns[column] for column in columns)
    return Compared(
        tuple(Heading(head.title, head.subtitle) for head in heads),
        _client(pack, engagement, answered=any(cells.values())) if engagement else None,
        tuple(rows),
    )


def quotation(who: str, answer: str) -> str:
    """Return "Online banking: “Yes”", or “Yes” alone for the organisation's own answer."""
    # Quotation marks within quotation marks are single ones.
    inner = answer.replace("“", "\u2018").replace("”", "\u2019")
    if not who:
        return filled(translate("Comparison", "“{answer}”"), answer=inner)
    return filled(translate("Comparison", "{who}: “{answer}”"), who=who, answer=inner)


def shortened(names: Sequence[str]) -> tuple[str, ...]:
    """Return long names cut after a word, except where two would read the same."""
    cut = [_cut(name) for name in names]
    return tuple(
        short if cut.count(short) == 1 else name for name, short in zip(names, cut, strict=True)
    )


def _cut(name: str) -> str:
    if len(name) <= _SHORT_NAME:
        return name
    head = name[:_SHORT_NAME]
    space = head.rfind(" ")
    return (head[:space] if space > _SHORT_NAME // 3 else head).rstrip(" ,;:") + "…"


def _client(pack: Pack, engagement: Engagement, *, answered: bool) -> Heading:
    words = pack.words.comparison.client
    subtitle = words.subtitle if answered else translate("Comparison", "Nothing is answered yet")
    return Heading(engagement.client or words.title, subtitle)


def _quoted(pack: Pack, engagement: Engagement, cells: Sequence[ClientCell]) -> tuple[Quoted, ...]:
    names = tuple(
        line.name or filled(translate("Comparison", "Line {number}"), number=str(number))
        for number, line in enumerate(engagement.lines, start=1)
    )
    short = shortened(names)
    return tuple(
        Quoted(
            question=cell.question,
            subject=pack.words.questions[cell.question].short,
            reference=cell.reference,
            who=_who(pack, cell.lines, names),
            who_short=_who(pack, cell.lines, short),
            answer=cell.answer,
            where=_where(pack, engagement, cell),
        )
        for cell in cells
    )


def _who(pack: Pack, lines: tuple[int, ...], names: Sequence[str]) -> str:
    if not lines:
        return ""
    if len(lines) > 1 and len(lines) == len(names):
        if len(lines) == 2:
            return translate("Comparison", "Both lines")
        return translate("Comparison", "All lines")
    given = [names[line] for line in lines]
    if len(given) > _MOST_NAMES:
        rest = str(len(given) - _MOST_NAMES + 1)
        more = filled(translate("Comparison", "{count} more lines"), count=rest)
        given = [*given[: _MOST_NAMES - 1], more]
    return joined(pack, given)


def _where(pack: Pack, engagement: Engagement, cell: ClientCell) -> Where:
    line = engagement.lines[cell.lines[0]].id if cell.lines else None
    return question(line, page_of(pack, cell.question))
