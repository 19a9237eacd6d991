"""The model of a sheet is a sound Qt model and tells only what changed."""

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from socdesk.ui.tables.cells import TextCell, plain
from socdesk.ui.tables.model import Placed, Sheet, SheetModel, SheetRow

_Role = Qt.ItemDataRole


def cell(text: str, full: str = "") -> TextCell:
    return TextCell(text=text, spoken=f"spoken {text}", full=full, paragraphs=(plain(text),))


def sheet(first: str = "one", key: str = "b") -> Sheet:
    """Return a label over two rows, with a cell of its own in each."""
    return Sheet(
        ("Row", "Answer"),
        (
            SheetRow("a", "Row A", (Placed(0, cell("label"), rows=2), Placed(1, cell(first)))),
            SheetRow(key, "Row B", (Placed(1, cell("two", full="two in full")),)),
        ),
    )


def changes(model: SheetModel) -> list[tuple[int, int, int, int]]:
    """Return a list that grows with every change told: first and last row and column."""
    told: list[tuple[int, int, int, int]] = []

    def note(first: QModelIndex, last: QModelIndex) -> None:
        told.append((first.row(), first.column(), last.row(), last.column()))

    model.dataChanged.connect(note)
    return told


def test_it_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(SheetModel(sheet()), force_py=True)  # type: ignore[no-untyped-call]


def test_a_covered_place_gives_what_covers_it() -> None:
    model = SheetModel(sheet())

    assert model.index(1, 0).data() == "label"
    assert model.index(1, 0).data(_Role.AccessibleTextRole) == "spoken label"


def test_heads_and_rows_have_names() -> None:
    model = SheetModel(sheet())

    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(2)]
    rows = [model.headerData(at, Qt.Orientation.Vertical) for at in range(2)]

    assert (heads, rows) == (["Row", "Answer"], ["Row A", "Row B"])


def test_what_is_shortened_is_shown_in_full_on_hovering_and_never_as_markup() -> None:
    model = SheetModel(
        Sheet(("A",), (SheetRow("a", "A", (Placed(0, cell("<b>…", full="<b>bold")),)),))
    )

    assert model.index(0, 0).data(_Role.ToolTipRole) == "<qt>&lt;b&gt;bold</qt>"


def test_other_words_in_one_cell_are_told_as_that_cell_alone(qtbot: QtBot) -> None:
    model = SheetModel(sheet())
    told = changes(model)

    with qtbot.assertNotEmitted(model.modelReset):
        model.show_sheet(sheet(first="other"))

    assert told == [(0, 1, 0, 1)]
    assert model.index(0, 1).data() == "other"


def test_the_same_sheet_is_no_change(qtbot: QtBot) -> None:
    model = SheetModel(sheet())
    told = changes(model)

    with qtbot.assertNotEmitted(model.modelReset):
        model.show_sheet(sheet())

    assert told == []


def test_other_rows_are_a_new_table(qtbot: QtBot) -> None:
    model = SheetModel(sheet())

    with qtbot.waitSignal(model.modelReset):
        model.show_sheet(sheet(key="c"))
