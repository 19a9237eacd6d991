"""The wizard follows the session: its pages, every way through them, the focus, and the bar."""

import random
from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget, QWizard, QWizardPage
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from socdesk.decision.pack import Pack
from socdesk.decision.questioning import line_pages, next_page, organisation_pages
from socdesk.engagement.model import Answer, Engagement, Line
from socdesk.ui.place import COMPARISON, View, Where, question, summary
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.option_card import OptionCard
from socdesk.ui.wizard.wizard import ScopingWizard
from tests.ui.wizard.conftest import Desk, moment, settle

Enter = Qt.Key.Key_Return
AltLeft = (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)


def names(pack: Pack) -> list[str]:
    """Return the pages' names in the order of their ids."""
    return [*organisation_pages(pack), *line_pages(pack), ""]


def back(desk: Desk) -> None:
    """Press Alt+Left where the focus is."""
    QTest.keyClick(desk.focus(), *AltLeft)
    settle()


def some_answers(pack: Pack, choose: random.Random, scopes: tuple[str, ...]) -> dict[str, str]:
    """Return answers to some of the questions."""
    share = choose.random()
    return {
        fact.id: choose.choice(fact.values)
        for fact in pack.facts
        if fact.scope in scopes and choose.random() < share
    }


def as_given(answers: Mapping[str, str]) -> dict[str, Answer]:
    return {name: Answer(value=value) for name, value in answers.items()}


def test_there_is_one_page_per_question_and_one_for_the_result(desk: Desk) -> None:
    wizard = desk.wizard

    assert isinstance(wizard, QWizard)
    assert len(wizard.pageIds()) == 30
    assert all(isinstance(wizard.page(number), QWizardPage) for number in wizard.pageIds())
    assert wizard.currentPage() is wizard.page(wizard.currentId())


def test_every_page_asks_the_decision_what_comes_next(
    pack: Pack, theme: Theme, qtbot: QtBot
) -> None:
    session = Session(pack, moment)
    wizard = ScopingWizard(theme, session)
    qtbot.addWidget(wizard)
    choose = random.Random(20261123)
    order = names(pack)
    met: set[tuple[str, int]] = set()

    for case in range(500):
        common = some_answers(pack, choose, ("organisation", "default"))
        lines = [some_answers(pack, choose, ("line",)) for _ in range(choose.randint(1, 2))]
        at = choose.randrange(len(lines))
        session.open_engagement(
            Engagement(
                id=f"{case:032x}",
                answers=as_given(common),
                lines=tuple(
                    Line(id=f"line-{n + 1}", name=str(n), answers=as_given(given))
                    for n, given in enumerate(lines)
                ),
            ),
            None,
        )
        session.go(question(f"line-{at + 1}", "users"))
        advice = session.advice

        for number, name in enumerate(order):
            if name in organisation_pages(pack):
                path = advice.organisation.path
                found = next_page(organisation_pages(pack), path, name)
                expected = -1 if found is None else order.index(found)
            elif name:
                found = next_page(line_pages(pack), advice.lines[at].path, name)
                expected = order.index(found or "")
            else:
                expected = -1
            assert wizard.page(number).nextId() == expected, (name, common, lines)
            met.add((name, expected))

    # Were the cases all alike, this would hold for a wizard with a fixed order too.
    assert len(met) > 80


def test_two_thousand_jumps_leave_one_page_and_no_crash(
    theme: Theme, session: Session, pack: Pack, qtbot: QtBot
) -> None:
    wizard = ScopingWizard(theme, session)
    qtbot.addWidget(wizard)
    choose = random.Random(7)
    order = names(pack)
    lines = [line.id for line in session.engagement.lines]
    places = [question(None, name) for name in organisation_pages(pack)]
    places += [question(line, name) for line in lines for name in line_pages(pack)]
    places += [summary(line) for line in lines]

    for _ in range(2000):
        where = choose.choice(places)
        session.go(where)

        assert wizard.currentId() == order.index(where.page)
        assert wizard.visitedIds() == [order.index(where.page)]


def test_enter_goes_on_and_alt_left_goes_back_with_every_answer_kept(desk: Desk) -> None:
    desk.ask("users")
    desk.press("1", Enter, "1", Enter, "1", Enter)
    on = desk.session.where

    back(desk)
    back(desk)
    back(desk)

    assert desk.session.where.page == "users"
    assert on.page == "assets"
    for page, value in (("users", "organisations"), ("delivery", "service"), ("entries", "yes")):
        assert desk.session.where.page == page
        assert desk.question().answers.chosen_index() == 0
        assert desk.given(page) == value
        desk.press(Enter)
    assert desk.session.where == on


def test_the_way_leads_from_the_client_over_the_lines_to_the_results(bank: Desk) -> None:
    bank.ask("public_report", line=None)
    seen: list[Where] = []

    while bank.session.next_place() is not None and len(seen) < 200:
        bank.press(Enter)
        seen.append(bank.session.where)
        if bank.session.where.view is View.ORGANISATION:
            break

    lines = bank.session.engagement.lines
    assert [where.line for where in seen if where.view is View.SUMMARY] == [n.id for n in lines]
    assert seen[-1].view is View.ORGANISATION


def test_the_buttons_of_the_bar_go_the_same_ways(desk: Desk) -> None:
    desk.ask("users")
    desk.press("4")

    QTest.mouseClick(desk.wizard._bar.next, Qt.MouseButton.LeftButton)
    settle()
    after = desk.session.where
    QTest.mouseClick(desk.wizard._bar.back, Qt.MouseButton.LeftButton)
    settle()

    assert after != question(after.line, "users")
    assert desk.session.where.page == "users"


@pytest.mark.parametrize("act", ["escape", "reject", "accept", "done", "close"])
def test_nothing_that_ends_a_dialog_ends_the_wizard(desk: Desk, act: str) -> None:
    desk.ask("users")
    desk.press("2")
    before = desk.session.engagement

    if act == "escape":
        desk.press(Qt.Key.Key_Escape)
    elif act == "done":
        desk.wizard.done(1)
    else:
        getattr(desk.wizard, act)()
    settle()

    assert desk.wizard.isVisible() or act == "close"
    assert desk.wizard.currentPage().isVisibleTo(desk.wizard)
    assert desk.session.engagement is before
    assert desk.session.where.page == "users"


def test_after_a_move_the_focus_is_on_the_chosen_card_else_on_the_first(bank: Desk) -> None:
    bank.ask("entries", line=1)
    chosen = bank.focus()
    bank.session.clear("entries")
    bank.ask("users", line=1)
    bank.ask("entries", line=1)

    cards = bank.question().answers.cards()
    assert chosen is cards[2]
    assert bank.focus() is cards[0]


def test_the_focus_comes_with_the_wizard_from_another_page(desk: Desk) -> None:
    desk.ask("users")
    desk.stack.setCurrentWidget(desk.elsewhere)
    desk.elsewhere.setFocus()
    desk.session.go(COMPARISON)
    settle()

    desk.stack.setCurrentWidget(desk.wizard)
    desk.ask("users")

    assert desk.focus() is desk.question().answers.cards()[0]


def test_an_answer_starts_nothing_anew_and_leaves_the_focus(desk: Desk) -> None:
    body = desk.ask("users")
    moves: list[int] = []
    desk.wizard.currentIdChanged.connect(moves.append)
    widgets = set(body.findChildren(QWidget))

    desk.press("1", "3", "0")

    assert moves == []
    assert desk.focus() is body.answers.unknown
    assert widgets <= set(body.findChildren(QWidget))


def test_undo_returns_to_where_the_act_was_done(desk: Desk) -> None:
    desk.ask("users")
    desk.press("1", Enter, "2")
    desk.ask("readers", line=None)

    desk.session.undo()
    settle()

    assert desk.session.where.page == "delivery"
    assert desk.question().answers.chosen_index() is None
    assert isinstance(desk.focus(), OptionCard)


def test_undo_of_the_line_in_view_leads_elsewhere(desk: Desk) -> None:
    line = desk.session.add_line("Third")
    desk.go(question(line, "users"))

    desk.session.undo()
    settle()

    assert line not in {entry.id for entry in desk.session.engagement.lines}


def test_removing_the_line_in_view_shows_another(desk: Desk) -> None:
    desk.ask("users", line=0)
    line = desk.session.where.line
    assert line is not None

    desk.session.remove_line(line)
    settle()

    assert desk.session.where.view is View.SUMMARY
    assert desk.result()._headline.text()


def test_closing_and_opening_again_shows_the_new_client(desk: Desk) -> None:
    desk.ask("readers", line=None)
    desk.press("1")

    desk.session.close()
    desk.session.new("Other", ["One"])
    settle()

    assert desk.session.where.page == "readers"
    assert desk.question().answers.chosen_index() is None


def test_enter_presses_the_button_that_has_the_focus(desk: Desk) -> None:
    desk.ask("delivery")
    desk.wizard._bar.back.setFocus()

    desk.press(Enter)

    assert desk.session.where.page == "users"


def test_the_wizard_and_its_pages_have_names(desk: Desk) -> None:
    wizard = desk.wizard

    assert wizard.accessibleName() == "Scoping questions"
    for number in wizard.pageIds():
        assert wizard.page(number).accessibleName()
        assert wizard.page(number).title() == wizard.page(number).subTitle() == ""


def test_the_pages_go_with_the_wizard(theme: Theme, session: Session, qtbot: QtBot) -> None:
    wizard = ScopingWizard(theme, session)
    qtbot.addWidget(wizard)
    wizard.show()
    settle()
    pages = [wizard.page(number) for number in wizard.pageIds()]

    wizard.deleteLater()
    del wizard
    qtbot.waitUntil(lambda: not any(isValid(page) for page in pages))

    session.go(question(None, "vendors"))


def test_no_page_is_built_before_it_is_needed(
    session: Session, make_desk: Callable[[Session], Desk]
) -> None:
    desk = make_desk(session)
    desk.ask("users")
    desk.ask("delivery")

    built = [n for n in desk.wizard.pageIds() if desk.wizard.page(n).findChildren(QWidget)]

    assert len(built) == 3


@pytest.mark.parametrize(
    "name",
    ["<b>bold</b> & <img src='file:///etc/hostname'>", "a &amp; b", "<Acme GmbH>", "x\u202ey"],
)
def test_a_line_is_shown_by_its_name_to_the_letter(desk: Desk, name: str) -> None:
    desk.session.rename_line(desk.session.engagement.lines[1].id, name)

    body = desk.ask("users", line=1)
    desk.go(summary(desk.session.engagement.lines[0].id))
    shown = desk.wizard._bar.next

    assert body._kicker._name.text() == name
    assert shown.accessibleName() == f"Next: {name}"
    assert "<b>" not in shown.toolTip()
    assert "<img" not in shown.toolTip()


def test_the_page_fills_the_wizard_down_to_the_bar(desk: Desk, theme: Theme) -> None:
    desk.ask("users")
    wizard, bar = desk.wizard, desk.wizard._bar
    page = wizard.currentPage()

    for dress in (False, True):
        if dress:
            theme.set_zoom(125)
            theme.set_zoom(100)
            settle()
        corner = page.mapTo(wizard, page.rect().topLeft())
        assert (corner.x(), corner.y()) == (0, 0)
        assert page.width() == wizard.width() == bar.width()
        assert page.height() + bar.height() == wizard.height()
        assert bar.height() == 60
        assert wizard.childAt(wizard.width() // 2, bar.y() - 2) is not wizard
