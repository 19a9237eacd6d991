"""A question's page, pressed as a person presses it: its keys, and what is folded."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from socdesk.ui.place import question
from socdesk.ui.widgets.buttons import Button
from tests.ui.wizard.conftest import Desk, click, settle, write

Enter = Qt.Key.Key_Return


def wheel(widget: QWidget) -> None:
    """Turn the wheel over a widget, as the platform reports it."""
    window = widget.window()
    at = QPointF(widget.mapTo(window, widget.rect().center()))
    QTest.wheelEvent(window.windowHandle(), at, QPoint(0, -120))
    settle()


@pytest.mark.parametrize(("key", "value"), [("1", "yes"), ("2", "only_ordered"), ("4", "no")])
def test_a_digit_answers_and_takes_the_focus_to_its_card(desk: Desk, key: str, value: str) -> None:
    body = desk.ask("entries")

    desk.press(key)

    assert desk.given("entries") == value
    assert desk.focus() is body.answers.cards()[int(key) - 1]
    assert body.answers.chosen_index() == int(key) - 1


@pytest.mark.parametrize("key", ["0", "?"])
def test_nought_and_the_question_mark_say_that_nobody_knows_yet(desk: Desk, key: str) -> None:
    body = desk.ask("entries")

    desk.press("1", key)

    given = desk.session.given(desk.session.where.line, "entries")
    assert (given.value, given.unknown) == (None, True)
    assert desk.focus() is body.answers.unknown
    assert body.answers.unknown.ask_line.isEnabled()


def test_a_digit_without_a_card_does_nothing(desk: Desk) -> None:
    desk.ask("entries")

    desk.press("9")

    assert desk.given("entries") is None


def test_digits_answer_from_the_bar_and_the_basis_too(desk: Desk) -> None:
    body = desk.ask("entries")
    desk.wizard._bar.next.setFocus()
    desk.press("2")
    body.notes.basis.buttons()[0].setFocus()

    desk.press("3")

    assert desk.given("entries") == "only_show_or_store"


def test_arrows_move_the_focus_and_space_chooses(desk: Desk) -> None:
    body = desk.ask("entries")

    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    before = desk.given("entries")
    desk.press(Qt.Key.Key_Space)

    assert before is None
    assert desk.focus() is body.answers.cards()[2]
    assert desk.given("entries") == "only_show_or_store"


def test_enter_on_a_card_goes_on_and_chooses_nothing(desk: Desk) -> None:
    desk.ask("entries")
    line = desk.session.where.line

    desk.press(Qt.Key.Key_Down, Enter)

    assert desk.session.where != question(line, "entries")
    assert desk.session.given(line, "entries").value is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_on_the_chosen_card_opens_the_question_again(desk: Desk, key: Qt.Key) -> None:
    desk.ask("entries")
    desk.press("2")

    desk.press(Qt.Key.Key_Down, key)
    kept = desk.given("entries")
    desk.press(Qt.Key.Key_Up, key)

    assert kept == "only_ordered"
    assert desk.given("entries") is None
    assert desk.question().answers.chosen_index() is None


def test_the_chosen_card_pressed_again_stays_chosen(desk: Desk) -> None:
    body = desk.ask("entries")

    click(body.answers.cards()[1])
    click(body.answers.cards()[1])

    assert desk.given("entries") == "only_ordered"
    assert body.answers.chosen_index() == 1


def test_the_wheel_over_the_cards_scrolls_and_answers_nothing(desk: Desk) -> None:
    desk.set_size(960, 420)
    body = desk.ask("entries")
    desk.press("2")

    for card in body.answers.cards()[:3]:
        wheel(card)

    assert desk.given("entries") == "only_ordered"
    assert body.column.verticalScrollBar().value() > 0


def test_more_precisely_opens_and_shuts_the_help(desk: Desk) -> None:
    body = desk.ask("auditor_asked")
    shut = body._help.isVisible()

    click(body.more)
    opened = body._help.isVisible()
    desk.ask("users")
    desk.ask("auditor_asked")

    assert not shut
    assert opened
    assert body._help.text() == desk.session.pack.words.questions["auditor_asked"].help
    assert not body._help.isVisible()


def test_a_question_without_help_offers_none(desk: Desk) -> None:
    assert not desk.ask("uptime").more.isVisible()


@pytest.mark.parametrize("fold", ["why", "example", "who"])
def test_a_low_window_folds_the_notes_and_shows_one_at_a_time(desk: Desk, fold: str) -> None:
    desk.set_size(960, 540)
    body = desk.ask("auditor_asked")
    words = desk.session.pack.words.questions["auditor_asked"]
    said = {"why": words.why, "example": words.example, "who": words.who_knows}[fold]
    before = (body._why.isVisible(), body.notes.isVisible(), body.panel.isVisible())

    click(body.folds.button(fold))

    assert before == (False, False, False)
    assert body.panel.isVisible()
    assert body.panel._first.text() == said
    assert body.panel._second.isVisible() == (fold == "why")
    bottom = body.panel.mapTo(body.column, body.panel.rect().bottomLeft()).y()
    assert bottom <= body.column.height()
    click(body.folds.button(fold))
    assert not body.panel.isVisible()


def test_basis_and_note_are_reached_through_their_folds(desk: Desk) -> None:
    desk.set_size(960, 540)
    body = desk.ask("auditor_asked")
    desk.press("1")

    click(body.folds.button("basis"))
    click(body.panel.basis.buttons()[0])
    click(body.folds.button("note"))
    write(desk.focus(), "by mail")

    given = desk.session.given(desk.session.where.line, "auditor_asked")
    assert (given.basis, given.note) == ("told", "by mail")
    assert body.folds.button("basis").text() == "Basis: Told"
    assert not body.panel.isVisible()


def test_a_disclosure_is_opened_by_enter(desk: Desk) -> None:
    body = desk.ask("auditor_asked")
    body.more.setFocus()

    desk.press(Enter)

    assert isinstance(desk.focus(), Button)
    assert body._help.isVisible()
    assert desk.session.where.page == "auditor_asked"
