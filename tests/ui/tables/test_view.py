"""The view of a sheet is one stop for Tab, walked by arrows, opened by click, Enter or Space."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from socdesk.ui.place import Where, summary
from socdesk.ui.plain import PlainLineEdit
from socdesk.ui.tables.cells import Pads, TextCell, plain
from socdesk.ui.tables.model import Placed, Sheet, SheetRow
from socdesk.ui.tables.view import SheetView
from socdesk.ui.theme import Theme

LONG = "word " * 40


def cell(text: str, target: str = "") -> TextCell:
    return TextCell(
        text=text,
        spoken=f"Row, {text}",
        paragraphs=(plain(text),),
        target=summary(target) if target else None,
        pads=Pads(4, 4, 4, 4),
    )


def sheet(names: Sequence[str] = ("one", "two", "three")) -> Sheet:
    """Return a label beside all rows and a cell that leads somewhere in each row."""
    rows = []
    for at, name in enumerate(names):
        cells = [Placed(1, cell(name, target=f"line-{at + 1}"))]
        if at == 0:
            cells.insert(0, Placed(0, cell("label"), rows=len(names)))
        rows.append(SheetRow(name, "Row", tuple(cells)))
    return Sheet(("Label", "Cell"), tuple(rows))


def halves(width: int) -> tuple[int, int]:
    return (width // 2, width - width // 2)


class Stage(QWidget):
    """A view between two fields, as controls stand around it on a page."""

    def __init__(self, theme: Theme, shown: Sheet, *, whole: bool = False) -> None:
        super().__init__()
        self.before = PlainLineEdit(theme, "before")
        self.view = SheetView(theme, "Table", shown, halves, whole=whole)
        self.after = PlainLineEdit(theme, "after")
        column = QVBoxLayout(self)
        for part in (self.before, self.view, self.after):
            column.addWidget(part)
        self.resize(600, 400)
        self.gone: list[Where] = []
        self.view.place_requested.connect(self.gone.append)


@pytest.fixture
def stage(theme: Theme, qtbot: QtBot) -> Stage:
    found = Stage(theme, sheet())
    qtbot.addWidget(found)
    found.show()
    QTest.qWaitForWindowExposed(found)
    return found


def centre(view: SheetView, row: int, column: int) -> QPoint:
    return view.visualRect(view.model().index(row, column)).center()


def test_tab_enters_and_leaves_it_both_ways(stage: Stage) -> None:
    stage.before.setFocus()

    QTest.keyClick(stage.before, Qt.Key.Key_Tab)
    entered = stage.focusWidget()
    QTest.keyClick(stage.view, Qt.Key.Key_Tab)
    left = stage.focusWidget()
    QTest.keyClick(stage.after, Qt.Key.Key_Backtab)
    back = stage.focusWidget()
    QTest.keyClick(stage.view, Qt.Key.Key_Backtab)

    assert (entered, left, back) == (stage.view, stage.after, stage.view)
    assert stage.focusWidget() is stage.before


def test_it_is_entered_at_the_first_cell_that_leads_somewhere(stage: Stage) -> None:
    stage.before.setFocus()

    QTest.keyClick(stage.before, Qt.Key.Key_Tab)

    assert stage.view.currentIndex().data() == "one"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_arrows_walk_and_a_key_opens(stage: Stage, key: Qt.Key) -> None:
    stage.view.setFocus()

    QTest.keyClick(stage.view, Qt.Key.Key_Down)
    QTest.keyClick(stage.view, key)

    assert stage.gone == [summary("line-2")]


def test_arrows_cross_a_cell_over_several_rows(stage: Stage) -> None:
    view = stage.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)

    QTest.keyClick(view, Qt.Key.Key_Left)
    left = view.currentIndex().data()
    ringed = view.ringed_cell()
    QTest.keyClick(view, Qt.Key.Key_Right)

    assert left == "label"
    assert ringed is not None
    assert ringed.text == "label"
    assert view.currentIndex().column() == 1


def test_one_click_opens(stage: Stage) -> None:
    view = stage.view

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre(view, 2, 1))

    assert stage.gone == [summary("line-3")]


def test_a_cell_that_leads_nowhere_opens_nothing(stage: Stage) -> None:
    view = stage.view

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre(view, 0, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)

    assert stage.gone == []


def test_the_ring_is_shown_to_who_uses_keys(stage: Stage) -> None:
    view = stage.view

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre(view, 1, 1))
    clicked = view.ringed_cell()
    QTest.keyClick(view, Qt.Key.Key_Down)
    moved = view.ringed_cell()
    stage.after.setFocus()

    assert clicked is None
    assert moved is not None
    assert view.ringed_cell() is None


def test_rows_are_as_tall_as_their_text_at_the_width(stage: Stage) -> None:
    view = stage.view
    view.show_sheet(sheet(("one", LONG, "three")))
    heights = [view.rowHeight(row) for row in range(3)]

    stage.resize(300, 400)

    assert heights[1] > heights[0]
    assert view.rowHeight(1) > heights[1]
    assert view.rowHeight(0) == heights[0]
    assert sum(halves(view.viewport().width())) == view.viewport().width()


def test_a_whole_view_is_as_tall_as_its_rows(theme: Theme, qtbot: QtBot) -> None:
    stage = Stage(theme, sheet(("one", LONG)), whole=True)
    qtbot.addWidget(stage)
    stage.show()

    needed = stage.view.heightForWidth(stage.view.width())

    assert stage.view.height() >= needed
    assert needed == sum(stage.view.rowHeight(row) for row in range(2))
    assert stage.view.heightForWidth(200) > needed


def test_the_current_cell_stays_where_its_row_stays(stage: Stage) -> None:
    view = stage.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)

    view.show_sheet(sheet(("new", "one", "two", "three")))

    assert view.currentIndex().data() == "two"


def test_a_screen_reader_meets_a_table_with_named_cells(stage: Stage) -> None:
    interface = QAccessible.queryAccessibleInterface(stage.view)

    children = [interface.child(at) for at in range(interface.childCount())]

    assert interface.role() is QAccessible.Role.Table
    assert interface.text(QAccessible.Text.Name) == "Table"
    spoken = [child.text(QAccessible.Text.Name) for child in children]
    assert spoken.count("Row, two") == 1


def test_it_follows_the_zoom(theme: Theme, stage: Stage) -> None:
    before = stage.view.rowHeight(0)

    theme.set_zoom(200)

    assert stage.view.rowHeight(0) > before
