"""Which lines run together: said by pressing, shown by the cards, taken back by undo."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from socdesk.engagement.changes import with_runs_together
from socdesk.ui.results.organisation_page import OrganisationPage
from socdesk.ui.results.together import Groups, groups_of, joined_groups, said_of
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.prose import Prose
from tests.ui.clients import answer, bank, client, nobody
from tests.ui.pages import shown

BOOKS = {
    "users": "organisations", "delivery": "service", "entries": "yes", "material": "yes",
    "self_check": "no", "auditor_asked": "yes",
}  # fmt: skip


def lenders(count: int) -> Session:
    """Return a client whose lines A, B, C ... all need a SOC 1."""
    session = client("Lenders", list("ABCDEFGHIJ"[:count]))
    for line in range(count):
        answer(session, line, BOOKS)
    return session


def many(count: int) -> Session:
    """Return a client with so many lines like these, named by their numbers."""
    session = client("Lenders", [f"Line {number}" for number in range(1, count + 1)])
    answer(session, 0, BOOKS)
    given = session.engagement.lines[0].answers
    lines = tuple(replace(line, answers=given) for line in session.engagement.lines)
    session.apply(replace(session.engagement, lines=lines))
    return session


def said(session: Session) -> Groups:
    """Return the groups of lines as the engagement keeps them."""
    return session.engagement.runs_together


def choice(page: OrganisationPage, line: str, word: str) -> QAbstractButton:
    """Return the segment of that word in a line's row, "" for the row of all lines."""
    found = page.together.row(line).buttons()
    return next(button for button in found if button.accessibleName() == word)


def press(page: OrganisationPage, line: str, word: str) -> None:
    QTest.mouseClick(choice(page, line, word), Qt.MouseButton.LeftButton)


def cards(page: OrganisationPage) -> list[str]:
    """Return what each report on the page covers, as it stands under the report's name."""
    QApplication.processEvents()
    found = [each for each in page.commissions.findChildren(Prose) if each.isVisibleTo(page)]
    heads = [at for at, each in enumerate(found) if each.text().startswith("SOC 1")]
    return [found[at + 1].text().split(",")[0].rstrip(".") for at in heads]


def test_two_lines_are_said_at_once_and_taken_back(theme: Theme, qtbot: QtBot) -> None:
    session = lenders(2)
    page = shown(OrganisationPage(theme, session), qtbot)
    assert page.together.row("").value() == "not_said"

    press(page, "", "Together")

    assert said(session) == (("line-1", "line-2"),)
    assert page.together.row("").value() == "together"
    assert any(
        each.text().startswith("Said to run together")
        for each in page.commissions.findChildren(Prose)
    )
    press(page, "", "Each by itself")
    assert said(session) == (("line-1",), ("line-2",))
    assert cards(page) == ["A", "B"]
    session.undo()
    assert said(session) == (("line-1", "line-2"),)
    session.undo()
    assert said(session) == ()
    assert page.together.row("").value() == "not_said"


def test_one_of_three_runs_by_itself(theme: Theme, qtbot: QtBot) -> None:
    session = lenders(3)
    page = shown(OrganisationPage(theme, session), qtbot)

    press(page, "line-1", "Together")
    first = (said(session), page.together.row("line-1").value())
    press(page, "line-3", "Together")
    press(page, "line-2", "By itself")

    assert first == ((), "1")
    assert said(session) == (("line-1", "line-3"), ("line-2",))
    assert cards(page) == ["A and C", "B"]
    assert [page.together.row(f"line-{n}").value() for n in (1, 2, 3)] == ["1", "apart", "1"]
    assert page.together.row("").value() == ""


def test_two_groups_and_what_was_said_is_unsaid(theme: Theme, qtbot: QtBot) -> None:
    session = lenders(4)
    page = shown(OrganisationPage(theme, session), qtbot)

    for line, word in (("1", "1"), ("3", "1"), ("2", "2"), ("4", "2")):
        press(page, f"line-{line}", word)
    both = said(session)
    press(page, "line-4", "Not said")

    assert both == (("line-1", "line-3"), ("line-2", "line-4"))
    assert said(session) == (("line-1", "line-3"),)
    assert page.together.row("line-4").value() == "not_said"


def test_the_arrows_say_it_too(theme: Theme, qtbot: QtBot) -> None:
    session = lenders(2)
    page = shown(OrganisationPage(theme, session), qtbot)
    last = choice(page, "", "Not said")
    last.setFocus()

    QTest.keyClick(last, Qt.Key.Key_Left)

    assert said(session) == (("line-1",), ("line-2",))
    assert choice(page, "", "Each by itself").hasFocus()


def test_groups_of_a_file_are_shown_with_those_that_share_a_line_made_one(
    theme: Theme, qtbot: QtBot
) -> None:
    session = lenders(3)
    session.apply(
        with_runs_together(session.engagement, [("line-1", "line-2"), ("line-3", "line-2")])
    )
    page = shown(OrganisationPage(theme, session), qtbot)

    assert page.together.row("").value() == "together"
    assert cards(page) == ["A"]


@pytest.mark.parametrize("make", [nobody, lambda: lenders(1)], ids=["nobody", "one line"])
def test_nothing_is_to_be_said_where_no_two_lines_have_a_report(
    make: Callable[[], Session], theme: Theme, qtbot: QtBot
) -> None:
    page = shown(OrganisationPage(theme, make()), qtbot)

    assert not page.together.isVisibleTo(page)


def test_lines_that_need_no_report_are_not_asked_about(theme: Theme, qtbot: QtBot) -> None:
    page = shown(OrganisationPage(theme, bank()), qtbot)

    names = [each.text() for each in page.together.findChildren(Prose)]
    assert page.together.isVisibleTo(page)
    assert names[2:] == ["Both lines"]


def test_vendors_reports_come_with_what_to_review(theme: Theme, qtbot: QtBot) -> None:
    page = shown(OrganisationPage(theme, bank()), qtbot)
    plain = shown(OrganisationPage(theme, lenders(1)), qtbot)

    found = [each.text() for each in page.review.findChildren(Prose)]
    assert found[0] == "Reviewing vendors’ reports"
    assert [text.split(".")[0] for text in found[1:]] == [
        "The right report", "The period covers your year", "A letter for the gap",
        "What is carved out", "Controls assumed on your side", "Opinion and exceptions",
        "Who signed",
    ]  # fmt: skip
    assert found[2].endswith("(C6, D33)")
    assert not plain.review.isVisibleTo(plain)


@pytest.mark.parametrize(
    ("groups", "each"),
    [
        pytest.param((), {}, id="nothing"),
        pytest.param((("a",),), {"a": "apart"}, id="by itself"),
        pytest.param((("a", "b"), ("c", "d")), {"a": "1", "b": "1", "c": "2", "d": "2"}, id="two"),
    ],
)
def test_what_is_said_and_its_groups_are_the_same(groups: Groups, each: dict[str, str]) -> None:
    assert said_of(groups) == each
    assert groups_of(each) == groups


def test_groups_that_share_a_line_are_one() -> None:
    (found,) = joined_groups([("a", "b"), ("c",), ("d", "b"), ("c", "d")])

    assert sorted(found) == ["a", "b", "c", "d"]


@pytest.mark.parametrize("count", [2, 3, 7])
def test_the_choices_fit_the_smallest_window_at_the_largest_text(
    count: int, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_zoom(200)
    page = shown(OrganisationPage(theme, lenders(count)), qtbot, (640, 420))

    assert page.body.width() <= page.viewport().width()
    for row in ("", "line-1")[: 1 if count == 2 else 2]:
        segments = page.together.row(row)
        right = segments.mapTo(page.body, segments.rect().topRight()).x()
        assert right < page.viewport().width()


def test_the_lists_of_many_lines_fit_it_too(theme: Theme, qtbot: QtBot) -> None:
    theme.set_zoom(200)
    page = shown(OrganisationPage(theme, lenders(8)), qtbot, (640, 420))

    combo = page.together.pick("line-8").combo
    assert page.body.width() <= page.viewport().width()
    assert combo.mapTo(page.body, combo.rect().topRight()).x() < page.viewport().width()


def give(page: OrganisationPage, line: str, keys: str) -> None:
    """Type a number, or the beginning of a word, in a line's list."""
    combo = page.together.pick(line).combo
    combo.setFocus()
    # What is typed in another list shortly before does not belong to this word.
    combo.view().keyboardSearch("")
    QTest.keyClicks(combo, keys)


def test_many_lines_make_as_many_groups_as_pairs_by_keyboard(theme: Theme, qtbot: QtBot) -> None:
    session = many(30)
    page = shown(OrganisationPage(theme, session), qtbot)

    for number in range(1, 16):
        for line in (number, number + 15):
            give(page, f"line-{line}", str(number))

    assert said(session) == tuple((f"line-{n}", f"line-{n + 15}") for n in range(1, 16))
    assert page.together.pick("line-30").value() == "15"
    # Of two figures the first is an act of its own.
    session.undo()
    assert page.together.pick("line-30").value() == "1"
    session.undo()
    assert said(session)[-1] == ("line-14", "line-29")
    assert page.together.pick("line-30").value() == "not_said"


def test_tab_goes_from_list_to_list_and_keeps_it_in_sight(theme: Theme, qtbot: QtBot) -> None:
    page = shown(OrganisationPage(theme, many(30)), qtbot, (960, 540))
    page.activateWindow()
    qtbot.waitActive(page)
    page.together.pick("line-1").combo.setFocus()

    for number in range(2, 31):
        QTest.keyClick(page.together.pick(f"line-{number - 1}").combo, Qt.Key.Key_Tab)
        combo = page.together.pick(f"line-{number}").combo
        assert combo.hasFocus()
        assert combo.accessibleName() == f"Line {number}"
        top = combo.mapTo(page.viewport(), combo.rect().topLeft()).y()
        assert 0 <= top <= page.viewport().height() - combo.height()


def test_a_word_typed_says_by_itself_or_not_said(theme: Theme, qtbot: QtBot) -> None:
    session = many(8)
    page = shown(OrganisationPage(theme, session), qtbot)

    give(page, "line-3", "b")
    apart = said(session)
    give(page, "line-3", "n")

    assert apart == (("line-3",),)
    assert said(session) == ()


@pytest.mark.parametrize("count", [4, 8], ids=["segments", "lists"])
def test_a_first_line_joins_no_group_it_was_not_given(
    count: int, theme: Theme, qtbot: QtBot
) -> None:
    session = many(count)
    page = shown(OrganisationPage(theme, session), qtbot)

    def say(line: str, number: str) -> None:
        if count == 4:
            press(page, line, number)
        else:
            give(page, line, number)

    say("line-4", "1")
    for line in ("line-1", "line-2"):
        say(line, "2")

    assert said(session) == (("line-1", "line-2"),)
    say("line-3", "2")
    assert said(session) == (("line-1", "line-2", "line-3"),)


def test_all_groups_of_a_file_are_shown(theme: Theme, qtbot: QtBot) -> None:
    session = lenders(10)
    groups = tuple((f"line-{n}", f"line-{n + 5}") for n in range(1, 6))
    session.apply(with_runs_together(session.engagement, groups))
    page = shown(OrganisationPage(theme, session), qtbot)

    values = [page.together.pick(f"line-{n}").value() for n in range(1, 11)]
    give(page, "line-1", "b")

    assert values == ["1", "2", "3", "4", "5"] * 2
    assert groups[4] in said(session)
    assert ("line-1",) in said(session)


def test_the_wheel_turns_no_list_that_has_not_the_focus(theme: Theme, qtbot: QtBot) -> None:
    session = many(8)
    page = shown(OrganisationPage(theme, session), qtbot)
    combo = page.together.pick("line-2").combo
    combo.clearFocus()
    middle = combo.rect().center().toPointF()
    wheel = QWheelEvent(
        middle, combo.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip

    QApplication.sendEvent(combo, wheel)

    assert said(session) == ()
    assert page.together.pick("line-2").value() == "not_said"


def test_groups_with_lines_that_need_no_report_have_their_numbers_too(
    theme: Theme, qtbot: QtBot
) -> None:
    session = many(8)
    for name in "ABCDE":
        session.add_line(name)
    groups = tuple((f"line-{n}", f"line-{n + 8}") for n in range(1, 6))
    session.apply(with_runs_together(session.engagement, groups))
    page = shown(OrganisationPage(theme, session), qtbot)

    assert page.together.pick("line-5").value() == "5"
    give(page, "line-6", "5")
    assert said(session)[4] == ("line-5", "line-13", "line-6")
