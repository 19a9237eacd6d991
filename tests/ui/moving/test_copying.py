"""Copy answers from another line: offered, ticked, taken, and taken back in one step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from socdesk.engagement.changes import with_answer, with_details, with_unknown
from socdesk.ui.moving.copy_dialog import CopyDialog
from socdesk.ui.moving.tick_row import TickRow
from socdesk.ui.place import question, summary
from socdesk.ui.plain import PlainMenu
from socdesk.ui.theme import Theme
from tests.ui.clients import moment
from tests.ui.moving.dialogs import click, press, said, while_open
from tests.ui.window import DeskWindow, settle

Key = Qt.Key


def begin(window: DeskWindow) -> tuple[str, str]:
    """Two lines: loans with six answers, and a portal that differs in one and lacks two."""
    window.begin("Loans", "Portal")
    loans, portal = window.line(0), window.line(1)
    engagement = window.session.engagement
    common = {"users": "organisations", "delivery": "service", "material": "yes"}
    given = {**common, "entries": "yes", "assets": "no", "auditor_asked": "yes"}
    for name, value in given.items():
        engagement = with_answer(engagement, loans, name, value, moment())
    for name, value in {**common, "entries": "no"}.items():
        engagement = with_answer(engagement, portal, name, value, moment())
    engagement = with_unknown(engagement, portal, "assets", moment())
    engagement = with_details(engagement, portal, "assets", note="Asked twice.")
    window.session.apply(engagement)
    window.session.go(summary(portal))
    settle()
    return loans, portal


def values(window: DeskWindow, line: str) -> dict[str, str | None]:
    answers = window.session.engagement.line(line).answers
    return {name: answer.value for name, answer in answers.items()}


def test_what_overwrites_nothing_is_ticked_and_taken_with_enter(window: DeskWindow) -> None:
    _, portal = begin(window)
    offered: list[tuple[tuple[str, str, str], bool]] = []

    def act(dialog: CopyDialog) -> None:
        offered.extend((row.words(), row.isChecked()) for row in dialog.rows())
        press(dialog, *[Key.Key_Tab] * 3, Key.Key_Return)

    while_open(window, CopyDialog, act)
    window.commands.copy_answers.trigger()

    assert offered == [
        (("Entries in customers’ books", "No", "Yes"), False),
        (("Assets held for customers", "Don’t know yet", "No"), True),
        (("SOC 1 asked for", "Not answered", "Yes"), True),
    ]
    taken = values(window, portal)
    assert (taken["entries"], taken["assets"], taken["auditor_asked"]) == ("no", "no", "yes")
    assert window.session.engagement.answer(portal, "assets").note == "Asked twice."


def test_it_is_one_step_to_undo(window: DeskWindow) -> None:
    begin(window)
    before = window.session.engagement
    while_open(window, CopyDialog, lambda dialog: click(dialog, "Copy 2 answers"))
    window.commands.copy_answers.trigger()
    after = window.session.engagement

    window.commands.undo.trigger()

    assert window.session.engagement == before
    window.commands.redo.trigger()
    assert window.session.engagement == after != before


def test_esc_takes_nothing(window: DeskWindow) -> None:
    begin(window)
    before = window.session.engagement
    while_open(window, CopyDialog, lambda dialog: press(dialog, Key.Key_Escape))

    window.commands.copy_answers.trigger()

    assert window.session.engagement == before


def test_space_and_a_click_tick_and_the_sentence_follows(window: DeskWindow) -> None:
    _, portal = begin(window)
    sentences: list[str] = []

    def act(dialog: CopyDialog) -> None:
        sentences.append(dialog.outcome())
        row = dialog.rows()[0]
        row.setFocus()
        press(dialog, Key.Key_Space)
        sentences.append(dialog.outcome())
        for each in dialog.rows()[1:]:
            QTest.mouseClick(each, Qt.MouseButton.LeftButton)
        settle()
        sentences.append(dialog.outcome())
        click(dialog, "Copy 1 answer")

    while_open(window, CopyDialog, act)
    window.commands.copy_answers.trigger()

    now = window.session.line_advice(portal).headline.short
    assert values(window, portal)["entries"] == "yes"
    assert "auditor_asked" not in values(window, portal)
    assert len(set(sentences)) > 1
    assert now in sentences[-1]


def test_the_sentence_says_what_the_headline_then_is(window: DeskWindow) -> None:
    _, portal = begin(window)
    before = window.session.line_advice(portal).headline.short
    found: list[str] = []

    def act(dialog: CopyDialog) -> None:
        click(dialog, "Tick all")
        found.append(dialog.outcome())
        click(dialog, "Copy 3 answers")

    while_open(window, CopyDialog, act)
    window.commands.copy_answers.trigger()

    after = window.session.line_advice(portal).headline.short
    assert after != before
    assert found == [f"The headline of this line would become: {after}. It is now: {before}."]


def test_nothing_ticked_cannot_be_taken(window: DeskWindow) -> None:
    begin(window)
    enabled: list[bool] = []

    def act(dialog: CopyDialog) -> None:
        for row in dialog.rows():
            row.setChecked(False)
        enabled.append(dialog._take.isEnabled())
        assert "Nothing is ticked" in said(dialog)
        click(dialog, "Tick only what is open here")
        enabled.append(dialog._take.isEnabled())
        click(dialog, "Cancel")

    while_open(window, CopyDialog, act)
    window.commands.copy_answers.trigger()

    assert enabled == [False, True]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_another_line_is_chosen_from_the_menu(window: DeskWindow) -> None:
    window.begin("Loans", "Portal", "Trust & custody", "Empty")
    engagement = window.session.engagement
    for number, value in ((0, "yes"), (2, "no")):
        engagement = with_answer(engagement, window.line(number), "entries", value, moment())
    window.session.apply(engagement)
    portal = window.line(1)
    listed: list[str] = []

    def act(dialog: CopyDialog) -> None:
        press(dialog, Key.Key_Space)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, PlainMenu)
        listed.extend(action.text() for action in menu.actions())
        QTest.keyClick(menu, Key.Key_Down)
        QTest.keyClick(menu, Key.Key_Down)
        QTest.keyClick(menu, Key.Key_Return)
        settle()
        click(dialog, "Copy 1 answer")

    while_open(window, CopyDialog, act)
    window.moving.copy_to(portal)

    assert listed == ["Loans", "Trust && custody"]
    assert values(window, portal) == {"entries": "no"}


def test_a_line_with_the_same_answers_has_nothing_to_give(window: DeskWindow) -> None:
    window.begin("Loans", "Portal")
    engagement = window.session.engagement
    for number in (0, 1):
        engagement = with_answer(engagement, window.line(number), "entries", "yes", moment())
    window.session.apply(engagement)

    def act(dialog: CopyDialog) -> None:
        assert dialog.rows() == ()
        assert "stands here already" in said(dialog)
        assert not dialog._take.isEnabled()
        click(dialog, "Cancel")

    while_open(window, CopyDialog, act)
    window.moving.copy_to(window.line(1))


def test_the_command_waits_for_a_line_to_take_from(window: DeskWindow) -> None:
    action = window.commands.copy_answers
    states = [action.isEnabled()]
    window.begin("Loans", "Portal")
    window.session.go(question(window.line(1), "users"))
    states.append(action.isEnabled())
    window.session.apply(
        with_answer(window.session.engagement, window.line(0), "entries", "yes", moment())
    )
    states.append(action.isEnabled())
    window.session.go(summary(window.line(0)))
    states.append(action.isEnabled())

    assert states == [False, False, True, False]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_of_a_line_copies_to_that_line(window: DeskWindow) -> None:
    loans, portal = begin(window)
    window.session.go(summary(loans))
    menu = window.line_menu
    menu.open_for(portal, window.mapToGlobal(window.rect().center()))
    menu.menu.close()
    titles: list[str] = []

    def act(dialog: CopyDialog) -> None:
        titles.append(dialog.windowTitle())
        press(dialog, Key.Key_Escape)

    while_open(window, CopyDialog, act)
    next(each for each in menu.menu.actions() if "Copy answers" in each.text()).trigger()

    assert titles == ["Copy answers to Portal"]


def test_the_sentence_stays_in_sight_however_long_the_list(window: DeskWindow) -> None:
    window.open_bank()
    window.theme.set_zoom(150)
    empty = window.session.add_line("Treasury portal")
    in_sight: list[bool] = []

    def act(dialog: CopyDialog) -> None:
        scrolls = dialog._scroll.verticalScrollBar().maximum() > 0
        foot = dialog._outcome.geometry()
        in_sight.append(scrolls and dialog.rect().contains(foot))
        assert foot.top() >= dialog._scroll.geometry().bottom()
        assert dialog._scroll.horizontalScrollBar().maximum() == 0
        assert dialog._outcome.heightForWidth(foot.width()) <= foot.height()
        click(dialog, "Cancel")

    while_open(window, CopyDialog, act)
    window.moving.copy_to(empty)

    assert in_sight == [True]


def test_a_short_list_needs_no_scrolling(window: DeskWindow) -> None:
    begin(window)
    hidden: list[int] = []

    def act(dialog: CopyDialog) -> None:
        hidden.append(dialog._scroll.verticalScrollBar().maximum())
        click(dialog, "Cancel")

    while_open(window, CopyDialog, act)
    window.commands.copy_answers.trigger()

    assert hidden == [0]


@pytest.mark.parametrize("width", [480, 800])
def test_a_row_is_as_tall_as_its_longest_words(theme: Theme, width: int) -> None:
    short = TickRow(theme, "Entries", "No", "Yes")
    tall = TickRow(theme, "Entries", "No", "A contract, regulator or partner requires a SOC 2 " * 3)

    assert tall.heightForWidth(width) > short.heightForWidth(width)
    assert short.accessibleName() == "Entries: now No, then Yes"
