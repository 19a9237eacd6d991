"""The comparison as a table for the clipboard: no drawing, no shortening."""

from collections.abc import Iterator, Sequence

from socdesk.ui.comparison.content import Compared, ComparedRow, Quoted
from socdesk.ui.tables.clipboard import Entry, entry


def comparison_rows(compared: Compared) -> list[list[Entry]]:
    """Return heads and rows; the last columns are the client's and the example's, where shown."""
    columns = [entry(head.title, head.subtitle, head=True) for head in compared.columns]
    heads = [entry(compared.title, head=True), *columns]
    heads += [entry(aside.title, aside.subtitle, head=True) for aside in compared.asides]
    return [heads, *(_row(compared, row) for row in compared.rows)]


def _row(compared: Compared, row: ComparedRow) -> list[Entry]:
    found = [entry(row.label, row.note, head=True)]
    if row.spanned:
        found.append(entry(row.shared, columns=row.spanned))
    found += [entry(text) for text in row.texts[row.spanned :]]
    for head, answers in ((compared.client, row.answers), (compared.example, row.examples)):
        if head is not None:
            found.append(entry(*_answers(answers)))
    return found


def _answers(answers: Sequence[Quoted]) -> Iterator[str]:
    """The answers, each question's name and reference once before them."""
    question = ""
    for each in answers:
        if each.question != question:
            question = each.question
            yield f"{each.subject} ({each.reference})"
        yield each.text
