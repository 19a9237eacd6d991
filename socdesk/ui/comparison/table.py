"""The comparison as a table for the clipboard: no drawing, no shortening."""

from collections.abc import Iterator

from socdesk.decision.pack import Pack
from socdesk.ui.comparison.content import Compared, ComparedRow
from socdesk.ui.tables.clipboard import Entry, entry


def comparison_rows(pack: Pack, compared: Compared) -> list[list[Entry]]:
    """Return heads and rows; the last column is the client's where one is open."""
    columns = [entry(head.title, head.subtitle, head=True) for head in compared.columns]
    heads = [entry(pack.words.comparison.title, head=True), *columns]
    if compared.client is not None:
        heads.append(entry(compared.client.title, compared.client.subtitle, head=True))
    return [heads, *(_row(compared, row) for row in compared.rows)]


def _row(compared: Compared, row: ComparedRow) -> list[Entry]:
    found = [entry(row.label, row.note, head=True)]
    if row.span:
        text = f"{row.lead} {row.span}" if row.lead else row.span
        found.append(entry(text, columns=len(row.texts)))
    else:
        found += [entry(text) for text in row.texts]
    if compared.client is not None:
        found.append(entry(*_answers(row)))
    return found


def _answers(row: ComparedRow) -> Iterator[str]:
    """The answers, each question's name and reference once before them."""
    question = ""
    for each in row.answers:
        if each.question != question:
            question = each.question
            yield f"{each.subject} ({each.reference})"
        yield each.text
