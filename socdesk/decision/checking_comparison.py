"""Whether the comparison of a pack stands rightly: its questions, and words for every cell."""

from collections.abc import Iterable, Mapping

from socdesk.decision.blocks import Blocks, Located
from socdesk.decision.checking import nearest, same_ids
from socdesk.decision.faults import Fault

_TABLES = (("column", "row", ()), ("type_column", "type_row", ("types",)))
"""The blocks of each table, and where its words stand in `comparison.toml`."""


def check_comparison(blocks: Blocks) -> Iterable[Fault]:
    """Yield each unknown question, missing or stray word, and cell of no column or of none."""
    questions = {entry.value.id for entry in blocks.of("fact")}
    for kind in ("row", "type_row"):
        for entry in blocks.of(kind):
            for question in entry.value.questions:
                if question not in questions:
                    found, expected = f"unknown question {question}", nearest(question, questions)
                    yield entry.fault(entry.value.id, found, expected, "questions")
    words = blocks.words.get("comparison")
    if words is None:
        return
    for column_kind, row_kind, place in _TABLES:
        text = words.value.types if place else words.value
        columns = {entry.value.id: entry for entry in blocks.of(column_kind)}
        rows = {entry.value.id: entry for entry in blocks.of(row_kind)}
        yield from same_ids(columns, text.columns, words, (*place, "columns"))
        yield from same_ids(rows, text.rows, words, (*place, "rows"))
        yield from _cells(columns, rows, words, place)


def _cells(
    columns: Mapping[str, Located],
    rows: Mapping[str, Located],
    words: Located,
    place: tuple[str, ...],
) -> Iterable[Fault]:
    texts = words.value.types.rows if place else words.value.rows
    for name, cell in texts.items():
        where = (*place, "rows", name)
        for column in cell.cells:
            if column not in columns:
                found, expected = f"a cell of an unknown column {column}", nearest(column, columns)
                yield words.fault(name, found, expected, *where, "cells", column)
        without = [column for column in columns if not cell.cells.get(column, "").strip()]
        if name in rows and without and not cell.span.strip():
            found, expected = f"no cell for {', '.join(without)}", "a cell per column, or a span"
            yield words.fault(name, found, expected, *where)
