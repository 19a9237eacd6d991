"""What would change the answer: the rows, the preview they lead to, and what ends it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from socdesk.decision.wording import condition
from socdesk.ui.place import summary
from socdesk.ui.verdict.change_words import first_changes
from socdesk.ui.verdict.words import line_words
from tests.ui.clients import answer, bank
from tests.ui.window import DeskWindow, settle

LOANS = {"users": "organisations", "delivery": "service", "entries": "yes"}
PORTAL = 1


@pytest.fixture
def asked(window: DeskWindow) -> DeskWindow:
    """A half-answered line, at its third question."""
    window.begin("Loans", "Portal")
    answer(window.session, 0, LOANS)
    window.ask("entries")
    return window


def previewed(window: DeskWindow) -> DeskWindow:
    """Choose the first row with the mouse."""
    QTest.mouseClick(window.verdict.change_rows()[0], Qt.MouseButton.LeftButton)
    settle()
    return window


def test_a_result_lists_every_change_in_the_order_of_the_explanation(window: DeskWindow) -> None:
    window.open_bank()
    for entry in window.session.engagement.lines:
        window.session.go(summary(entry.id))
        settle()

        changes = window.session.explanation(entry.id).changes
        shown = [row.words() for row in window.verdict.change_rows()]
        pack = window.session.pack
        assert [words.changes for words in shown] == [flip.changes for flip in changes]
        assert [(words.condition, words.outcome) for words in shown] == [
            (condition(pack, flip), flip.headline.short) for flip in changes
        ]


def test_later_questions_come_first_and_one_change_of_each(asked: DeskWindow) -> None:
    words = first_changes(asked.session.pack, asked.session.explanation(asked.line()), 99)

    assert [each.changes[0].question for each in words] == [
        "entries", "delivery", "users", "entries", "delivery", "users", "entries", "users",
    ]  # fmt: skip
    shown = asked.verdict.change_rows()
    assert [row.words() for row in shown] == list(words[: len(shown)])
    assert len(shown) >= 2


def test_changes_of_assumed_answers_come_first() -> None:
    session = bank()
    line = session.engagement.lines[0].id
    session.go(summary(line))
    session.set_basis("users", "assumed")

    words = first_changes(session.pack, session.explanation(line), 3)

    assert {each.changes[0].question for each in words} == {"users"}


def test_a_row_says_the_whole_sentence_and_what_stands_now(asked: DeskWindow) -> None:
    row = asked.verdict.change_rows()[0]

    name = "What could change this: You only carry out what customers order: Open"
    assert row.accessibleName() == name
    assert row.accessibleDescription() == "“Entries in customers’ books”: now “Yes”"
    assert "“Yes”" in row.toolTip()


def test_it_would_change_what_is_settled_and_could_change_what_is_open(asked: DeskWindow) -> None:
    could = asked.verdict._changes.head()
    asked.answers.acts.append("discard")
    asked.open_bank()
    asked.ask("material")

    assert could == "What could change this"
    assert asked.verdict._changes.head() == "What would change this"


def test_without_a_change_there_is_no_heading(window: DeskWindow) -> None:
    window.begin()
    window.ask("users")

    assert (window.verdict._changes.head(), window.verdict.change_rows()) == ("", ())


def test_a_link_leads_to_all_of_them(asked: DeskWindow) -> None:
    link = asked.verdict._changes.way_to_all()
    said = link.text()

    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    settle()

    assert said == "All 8 in the result"
    assert asked.session.where == summary(asked.line())
    assert len(asked.verdict.change_rows()) == 8


@pytest.mark.parametrize("size", [(1280, 800), (1280, 720), (960, 540), (1920, 1080)])
def test_every_size_has_a_row_and_no_more_than_go_in(
    asked: DeskWindow, size: tuple[int, int]
) -> None:
    asked.resize(*size)
    settle()

    rows = asked.verdict.change_rows()
    assert 1 <= len(rows) <= 3
    scrolls = asked.verdict._scroll.verticalScrollBar().maximum() > 0
    assert not scrolls or len(rows) == 1
    row, link = rows[0], asked.verdict._changes.way_to_all()
    assert rows[-1].geometry().bottom() < link.y()
    assert link.geometry().bottom() <= asked.verdict._changes.height()
    assert row.height() == row.heightForWidth(row.width())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_chooses_a_row_and_the_arrows_reach_it(asked: DeskWindow, key: Qt.Key) -> None:
    rows = asked.verdict.change_rows()
    rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    asked.press(Qt.Key.Key_Down)
    asked.press(key)

    assert asked.verdict.supposed() == rows[1].words().supposed
    assert asked.focusWidget() is asked.verdict._back


def test_a_preview_shows_what_judging_the_changed_answers_gives(window: DeskWindow) -> None:
    window.open_bank()
    window.ask("proof_asked", PORTAL)
    session = window.session
    row = window.verdict.change_rows()[0]
    other = bank()
    for change in row.words().changes:
        answer(other, PORTAL, {change.question: change.then})
    expected = line_words(other.pack, other.advice.lines[PORTAL])

    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    settle()

    panel = window.verdict
    assert panel.supposed() == "If nobody asks for proof on security or data"
    assert panel.headline() == expected.headline.text
    assert panel._sentence.text() == expected.headline.sentence
    assert [row.words()[:2] for row in panel.shown_reports()] == [
        (report.name, report.words) for report in expected.reports
    ]
    assert session.line_advice(window.line(PORTAL)).headline.text == "SOC 2 is recommended"


def test_a_preview_changes_nothing(window: DeskWindow) -> None:
    window.open_bank()
    window.ask("proof_asked", PORTAL)
    session = window.session
    before, rows = session.engagement, [row.text for row in window.outline.lines.rows.rows()]

    previewed(window)

    assert session.engagement == before
    assert not session.is_dirty
    assert not session.can_undo
    assert [row.text for row in window.outline.lines.rows.rows()] == rows


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda w: w.press(Qt.Key.Key_Escape), id="Esc in the panel"),
        pytest.param(
            lambda w: (w.page().setFocus(), w.press(Qt.Key.Key_Escape)), id="Esc in the page"
        ),
        pytest.param(lambda w: w.verdict._back.click(), id="the button"),
        pytest.param(lambda w: w.session.answer("entries", "no"), id="an answer"),
        pytest.param(lambda w: w.session.go_next(), id="a move"),
        pytest.param(lambda w: w.session.undo(), id="undo"),
        pytest.param(lambda w: w.ask("users", 1), id="another line"),
    ],
)
def test_a_preview_ends_with(asked: DeskWindow, act: Callable[[DeskWindow], object]) -> None:
    previewed(asked)
    before = asked.verdict.supposed()

    act(asked)
    settle()

    session = asked.session
    line = session.where.line
    assert line is not None
    assert before
    assert asked.verdict.supposed() == ""
    assert not asked.verdict._supposed.isVisible()
    assert not asked.verdict._back.isVisible()
    assert asked.verdict.headline() == session.line_advice(line).headline.text


def test_back_to_the_answers_the_focus_is_on_the_row_again(asked: DeskWindow) -> None:
    chosen = asked.verdict.change_rows()[0].words()
    previewed(asked)

    asked.press(Qt.Key.Key_Space)

    rows = asked.verdict.change_rows()
    assert asked.focusWidget() is rows[0]
    assert rows[0].words() == chosen


def test_assumed_answers_are_one_click_away(asked: DeskWindow) -> None:
    asked.session.set_basis("entries", "assumed")
    asked.ask("users")
    settle()
    said, link = asked.verdict._assumed.text(), asked.verdict._assumed.links()[0]

    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    settle()

    assert said == "Rests on 1 assumed answer"
    assert link.accessibleName() == "Entries in customers’ books: Yes, S3"
    assert asked.session.where.page == "entries"
