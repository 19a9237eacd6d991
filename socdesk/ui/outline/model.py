"""The outline's rows as a list model that tells only what changed."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from socdesk.ui.outline.rows import Row, RowKind, progress_words

_Role = Qt.ItemDataRole
_Flag = Qt.ItemFlag
ROW_ROLE = _Role.UserRole
"""Gives the `Row` itself."""

Index = QModelIndex | QPersistentModelIndex


class OutlineModel(QAbstractListModel):
    """Rows of `outline_rows`; `show_rows` sends the least that views must know."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def rows(self) -> tuple[Row, ...]:
        """Return the rows shown."""
        return self._rows

    def row_at(self, index: Index) -> Row | None:
        """Return the row behind an index, None for an invalid one."""
        return self._rows[index.row()] if index.isValid() else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; a row keeps its place in views as long as its key stays."""
        wanted = tuple(rows)
        before = [row.key for row in self._rows]
        after = [row.key for row in wanted]
        if before != after:
            self._splice(before, after, wanted)
        old, self._rows = self._rows, wanted
        changed = [at for at, row in enumerate(wanted) if row != old[at]]
        for at in changed:
            self.dataChanged.emit(self.index(at), self.index(at))

    def _splice(self, before: list[str], after: list[str], wanted: tuple[Row, ...]) -> None:
        """Take out and put in what lies between the common beginning and the common end."""
        head = _common(before, after)
        tail = _common(before[head:][::-1], after[head:][::-1])
        gone, new = len(before) - tail, len(after) - tail
        if gone > head:
            self.beginRemoveRows(QModelIndex(), head, gone - 1)
            self._rows = self._rows[:head] + self._rows[gone:]
            self.endRemoveRows()
        if new > head:
            self.beginInsertRows(QModelIndex(), head, new - 1)
            self._rows = self._rows[:head] + wanted[head:new] + self._rows[head:]
            self.endInsertRows()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows; rows have no children."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """Return the text, what a screen reader says, the name to edit, or the `Row`."""
        row = self.row_at(index)
        if row is None:
            return None
        if role in (_Role.DisplayRole, _Role.EditRole):
            return row.text
        if role == _Role.AccessibleTextRole:
            return _spoken(row)
        if role == ROW_ROLE:
            return row
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every row but heads be reached, and lines be renamed."""
        row = self.row_at(index)
        if row is None or row.kind is RowKind.HEAD:
            return _Flag.NoItemFlags
        flags = _Flag.ItemIsEnabled | _Flag.ItemIsSelectable
        return flags | _Flag.ItemIsEditable if row.kind is RowKind.LINE else flags


def _spoken(row: Row) -> str:
    words = [row.text]
    if row.second:
        words.append(row.second)
    if row.own_spoken:
        words.append(row.own_spoken.removesuffix("."))
    if row.kind in (RowKind.CLIENT, RowKind.LINE, RowKind.STEP, RowKind.QUESTION):
        words.append(progress_words(row.progress))
    return ", ".join(words)


def _common(one: list[str], other: list[str]) -> int:
    """The number of equal members at the beginning of both."""
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return at
    return min(len(one), len(other))
