"""What the comparison says: the pack's rows, and beside each the client's own answers."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from socdesk.decision.advice import Case
from socdesk.decision.comparison import ClientCell, client_cells
from socdesk.decision.pack import Pack
from socdesk.decision.questioning import page_of
from socdesk.decision.rules import ComparisonColumn, ComparisonRow
from socdesk.decision.wording import filled, joined
from socdesk.decision.words import ColumnText, ComparisonCell
from socdesk.engagement.model import Engagement, to_case
from socdesk.ui.comparison.terms import Terms
from socdesk.ui.place import Where, question

translate = QCoreApplication.translate

_SHORT_NAME = 18
"""How many characters of a line's name the narrow column shows before it is shortened."""
_MOST_NAMES = 4


class Choice(Struct, frozen=True):
    """What the table shows: the reports or the two types, and which columns.

    `columns` are ids of the pack's columns; none means those it shows at first. `example` puts a
    worked example beside them.
    """

    types: bool = False
    columns: tuple[str, ...] = ()
    example: bool = False


class Heading(Struct, frozen=True):
    """A column's head."""

    title: str
    subtitle: str


class Quoted(Struct, frozen=True):
    """An answer of the client: which question, who gave it, and where it was given.

    `who` is empty for the organisation's own answers; `who_short` is `who` with long names of
    lines cut at a word. An example's answers lead nowhere.
    """

    question: str
    subject: str
    reference: str
    who: str
    who_short: str
    answer: str
    where: Where | None

    @property
    def text(self) -> str:
        """The answer as it is quoted, with all names in full."""
        return quotation(self.who, self.answer)


class ComparedRow(Struct, frozen=True):
    """A row: a text per column; the first `spanned` columns share `span`, with lead and drawing.

    `drawings` has one per column where each has its own.
    """

    id: str
    group: str
    label: str
    note: str
    texts: tuple[str, ...]
    span: str
    spanned: int
    lead: str
    drawing: str
    drawings: tuple[str, ...]
    answers: tuple[Quoted, ...]
    examples: tuple[Quoted, ...]

    @property
    def shared(self) -> str:
        """The text over several columns, its lead before it."""
        return f"{self.lead} {self.span}" if self.lead else self.span


class Compared(Struct, frozen=True):
    """The whole table; `client` is None where none is open, `example` where none is wanted.

    `terms` finds the glossary's terms in its texts.
    """

    title: str
    standfirst: str
    columns: tuple[Heading, ...]
    client: Heading | None
    example: Heading | None
    rows: tuple[ComparedRow, ...]
    terms: Terms

    @property
    def asides(self) -> tuple[Heading, ...]:
        """The heads of the columns that quote answers."""
        return tuple(head for head in (self.client, self.example) if head is not None)


def compared(
    pack: Pack,
    engagement: Engagement | None,
    case: Case,
    choice: Choice | None = None,
    example: Engagement | None = None,
) -> Compared:
    """Return a comparison of a pack for an engagement, or for nobody; `example` stands beside."""
    choice = choice or Choice()
    table = _table(pack, choice)
    cells = client_cells(pack, case, table.rows) if engagement else {}
    shown = client_cells(pack, to_case(example), table.rows) if example else {}
    return Compared(
        title=table.title,
        standfirst=table.standfirst,
        columns=tuple(Heading(head.title, head.subtitle) for head in table.heads),
        client=_client(pack, engagement, answered=any(cells.values())) if engagement else None,
        example=_example(example) if example else None,
        rows=tuple(
            _compared_row(
                row,
                table,
                _quoted(pack, engagement, cells[row.id]) if engagement else (),
                tuple(replace(each, where=None) for each in _quoted(pack, example, shown[row.id]))
                if example
                else (),
            )
            for row in table.rows
        ),
        terms=Terms(pack),
    )


def chosen_columns(pack: Pack, choice: Choice) -> tuple[str, ...]:
    """Return the ids of the columns shown, in the pack's order; at least two."""
    columns = pack.rules.type_columns if choice.types else pack.rules.columns
    found = tuple(each.id for each in columns if each.id in choice.columns)
    return found if len(found) > 1 else tuple(each.id for each in columns if each.shown)


class _Table(Struct, frozen=True):
    """One of the pack's two tables, cut to the columns chosen."""

    title: str
    standfirst: str
    columns: tuple[ComparisonColumn, ...]
    heads: tuple[ColumnText, ...]
    rows: tuple[ComparisonRow, ...]
    texts: Mapping[str, ComparisonCell]


def _table(pack: Pack, choice: Choice) -> _Table:
    words, rules = pack.words.comparison, pack.rules
    text = words.types if choice.types else words
    ids = chosen_columns(pack, choice)
    columns = rules.type_columns if choice.types else rules.columns
    first = tuple(each.id for each in rules.columns if each.shown)
    title, standfirst = text.title, text.standfirst
    if not choice.types and ids != first:
        title = _title(pack, [words.columns[name].title for name in ids])
    return _Table(
        title,
        standfirst,
        tuple(each for each in columns if each.id in ids),
        tuple(text.columns[name] for name in ids),
        rules.type_comparison if choice.types else rules.comparison,
        text.rows,
    )


def _title(pack: Pack, heads: Sequence[str]) -> str:
    """Name two reports, and count more."""
    counted = {
        3: translate("Comparison", "Three reports, side by side"),
        4: translate("Comparison", "Four reports, side by side"),
        5: translate("Comparison", "Five reports, side by side"),
    }
    words = translate("Comparison", "{reports}, side by side")
    return counted.get(len(heads), filled(words, reports=joined(pack, heads)))


def _compared_row(
    row: ComparisonRow, table: _Table, answers: tuple[Quoted, ...], examples: tuple[Quoted, ...]
) -> ComparedRow:
    text = table.texts[row.id]
    texts = tuple(text.cells.get(column.id, "") for column in table.columns)
    own = row.drawing == "columns"
    return ComparedRow(
        id=row.id,
        group=row.group,
        label=text.label,
        note=text.note,
        texts=texts,
        span=text.span,
        # The columns without a cell of their own come first: a report that has types.
        spanned=texts.count("") if text.span else 0,
        lead=text.lead,
        drawing="" if own else row.drawing,
        drawings=tuple(column.drawing for column in table.columns) if own else (),
        answers=answers,
        examples=examples,
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


def _example(engagement: Engagement) -> Heading:
    return Heading(engagement.client, translate("Comparison", "Worked example"))


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
