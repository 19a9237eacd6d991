"""Who said an answer and when: typed, chosen from the meeting's people, and undone as one act."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from socdesk.engagement import changes
from socdesk.engagement.model import MOST_PEOPLE, Answer, Engagement, Meeting
from socdesk.ui.wizard.question_body import QuestionBody
from socdesk.ui.wizard.said import joined
from tests.ui.wizard.conftest import Desk, click, settle, write

RUIZ, OKAFOR = "Ms Ruiz", "Mr Okafor"


def stored(desk: Desk) -> Answer:
    return desk.session.given(desk.session.where.line, "entries")


def people(desk: Desk) -> tuple[str, ...]:
    meeting = desk.session.engagement.meeting
    return meeting.people if meeting else ()


def meet(desk: Desk, *names: str) -> None:
    desk.session.apply(changes.with_meeting(desk.session.engagement, None, names))
    settle()


def opened(desk: Desk) -> QuestionBody:
    """A question with an answer, and the line for who said it open."""
    body = desk.ask("entries")
    desk.press("1")
    click(body.notes.add_said)
    return body


def test_only_an_answer_was_said_by_somebody(desk: Desk) -> None:
    body = desk.ask("entries")
    before = body.notes.add_said.isVisible(), body.notes.add_note.y()

    desk.press("1")

    after = body.notes.add_said.isVisible(), body.notes.add_note.y()
    assert (before, after) == ((False, before[1]), (True, before[1]))
    assert not body.said.isVisible()


def test_a_new_name_is_kept_with_the_answer_and_joins_the_meeting(desk: Desk) -> None:
    body = opened(desk)
    focus = desk.focus()

    write(focus, RUIZ)
    while_typing = people(desk)
    desk.press(Qt.Key.Key_Tab)

    assert focus is body.said.by_line
    assert stored(desk).said_by == RUIZ
    assert (while_typing, people(desk)) == ((), (RUIZ,))


def test_the_name_and_its_joining_are_undone_as_one_act(desk: Desk) -> None:
    body = opened(desk)
    write(body.said.by_line, RUIZ)
    body.answers.cards()[0].setFocus()
    settle()

    desk.session.undo()
    settle()

    assert (stored(desk).said_by, people(desk)) == ("", ())
    assert desk.given("entries") == "yes"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_people_of_the_meeting_are_offered_and_one_is_chosen(desk: Desk) -> None:
    meet(desk, RUIZ, OKAFOR)
    body = opened(desk)

    QTest.keyClick(body.said.by_line, Qt.Key.Key_Down)
    settle()
    offered = [action.text() for action in body.said.menu.actions()]
    QTest.keyClick(body.said.menu, Qt.Key.Key_Down)
    QTest.keyClick(body.said.menu, Qt.Key.Key_Down)
    QTest.keyClick(body.said.menu, Qt.Key.Key_Return)
    settle()

    assert offered == [RUIZ, OKAFOR]
    assert stored(desk).said_by == OKAFOR
    assert people(desk) == (RUIZ, OKAFOR)


def test_nobody_is_offered_where_nobody_was_there(desk: Desk) -> None:
    body = opened(desk)

    assert not body.said.people.isVisible()


def test_the_day_is_empty_until_it_is_typed_or_set_to_today(desk: Desk) -> None:
    body = opened(desk)
    empty = body.said.on_line.text(), stored(desk).said_on

    click(body.said.today)
    today = stored(desk).said_on
    body.said.on_line.setFocus()
    body.said.on_line.clear()
    write(body.said.on_line, "4 Dec 2026")

    assert empty == ("", None)
    assert today == date(2026, 11, 23)
    assert stored(desk).said_on == date(2026, 12, 4)


def test_a_day_that_is_none_keeps_the_page_and_says_why(desk: Desk) -> None:
    body = opened(desk)
    body.said.on_line.setFocus()
    write(body.said.on_line, "4/12/2026")

    desk.wizard.go_on()
    settle()

    assert desk.session.where.page == "entries"
    assert body.said._fault.isVisible()
    assert stored(desk).said_on is None


def test_another_line_shows_its_own_and_takes_nothing_over(desk: Desk) -> None:
    body = opened(desk)
    write(body.said.by_line, RUIZ)

    desk.ask("entries", line=1)
    desk.press("2")
    other = (body.said.by_line.text(), stored(desk).said_by)
    desk.ask("entries", line=0)

    assert other == ("", "")
    assert body.said.isVisible()
    assert body.said.by_line.text() == RUIZ
    assert people(desk) == (RUIZ,)


def test_another_answer_was_not_said_by_the_same(desk: Desk) -> None:
    body = opened(desk)
    write(body.said.by_line, RUIZ)
    body.answers.cards()[0].setFocus()

    desk.press("2")

    assert stored(desk) == Answer(value="only_ordered")
    assert body.said.by_line.text() == ""


def test_the_auditor_asked_is_a_basis_of_its_own(desk: Desk) -> None:
    body = desk.ask("entries")
    desk.press("1")

    click(body.notes.basis.buttons()[2])

    assert stored(desk).basis == "auditor"


@pytest.mark.parametrize("size", [(960, 540), (960, 480)])
def test_folded_it_stands_with_the_basis(desk: Desk, size: tuple[int, int]) -> None:
    desk.set_size(*size)
    body = desk.ask("entries")
    desk.press("1")
    before = body.said.isVisible()

    click(body.folds.button("basis"))

    assert (before, body.said.isVisible()) == (False, True)


def test_a_full_meeting_takes_nobody_more() -> None:
    names = tuple(f"Person {number}" for number in range(MOST_PEOPLE))
    full = Engagement(id="0" * 32, meeting=Meeting(None, names))

    assert joined(full, RUIZ) is full
    assert joined(Engagement(id="0" * 32), RUIZ).meeting == Meeting(None, (RUIZ,))


def test_a_name_said_by_one_client_never_joins_the_meeting_of_the_next(desk: Desk) -> None:
    body = opened(desk)
    write(body.said.by_line, RUIZ)
    desk.press(Qt.Key.Key_Tab)

    desk.session.new("Another client", ["Portal"])
    for page in ("entries", "users", "entries"):
        desk.ask(page)

    assert people(desk) == ()
