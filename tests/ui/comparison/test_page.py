"""The comparison page: what it shows, how it is walked, what it copies, at any width."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from socdesk.ui.comparison.page import ComparisonPage
from socdesk.ui.place import question
from socdesk.ui.preferences import Preferences
from socdesk.ui.session import Session
from socdesk.ui.tables.cells import Cell
from socdesk.ui.tables.model import SheetModel
from socdesk.ui.theme import Theme
from socdesk.ui.typography import RoleName
from tests.ui.clients import answer, client, nobody, pack
from tests.ui.pages import CANARY, button, copied, copied_rows, shown

ROWS = {row.id: row.questions for row in pack().rules.comparison}


@pytest.fixture
def page(theme: Theme, session: Session, qtbot: QtBot, preferences: Preferences) -> ComparisonPage:
    return shown(ComparisonPage(theme, session, preferences), qtbot)


@pytest.fixture
def preferences(settings: QSettings) -> Preferences:
    return Preferences(settings)


def anchors(model: SheetModel) -> Iterator[tuple[str, int, str]]:
    """Yield the key of the row, the column and the text of every cell."""
    for number, placed in model.sheet.anchors():
        yield model.sheet.rows[number].key, placed.column, placed.cell.text


def by_row(page: ComparisonPage) -> dict[str, list[str]]:
    """Return the client's quoted answers by row of the pack."""
    found: dict[str, list[str]] = {row: [] for row in ROWS}
    for key, column, text in anchors(page.view.sheet_model):
        if column == 3:
            found[key.split("/")[0]].append(text)
    return found


def row_of(name: str) -> str:
    """Return the row that quotes a question."""
    return next(row for row, questions in ROWS.items() if name in questions)


def press_copy(page: ComparisonPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.copied):
        QTest.mouseClick(button(page, "Copy table"), Qt.MouseButton.LeftButton)


def test_the_model_is_sound(page: ComparisonPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.view.sheet_model, force_py=True)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize(
    ("name", "value"),
    [("assets", "yes"), ("kind", "payroll"), ("timing_deadline", "later"), ("uptime", "critical")],
)
def test_changing_one_answer_changes_exactly_the_cells_keyed_to_it(
    page: ComparisonPage, session: Session, name: str, value: str
) -> None:
    before = by_row(page)

    answer(session, 0, {name: value})

    after = by_row(page)
    changed = {row for row in ROWS if before[row] != after[row]}
    assert changed == {row for row, questions in ROWS.items() if name in questions}


def test_a_hidden_page_waits_until_it_is_seen(page: ComparisonPage, session: Session) -> None:
    before = by_row(page)
    page.hide()

    answer(session, 0, {"assets": "yes"})
    hidden = by_row(page)
    page.show()

    assert hidden == before
    assert by_row(page)[row_of("assets")] != before[row_of("assets")]


def test_one_click_leads_to_the_question(page: ComparisonPage, session: Session) -> None:
    view = page.view
    place = view.cell_rect(f"{row_of('entries')}/entries/1", 3).center()

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert session.where == question(session.engagement.lines[1].id, "entries")


def test_keys_lead_to_the_question(page: ComparisonPage, session: Session) -> None:
    page.setFocus()
    view = page.view

    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)

    assert session.where == question(session.engagement.lines[1].id, "entries")


def test_tab_goes_through_the_tools_and_the_table_and_on(page: ComparisonPage) -> None:
    tools = page.tools
    first, *_ = tools.tables.buttons()
    stops = [first, tools.field, tools.rows, tools.columns, tools.often_said, tools.print]
    stops += [tools.copy, page.view, first]
    first.setFocus()

    reached = []
    for stop in stops[:-1]:
        QTest.keyClick(stop, Qt.Key.Key_Tab)
        reached.append(page.focusWidget())
    back = []
    for stop in reversed(stops[1:]):
        QTest.keyClick(stop, Qt.Key.Key_Backtab)
        back.append(page.focusWidget())

    assert reached == stops[1:]
    assert back == list(reversed(stops[:-1]))


def test_enter_presses_the_focused_button(page: ComparisonPage, qtbot: QtBot) -> None:
    copy = button(page, "Copy table")
    copy.setFocus()

    with qtbot.waitSignal(page.copied):
        QTest.keyClick(copy, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    "size", [(1920, 1080), (1280, 800), (1099, 700), (960, 540), (640, 420)], ids=str
)
@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_it_never_scrolls_sideways_and_cuts_nothing(
    theme: Theme,
    session: Session,
    qtbot: QtBot,
    preferences: Preferences,
    size: tuple[int, int],
    zoom: int,
) -> None:
    theme.set_zoom(zoom)
    page = shown(ComparisonPage(theme, session, preferences), qtbot, size)
    view = page.view

    widths = [view.columnWidth(at) for at in range(view.sheet_model.columnCount())]

    assert page.width() == size[0]
    assert sum(widths) == view.viewport().width()
    assert view.horizontalScrollBar().maximum() == 0
    for row, placed in view.sheet_model.sheet.anchors():
        room = view.visualRect(view.sheet_model.index(row, placed.column))
        assert room.height() >= placed.cell.height(view.look, room.width())


@pytest.mark.parametrize(("width", "columns"), [(1100, 4), (1099, 2)])
def test_below_1100_the_answers_follow_under_the_row(
    theme: Theme, session: Session, qtbot: QtBot, preferences: Preferences, width: int, columns: int
) -> None:
    page = shown(ComparisonPage(theme, session, preferences), qtbot, (width, 800))

    assert page.view.sheet_model.columnCount() == columns
    texts = {text for _, _, text in anchors(page.view.sheet_model)}
    assert {"Purpose", "Like making sure the cash register tallies."} <= texts
    assert "Online banking: “Only show or store data”" in texts


def test_the_same_answers_are_quoted_in_both_layouts(
    theme: Theme, session: Session, qtbot: QtBot, preferences: Preferences
) -> None:
    wide, narrow = (
        shown(ComparisonPage(theme, session, preferences), qtbot, size)
        for size in ((1280, 800), (900, 800))
    )

    quoted = [
        [text for _, _, text in anchors(page.view.sheet_model) if text.endswith("”")]
        for page in (wide, narrow)
    ]

    assert quoted[0] == quoted[1]
    assert len(quoted[0]) > 20


def test_with_no_client_there_is_no_column_for_one(
    theme: Theme, qtbot: QtBot, preferences: Preferences
) -> None:
    page = shown(ComparisonPage(theme, nobody(), preferences), qtbot)

    press_copy(page, qtbot)

    assert page.view.sheet_model.columnCount() == 3
    assert [len(row) for row in copied_rows()] == [3] * (len(ROWS) + 1)


def test_opening_a_client_adds_the_column(
    theme: Theme, qtbot: QtBot, preferences: Preferences
) -> None:
    session = nobody()
    page = shown(ComparisonPage(theme, session, preferences), qtbot)

    session.new("Harbour", ["A line"])

    heads = page.view.sheet_model.sheet.heads
    assert heads[1:] == ("SOC 1", "SOC 2", "Harbour")


def test_the_copied_table_holds_every_row_and_answer(page: ComparisonPage, qtbot: QtBot) -> None:
    press_copy(page, qtbot)

    rows = copied_rows()
    assert [len(row) for row in rows] == [4] * (len(ROWS) + 1)
    assert rows[0][3].startswith("A bank")
    at = list(ROWS).index(row_of("entries")) + 1
    assert "Online banking: “Only show or store data”" in rows[at][3]
    photo = rows[list(ROWS).index("type1") + 1]
    assert photo[1] == photo[2]
    assert photo[1].startswith("A photo. ")
    assert QGuiApplication.clipboard().text().count("\n") == len(ROWS) + 1


def test_names_are_only_text_wherever_they_stand(
    theme: Theme, qtbot: QtBot, preferences: Preferences
) -> None:
    session = client(CANARY, [f"=1+1 {CANARY}", "Another"])
    answer(session, 0, {"assets": "yes"})
    page = shown(ComparisonPage(theme, session, preferences), qtbot)
    name = session.engagement.lines[0].name

    press_copy(page, qtbot)

    key = f"{row_of('assets')}/assets/0"
    row = next(at for at, each in enumerate(page.view.sheet_model.sheet.rows) if each.key == key)
    index = page.view.sheet_model.index(row, 3)
    assert page.view.sheet_model.sheet.heads[3] == session.title
    assert index.data() == f"{name}: “Yes”"
    assert f"{name}: “Yes”" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "<b>" not in str(index.data(Qt.ItemDataRole.ToolTipRole))
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; &lt;img" in copied().html()
    assert "<img" not in copied().html()


def test_the_cells_say_row_and_column(page: ComparisonPage) -> None:
    model = page.view.sheet_model

    spoken = {
        str(model.index(at, column).data(Qt.ItemDataRole.AccessibleTextRole))
        for at in range(model.rowCount())
        for column in range(model.columnCount())
    }

    assert "In a picture, SOC 2: Like the security of a safe deposit box." in spoken
    said = "A bank: Entries in customers’ books, Online banking: “Only show or store data”, S3"
    assert any(text.endswith(said) for text in spoken)


def test_the_heads_stay_while_the_rows_scroll(page: ComparisonPage) -> None:
    view = page.view
    head = view.horizontalHeader().mapTo(page, QPoint(0, 0))

    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())

    assert view.verticalScrollBar().value() > 0
    assert view.horizontalHeader().mapTo(page, QPoint(0, 0)) == head
    assert view.horizontalHeader().isVisible()


def test_a_long_client_name_is_shown_whole(
    theme: Theme, qtbot: QtBot, preferences: Preferences
) -> None:
    session = client("Harbour Mortgage Servicing and Payments Incorporated " * 3, ["A line"])
    page = shown(ComparisonPage(theme, session, preferences), qtbot)
    tall = page.view.horizontalHeader().height()
    session.rename_client("Harbour")

    assert page.view.horizontalHeader().height() < tall


def test_the_clients_answers_begin_on_the_baseline_of_their_row(
    page: ComparisonPage, theme: Theme
) -> None:
    def baseline(cell: Cell, role: RoleName) -> float:
        metrics = QFontMetricsF(theme.font(role))
        ascent, descent = metrics.ascent(), metrics.descent()
        return cell.pads.top + (theme.line_height(role) - ascent - descent) / 2 + ascent

    row = next(row for row in page.view.sheet_model.sheet.rows if row.key == "purpose/entries/0")
    roles: tuple[RoleName, ...] = ("side_strong", "body", "body", "mark")
    cells = zip(row.cells, roles, strict=True)

    lines = [baseline(placed.cell, role) for placed, role in cells]

    assert max(lines) - min(lines) < 1
