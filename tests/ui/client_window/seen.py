"""Everything a window says: what a person, a screen reader or a hovering mouse can find in it."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.UserRole,
)


def words_of(window: QWidget, *, hidden: bool) -> str:
    """Return all texts of a window and its widgets, one a line; with `hidden` of all there are."""
    found = [window.windowTitle()]
    for widget in [window, *window.findChildren(QWidget)]:
        if hidden or widget is window or widget.isVisible():
            found += _texts(widget)
    return "\n".join(text for text in found if text)


def _texts(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    yield widget.statusTip()
    yield widget.whatsThis()
    yield widget.windowTitle()
    yield widget.windowFilePath()
    for action in widget.actions():
        yield from _action_texts(action)
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield from (widget.text(), widget.placeholderText())
    elif isinstance(widget, QPlainTextEdit):
        yield from (widget.toPlainText(), widget.placeholderText())
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    elif isinstance(widget, QAbstractItemView):
        yield from _model_texts(widget.model(), QModelIndex())


def _action_texts(action: QAction) -> Iterator[str]:
    yield from (action.text(), action.toolTip(), action.statusTip(), action.whatsThis())
    yield str(action.data() or "")


def _model_texts(model: QAbstractItemModel | None, parent: QModelIndex) -> Iterator[str]:
    if model is None:
        return
    for row in range(model.rowCount(parent)):
        for column in range(_columns(model, parent)):
            index = model.index(row, column, parent)
            for role in _ROLES:
                yield str(model.data(index, role) or "")


def _columns(model: QAbstractItemModel, parent: QModelIndex) -> int:
    # PySide keeps the count of a list's columns, always one, to itself.
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
