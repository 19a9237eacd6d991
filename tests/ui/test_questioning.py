"""The switch that shows all questions: the way, the outline, the menu, and what is remembered."""

from PySide6.QtCore import QSettings, Qt

from socdesk.decision.questioning import line_pages, next_page
from socdesk.ui.outline.rows import RowKind, outline_rows
from socdesk.ui.place import View, question, summary
from socdesk.ui.preferences import Preferences
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from socdesk.ui.wizard.question_body import QuestionBody
from tests.ui.clients import answer, client, pack
from tests.ui.window import DeskWindow, click_row, settle

IDLE = "cannot change the outcome any more"
IDLE_SHORT = "changes nothing now"


def settled() -> Session:
    """A line of which one answer settles what would be recommended."""
    session = client("Harbour", ["Loans"])
    answer(session, 0, {"users": "ourselves"})
    session.questioning.show_all(True)
    return session


def walked(session: Session, line: str) -> list[str]:
    """The pages met on the way from a line's first to its result."""
    session.go(question(line, next(iter(session.pages(line)))))
    pages = []
    while session.where.view is View.QUESTION:
        pages.append(session.where.page)
        session.go_next()
    return pages


def test_with_the_switch_the_way_leads_through_every_page_and_back() -> None:
    session = settled()
    line = session.engagement.lines[0].id

    there = walked(session, line)
    session.go(summary(line))
    back = []
    while (place := session.previous_place()) is not None:
        session.go(place)
        back.append((place.line, place.page))

    assert there == list(line_pages(pack()))
    everything = [(None, page) for page in session.pages(None)] + [(line, page) for page in there]
    assert back == everything[::-1]


def test_without_the_switch_the_way_is_the_decision_s_again() -> None:
    session = settled()
    line = session.engagement.lines[0].id

    session.questioning.show_all(False)

    path = session.advice.lines[0].path
    first = next(iter(line_pages(pack())))
    assert walked(session, line)[1] == next_page(line_pages(pack()), path, first)
    assert len(walked(session, line)) < len(line_pages(pack()))


def test_a_line_is_entered_at_its_first_question_without_an_entry() -> None:
    session = client("Harbour", ["Loans"])
    line = session.engagement.lines[0].id
    answer(session, 0, {"users": "ourselves"})
    session.go(question(line, "delivery"))
    session.dont_know("delivery")

    session.questioning.show_all(True)

    assert session.line_start(line) == question(line, "entries")


def test_the_outline_lists_all_questions_and_says_which_change_nothing() -> None:
    session = settled()
    line = session.engagement.lines[0].id
    session.go(question(line, "delivery"))

    rows = [row for row in outline_rows(session) if row.kind is RowKind.QUESTION]

    path = set(session.advice.lines[0].path)
    assert [row.where for row in rows] == [question(line, page) for page in line_pages(pack())]
    for row in rows:
        assert row.where is not None
        assert (row.second == IDLE_SHORT) == (row.where.page not in path)
    assert {row.second for row in rows} == {"", IDLE_SHORT}
    assert [row.where for row in outline_rows(session) if row.here] == [session.where]


def test_the_row_under_a_line_turns_the_switch_and_the_bar_counts_all(window: DeskWindow) -> None:
    window.begin()
    window.ask("users")
    window.press(Qt.Key.Key_4)
    window.ask("entries")

    click_row(window.outline.lines, "Show all questions")

    count = len(line_pages(pack()))
    number = list(line_pages(pack())).index("entries") + 1
    assert window.wizard._bar._position.text() == f"Question {number} of {count}"
    shown = window.wizard._body()
    assert isinstance(shown, QuestionBody)
    assert shown._kicker._name.text() == f"Loans: {IDLE}"
    click_row(window.outline.lines, "Only what still matters")
    assert shown._kicker._name.text() == "Loans"


def test_pages_ask_the_way_with_the_switch_on(window: DeskWindow) -> None:
    window.begin()
    window.ask("users")
    window.press(Qt.Key.Key_4)
    wizard = window.wizard
    ids = [wizard._ids[page] for page in line_pages(pack())]
    short = [wizard.page(number).nextId() for number in ids]

    window.commands.all_questions.trigger()
    settle()

    assert [wizard.page(number).nextId() for number in ids] == [*ids[1:], wizard._ids[""]]
    assert short != [*ids[1:], wizard._ids[""]]


def test_the_menu_s_entry_follows_and_the_next_window_begins_as_this_one(
    window: DeskWindow, theme: Theme, settings: QSettings
) -> None:
    window.begin()
    window.commands.all_questions.trigger()
    ticked = window.commands.all_questions.isChecked()

    window.session.questioning.turn()
    again = window.commands.all_questions.isChecked()
    window.session.questioning.turn()
    other = DeskWindow(theme, settings)
    begins = other.session.questioning.shows_all, other.commands.all_questions.isChecked()
    other.deleteLater()

    assert (ticked, again, begins) == (True, False, (True, True))
    assert Preferences(settings).all_questions()


def test_the_switch_can_be_turned_with_nothing_open(window: DeskWindow) -> None:
    window.commands.all_questions.trigger()
    settle()

    assert window.session.questioning.shows_all
    assert window.session.where.view is View.START
