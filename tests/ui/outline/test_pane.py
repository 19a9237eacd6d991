"""The outline: what it lists, where a row leads, and what one can do to a line there."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStyleOptionViewItem

from socdesk.engagement.changes import with_answer
from socdesk.report.asking.export import open_of
from socdesk.ui.outline.rows import RowKind, open_count, outline_rows, page_rows
from socdesk.ui.place import COMPARISON, ORGANISATION, TIMELINE, View, Where, question, summary
from socdesk.ui.session import Session
from socdesk.ui.widgets.state_mark import Progress
from tests.ui.clients import answer, bank, client, moment
from tests.ui.pixels import share
from tests.ui.window import (
    NO_MODIFIER,
    DeskWindow,
    click_row,
    point_of,
    row_named,
    settle,
)

LEFT = Qt.MouseButton.LeftButton


def progress(session: Session, key: str) -> Progress | None:
    return next(row.progress for row in outline_rows(session) if row.key == key)


def texts(session: Session) -> list[str]:
    return [row.text for row in outline_rows(session)]


# What it lists.


def test_only_the_line_in_view_shows_its_steps() -> None:
    session = client("Harbour", ["Loans", "Portal"])
    session.go(question(session.engagement.lines[1].id, "users"))

    assert texts(session) == [
        "Client",
        "Service lines",
        "Loans",
        "Portal",
        *("What the service does", "Who asks", "What you promise", "Time and type", "Result"),
        "Show all questions",
        "Add a line",
    ]
    assert [row.text for row in outline_rows(session) if row.here] == ["What the service does"]


def test_the_client_counts_the_pages_that_are_answered() -> None:
    session = client("Harbour", ["Loans"])
    answer(session, None, {"readers": "us", "vendors": "no"})

    row = outline_rows(session)[0]

    assert (row.text, row.second, row.progress) == ("Client", "2 of 6 answered", Progress.BEGUN)


def test_a_page_of_several_questions_counts_once_all_are_answered() -> None:
    session = client("Harbour", ["Loans"])
    page = session.pages(None)["frameworks"]
    session.go(question(None, "frameworks"))
    session.answer(page[0], "yes")
    before = outline_rows(session)[0].second
    session.answer_page(dict.fromkeys(page[1:], "no"))

    assert (before, outline_rows(session)[0].second) == ("0 of 6 answered", "1 of 6 answered")


def test_a_dont_know_is_no_answer() -> None:
    session = client("Harbour", ["Loans"])
    session.go(question(None, "readers"))
    session.dont_know("readers")

    row = outline_rows(session)[0]

    assert (row.second, row.progress) == ("0 of 6 answered", Progress.BEGUN)


def test_a_line_is_settled_when_no_open_question_matters() -> None:
    session = client("Harbour", ["Own book"])
    line = session.engagement.lines[0].id
    before = progress(session, line)
    answer(session, 0, {"delivery": "service"})
    between = progress(session, line)
    answer(session, 0, {"users": "ourselves", "kind": "own_lending", "timing_evidence": "not_yet"})
    for name in session.line_advice(line).relevant:
        answer(session, 0, {name: session.pack.fact(name).values[0]})

    assert (before, between) == (Progress.NOT_BEGUN, Progress.BEGUN)
    assert progress(session, line) is Progress.SETTLED


def test_a_line_says_its_finding_in_short() -> None:
    rows = outline_rows(bank())

    assert [row.second for row in rows if row.kind is RowKind.LINE] == [
        "SOC 1 recommended",
        "SOC 2 recommended",
        "No SOC report",
        "Voluntary: SOC 2",
    ]


def test_a_group_with_nothing_to_ask_has_no_mark() -> None:
    session = client("Harbour", ["Own book"])
    answer(session, 0, {"users": "ourselves"})
    line = session.engagement.lines[0].id
    session.go(question(line, "users"))

    assert progress(session, f"{line}/timing") is None
    assert progress(session, f"{line}/service") is not None


def test_a_group_leads_to_its_first_open_question() -> None:
    session = client("Harbour", ["Loans"])
    answer(session, 0, {"users": "organisations", "delivery": "service"})
    line = session.engagement.lines[0].id

    row = next(row for row in outline_rows(session) if row.key == f"{line}/service")

    assert row.where == question(line, "entries")


@pytest.mark.parametrize(
    ("place", "text"),
    [
        pytest.param(ORGANISATION, "Results", id="results"),
        pytest.param(COMPARISON, "Compare", id="comparison"),
        pytest.param(TIMELINE, "Timeline", id="timeline"),
    ],
)
def test_the_pages_over_all_lines_are_marked_when_in_view(place: Where, text: str) -> None:
    session = bank()
    session.go(place)

    assert [row.text for row in page_rows(session) if row.here] == [text]


# Going there.


def test_a_click_on_a_line_goes_to_its_first_open_question(window: DeskWindow) -> None:
    window.begin("Loans", "Portal")

    click_row(window.outline.lines, "Portal")

    assert window.session.where == question(window.line(1), "users")


def test_a_click_on_a_settled_line_goes_to_its_result(window: DeskWindow) -> None:
    window.open_bank()

    click_row(window.outline.lines, "Own loan book")

    assert window.session.where == summary(window.line(2))


def test_a_click_on_the_pages_over_all_lines_goes_there(window: DeskWindow) -> None:
    window.open_bank()
    seen = []

    for text in ("Compare", "Timeline", "Results"):
        click_row(window.outline.pages, text)
        seen.append(window.session.where.view)

    assert seen == [View.COMPARISON, View.TIMELINE, View.ORGANISATION]


def test_arrows_walk_the_rows_past_the_head_and_enter_goes(window: DeskWindow) -> None:
    window.begin("Loans", "Portal")
    window.outline.lines.setFocus()
    walked = []

    for _ in range(3):
        row = window.outline.lines.current_row()
        walked.append(row.text if row else "")
        window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Up)
    window.press(Qt.Key.Key_Return)

    assert walked == ["Client", "Loans", "Portal"]
    assert window.session.where == question(window.line(1), "users")


def test_tab_leaves_the_list_and_digits_are_not_taken_by_it(window: DeskWindow) -> None:
    window.begin()
    window.outline.lines.setFocus()

    window.press(Qt.Key.Key_2)
    stayed = window.outline.lines.current_row()
    window.press(Qt.Key.Key_Tab)

    assert stayed is not None
    assert stayed.text == "Client"
    assert window.focusWidget() is window.outline.pages


def test_adding_a_line_asks_for_its_name_and_goes_there(window: DeskWindow) -> None:
    window.begin()
    window.answers.names.append("Portal")

    click_row(window.outline.lines, "Add a line")

    assert [line.name for line in window.session.engagement.lines] == ["Loans", "Portal"]
    assert window.session.where == question(window.line(1), "users")


# Changing lines.


def test_f2_renames_a_line_in_its_place(window: DeskWindow) -> None:
    window.begin()
    window.ask("users")
    window.outline.lines.setFocus()
    window.press(Qt.Key.Key_Up)

    window.press(Qt.Key.Key_F2)
    editor = window.outline.lines.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "Loan servicing")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()

    assert window.session.engagement.lines[0].name == "Loan servicing"
    assert window.session.where == question(window.line(), "users")
    assert row_named(window.outline.lines, "Loan servicing").kind is RowKind.LINE


def test_a_line_being_renamed_shows_its_words_only_in_the_field(window: DeskWindow) -> None:
    window.begin()
    window.outline.rename_in_place(window.line())
    settle()
    during = words_drawn(window, 2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)

    QTest.keyClick(editor, Qt.Key.Key_Escape)
    settle()

    assert (during, words_drawn(window, 2)) == (False, True)


def words_drawn(window: DeskWindow, row: int) -> bool:
    """Whether the list itself draws a name and a finding in a row."""
    listed = window.outline.lines
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 248, 60)
    image = QImage(248, 60, QImage.Format.Format_RGB32)
    # A new image holds whatever its memory held before, which may be another picture's ink.
    image.fill(Qt.GlobalColor.magenta)
    with QPainter(image) as painter:
        listed.itemDelegate().paint(painter, option, listed.model().index(row, 0))
    colours = (window.theme.colours.ink, window.theme.colours.ink2)
    return all(share(image, 48, 4, 100, 50, colour) > 0 for colour in colours)


def test_esc_and_an_empty_name_leave_the_name_as_it_was(window: DeskWindow) -> None:
    window.begin()
    kept = window.session.engagement
    for keys in ((Qt.Key.Key_Escape,), (Qt.Key.Key_Delete, Qt.Key.Key_Return)):
        window.outline.rename_in_place(window.line())
        settle()
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)

        for key in keys:
            QTest.keyClick(editor, key)
        settle()

    assert window.session.engagement == kept


def test_a_long_name_wraps_and_markup_stays_text(window: DeskWindow) -> None:
    window.begin("<b>Loans</b> & trust for a great many banks of the region, one by one", "B")
    listed = window.outline.lines

    rows = listed.rows.rows()
    heights = [listed.visualRect(listed.rows.index(at)).height() for at in range(len(rows))]

    assert rows[2].text.startswith("<b>Loans</b> & trust")
    assert heights[2] == heights[3] + 20


def test_a_line_dragged_is_dropped_between_others(window: DeskWindow) -> None:
    window.begin("One", "Two", "Three")
    listed = window.outline.lines
    start = point_of(listed, row_named(listed, "One"))
    end = point_of(listed, row_named(listed, "Three")) - QPoint(0, 2)

    QTest.mousePress(listed.viewport(), LEFT, NO_MODIFIER, start)
    for point in (start + QPoint(0, 30), end):
        QTest.mouseMove(listed.viewport(), point)
        settle()
    QTest.mouseRelease(listed.viewport(), LEFT, NO_MODIFIER, end)
    settle()

    assert [line.name for line in window.session.engagement.lines] == ["Two", "One", "Three"]
    assert window.session.where.line is None


def test_esc_gives_a_drag_up(window: DeskWindow) -> None:
    window.begin("One", "Two")
    listed = window.outline.lines
    listed.setFocus()
    start = point_of(listed, row_named(listed, "One"))
    end = point_of(listed, row_named(listed, "Add a line"))

    QTest.mousePress(listed.viewport(), LEFT, NO_MODIFIER, start)
    QTest.mouseMove(listed.viewport(), end)
    settle()
    window.press(Qt.Key.Key_Escape)
    QTest.mouseRelease(listed.viewport(), LEFT, NO_MODIFIER, end)
    settle()

    assert [line.name for line in window.session.engagement.lines] == ["One", "Two"]


def test_delete_asks_before_answers_go(window: DeskWindow) -> None:
    window.begin("One", "Two")
    window.ask("users")
    window.session.answer("users", "organisations")
    listed = window.outline.lines
    window.answers.acts += ["keep", "remove"]

    for _ in range(2):
        listed.setFocus()
        listed.setCurrentIndex(listed.rows.index(2))
        window.press(Qt.Key.Key_Delete)

    assert [asked.title for asked in window.asked] == ["Remove One?"] * 2
    assert [line.name for line in window.session.engagement.lines] == ["Two"]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_of_a_line_acts_on_that_line(window: DeskWindow) -> None:
    window.begin("One", "Two")
    menu = window.line_menu
    names = []

    for act in ("&Duplicate", "Move &up"):
        menu.open_for(window.line(1), window.mapToGlobal(QPoint(10, 10)))
        next(action for action in menu.menu.actions() if action.text() == act).trigger()
        menu.menu.close()
        names.append([line.name for line in window.session.engagement.lines])

    assert names == [["One", "Two", "Two (copy)"], ["Two", "One", "Two (copy)"]]


# Many lines.


def test_an_answer_touches_only_the_rows_it_changes(window: DeskWindow) -> None:
    window.begin(*(f"Line {number}" for number in range(200)))
    window.ask("users", 150)
    model = window.outline.lines.rows
    changed, put_in = QSignalSpy(model.dataChanged), QSignalSpy(model.rowsInserted)
    taken, reset = QSignalSpy(model.rowsRemoved), QSignalSpy(model.modelReset)

    window.session.answer("users", "ourselves")
    settle()

    assert (put_in.count(), taken.count(), reset.count()) == (0, 0, 0)
    assert 0 < changed.count() < 8


def test_another_line_in_view_moves_only_the_steps(window: DeskWindow) -> None:
    window.begin(*(f"Line {number}" for number in range(30)))
    window.ask("users", 3)
    model = window.outline.lines.rows
    reset = QSignalSpy(model.modelReset)

    window.ask("users", 4)

    assert reset.count() == 0
    assert list(model.rows()) == list(outline_rows(window.session))


def test_the_place_in_view_is_scrolled_to(window: DeskWindow) -> None:
    window.begin(*(f"Line {number}" for number in range(60)))
    listed = window.outline.lines

    window.ask("users", 57)
    QTest.qWait(20)

    at = next(at for at, row in enumerate(listed.rows.rows()) if row.here)
    assert listed.viewport().rect().contains(listed.visualRect(listed.rows.index(at)))


# For those who listen.


def test_rows_say_their_name_their_finding_and_their_state(window: DeskWindow) -> None:
    window.open_bank()
    listed = window.outline.lines

    said = [
        listed.rows.data(listed.rows.index(at), Qt.ItemDataRole.AccessibleTextRole)
        for at, row in enumerate(listed.rows.rows())
        if row.kind in (RowKind.CLIENT, RowKind.LINE)
    ]

    assert said[0] == "Client, 6 of 6 answered, settled"
    assert said[2] == "Online banking, SOC 2 recommended, settled"
    name = QAccessible.queryAccessibleInterface(listed).text(QAccessible.Text.Name)
    assert name == "Client and service lines"


# What is open.


def open_rows(session: Session) -> list[str]:
    return [row.text for row in page_rows(session) if row.kind is RowKind.OPEN]


def test_the_open_points_are_counted_as_their_list_does() -> None:
    session = client("Harbour", ["Loans", "Portal", "Archive"])
    answer(session, 0, {"users": "organisations", "delivery": "service"})
    for _ in range(2):
        listed = open_of(session.pack, session.engagement)
        assert open_count(session) == len(listed) > 0
        assert open_rows(session) == [f"Open points ({len(listed)})"]
        session.apply(
            with_answer(
                session.engagement,
                session.engagement.lines[0].id,
                "timing_evidence",
                "not_yet",
                moment(),
            )
        )


def test_with_nothing_open_there_is_no_such_row() -> None:
    assert open_rows(bank()) == []


def test_the_row_opens_the_list_and_goes_when_nothing_is_open(window: DeskWindow) -> None:
    window.begin("Loans")
    rows = window.outline.pages.rows
    height = window.outline.pages.height()
    window.answers.wishes.append((None, None))
    where = window.session.where

    click_row(window.outline.pages, rows.rows()[-1].text)

    assert len(window.script.listed) == 1
    assert window.session.where == where
    window.answers.acts.append("discard")
    window.open_bank()
    assert [row.text for row in rows.rows()] == ["Results", "Compare", "Timeline"]
    assert window.outline.pages.height() < height


def test_enter_on_the_row_opens_the_list_from_the_drawer(window: DeskWindow) -> None:
    window.resize(960, 540)
    window.begin("Loans")
    window.panes.toggle_drawer()
    settle()
    pages = window.outline.pages
    pages.setFocus(Qt.FocusReason.TabFocusReason)
    pages.setCurrentIndex(pages.rows.index(3))
    window.answers.wishes.append((None, None))

    QTest.keyClick(pages, Qt.Key.Key_Return)
    settle()

    assert len(window.script.listed) == 1
    assert not window.panes.is_drawer_open()
