"""Ctrl+K: what can be found, in which order, and where one is then."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from socdesk.ui.finder import Place, find
from socdesk.ui.place import COMPARISON, ORGANISATION, View, question, summary
from tests.ui.window import CTRL, NO_MODIFIER, DeskWindow, settle

PLACES = (
    Place(question("line-1", "entries"), "S3", "Entries in customers’ books", "", "S3 money"),
    Place(question("line-1", "hosting"), "S5", "Customers’ books on your systems", "", "S5 host"),
    Place(question(None, "readers"), "O2", "Readers", "", "O2 Where are the people who read"),
    Place(question("line-1", "year_end"), "S21", "Year ends", "", "S21 close"),
    Place(question("line-1", "kind"), "S2", "Kind of service", "", "S2 kind"),
    Place(ORGANISATION, "", "Results", "", ""),
)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        pytest.param("", [place.name for place in PLACES], id="nothing typed"),
        pytest.param("s3", ["Entries in customers’ books"], id="a reference"),
        pytest.param(
            "customers",
            ["Customers’ books on your systems", "Entries in customers’ books"],
            id="a name's beginning goes first",
        ),
        pytest.param("s2", ["Kind of service", "Year ends"], id="the reference in full goes first"),
        pytest.param("books entries", ["Entries in customers’ books"], id="words in any order"),
        pytest.param("PEOPLE", ["Readers"], id="a word of the question"),
        pytest.param("zebra", [], id="nothing"),
    ],
)
def test_what_is_typed_finds(typed: str, names: list[str]) -> None:
    assert [place.name for place in find(PLACES, typed)] == names


def names(window: DeskWindow) -> list[str]:
    return [place.name for place in window.finder.found()]


def test_ctrl_k_lists_questions_lines_and_pages_with_their_answers(window: DeskWindow) -> None:
    window.open_bank()
    window.ask("users", 1)

    window.press(Qt.Key.Key_K, CTRL)

    found = window.finder.found()
    pages = len(window.session.pages(None)) + len(window.session.pages(window.line(1)))
    assert window.finder.isVisible()
    assert window.focusWidget() is window.finder.edit
    assert len(found) == pages + 4 + 3
    assert found[0].second == "Online banking: Organisations outside our group"
    assert names(window)[-3:] == ["Results", "Compare", "Timeline"]


def test_a_page_of_several_questions_says_what_was_ticked(window: DeskWindow) -> None:
    window.open_bank()
    window.ask("readers", None)

    window.press(Qt.Key.Key_K, CTRL)
    window.type("o6")

    place = window.finder.found()[0]
    words = window.session.pack.words.questions["supervised"]
    assert (place.reference, place.second) == ("O6", f"Client: {words.short}")


def test_enter_goes_to_the_first_and_gives_the_page_the_focus(window: DeskWindow) -> None:
    window.begin("Loans", "Portal")
    window.press(Qt.Key.Key_K, CTRL)
    window.type("s10")

    window.press(Qt.Key.Key_Return)

    assert window.session.where == question(window.line(0), "proof_asked")
    assert not window.finder.isVisible()
    assert window.wizard.isAncestorOf(window.focusWidget())


def test_arrows_choose_and_a_line_leads_to_its_result(window: DeskWindow) -> None:
    window.open_bank()
    window.press(Qt.Key.Key_K, CTRL)
    window.type("own loan")
    listed = names(window)

    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Up)
    window.press(Qt.Key.Key_Return)

    assert listed[0] == "Own loan book"
    assert window.session.where == summary(window.line(2))


def test_a_click_goes_there(window: DeskWindow) -> None:
    window.begin()
    window.press(Qt.Key.Key_K, CTRL)
    window.type("compare")
    listed = window.finder.list
    point = listed.visualRect(listed.model().index(0, 0)).center()

    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, NO_MODIFIER, point)
    settle()

    assert window.session.where == COMPARISON


def test_esc_closes_it_and_gives_the_focus_back(window: DeskWindow) -> None:
    window.begin()
    window.ask("users")
    before = window.focusWidget()
    where = window.session.where

    window.press(Qt.Key.Key_K, CTRL)
    window.type("time")
    window.press(Qt.Key.Key_Tab)
    inside = window.focusWidget()
    window.press(Qt.Key.Key_Escape)

    assert inside is window.finder.edit
    assert window.focusWidget() is before
    assert window.session.where == where


def test_what_matches_nothing_says_so_and_enter_stays(window: DeskWindow) -> None:
    window.begin()
    where = window.session.where
    window.press(Qt.Key.Key_K, CTRL)

    window.type("zebra")
    window.press(Qt.Key.Key_Return)

    assert window.finder._nothing.isVisible()
    assert window.finder.isVisible()
    assert window.session.where == where


def test_focus_elsewhere_closes_it(window: DeskWindow) -> None:
    window.begin()
    window.press(Qt.Key.Key_K, CTRL)

    window.outline.lines.setFocus()
    settle()

    assert not window.finder.isVisible()


def test_there_is_nothing_to_find_without_a_client(window: DeskWindow) -> None:
    window.press(Qt.Key.Key_K, CTRL)

    assert window.session.where.view is View.START
    assert not window.finder.isVisible()
    assert not window.masthead.find_button.isVisible()


def test_it_fits_the_smallest_window(window: DeskWindow) -> None:
    window.begin()
    window.resize(window.minimumSize())
    settle()

    window.press(Qt.Key.Key_K, CTRL)

    assert window.panes.rect().contains(window.finder.geometry())
