"""Tab and Shift+Tab: round every page and out of it, in reading order, always seen."""

from itertools import pairwise
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QWidget

from socdesk.ui.tables.view import SheetView
from socdesk.ui.theme import Scheme, contrast
from socdesk.ui.widgets.focus_ring import FocusRing
from tests.ui.access import reading
from tests.ui.access.scenes import Scene, dialogs, pages
from tests.ui.window import SHIFT, DeskWindow, either, settle

_Each = TypeVar("_Each")
MOST = 120
LEAST_CONTRAST = 3
LEAST_PIXELS = 40
EVERY = (*pages(), *dialogs())
KEEPS = ("the finder",)
"""The finder keeps Tab in its field, as long as it is open; Esc ends it."""
WALKED = [pytest.param(scene, id=scene.name) for scene in EVERY if scene.name not in KEEPS]
LOOKED_AT = ("start", "question users", "a result", "the timeline", "own level", "history")


def walk(top: QWidget, *, back: bool = False) -> list[QWidget]:
    """Where the focus goes from where it is, until it comes to a control again."""
    found: list[QWidget] = []
    while len(found) < MOST:
        step(top, back=back)
        focus = top.focusWidget()
        assert focus is not None
        if focus in found:
            return found
        found.append(focus)
    raise AssertionError("the walk does not end")


def from_the_first(top: QWidget, walked: list[QWidget]) -> list[QWidget]:
    """The same round, begun at the window's first control."""
    first = top.nextInFocusChain()
    while first is not None and first not in walked:
        first = first.nextInFocusChain()
    at = 0 if first is None else walked.index(first)
    return walked[at:] + walked[:at]


def step(top: QWidget, *, back: bool = False) -> None:
    """Press Tab, or Shift+Tab, where the focus is."""
    where = either(top.focusWidget(), top)
    if back:
        QTest.keyClick(where, Qt.Key.Key_Backtab, SHIFT)
    else:
        QTest.keyClick(where, Qt.Key.Key_Tab)
    settle()


def stops(top: QWidget) -> list[QWidget]:
    """The controls that Tab has to reach."""
    tab = Qt.FocusPolicy.TabFocus
    return [each for each in reading.controls(top) if each.focusPolicy() & tab]


def called(widgets: list[QWidget]) -> list[str]:
    return [f"{type(each).__name__} {reading.name(each)[:30]}" for each in widgets]


def unseen(top: QWidget, widget: QWidget) -> list[str]:
    """What hides a control, or its sign of the focus, from the eye."""
    found = []
    seen = top.rect()
    parent = widget.parentWidget()
    while parent is not None and parent is not top:
        holder = parent.parentWidget()
        if isinstance(holder, QAbstractScrollArea) and holder.viewport() is parent:
            seen &= QRect(parent.mapTo(top, QPoint(0, 0)), parent.size())
        parent = holder
    box = QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())
    if isinstance(widget, SheetView):
        cell = widget.visualRect(widget.currentIndex())
        box = QRect(widget.viewport().mapTo(top, cell.topLeft()), cell.size())
    if not seen.contains(box.center()) and not (seen & box).height() >= seen.height() // 2:
        found.append(f"{called([widget])[0]} is out of sight")
    ring = next((each for each in top.findChildren(FocusRing)), None)
    own = widget.property("ring_shown") is False
    if ring is None or (not own and (ring.target() is not widget or not ring.isVisible())):
        found.append(f"{called([widget])[0]} has no ring")
    return found


@pytest.mark.parametrize("scene", WALKED)
def test_tab_goes_round_every_page_both_ways_and_every_stop_is_seen(
    window: DeskWindow, scene: Scene
) -> None:
    with scene.on(window) as top:
        wanted = stops(top)
        walked, hidden = [], []
        for _ in range(MOST):
            step(top)
            focus = top.focusWidget()
            assert focus is not None
            if focus in walked:
                break
            walked.append(focus)
            hidden += unseen(top, focus)
        wanted = [each for each in wanted if each in stops(top)]
        missed = called([each for each in wanted if each not in walked])
        step(top, back=True)
        back = walk(top, back=True)
        lost = called([each for each in walked if each not in back])

    assert missed == []
    assert lost == []
    assert hidden == []


@pytest.mark.parametrize("scene", WALKED)
def test_tab_follows_the_reading_order(window: DeskWindow, scene: Scene) -> None:
    with scene.on(window) as top:
        walked = from_the_first(top, walk(top))
        places = [QRect(each.mapTo(top, QPoint(0, 0)), each.size()) for each in walked]
        names = called(walked)
        siblings = [one.parentWidget() is two.parentWidget() for one, two in _pairs(walked)]

    against = [
        f"{names[at]} before {names[at + 1]}"
        for at, (one, two) in enumerate(_pairs(places))
        if siblings[at] and two.bottom() < one.top() and two.left() <= one.right()
    ]
    assert against == []


def _pairs(those: list[_Each]) -> list[tuple[_Each, _Each]]:
    return list(pairwise(those))


def test_a_question_is_left_to_bar_outline_and_masthead_and_entered_again(
    window: DeskWindow,
) -> None:
    window.open_bank()
    window.ask("users", 1)

    walked = walk(window)

    assert window.masthead.find_button in walked
    assert window.outline.lines in walked
    assert window.wizard._bar.next in walked
    assert any(window.verdict.isAncestorOf(each) for each in walked)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("name", LOOKED_AT)
def test_the_focus_is_drawn_with_contrast_at_every_stop(
    window: DeskWindow, name: str, scheme: Scheme
) -> None:
    window.theme.set_scheme(scheme)
    scene = next(each for each in EVERY if each.name == name)

    with scene.on(window) as top:
        walked: list[QWidget] = []
        faint = []
        while (focus := _stepped(top)) not in walked:
            walked.append(focus)
            if not isinstance(focus, QScrollArea) and not drawn(top, focus):
                faint += called([focus])

    window.theme.set_scheme(Scheme.LIGHT)
    assert faint == []


def _stepped(top: QWidget) -> QWidget:
    step(top)
    return either(top.focusWidget(), top)


def drawn(top: QWidget, widget: QWidget) -> bool:
    """Whether pixels differ by 3 to 1 between a control with the focus and without it.

    An area that only scrolls has no sign of its own: the keys move what it shows.
    """
    (ring,) = top.findChildren(FocusRing)
    around = QRect(widget.mapTo(top, QPoint(0, 0)), widget.size()).adjusted(-8, -8, 8, 8)
    there = top.grab(around).toImage()
    if widget.property("ring_shown") is False:
        widget.clearFocus()
    else:
        ring.follow(None)
    settle()
    away = top.grab(around).toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    ring.follow(widget)
    return _strong(there, away) >= LEAST_PIXELS


def _strong(one: QImage, other: QImage) -> int:
    """How many pixels of one picture have 3 to 1 to those of the other."""
    seen = 0
    for y in range(one.height()):
        if one.copy(0, y, one.width(), 1) == other.copy(0, y, one.width(), 1):
            continue
        for x in range(one.width()):
            if one.pixel(x, y) != other.pixel(x, y):
                ratio = contrast(one.pixelColor(x, y), other.pixelColor(x, y))
                seen += ratio >= LEAST_CONTRAST
    return seen
