"""Which rows of the comparison are shown: those that hold some words, of a group, that decide."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from socdesk.decision.advice import Explanation
from socdesk.ui.comparison.content import Compared, ComparedRow


class RowFilter(Struct, frozen=True):
    """What a row has to meet to be shown; by default every row does.

    `words` all have to stand in the row, in any column and any case. `group` is the id of a group.
    `deciding` are the questions of which a row has to quote one.
    """

    words: str = ""
    group: str = ""
    deciding: frozenset[str] | None = None


def narrowed(compared: Compared, wanted: RowFilter) -> Compared:
    """Return the comparison with the rows that meet a filter."""
    words = wanted.words.casefold().split()
    rows = tuple(row for row in compared.rows if _meets(row, words, wanted))
    return replace(compared, rows=rows)


def deciding_questions(explanations: Iterable[Explanation]) -> frozenset[str]:
    """Return the questions whose answers carry a headline or keep a report down."""
    found: set[str] = set()
    for each in explanations:
        sets = [*each.reasons, *(one for of in each.why_not.values() for one in of)]
        found |= {quote.question for quotes in sets for quote in quotes}
    return frozenset(found)


def _meets(row: ComparedRow, words: list[str], wanted: RowFilter) -> bool:
    if wanted.group and row.group != wanted.group:
        return False
    quoted = {answer.question for answer in row.answers}
    if wanted.deciding is not None and not quoted & wanted.deciding:
        return False
    text = _text(row)
    return all(word in text for word in words)


def _text(row: ComparedRow) -> str:
    quoted = [f"{each.subject} {each.text}" for each in (*row.answers, *row.examples)]
    shared = row.shared if row.spanned else ""
    return " ".join((row.label, row.note, shared, *row.texts, *quoted)).casefold()
