"""What Qt tells a screen reader about the controls on the screen, in this process."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

Role = QAccessible.Role
State = QAccessible.State
CHECKED_ONE = (Role.RadioButton, Role.CheckBox)
FITTING = (
    *CHECKED_ONE,
    Role.Button,
    Role.ButtonMenu,
    Role.ComboBox,
    Role.EditableText,
    Role.Link,
    Role.List,
    Role.Slider,
    Role.Table,
)
FIELDS = (QComboBox, QLineEdit, QPlainTextEdit)
_MARKUP = ("<", ">", "&amp;", "&lt;")


def controls(top: QWidget) -> list[QWidget]:
    """The controls of a window that can be seen and can have the focus, by Tab or by a click."""
    return [
        each
        for each in top.findChildren(QWidget)
        if each.window() is top
        and each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and each.focusProxy() is None
    ]


def interface(widget: QWidget) -> QAccessibleInterface:
    """What a screen reader gets for a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def name(widget: QWidget) -> str:
    return interface(widget).text(QAccessible.Text.Name)


def described(widget: QWidget) -> str:
    return interface(widget).text(QAccessible.Text.Description)


def labels(widget: QWidget) -> list[str]:
    """The words of the labels that are related to a widget."""
    return [
        other.text(QAccessible.Text.Name)
        for other, kind in interface(widget).relations()
        if kind is QAccessible.RelationFlag.Label
    ]


def complaints(widget: QWidget) -> list[str]:
    """What is wrong with how a control is told of."""
    found, said, more = [], name(widget), described(widget)
    here = interface(widget)
    if not said.strip():
        found.append("has no name")
    if any(said in (each.__name__, each.__name__.lstrip("_Q")) for each in type(widget).__mro__):
        found.append("is named like its class")
    if any(mark in said + more for mark in _MARKUP):
        found.append("is told of in markup")
    if here.role() not in FITTING and not isinstance(widget, QScrollArea):
        found.append(f"is a {here.role().name}")
    if not here.state().focusable:
        found.append("does not say that it takes the focus")
    if isinstance(widget, QComboBox) and not labels(widget):
        found.append("has no label: what it says as its name is the value")
    if isinstance(widget, FIELDS) and not (labels(widget) or widget.accessibleName()):
        found.append("is named by no label")
    if isinstance(widget, QAbstractButton) and widget.isCheckable():
        if here.role() in CHECKED_ONE and not here.state().checkable:
            found.append("does not say that it can be checked")
        if bool(here.state().checked) != widget.isChecked():
            found.append("does not say whether it is checked")
    return [f"{type(widget).__name__} “{said[:40]}” {each}" for each in found]


def told(widgets: Sequence[QWidget]) -> list[str]:
    """The complaints about all of them."""
    return [complaint for widget in widgets for complaint in complaints(widget)]
