"""The main window: views follow the session, files are kept safe, every size has its layout."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from socdesk.ui.dialogs.about import KeyboardDialog
from socdesk.ui.masthead import SavedState
from socdesk.ui.place import COMPARISON, ORGANISATION, START, TIMELINE, Where, question, summary
from socdesk.ui.theme import Scheme, Theme
from socdesk.ui.widgets.buttons import Button
from socdesk.ui.widgets.option_card import OptionCard
from socdesk.ui.widgets.unknown_card import UnknownCard
from tests.ui.clients import answer
from tests.ui.window import ALT, CTRL, NO_MODIFIER, DeskWindow, click_row, settle

Key = Qt.Key


# Views.


def test_every_place_shows_its_view(window: DeskWindow) -> None:
    window.open_bank()
    line = window.line()
    found = []

    for place in (
        question(None, "readers"),
        question(line, "users"),
        summary(line),
        ORGANISATION,
        COMPARISON,
        TIMELINE,
    ):
        window.session.go(place)
        settle()
        pages = window.pages
        shown = (pages.wizard, pages.organisation, pages.comparison, pages.timeline, pages.start)
        found.append(next(page for page in shown if page.isVisible()))

    wizard = window.wizard
    others = [window.organisation, window.comparison, window.timeline]
    assert found == [wizard, wizard, wizard, *others]


def test_no_bar_takes_a_strip_off_the_text_it_scrolls(window: DeskWindow, theme: Theme) -> None:
    """Where the narrower text is the shorter one, Qt would show and hide it without end."""
    window.open_bank()
    window.session.go(summary(window.line()))
    dialog = KeyboardDialog(theme, window)

    areas = [*window.findChildren(QScrollArea), *dialog.findChildren(QScrollArea)]

    assert window.verdict in {area.parentWidget() for area in areas}
    always_off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert {area.verticalScrollBarPolicy() for area in areas} == {always_off}


def test_it_begins_at_the_start_page_without_outline_and_verdict(window: DeskWindow) -> None:
    assert window.session.where == START
    assert window.start.isVisible()
    assert not window.outline.isVisible()
    assert not window.verdict.isVisible()


def test_a_question_takes_digits_right_after_a_click_in_the_outline(window: DeskWindow) -> None:
    window.begin("Loans", "Portal")

    click_row(window.outline.lines, "Portal")
    window.press(Key.Key_1)

    assert window.session.given(window.line(1), "users").value == "organisations"


def test_a_page_over_all_lines_takes_the_focus(window: DeskWindow) -> None:
    window.open_bank()
    window.ask("users")

    window.press(Key.Key_3, CTRL)

    assert window.focusWidget() is window.organisation


def test_opening_another_client_shows_nothing_of_the_one_before(window: DeskWindow) -> None:
    window.begin("Loans", client="Harbour")
    answer(window.session, 0, {"users": "ourselves"})
    settle()
    window.answers.acts.append("discard")

    window.files.open_example("bank")
    settle()

    texts = [row.text for row in window.outline.lines.rows.rows()]
    assert "Loans" not in texts
    assert window.masthead.shown_name() == "A bank worked example"


# The title and the masthead.


def test_the_title_names_the_client_and_marks_what_is_not_saved(
    window: DeskWindow, tmp_path: Path
) -> None:
    empty = window.windowTitle()
    window.begin(client="Harbour")
    unsaved = (window.windowTitle(), window.isWindowModified())
    window.answers.paths.append(tmp_path / "harbour.socdesk")
    window.press(Key.Key_S, CTRL)

    assert empty == "SOC Desk"
    assert unsaved == ("Harbour[*] – SOC Desk", True)
    assert not window.isWindowModified()


def test_a_client_called_like_the_mark_is_shown_to_the_letter(window: DeskWindow) -> None:
    window.begin(client="A[*]B <b>bank</b>")

    assert window.windowTitle() == "A[*][*]B <b>bank</b>[*] – SOC Desk"
    assert window.masthead.shown_name() == "A[*]B <b>bank</b>"


def test_the_masthead_says_whether_and_when_it_was_saved(
    window: DeskWindow, tmp_path: Path
) -> None:
    window.open_bank()
    untouched = window.masthead.saved_state()
    window.ask("readers", None)
    window.session.answer("readers", "canada")
    changed = window.masthead.state.text()
    window.answers.paths.append(tmp_path / "bank.socdesk")
    window.press(Key.Key_S, CTRL)

    time = window.session.saved
    assert time is not None
    assert untouched is SavedState.NOTHING
    assert changed == "Not saved"
    assert window.masthead.state.text() == f"Saved {time.at.astimezone():%H:%M}"


# What is remembered.


def test_size_and_look_are_remembered(
    theme: Theme, settings: QSettings, window: DeskWindow
) -> None:
    window.resize(720, 600)
    window.commands.schemes[Scheme.DARK].trigger()
    window.commands.larger.trigger()
    settle()
    window.close()

    again = DeskWindow(theme, settings)
    fresh = Theme(Scheme.LIGHT)
    again._preferences.dress(fresh)
    size = (again.width(), again.height())
    again.deleteLater()
    theme.set_scheme(Scheme.LIGHT)

    assert size == (720, 600)
    assert (fresh.scheme, fresh.zoom) == (Scheme.DARK, 110)


def press_next(window: DeskWindow) -> None:
    """Click Next with the mouse, as the platform reports it."""
    button = window.wizard._bar.next
    place = button.mapTo(window, button.rect().center())
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, NO_MODIFIER, place)
    settle()


WAYS_ON: dict[str, Callable[[DeskWindow], None]] = {
    "Enter": lambda window: window.press(Qt.Key.Key_Return),
    "Alt+Right": lambda window: window.press(Qt.Key.Key_Right, ALT),
    "click": press_next,
}


@pytest.mark.parametrize("way", WAYS_ON)
def test_no_way_on_leaves_a_date_that_is_none(window: DeskWindow, way: str) -> None:
    window.begin()
    window.ask("auditor_asked")
    here = window.session.where
    window.press(Qt.Key.Key_0)
    card = window.wizard.currentPage().findChild(UnknownCard)
    assert card is not None
    line = card.by_line
    line.setFocus()
    window.type("31 Feb 2027")

    WAYS_ON[way](window)
    stayed = (window.session.where, line.hasFocus())
    line.setText("")
    WAYS_ON[way](window)

    assert stayed == (here, True)
    assert window.session.where != here


@pytest.mark.parametrize("way", WAYS_ON)
def test_the_next_page_has_a_ring_only_where_a_key_led_to_it(window: DeskWindow, way: str) -> None:
    window.begin()
    here = window.session.where
    window.press(Qt.Key.Key_Down)
    before = window._ring.isVisible()

    WAYS_ON[way](window)

    assert before
    assert window.session.where != here
    assert isinstance(window.focusWidget(), OptionCard)
    assert window._ring.isVisible() == (way != "click")


def test_ctrl_p_prints_the_comparison_where_a_printer_was_chosen(
    window: DeskWindow, tmp_path: Path
) -> None:
    window.open_bank()
    window.session.go(COMPARISON)
    settle()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "table.pdf"))
    window.answers.printers = [None, printer]

    window.press(Qt.Key.Key_P, CTRL)
    told_nothing = window.toast.text()
    window.press(Qt.Key.Key_P, CTRL)

    assert told_nothing == ""
    assert window.toast.text() == "Printed"
    assert (tmp_path / "table.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    "place", [ORGANISATION, COMPARISON, TIMELINE], ids=["results", "comparison", "timeline"]
)
def test_a_table_put_on_the_clipboard_is_told(window: DeskWindow, place: Where) -> None:
    window.open_bank()
    window.session.go(place)
    settle()
    copy = next(
        each for each in window.page().findChildren(Button) if each.text().startswith("Copy")
    )

    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)

    assert window.toast.isVisible()
    assert window.toast.text() == "Table copied"
