"""The table laid out: side by side, with the label over its row, or column under column."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from socdesk.ui.comparison.content import Compared, ComparedRow, Heading, Quoted
from socdesk.ui.comparison.layout import Layout
from socdesk.ui.comparison.row_cells import (
    BOTTOM,
    GAP,
    MARGIN,
    TOP,
    answer_cell,
    example_cell,
    label_cell,
    shared_cell,
    text_cell,
)
from socdesk.ui.tables.cells import Cell, Pads
from socdesk.ui.tables.model import Placed, Sheet, SheetRow
from socdesk.ui.theme import ColourName

translate = QCoreApplication.translate


def laid_out(
    compared: Compared, layout: Layout, margin: int
) -> tuple[Sheet, tuple[Heading | None, ...], int]:
    """Return the table in a layout, the heads of its columns, how many of them quote answers."""
    if layout is Layout.BESIDE:
        heads = (None, *compared.columns, *compared.asides)
        return side_by_side(compared), heads, len(compared.asides)
    if layout is Layout.STACKED:
        return stacked(compared, margin), compared.columns, 0
    return listed(compared, margin), (), 0


def side_by_side(compared: Compared) -> Sheet:
    """Return the table of wide windows: label, a column per report, the answers.

    The answers of a row stand in table rows of their own, over which the other cells reach, so
    that arrow keys and screen readers meet them one by one.
    """
    heads = (
        translate("Comparison", "Row"),
        *(head.title for head in (*compared.columns, *compared.asides)),
    )
    return Sheet(heads, _rows(compared, lambda row, rule: _beside(compared, row, rule)))


def stacked(compared: Compared, margin: int) -> Sheet:
    """Return the table of narrow windows: label over its row, the answers under it."""
    heads = tuple(head.title for head in compared.columns)
    return Sheet(heads, _rows(compared, lambda row, rule: _under(compared, row, rule, margin)))


def listed(compared: Compared, margin: int) -> Sheet:
    """Return the table where columns have no room beside one another: each under the one before."""
    return Sheet(
        (compared.title,), _rows(compared, lambda row, rule: _listed(compared, row, rule, margin))
    )


def _rows(
    compared: Compared, lay_out: Callable[[ComparedRow, ColourName | None], list[SheetRow]]
) -> tuple[SheetRow, ...]:
    """Every row laid out, a hairline between two and a strong line between groups."""
    rows: list[SheetRow] = []
    group = ""
    for row in compared.rows:
        rule: ColourName | None = "line" if rows else None
        if rows and row.group != group:
            rule = "rule"
        group = row.group
        rows += lay_out(row, rule)
    return _closed(rows)


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


def _quoted(compared: Compared, row: ComparedRow) -> tuple[tuple[Heading, tuple[Quoted, ...]], ...]:
    """Whose answers stand beside a row, each with its head."""
    found = ((compared.client, row.answers), (compared.example, row.examples))
    return tuple((head, answers) for head, answers in found if head is not None)


def _beside(compared: Compared, row: ComparedRow, rule: ColourName | None) -> list[SheetRow]:
    tall = max(1, len(row.answers))
    label = Placed(0, label_cell(row, rule, Pads(MARGIN, TOP + 1, 12, BOTTOM)), rows=tall)
    cells = [label, *_texts(compared, row, rule, tall)]
    column = len(compared.columns) + 1
    if compared.example is not None:
        beyond = column + (compared.client is not None)
        cells.append(Placed(beyond, example_cell(row, compared.example, rule), rows=tall))
    found = []
    for number in range(tall):
        if compared.client is not None:
            over = rule if number == 0 else None
            last = compared.example is None
            client = answer_cell(row, compared.client, row.answers, number, over, last=last)
            cells.append(Placed(column, client))
        found.append(SheetRow(_key(row, number), row.label, tuple(cells)))
        cells = []
    return found


def _texts(
    compared: Compared, row: ComparedRow, rule: ColourName | None, tall: int
) -> list[Placed]:
    right = GAP if compared.asides else MARGIN
    last = len(row.texts) - 1
    found = []
    if row.spanned:
        end = right if row.spanned > last else GAP
        cell = shared_cell(compared, row, rule, Pads(0, 12, end, 12))
        found.append(Placed(1, cell, rows=tall, columns=row.spanned))
    for at in range(row.spanned, len(row.texts)):
        pads = Pads(0, TOP, right if at == last else GAP, BOTTOM)
        found.append(Placed(at + 1, text_cell(compared, row, at, rule, pads), rows=tall))
    return found


def _under(
    compared: Compared, row: ComparedRow, rule: ColourName | None, margin: int
) -> list[SheetRow]:
    count = len(compared.columns)
    label = label_cell(row, rule, Pads(margin, TOP, margin, 4), one_line=True)
    found = [SheetRow(f"{row.id}/label", row.label, (Placed(0, label, columns=count),))]
    cells: list[Placed] = []
    if row.spanned:
        right = margin if row.spanned == count else GAP
        shared = shared_cell(compared, row, None, Pads(margin, 4, right, BOTTOM))
        cells.append(Placed(0, shared, columns=row.spanned))
    for at in range(row.spanned, count):
        pads = _outer(at, count, margin)
        cells.append(Placed(at, text_cell(compared, row, at, None, pads)))
    found.append(SheetRow(f"{row.id}/texts", row.label, tuple(cells)))
    return [*found, *_answers_under(compared, row, margin, count)]


def _listed(
    compared: Compared, row: ComparedRow, rule: ColourName | None, margin: int
) -> list[SheetRow]:
    label = label_cell(row, rule, Pads(margin, TOP, margin, 4), one_line=True)
    cells: list[Cell] = [label]
    if row.spanned:
        cells.append(shared_cell(compared, row, None, Pads(margin, 4, margin, 4)))
    pads = Pads(margin, 4, margin, 4)
    cells += [
        text_cell(compared, row, at, None, pads, named=True)
        for at in range(row.spanned, len(row.texts))
    ]
    cells[-1] = replace(cells[-1], pads=replace(cells[-1].pads, bottom=BOTTOM))
    found = [
        SheetRow(f"{row.id}/{number}", row.label, (Placed(0, cell),))
        for number, cell in enumerate(cells)
    ]
    return [*found, *_answers_under(compared, row, margin, 1)]


def _answers_under(
    compared: Compared, row: ComparedRow, margin: int, columns: int
) -> Iterable[SheetRow]:
    for aside, (head, answers) in enumerate(_quoted(compared, row)):
        for number in range(len(answers)):
            cell = answer_cell(row, head, answers, number, None, margin=margin)
            key = _key(row, number) if aside == 0 else f"{row.id}/example/{number}"
            yield SheetRow(key, row.label, (Placed(0, cell, columns=columns),))


def _outer(at: int, count: int, margin: int) -> Pads:
    """The outer columns hold the margins of the page."""
    left = margin if at == 0 else 0
    return Pads(left, 4, margin if at == count - 1 else GAP, BOTTOM)


def _key(row: ComparedRow, number: int) -> str:
    if number >= len(row.answers):
        return f"{row.id}/texts/{number}" if number else f"{row.id}/texts"
    answer = row.answers[number]
    before = sum(each.question == answer.question for each in row.answers[:number])
    return f"{row.id}/{answer.question}/{before}"
