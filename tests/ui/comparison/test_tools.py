"""What is compared, which rows and columns are shown, what a term means, what is printed."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from socdesk.decision.comparison import client_cells
from socdesk.engagement.model import to_case
from socdesk.ui.comparison.content import Choice, Compared, compared
from socdesk.ui.comparison.page import ComparisonPage
from socdesk.ui.comparison.terms import Terms
from socdesk.ui.place import question
from socdesk.ui.preferences import Preferences
from socdesk.ui.session import Session
from socdesk.ui.tables.cells import TextCell
from socdesk.ui.theme import Theme
from tests.ui.clients import answer, bank, client, nobody, pack
from tests.ui.pages import CANARY, copied_rows, shown

REPORTS = tuple(column.id for column in pack().rules.columns)
TITLES = {name: pack().words.comparison.columns[name].title for name in REPORTS}


@pytest.fixture
def page(theme: Theme, session: Session, settings: QSettings, qtbot: QtBot) -> ComparisonPage:
    return shown(ComparisonPage(theme, session, Preferences(settings)), qtbot)


def press_column(page: ComparisonPage, words: str) -> None:
    """Choose an entry of the menu of columns."""
    next(each for each in page.tools.column_menu.actions() if each.text() == words).trigger()


def press_rows(page: ComparisonPage, words: str) -> None:
    """Choose an entry of the menu of rows."""
    next(each for each in page.tools.row_menu.actions() if each.text() == words).trigger()


def heads(page: ComparisonPage) -> tuple[str, ...]:
    return page.view.sheet_model.sheet.heads


def labels(page: ComparisonPage) -> list[str]:
    """The labels of the rows shown, each once."""
    return list(dict.fromkeys(row.label for row in page.view.sheet_model.sheet.rows))


def find(page: ComparisonPage, words: str) -> None:
    """Type into the field that Ctrl+F leads to."""
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page.tools.field.clear()
    QTest.keyClicks(page.focusWidget(), words)


def test_the_pack_has_words_for_every_cell_of_both_tables() -> None:
    for choice in (Choice(columns=REPORTS), Choice(types=True)):
        found = compared(pack(), None, nobody().case, choice)

        for row in found.rows:
            assert all(row.texts[row.spanned :]), row.id
            assert (row.shared != "") or row.spanned == 0


def test_columns_are_added_in_the_order_of_the_pack(page: ComparisonPage) -> None:
    before = heads(page)

    press_column(page, TITLES["SOC for Cybersecurity"])
    press_column(page, TITLES["SOC 3"])

    assert before == ("Row", "SOC 1", "SOC 2", "A bank")
    titles = ("SOC 1", "SOC 2", "SOC 3", "SOC for Cybersecurity")
    assert [title for title in heads(page) if title in titles] == list(titles)


def test_two_columns_stay(page: ComparisonPage) -> None:
    press_column(page, "SOC 1")

    assert heads(page)[1:3] == ("SOC 1", "SOC 2")

    press_column(page, "SOC 3")
    press_column(page, "SOC 1")

    assert heads(page)[1:3] == ("SOC 2", "SOC 3")


def test_the_columns_chosen_are_there_again(
    page: ComparisonPage, theme: Theme, session: Session, settings: QSettings, qtbot: QtBot
) -> None:
    press_column(page, "SOC 3")

    again = shown(ComparisonPage(theme, session, Preferences(settings)), qtbot)

    assert heads(again) == heads(page) == ("Row", "SOC 1", "SOC 2", "SOC 3", "A bank")


@pytest.mark.parametrize("kept", ["SOC 9", "SOC 1", "", "//"])
def test_columns_that_are_not_there_count_as_never_chosen(
    kept: str, theme: Theme, session: Session, settings: QSettings, qtbot: QtBot
) -> None:
    settings.setValue("comparison/columns", kept)

    page = shown(ComparisonPage(theme, session, Preferences(settings)), qtbot)

    assert heads(page)[1:3] == ("SOC 1", "SOC 2")


def test_types_stand_side_by_side_with_their_drawings(page: ComparisonPage) -> None:
    first, second = page.tools.tables.buttons()

    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    types = heads(page)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)

    assert types == ("Row", "Type 1", "Type 2", "A bank")
    assert heads(page) == ("Row", "SOC 1", "SOC 2", "A bank")
    found = compared(pack(), None, nobody().case, Choice(types=True))
    assert found.rows[0].drawings == ("photo", "video")


def test_a_table_chosen_twice_stays(page: ComparisonPage) -> None:
    _, second = page.tools.tables.buttons()
    for _ in range(2):
        QTest.mouseClick(second, Qt.MouseButton.LeftButton)

    assert heads(page) == ("Row", "Type 1", "Type 2", "A bank")


def test_the_example_quotes_what_the_shipped_bank_answers() -> None:
    session = client("Harbour", ["A line"])
    example = bank().engagement
    found = compared(pack(), session.engagement, session.case, Choice(example=True), example)

    expected = client_cells(pack(), to_case(example))
    for row in found.rows:
        quoted = [(each.question, each.answer) for each in row.examples]
        assert quoted == [(cell.question, cell.answer) for cell in expected[row.id]]
        assert all(each.where is None for each in row.examples)
        assert row.answers == ()


def test_the_example_stands_beside_the_client(page: ComparisonPage, session: Session) -> None:
    session.rename_client("Harbour")

    press_column(page, "A bank, worked example")

    assert heads(page)[-2:] == ("Harbour", "A bank")


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("cash register", ["In a picture"]),
        ("REGISTER cash", ["In a picture"]),
        ("rule thumb", ["Rule of thumb"]),
        ("own loan book: neither", ["A bank"]),
    ],
)
def test_rows_are_found_by_words_in_any_order(
    page: ComparisonPage, words: str, rows: list[str]
) -> None:
    find(page, words)

    assert labels(page) == rows


def test_what_the_client_answered_is_found(page: ComparisonPage, session: Session) -> None:
    find(page, "loan servicing")

    assert "Examples" in labels(page)
    assert session.title == "A bank"


def test_esc_shows_every_row_again(page: ComparisonPage) -> None:
    every = labels(page)
    find(page, "cash register")

    QTest.keyClick(page.tools.field, Qt.Key.Key_Escape)

    assert labels(page) == every


def test_no_row_left_is_said_and_one_button_brings_all_back(page: ComparisonPage) -> None:
    every = labels(page)
    find(page, "zebra")
    shown_then = (page.view.isVisible(), page.nothing.isVisible())

    QTest.mouseClick(page.nothing.button, Qt.MouseButton.LeftButton)

    assert shown_then == (False, True)
    assert (page.view.isVisible(), page.nothing.isVisible()) == (True, False)
    assert labels(page) == every
    assert page.tools.field.text() == ""


def test_a_group_keeps_its_rows(page: ComparisonPage) -> None:
    press_rows(page, pack().words.comparison.groups["types"])

    assert labels(page) == ["Type 1", "Type 2"]


def test_rows_that_decide_quote_an_answer_the_headline_rests_on(
    page: ComparisonPage, session: Session
) -> None:
    press_rows(page, "Rows that decide")

    reasons = {
        quote.question
        for line in session.engagement.lines
        for one in session.explanation(line.id).reasons
        for quote in one
    }
    deciding = set(labels(page))
    for row in compared(pack(), session.engagement, session.case).rows:
        if {each.question for each in row.answers} & reasons:
            assert row.label in deciding
    assert "Rule of thumb" not in deciding
    assert "Contents" not in deciding


def test_nothing_decides_where_nothing_is_answered(
    theme: Theme, settings: QSettings, qtbot: QtBot
) -> None:
    session = client("Harbour", ["A line"])
    page = shown(ComparisonPage(theme, session, Preferences(settings)), qtbot)

    press_rows(page, "Rows that decide")

    assert page.nothing.isVisible()


def test_the_copy_holds_what_is_shown_and_no_more(page: ComparisonPage) -> None:
    press_column(page, "SOC 3")
    find(page, "cash register")

    QTest.mouseClick(page.tools.copy, Qt.MouseButton.LeftButton)

    rows = copied_rows()
    assert [len(row) for row in rows] == [5, 5]
    assert rows[1][0] == "In a picture"


def test_terms_are_found_whole_and_once() -> None:
    terms = Terms(pack())

    spans = terms.spans("Control objectives, control objectives and ICFRs; not microICFR.")

    named = [(span.text, span.term) for span in spans if span.term]
    assert named == [("Control objectives", "Control objective"), ("ICFRs", "ICFR")]
    assert "".join(span.text for span in spans) == (
        "Control objectives, control objectives and ICFRs; not microICFR."
    )


def test_an_everyday_word_is_no_term() -> None:
    spans = Terms(pack()).spans("Like the security of a safe deposit box.")

    assert [span.term for span in spans if span.term] == []


def test_f2_explains_every_term_of_the_cell_and_esc_takes_it_away(page: ComparisonPage) -> None:
    model = page.view.sheet_model
    page.view.setFocus()
    page.view.setCurrentIndex(model.index(0, 2))

    QTest.keyClick(page.view, Qt.Key.Key_F2)
    said = page.note.text()
    QTest.keyClick(page.view, Qt.Key.Key_Escape)

    cell = model.cell(model.index(0, 2))
    assert isinstance(cell, TextCell)
    assert set(cell.terms()) >= {"Security", "Availability", "Privacy"}
    assert all(f"{term}. " in said for term in cell.terms())
    assert page.note.text() == ""


def test_moving_on_takes_the_note_away(page: ComparisonPage) -> None:
    page.view.setFocus()
    page.view.setCurrentIndex(page.view.sheet_model.index(0, 2))
    QTest.keyClick(page.view, Qt.Key.Key_F2)

    QTest.keyClick(page.view, Qt.Key.Key_Left)

    assert page.note.text() == ""


def test_the_mouse_over_a_term_explains_it(page: ComparisonPage) -> None:
    view, model = page.view, page.view.sheet_model
    rect = view.visualRect(model.index(0, 1))
    cell = model.cell(model.index(0, 1))
    assert cell is not None
    area = cell.inner(view.look, rect)
    points = [
        QPoint(x, y)
        for y in range(area.top(), area.bottom(), 8)
        for x in range(area.left(), area.right(), 8)
    ]
    on = next(point for point in points if cell.term_at(view.look, area, point) == "ICFR")

    QTest.mouseMove(view.viewport(), on)
    said = page.note.text()
    QTest.mouseMove(view.viewport(), area.topLeft())

    assert said.startswith("ICFR. ")
    assert page.note.text() == ""


def test_the_table_is_printed_as_shown_with_client_and_pages(
    page: ComparisonPage, session: Session, tmp_path: Path
) -> None:
    session.rename_client(CANARY)
    press_column(page, "SOC 3")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "table.pdf"))

    assert page.print_on(printer)

    read = PdfReader(tmp_path / "table.pdf").pages
    pages = [" ".join(each.extract_text().split()) for each in read]
    words = " ".join(pages)
    assert len(pages) > 1
    assert all(f"Page {at} of {len(pages)}" in text for at, text in enumerate(pages, start=1))
    assert all("SOC 3" in text for text in pages)
    assert all(text.count(CANARY) == 2 for text in pages)
    assert "Like the notice beside the vault" in words
    assert all(text.count("Your customers’ financial reporting") == 1 for text in pages)
    assert TITLES["SOC for Supply Chain"] not in words


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_what_cannot_be_printed_is_said(page: ComparisonPage, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no" / "such" / "folder.pdf"))

    assert not page.print_on(printer)


def test_a_quoted_answer_still_leads_to_its_question(
    theme: Theme, settings: QSettings, qtbot: QtBot
) -> None:
    session = client("Harbour", ["A line"])
    answer(session, 0, {"entries": "yes"})
    page = shown(ComparisonPage(theme, session, Preferences(settings)), qtbot)
    press_column(page, "A bank, worked example")

    page.view.place_requested.emit(question(session.engagement.lines[0].id, "entries"))

    assert session.where == question(session.engagement.lines[0].id, "entries")


def test_no_client_and_an_example_alone() -> None:
    found: Compared = compared(pack(), None, nobody().case, Choice(example=True), bank().engagement)

    assert found.client is None
    assert [head.title for head in found.asides] == ["A bank"]
