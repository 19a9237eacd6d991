"""A table as a Qt model: cells in place, some over several rows or columns."""

from collections.abc import Iterator
from html import escape

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from socdesk.ui.tables.cells import Cell

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class Placed(Struct, frozen=True):
    """A cell at its first column, and how many rows and columns it takes."""

    column: int
    cell: Cell
    rows: int = 1
    columns: int = 1


class SheetRow(Struct, frozen=True):
    """The cells that begin in a row; `key` names the row for as long as it is there."""

    key: str
    label: str
    cells: tuple[Placed, ...]


class Sheet(Struct, frozen=True):
    """A table: the heads of its columns as a screen reader says them, and its rows."""

    heads: tuple[str, ...]
    rows: tuple[SheetRow, ...] = ()

    def anchors(self) -> Iterator[tuple[int, Placed]]:
        """Yield every cell with the row it begins in."""
        for number, row in enumerate(self.rows):
            for placed in row.cells:
                yield number, placed

    def shape(self) -> tuple[object, ...]:
        """What has to be equal for two sheets to differ in words only."""
        places = tuple((at, p.column, p.rows, p.columns) for at, p in self.anchors())
        return (self.heads, tuple(row.key for row in self.rows), places)


class SheetModel(QAbstractTableModel):
    """A sheet for views; `show_sheet` tells only what changed.

    A place covered by a cell over several rows or columns gives that cell's data.
    """

    def __init__(self, sheet: Sheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._grid = _grid(sheet)

    @property
    def sheet(self) -> Sheet:
        """The sheet as it stands."""
        return self._sheet

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet."""
        old = self._sheet
        if sheet == old:
            return
        if sheet.shape() != old.shape():
            self.beginResetModel()
            self._sheet, self._grid = sheet, _grid(sheet)
            self.endResetModel()
            return
        self._sheet, self._grid = sheet, _grid(sheet)
        for (row, before), (_, after) in zip(old.anchors(), sheet.anchors(), strict=True):
            if before != after:
                first = self.index(row, after.column)
                last = self.index(row + after.rows - 1, after.column + after.columns - 1)
                self.dataChanged.emit(first, last)

    def cell(self, index: Index) -> Cell | None:
        """Return the cell at an index, also for the places it covers; None for an empty place."""
        found = self.anchor(index)
        return found[1].cell if found else None

    def anchor(self, index: Index) -> tuple[int, Placed] | None:
        """Return the cell over an index and the row in which it begins."""
        if not index.isValid():
            return None
        return self._grid.get((index.row(), index.column()))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._sheet.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._sheet.heads)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        cell = self.cell(index)
        if cell is None:
            return None
        if role == _Role.DisplayRole:
            return cell.full or cell.text
        if role == _Role.AccessibleTextRole:
            return cell.spoken or self._spoken(index, cell.text)
        if role == _Role.ToolTipRole and cell.full not in ("", cell.text):
            # A tooltip would read markup: it gets none of the text's own.
            return f"<qt>{escape(cell.full)}</qt>"
        return None

    def _spoken(self, index: Index, text: str) -> str:
        """What a cell says that has no words of its own for it: its row, its column, its text."""
        row, head = self._sheet.rows[index.row()].label, self._sheet.heads[index.column()]
        place = ", ".join(part for part in (row, head) if part and part != text)
        return ": ".join(part for part in (place, text) if part)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if role != _Role.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            heads = self._sheet.heads
            return heads[section] if 0 <= section < len(heads) else None
        rows = self._sheet.rows
        return rows[section].label if 0 <= section < len(rows) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.cell(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _grid(sheet: Sheet) -> dict[tuple[int, int], tuple[int, Placed]]:
    return {
        (row + down, placed.column + across): (row, placed)
        for row, placed in sheet.anchors()
        for down in range(placed.rows)
        for across in range(placed.columns)
    }
