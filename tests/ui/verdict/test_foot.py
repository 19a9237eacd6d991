"""The foot of the verdict: the way to the memo, beside a result."""

import pytest
from PySide6.QtWidgets import QScrollArea

from socdesk.ui.place import question, summary
from socdesk.ui.verdict.foot import VerdictFoot
from tests.ui.window import DeskWindow, settle


@pytest.mark.parametrize("size", [(1280, 800), (960, 540)])
def test_the_two_acts_stand_side_by_side(window: DeskWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    window.open_bank()
    window.session.go(summary(window.line()))
    settle()

    foot = window.verdict.findChild(VerdictFoot)
    assert foot is not None
    assert foot.override.isVisible()
    assert foot.override.y() == foot.memo.y()
    assert foot.override.geometry().right() < foot.memo.x()
    assert foot.memo.geometry().right() <= foot.width()


def test_nothing_scrolls_over_the_legend_where_all_but_a_line_has_room(
    window: DeskWindow,
) -> None:
    window.theme.set_zoom(150)
    window.open_bank()
    window.session.go(question(window.line(), "entries"))
    settle()

    area = window.verdict.findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().maximum() == 0
