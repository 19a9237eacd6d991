"""The wheel scrolls; over a control that has not the focus it changes nothing."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from tests.ui.access import reading
from tests.ui.access.scenes import Scene, dialogs, pages
from tests.ui.window import NO_MODIFIER, DeskWindow, settle

SCENES = [pytest.param(scene, id=scene.name) for scene in (*pages(), *dialogs())]


def turn(widget: QWidget, by: int) -> None:
    """Turn the wheel over a control by so many notches."""
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at,
        widget.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * by),
        Qt.MouseButton.NoButton,
        NO_MODIFIER,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def value(widget: QWidget) -> object:
    """What a control holds, None where it holds nothing."""
    found: object = None
    match widget:
        case QComboBox():
            found = widget.currentIndex()
        case QLineEdit():
            found = widget.text()
        case QPlainTextEdit():
            found = widget.toPlainText()
        case QAbstractSlider():
            found = widget.value()
        case QAbstractButton():
            found = widget.isChecked()
    return found


@pytest.mark.parametrize("scene", SCENES)
def test_the_wheel_changes_no_control_that_has_not_the_focus(
    window: DeskWindow, scene: Scene
) -> None:
    with scene.on(window) as top:
        session = window.session
        engagement = session.engagement if session.is_open else None
        where, changed = session.where, []
        for each in reading.controls(top):
            if each.hasFocus():
                each.clearFocus()
            before = value(each)
            for by in (-1, 1, 1, -1, -1):
                turn(each, by)
                if value(each) != before:
                    changed.append(reading.name(each))
        settle()
        after = session.engagement if session.is_open else None

    assert changed == []
    assert after == engagement
    assert session.where == where


def test_the_sweep_sees_a_list_that_turns() -> None:
    combo = QComboBox()
    combo.addItems(["one", "two"])

    turn(combo, -1)

    assert value(combo) == 1
