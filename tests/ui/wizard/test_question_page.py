"""A question's page, pressed as a person presses it: cards, keys, notes, dates."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from socdesk.ui.place import question
from socdesk.ui.session import Session
from socdesk.ui.widgets.buttons import Button
from tests.ui.wizard.conftest import Desk, settle

Enter = Qt.Key.Key_Return
Left, NoMods = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SECTORS = ("supervised", "card_data", "health_data", "us_federal", "us_defence", "eu_financial")


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Left)
    settle()


def write(widget: QWidget, text: str) -> None:
    QTest.keyClicks(widget, text)
    settle()


def wheel(widget: QWidget) -> None:
    """Turn the wheel over a widget, as the platform reports it."""
    window = widget.window()
    at = QPointF(widget.mapTo(window, widget.rect().center()))
    QTest.wheelEvent(window.windowHandle(), at, QPoint(0, -120))
    settle()


# Keys.


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


# Notes, basis, whom to ask and by when.


def test_digits_and_enter_in_a_note_are_text(desk: Desk) -> None:
    body = desk.ask("entries")
    click(body.notes.add_note)

    write(desk.focus(), "3 mails?")
    desk.press(Enter)
    write(desk.focus(), "0 calls")

    line = desk.session.where.line
    assert desk.session.where == question(line, "entries")
    assert desk.session.given(line, "entries").note == "3 mails?\n0 calls"
    assert desk.given("entries") is None


def test_undo_in_a_note_takes_back_what_was_typed_in_one_go(desk: Desk) -> None:
    body = desk.ask("entries")
    desk.press("1")
    click(body.notes.add_note)
    write(body.note, "told by phone")

    QTest.keyClick(body.note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    after = (body.note.note(), desk.given("entries"), desk.focus())
    QTest.keyClick(desk.focus(), Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    settle()

    assert after == ("", "yes", body.note)
    assert body.note.note() == "told by phone"


def test_typing_after_leaving_the_note_is_an_act_of_its_own(desk: Desk) -> None:
    body = desk.ask("entries")
    click(body.notes.add_note)
    write(body.note, "one")
    body.answers.cards()[0].setFocus()
    settle()
    body.note.setFocus()
    write(body.note, " two")

    desk.session.undo()

    assert body.note.note() == "one"


def test_a_note_stands_open_where_there_is_one_and_an_empty_one_folds(desk: Desk) -> None:
    body = desk.ask("entries")
    click(body.notes.add_note)
    opened = body.note.isVisible()
    body.answers.cards()[0].setFocus()
    settle()
    folded = not body.note.isVisible() and body.notes.add_note.isVisible()
    desk.session.set_note("entries", "Mail of 3 Nov")
    desk.ask("users")

    desk.ask("entries")

    assert opened
    assert folded
    assert body.note.isVisible()
    assert body.note.note() == "Mail of 3 Nov"
    assert not body.notes.add_note.isVisible()


def test_the_basis_is_kept_with_the_answer_and_asked_for_with_one_only(desk: Desk) -> None:
    body = desk.ask("entries")
    without = body.notes.basis.isEnabled()
    desk.press("1")

    click(body.notes.basis.buttons()[1])

    assert not without
    assert desk.session.given(desk.session.where.line, "entries").basis == "contract"
    click(body.notes.basis.buttons()[1])
    assert desk.session.given(desk.session.where.line, "entries").basis is None


def test_whom_to_ask_and_by_when_are_kept_as_typed(desk: Desk) -> None:
    body = desk.ask("auditor_asked")
    desk.press("0")
    write(body.answers.unknown.ask_line, "Ms Weber, their auditor ")
    typed = body.answers.unknown.ask_line.text()
    write(body.answers.unknown.by_line, "4.12.2026")

    desk.press_in(body.answers.unknown.by_line, Enter)

    line = desk.session.engagement.lines[0].id
    given = desk.session.given(line, "auditor_asked")
    assert typed == "Ms Weber, their auditor "
    assert (given.ask, given.by) == ("Ms Weber, their auditor", date(2026, 12, 4))
    assert desk.session.where.page != "auditor_asked"
    desk.ask("auditor_asked")
    assert body.answers.unknown.by_line.text() == "4 Dec 2026"


def test_what_is_typed_is_left_as_it_is_while_its_clean_form_is_kept(desk: Desk) -> None:
    body = desk.ask("auditor_asked")
    desk.press("0")

    write(body.answers.unknown.ask_line, "Ms  Weber")

    assert body.answers.unknown.ask_line.text() == "Ms  Weber"
    assert desk.session.given(desk.session.where.line, "auditor_asked").ask == "Ms Weber"


def test_the_pack_says_whom_to_ask_where_nothing_is_typed(desk: Desk) -> None:
    body = desk.ask("auditor_asked")

    assert body.answers.unknown.ask_line.placeholderText() == "customers’ auditors"
    assert body.answers.unknown.ask_line.text() == ""


def test_a_date_that_is_none_keeps_the_page_and_says_why(desk: Desk) -> None:
    body = desk.ask("auditor_asked")
    desk.press("0")
    write(body.answers.unknown.by_line, "31 Feb 2027")
    quiet = body._fault.isVisible()

    desk.press_in(body.answers.unknown.by_line, Enter)

    assert not quiet
    assert desk.session.where.page == "auditor_asked"
    assert body._fault.isVisible()
    assert body._fault.text() == "February 2027 has 28 days."
    assert desk.focus() is body.answers.unknown.by_line
    assert body.answers.unknown.by_line.accessibleDescription() == "February 2027 has 28 days."
    assert desk.session.given(desk.session.where.line, "auditor_asked").by is None
    body.answers.unknown.by_line.clear()
    write(body.answers.unknown.by_line, "28 Feb 2027")
    assert not body._fault.isVisible()


def test_undo_takes_the_date_out_of_the_line(desk: Desk) -> None:
    body = desk.ask("auditor_asked")
    desk.press("0")
    write(body.answers.unknown.by_line, "4 Dec 2026")

    desk.session.undo()

    assert body.answers.unknown.by_line.text() == ""


def test_a_very_long_name_is_cut_and_not_refused(desk: Desk) -> None:
    body = desk.ask("auditor_asked")
    desk.press("0")

    QApplication.clipboard().setText("x" * 1000)
    body.answers.unknown.ask_line.setFocus()
    body.answers.unknown.ask_line.paste()
    settle()

    assert desk.session.given(desk.session.where.line, "auditor_asked").ask == "x" * 200


# Several answers on one page.


def sectors(desk: Desk) -> list[str | None]:
    return [desk.given(name) for name in SECTORS]


def test_a_tick_says_yes_and_sets_the_unticked_ones_to_no(desk: Desk) -> None:
    desk.ask("frameworks", line=None)

    desk.press("2")
    one = sectors(desk)
    desk.press("5")

    assert one == ["no", "yes", "no", "no", "no", "no"]
    assert sectors(desk) == ["no", "yes", "no", "no", "yes", "no"]
    desk.session.undo()
    assert sectors(desk) == one


def test_the_last_tick_taken_away_leaves_none_of_these(desk: Desk) -> None:
    body = desk.ask("frameworks", line=None)

    desk.press("2", "2")

    assert sectors(desk) == ["no"] * 6
    assert [card.isChecked() for card in body.answers.cards()] == [*[False] * 6, True, False]


def test_none_of_these_takes_every_tick_away(desk: Desk) -> None:
    body = desk.ask("frameworks", line=None)
    desk.press("1", "3")

    click(body.answers.cards()[6])
    click(body.answers.cards()[6])

    assert sectors(desk) == ["no"] * 6
    assert [card.isChecked() for card in body.answers.cards()] == [*[False] * 6, True, False]


def test_not_knowing_leaves_all_of_them_open(desk: Desk) -> None:
    body = desk.ask("frameworks", line=None)

    desk.press("1", "0")

    assert sectors(desk) == [None] * 6
    assert all(desk.session.given(None, name).unknown for name in SECTORS)
    assert [card.isChecked() for card in body.answers.cards()] == [*[False] * 7, True]


def test_a_page_of_several_is_open_until_something_is_said(desk: Desk) -> None:
    body = desk.ask("frameworks", line=None)

    assert not any(card.isChecked() for card in body.answers.cards())


# The filter.


def kinds(desk: Desk) -> dict[str, str]:
    """Return the cards in view: their labels and keys."""
    cards = desk.question().answers.cards()
    return {card.label(): card.key() for card in cards if card.isVisible()}


def test_letters_typed_on_a_card_filter_and_digits_act_on_what_is_left(desk: Desk) -> None:
    body = desk.ask("kind")
    assert body.filter is not None

    desk.press("l", "o", "a", "n")
    left = kinds(desk)
    desk.press("2")

    assert left == {"Loan servicing": "1", "Our own loan book": "2", "Don’t know yet": "0"}
    assert body.filter.text() == "loan"
    assert desk.given("kind") == "own_lending"


def test_backspace_takes_letters_away_before_it_takes_the_answer(desk: Desk) -> None:
    body = desk.ask("kind")
    desk.press("1", "p", "a")

    desk.press(Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    kept = desk.given("kind")
    desk.press(Qt.Key.Key_Backspace)

    assert body.filter is not None
    assert body.filter.text() == ""
    assert (kept, desk.given("kind")) == ("payroll", None)


def test_the_filter_finds_what_the_gloss_says(desk: Desk) -> None:
    desk.ask("kind")

    desk.press(*"escrow")

    assert kinds(desk) == {"Loan servicing": "1", "Don’t know yet": "0"}


def test_enter_in_the_filter_takes_the_only_card_left(desk: Desk) -> None:
    body = desk.ask("kind")
    assert body.filter is not None
    body.filter.setFocus()

    desk.press(*"escrow", Enter)

    assert desk.given("kind") == "loan_servicing"
    assert desk.session.where.page == "kind"
    assert desk.focus() is body.answers.cards()[1]


def test_a_digit_in_the_filter_presses_and_down_leads_to_the_cards(desk: Desk) -> None:
    body = desk.ask("kind")
    assert body.filter is not None
    body.filter.setFocus()
    desk.press(*"hosting", Qt.Key.Key_Down)
    down = desk.focus()
    body.filter.setFocus()

    desk.press("2")

    assert down is body.answers.cards()[9]
    assert desk.given("kind") == "hosting"


def test_coming_back_shows_every_kind_again(desk: Desk) -> None:
    desk.ask("kind")
    desk.press(*"zzz")
    nothing = kinds(desk)
    desk.ask("users")

    desk.ask("kind")

    assert nothing == {"Don’t know yet": "0"}
    assert len(kinds(desk)) == 20


# One answer for all lines, or a line's own.


def test_the_common_answer_shows_on_every_line(desk: Desk) -> None:
    desk.ask("timing_evidence", line=0)
    desk.press("4")

    body = desk.ask("timing_evidence", line=1)

    assert body.answers.chosen_index() == 3
    assert desk.session.engagement.answer(None, "timing_evidence").value == "6_to_12_months"


def test_a_line_that_differs_has_its_own_answer_until_it_does_not(desk: Desk) -> None:
    desk.ask("timing_evidence", line=0)
    desk.press("4")
    body = desk.ask("timing_evidence", line=1)
    assert body.holds_for is not None

    click(body.holds_for.buttons()[1])
    desk.press_in(body.answers.cards()[0], "1")
    own = desk.given("timing_evidence")
    common = desk.session.engagement.answer(None, "timing_evidence").value
    click(body.holds_for.buttons()[0])

    assert (own, common) == ("not_yet", "6_to_12_months")
    assert desk.given("timing_evidence") == "6_to_12_months"
    assert body.answers.chosen_index() == 3


def test_the_choice_of_all_lines_cannot_be_left_empty(desk: Desk) -> None:
    body = desk.ask("timing_evidence")
    assert body.holds_for is not None

    click(body.holds_for.buttons()[0])

    assert body.holds_for.value() == "all"


def test_with_one_line_there_is_nothing_to_choose(
    session: Session, make_desk: Callable[[Session], Desk]
) -> None:
    session.remove_line(session.engagement.lines[1].id)

    desk = make_desk(session)

    body = desk.ask("timing_evidence")

    assert body.holds_for is not None
    assert not body.holds_for.isVisible()


# What is folded.


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
