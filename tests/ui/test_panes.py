"""The window at every size, at every text size, and for those who come by keyboard or by ear."""

import gc
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from socdesk.ui.place import COMPARISON, ORGANISATION, question, summary
from tests.ui.window import DeskWindow, click_row, settle

Key = Qt.Key


@pytest.mark.parametrize(
    ("width", "zoom", "outline", "verdict"),
    [
        pytest.param(1920, 100, 288, 380, id="wide"),
        pytest.param(1280, 100, 248, 312, id="normal"),
        pytest.param(960, 100, None, 280, id="compact"),
        pytest.param(1280, 150, None, 280, id="normal at 150 %"),
        pytest.param(700, 100, None, None, id="narrow"),
    ],
)
def test_columns_follow_the_width_counted_in_text(
    window: DeskWindow, width: int, zoom: int, outline: int | None, verdict: int | None
) -> None:
    window.begin()
    window.ask("users")
    window.theme.set_zoom(zoom)
    window.resize(width, 800)
    settle()

    found = tuple(
        part.width() * 100 // zoom if part.isVisible() else None
        for part in (window.outline, window.verdict)
    )
    assert found == (outline, verdict)
    assert window.masthead.outline_button.isVisible() == (outline is None)
    assert window.verdict_line.isVisible() == (verdict is None)


@pytest.mark.parametrize("zoom", [100, 125, 150, 200])
@pytest.mark.parametrize("size", [(1280, 720), (960, 540), (640, 420)])
def test_nothing_is_wider_than_the_window(
    window: DeskWindow, size: tuple[int, int], zoom: int
) -> None:
    window.open_bank()
    window.theme.set_zoom(zoom)
    window.resize(*size)

    for place in (question(window.line(), "users"), summary(window.line()), ORGANISATION):
        window.session.go(place)
        settle()
        assert window.width() == size[0]
        assert window.height() == size[1]


def test_the_drawer_opens_goes_and_closes(window: DeskWindow) -> None:
    window.begin("Loans", "Portal")
    window.ask("users")
    window.resize(960, 540)
    settle()
    closed = window.outline.isVisible()

    QTest.mouseClick(window.masthead.outline_button, Qt.MouseButton.LeftButton)
    settle()
    opened = (window.outline.isVisible(), window.outline.geometry().left())
    click_row(window.outline.lines, "Portal")

    assert (closed, opened) == (False, (True, 0))
    assert window.session.where == question(window.line(1), "users")
    assert not window.outline.isVisible()


@pytest.mark.parametrize("way", ["esc", "click", "button"])
def test_the_drawer_is_closed_in_three_ways(window: DeskWindow, way: str) -> None:
    window.begin()
    window.resize(960, 540)
    settle()
    window.panes.toggle_drawer()
    settle()

    if way == "esc":
        window.press(Key.Key_Escape)
    elif way == "click":
        QTest.mouseClick(
            window.panes._scrim,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(600, 300),
        )
    else:
        window.masthead.outline_requested.emit()
    settle()

    assert not window.outline.isVisible()
    assert not window.panes._scrim.isVisible()


def test_an_open_drawer_becomes_the_column_when_there_is_room(window: DeskWindow) -> None:
    window.begin()
    window.resize(960, 540)
    settle()
    window.panes.toggle_drawer()

    window.resize(1280, 800)
    settle()

    assert window.outline.isVisible()
    assert window.outline.width() == 248
    assert not window.panes._scrim.isVisible()
    assert window.panes.centre_rect().left() == 248


# For those who do not see, and for those who come by Tab.


@pytest.mark.parametrize(
    "show",
    [
        pytest.param(lambda window: window.session.close(), id="start"),
        pytest.param(lambda window: window.ask("users"), id="question"),
        pytest.param(lambda window: window.ask("frameworks", None), id="page of ticks"),
        pytest.param(lambda window: window.session.go(summary(window.line())), id="result"),
        pytest.param(lambda window: window.session.go(ORGANISATION), id="organisation"),
        pytest.param(lambda window: window.session.go(COMPARISON), id="comparison"),
        pytest.param(lambda window: window.finder.open(), id="finder"),
    ],
)
def test_every_control_one_can_reach_has_a_name(
    window: DeskWindow, show: Callable[[DeskWindow], None]
) -> None:
    window.open_bank()
    show(window)
    settle()

    reachable = [
        control
        for control in window.findChildren(QWidget)
        if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    nameless = [control for control in reachable if not spoken(control)]

    assert len(reachable) > 2
    assert nameless == []


def spoken(control: QWidget) -> str:
    """The name a screen reader says."""
    return QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)


def test_tab_goes_through_the_window_and_comes_back(window: DeskWindow) -> None:
    window.begin()
    window.ask("users")
    start = window.focusWidget()
    passed = []

    for _ in range(60):
        window.press(Key.Key_Tab)
        passed.append(window.focusWidget())
        if passed[-1] is start:
            break

    assert passed[-1] is start
    assert window.outline.lines in passed
    assert window.masthead.find_button in passed


def test_void_calls_leave_the_count_of_none_alone(window: DeskWindow) -> None:
    window.begin()
    window.ask("users")
    counts = []

    for _ in range(3):
        for _ in range(30):
            window.session.go(question(window.line(), "entries"))
            window.session.go(question(window.line(), "users"))
        settle()
        gc.collect()
        counts.append(sys.getrefcount(None))

    assert abs(counts[2] - counts[1]) < 50
