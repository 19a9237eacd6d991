"""The client window: follows or stays, answers, leaves, and shows nothing that is internal."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from socdesk.engagement.discreet import discreet
from socdesk.ui.client_window.calm_slide import CalmSlide
from socdesk.ui.client_window.comparison_slide import ComparisonSlide
from socdesk.ui.client_window.desk import Shown, other_screen
from socdesk.ui.client_window.question_slide import QuestionSlide
from socdesk.ui.client_window.timeline_slide import TimelineSlide
from socdesk.ui.client_window.verdict_slide import VerdictSlide
from socdesk.ui.client_window.window import ClientWindow
from socdesk.ui.place import COMPARISON, ORGANISATION, START, TIMELINE, question, summary
from socdesk.ui.timeline.tried import Grip
from tests.ui.client_window.planted import FOLDER, MARKS, PERSON, differing, pictures, places, plant
from tests.ui.client_window.seen import words_of
from tests.ui.window import ALT, NO_MODIFIER, DeskWindow, either, settle


def press(client: ClientWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
    QTest.keyClick(either(client.focusWidget(), client), key, modifier)
    settle()


def question_slide(client: ClientWindow) -> QuestionSlide:
    slide = client.slide()
    assert isinstance(slide, QuestionSlide)
    return slide


def ticked(client: ClientWindow) -> list[str]:
    cards = question_slide(client).cards
    assert cards is not None
    return [card.label() for card in cards.cards() if card.isChecked()]


# What is never in it.


def test_no_text_of_the_client_window_is_internal(window: DeskWindow, tmp_path: Path) -> None:
    plant(window, tmp_path)
    window.client_desk.open()
    client = window.client_desk.window
    assert client is not None

    for where in places(window.session):
        window.session.go(where)
        settle()
        words = words_of(client, hidden=True)
        assert not [mark for mark in (*MARKS, str(tmp_path)) if mark in words], where
    window.client_desk.leave()


def test_nothing_painted_in_the_client_window_is_internal(
    window: DeskWindow, tmp_path: Path
) -> None:
    plant(window, tmp_path)
    window.client_desk.open()
    client = window.client_desk.window
    assert client is not None

    before = pictures(window.session, lambda: client)
    window.session.apply(discreet(window.session.engagement))
    after = pictures(window.session, lambda: client)

    assert differing(before, after) == []
    window.client_desk.leave()


def test_the_marks_are_found_where_they_are_meant_to_be_seen(
    window: DeskWindow, tmp_path: Path
) -> None:
    plant(window, tmp_path)
    seen = ""
    for where in places(window.session):
        window.session.go(where)
        settle()
        seen += words_of(window, hidden=False)

    assert [mark for mark in MARKS if mark not in seen] == [PERSON, FOLDER]


def test_no_widget_of_a_client_left_is_kept(window: DeskWindow, client: ClientWindow) -> None:
    for where in (summary("line-1"), ORGANISATION, COMPARISON, TIMELINE):
        window.session.go(where)
    window.session.new("Harbour", ["Loans"])
    settle()
    QTest.qWait(0)

    words = words_of(client, hidden=False)
    assert "bank" not in words.lower()
    assert "Harbour" in words


def test_the_title_says_the_client_and_no_file(window: DeskWindow, tmp_path: Path) -> None:
    plant(window, tmp_path)
    window.client_desk.open()

    assert window.client_desk.window is not None
    assert window.client_desk.window.windowTitle() == "A bank"
    window.client_desk.leave()


# Following.


def test_it_follows_the_desk(window: DeskWindow, client: ClientWindow) -> None:
    window.session.go(question("line-1", "entries"))
    text = window.session.pack.words.questions["entries"].text

    assert question_slide(client).question.text() == text
    assert client.kicker.text() == window.session.engagement.line("line-1").name
    window.session.go(summary("line-1"))
    assert isinstance(client.slide(), VerdictSlide)
    window.session.go(START)
    calm = client.slide()
    assert isinstance(calm, CalmSlide)
    assert calm.name.text() == "A bank"


def test_it_stays_where_it_is_while_the_desk_goes_on(
    window: DeskWindow, client: ClientWindow
) -> None:
    window.session.go(question("line-1", "entries"))
    window.commands.client_stays.trigger()
    window.activateWindow()
    settle()
    window.session.go(question("line-2", "data"))

    assert client.where == question("line-1", "entries")
    assert window.client_desk.shown is Shown.STAYS
    window.commands.client_stays.trigger()
    assert client.where == question("line-2", "data")


def test_an_answer_given_where_it_stays_goes_to_the_place_seen(
    window: DeskWindow, client: ClientWindow
) -> None:
    window.session.go(question("line-1", "entries"))
    window.client_desk.set_stays(True)
    window.activateWindow()
    settle()
    window.session.go(question("line-2", "entries"))
    other = window.session.engagement.line("line-2").answers["entries"]
    client.activateWindow()
    settle()
    press(client, Qt.Key.Key_4)

    assert window.session.engagement.line("line-1").answers["entries"].value == "no"
    assert window.session.engagement.line("line-2").answers["entries"] == other


def test_a_line_removed_while_it_stays_there_leads_to_the_desk(
    window: DeskWindow, client: ClientWindow
) -> None:
    window.session.go(question("line-1", "entries"))
    window.client_desk.set_stays(True)
    window.activateWindow()
    settle()
    window.session.go(ORGANISATION)
    window.session.remove_line("line-1")

    assert client.where == ORGANISATION


def test_another_client_ends_the_staying(window: DeskWindow, client: ClientWindow) -> None:
    window.client_desk.set_stays(True)
    window.session.new("Harbour", ["Loans"])

    assert not client.stays
    assert window.client_desk.shown is Shown.FOLLOWS
    assert client.client.text() == "Harbour"


def test_dates_tried_out_at_the_desk_are_shown(window: DeskWindow, client: ClientWindow) -> None:
    window.session.go(TIMELINE)
    slide = client.slide()
    assert isinstance(slide, TimelineSlide)
    before = slide.chart.chart
    window.timeline._on_stepped(Grip.BEGIN, 30)

    assert slide.chart.chart != before
    assert slide.chart.chart == window.timeline.chart.chart


# Keys.


def test_digits_answer_as_at_the_desk(window: DeskWindow, client: ClientWindow) -> None:
    window.session.go(question("line-1", "entries"))
    press(client, Qt.Key.Key_3)

    assert window.session.given("line-1", "entries").value == "only_show_or_store"
    assert ticked(client) == ["Only show or store data"]
    press(client, Qt.Key.Key_0)
    assert window.session.given("line-1", "entries").unknown
    assert ticked(client) == ["Don’t know yet"]
    press(client, Qt.Key.Key_Delete)
    assert ticked(client) == []


def test_ticks_of_several_questions_are_taken(window: DeskWindow, client: ClientWindow) -> None:
    window.session.go(question(None, "frameworks"))
    press(client, Qt.Key.Key_2)

    assert window.session.given(None, "card_data").value == "yes"
    press(client, Qt.Key.Key_7)
    assert window.session.given(None, "card_data").value == "no"
    assert ticked(client) == ["None of these"]


def test_enter_and_back_move_the_desk(window: DeskWindow, client: ClientWindow) -> None:
    window.session.go(question("line-1", "delivery"))
    press(client, Qt.Key.Key_Return)
    assert window.session.where == question("line-1", "entries") == client.where

    press(client, Qt.Key.Key_Left, ALT)
    assert window.session.where == question("line-1", "delivery") == client.where


def test_undo_works_in_it(window: DeskWindow, client: ClientWindow) -> None:
    window.session.go(question("line-1", "entries"))
    before = window.session.engagement
    press(client, Qt.Key.Key_4)
    press(client, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert window.session.engagement.answers_of("line-1") == before.answers_of("line-1")


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F5])
def test_leaving_gives_the_focus_back_where_it_was(window: DeskWindow, key: Qt.Key) -> None:
    window.open_bank()
    window.ask("entries")
    before = window.focusWidget()
    window.press(Qt.Key.Key_F5)
    client = window.client_desk.window
    assert client is not None
    QTest.qWaitForWindowActive(client)
    press(client, key)

    assert window.client_desk.window is None
    assert window.client_desk.shown is Shown.CLOSED
    QTest.qWaitForWindowActive(window)
    assert window.focusWidget() is before
    assert not window.commands.client_window.isChecked()


def test_closing_the_desk_closes_it(window: DeskWindow, client: ClientWindow) -> None:
    window.close()

    assert window.client_desk.window is None
    assert not client.isVisible()


def test_the_hint_goes_with_the_first_act(client: ClientWindow) -> None:
    assert client.hint.isVisible()
    press(client, Qt.Key.Key_1)

    assert not client.hint.isVisible()


def test_the_masthead_says_how_it_stands(window: DeskWindow, client: ClientWindow) -> None:
    button = window.masthead.client_button
    assert client.isVisible()
    assert button.text() == "Client window follows"

    window.client_desk.set_stays(True)
    assert button.text() == "Client window stays"
    window.client_desk.leave()
    assert button.text() == "Client window"
    button.click()
    assert window.client_desk.shown is Shown.FOLLOWS


@pytest.mark.parametrize(
    ("screens", "own", "found"),
    [
        pytest.param(["laptop"], "laptop", None, id="one screen"),
        pytest.param(["laptop", "wall"], "laptop", "wall", id="second"),
        pytest.param(["wall", "laptop"], "laptop", "wall", id="first"),
        pytest.param(["a", "laptop", "c"], "laptop", "a", id="three"),
    ],
)
def test_it_opens_on_a_screen_that_is_not_the_desks(
    screens: list[str], own: str, found: str | None
) -> None:
    assert other_screen(screens, own) == found


def test_every_control_of_it_has_a_name(window: DeskWindow, client: ClientWindow) -> None:
    for where in places(window.session):
        window.session.go(where)
        settle()
        for widget in client.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert widget.accessibleName(), (where, widget)


def test_the_table_chosen_at_the_desk_is_shown(window: DeskWindow, client: ClientWindow) -> None:
    window.session.go(COMPARISON)
    settle()
    slide = client.slide()
    assert isinstance(slide, ComparisonSlide)
    before = slide.view.sheet_model.sheet.heads

    QTest.mouseClick(window.comparison.tools.tables.buttons()[1], Qt.MouseButton.LeftButton)
    settle()

    assert before == ("Row", "SOC 1", "SOC 2", "A bank")
    assert slide.view.sheet_model.sheet.heads == ("Row", "Type 1", "Type 2", "A bank")
    assert client.kicker.text() == "Type 1 and Type 2, side by side"
