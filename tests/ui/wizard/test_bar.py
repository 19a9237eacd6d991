"""The bar says where one is and where its buttons lead."""

from socdesk.ui.place import summary
from tests.ui.wizard.conftest import Desk


def test_the_bar_says_which_question_of_how_many_this_is(desk: Desk) -> None:
    line = desk.session.engagement.lines[0].id
    desk.ask("users")
    bar = desk.wizard._bar
    start = bar._position.text()
    most = desk.session.line_advice(line).at_most.end

    desk.press("4")

    steps = desk.session.steps(line)
    assert start == f"Question 1 of at most {most}"
    assert bar._position.text() == f"Question 1 of at most {len(steps)}"
    desk.go(summary(line))
    assert bar._position.text() == "Result 1 of 2"


def test_a_question_that_changes_nothing_says_so(desk: Desk) -> None:
    desk.ask("users")
    desk.press("4")
    desk.ask("uptime")

    assert desk.wizard._bar._position.text() == "Not needed: no answer here changes the outcome"


def test_next_on_a_result_says_where_it_leads(bank: Desk) -> None:
    lines = bank.session.engagement.lines
    bank.session.rename_line(lines[1].id, "Bed & breakfast")
    bank.go(summary(lines[0].id))
    first = bank.wizard._bar.next.text()

    bank.go(summary(lines[-1].id))

    assert first == "Next: Bed && breakfast"
    assert bank.wizard._bar.next.text() == "Results"


def test_back_is_shut_at_the_very_start_only(desk: Desk) -> None:
    desk.ask("readers", line=None)
    at_start = desk.wizard._bar.back.isEnabled()
    desk.ask("vendors", line=None)

    assert not at_start
    assert desk.wizard._bar.back.isEnabled()
