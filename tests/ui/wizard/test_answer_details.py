"""What stands beside an answer: notes, its basis, whom to ask and by when, for which lines."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from socdesk.ui.place import question
from socdesk.ui.session import Session
from tests.ui.wizard.conftest import Desk, click, settle, write

Enter = Qt.Key.Key_Return


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


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (960, 540), (960, 480)])
def test_a_note_that_is_opened_is_seen_whole(desk: Desk, width: int, height: int) -> None:
    desk.set_size(width, height)
    body = desk.ask("entries")

    if body.folds.isVisible():
        click(body.folds.button("note"))
    else:
        click(body.notes.add_note)

    top = body.note.mapTo(body.column.viewport(), QPoint(0, 0)).y()
    assert body.note.hasFocus()
    assert top >= 0
    assert top + body.note.height() + 4 <= body.column.viewport().height()


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

    assert body.answers.unknown.ask_line.placeholderText() == "the users’ auditors"
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
