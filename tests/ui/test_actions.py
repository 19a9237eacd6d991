"""The commands: every one has its place in a menu, its own key, and does what it says."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from socdesk.engagement.model import Meeting
from socdesk.ui.actions import next_zoom
from socdesk.ui.place import COMPARISON, ORGANISATION, TIMELINE, View, question, summary
from socdesk.ui.plain import NoteEdit
from socdesk.ui.theme import Scheme
from tests.ui.clients import answer
from tests.ui.window import ALT, CTRL, NO_MODIFIER, SHIFT, DeskWindow

Key = Qt.Key


def entries(menu: QMenu) -> Iterator[QAction]:
    """Every entry of a menu and of those in it, as they are when they are opened."""
    menu.aboutToShow.emit()
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from entries(inner)
        elif not action.isSeparator():
            yield action


def in_menus(window: DeskWindow) -> list[QAction]:
    menus = [action.menu() for action in window.masthead.bar.actions()]
    return [entry for menu in menus if isinstance(menu, QMenu) for entry in entries(menu)]


def test_the_menus_are_those_of_the_drawing(window: DeskWindow) -> None:
    titles = [action.text().replace("&", "") for action in window.masthead.bar.actions()]

    assert titles == ["File", "Edit", "View", "Go", "Help"]


def test_every_command_stands_in_a_menu(window: DeskWindow) -> None:
    commands = [each for each in vars(window.commands).values() if isinstance(each, QAction)]

    assert len(commands) > 25
    assert [each.text() for each in commands if each not in in_menus(window)] == []


def test_no_key_has_two_owners(window: DeskWindow) -> None:
    keys = Counter(key.toString() for action in in_menus(window) for key in action.shortcuts())

    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("title", ["File", "Edit", "View", "Go", "Help"])
def test_no_letter_opens_two_entries_of_a_menu(window: DeskWindow, title: str) -> None:
    bar = window.masthead.bar
    menu = next(a.menu() for a in bar.actions() if a.text().replace("&", "") == title)
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions() if "&" in action.text()]
    letters = Counter(text[text.index("&") + 1].lower() for text in texts)

    assert [letter for letter, count in letters.items() if count > 1] == []


def test_without_a_client_only_what_needs_none_is_on(window: DeskWindow) -> None:
    on = {action.text().replace("&", "") for action in in_menus(window) if action.isEnabled()}

    assert {"New client...", "Open...", "Quit", "A bank", "Keyboard"} <= on
    assert not {"Save", "Make memo...", "Find a question...", "Undo", "Results", "Back"} & on


def test_the_keys_of_places_lead_there(window: DeskWindow) -> None:
    window.open_bank()
    window.ask("users", 1)
    seen = []

    for key in (Key.Key_1, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_2):
        window.press(key, CTRL)
        seen.append(window.session.where)

    first = question(None, next(iter(window.session.pages(None))))
    assert seen == [first, ORGANISATION, COMPARISON, TIMELINE, summary(window.line(0))]


def test_back_and_next_have_their_keys_on_every_page(window: DeskWindow) -> None:
    window.open_bank()
    window.session.go(ORGANISATION)
    seen = []

    for key in (Key.Key_Left, Key.Key_Left, Key.Key_Right, Key.Key_Right):
        window.press(key, ALT)
        seen.append(window.session.where.view)

    assert seen == [View.SUMMARY, View.QUESTION, View.SUMMARY, View.ORGANISATION]


def test_back_has_its_key_in_the_outline_too(window: DeskWindow) -> None:
    window.begin()
    window.ask("delivery")
    window.outline.lines.setFocus()

    window.press(Key.Key_Left, ALT)

    assert window.session.where == question(window.line(), "users")


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        pytest.param(Key.Key_Y, CTRL, id="Ctrl+Y"),
        pytest.param(Key.Key_Z, CTRL | SHIFT, id="Ctrl+Shift+Z"),
    ],
)
def test_undo_and_redo_have_their_keys(
    window: DeskWindow, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    window.begin()
    window.ask("users")
    window.press(Key.Key_1)
    given = window.session.engagement

    window.press(Key.Key_Z, CTRL)
    undone = window.session.engagement.answer(window.line(), "users").value
    window.press(key, modifier)

    assert undone is None
    assert window.session.engagement == given


def test_undo_reaches_into_a_note_that_has_the_focus(window: DeskWindow) -> None:
    window.begin()
    window.ask("users")
    window.press(Key.Key_1)
    note = window.wizard.currentPage().findChild(NoteEdit)
    assert note is not None
    note.show()
    note.setFocus()
    window.type("Asked Ms Ito")
    noted = window.session.given(window.line(), "users").note

    window.press(Key.Key_Z, CTRL)
    window.press(Key.Key_Z, CTRL)

    left = window.session.given(window.line(), "users")
    assert noted == "Asked Ms Ito"
    assert (left.value, left.note) == (None, "")


@pytest.mark.parametrize(
    ("keys", "zooms"),
    [
        pytest.param(
            [(Key.Key_Plus, CTRL), (Key.Key_Equal, CTRL), (Key.Key_Minus, CTRL)],
            [110, 125, 110],
            id="step by step",
        ),
        pytest.param([(Key.Key_Plus, CTRL), (Key.Key_0, CTRL)], [110, 100], id="back to normal"),
        pytest.param([(Key.Key_Minus, CTRL)], [100], id="no smaller than normal"),
    ],
)
def test_the_text_size_has_its_keys(
    window: DeskWindow, keys: list[tuple[Qt.Key, Qt.KeyboardModifier]], zooms: list[int]
) -> None:
    window.begin()
    found = []

    for key, modifier in keys:
        window.press(key, modifier)
        found.append(window.theme.zoom)

    assert found == zooms


def test_sizes_go_one_step_and_stop_at_the_ends() -> None:
    assert [next_zoom(zoom, 1) for zoom in (100, 125, 200)] == [110, 150, 200]
    assert [next_zoom(zoom, -1) for zoom in (100, 125, 200)] == [100, 110, 175]


def test_the_look_is_chosen_and_ticked(window: DeskWindow) -> None:
    window.commands.schemes[Scheme.DARK].trigger()
    dark = (window.theme.scheme, window.commands.schemes[Scheme.DARK].isChecked())
    window.commands.schemes[Scheme.LIGHT].trigger()

    assert dark == (Scheme.DARK, True)
    assert window.commands.schemes[Scheme.LIGHT].isChecked()
    assert not window.theme.dark


def test_a_line_is_added_copied_moved_renamed_and_removed_from_the_menu(
    window: DeskWindow,
) -> None:
    window.begin("Loans")
    window.ask("users")
    window.answers.names += ["Portal", "Web portal"]
    seen = []

    for action in (
        window.commands.add_line,
        window.commands.line_up,
        window.commands.rename_line,
        window.commands.duplicate_line,
        window.commands.remove_line,
    ):
        action.trigger()
        seen.append([line.name for line in window.session.engagement.lines])

    assert seen == [
        ["Loans", "Portal"],
        ["Portal", "Loans"],
        ["Web portal", "Loans"],
        ["Web portal", "Web portal (copy)", "Loans"],
        ["Web portal", "Loans"],
    ]


def test_the_keys_move_the_line_in_view_and_stop_at_the_ends(window: DeskWindow) -> None:
    window.begin("One", "Two", "Three")
    window.ask("users", 1)
    seen = []

    for key in (Key.Key_Up, Key.Key_Up, Key.Key_Down):
        window.press(key, ALT)
        seen.append([line.name for line in window.session.engagement.lines])

    assert seen == [["Two", "One", "Three"], ["Two", "One", "Three"], ["One", "Two", "Three"]]


def test_the_client_is_renamed_from_the_menu(window: DeskWindow) -> None:
    window.begin(client="Harbour")
    window.answers.names.append("Harbour Servicing")

    window.commands.rename_client.trigger()

    assert window.session.title == "Harbour Servicing"
    assert window.asked[-1].text == "Harbour"


def test_a_name_that_is_too_long_is_refused_and_nothing_changes(window: DeskWindow) -> None:
    window.begin(client="Harbour")
    kept = window.session.engagement
    window.answers.names.append("x" * 500)
    window.answers.acts.append("close")

    window.commands.rename_client.trigger()

    assert window.session.engagement == kept
    assert window.asked[-1].title == "That was not taken over"
    assert "at most 200 characters" in window.asked[-1].text


def test_an_example_is_opened_from_the_menu(window: DeskWindow) -> None:
    next(action for action in in_menus(window) if action.text() == "A SaaS company").trigger()

    assert window.session.engagement.example == "saas"


def test_esc_does_nothing_anywhere(window: DeskWindow) -> None:
    window.begin()
    answer(window.session, 0, {"users": "organisations"})
    kept, where = window.session.engagement, window.session.where

    for place in (where, summary(window.line()), ORGANISATION, COMPARISON, TIMELINE):
        window.session.go(place)
        window.press(Key.Key_Escape)
        assert window.page().isVisible()
        assert window.session.where == place

    assert window.session.engagement == kept


def test_f6_goes_round_the_panes(window: DeskWindow) -> None:
    window.begin()
    answer(window.session, 0, {"users": "ourselves", "kind": "own_lending"})
    window.ask("users")
    seen = []

    for _ in range(3):
        window.press(Key.Key_F6, NO_MODIFIER)
        focus = window.focusWidget()
        panes = (window.outline, window.wizard, window.verdict)
        seen.append(next(pane for pane in panes if pane.isAncestorOf(focus)))

    assert seen == [window.verdict, window.outline, window.wizard]


def test_the_examples_are_listed_once_when_their_menu_opens(window: DeskWindow) -> None:
    menu = window._file_menus.examples
    before = menu.actions()

    menu.aboutToShow.emit()
    menu.aboutToShow.emit()

    titles = [action.text() for action in menu.actions()]
    assert before == []
    assert titles[0] == "A bank"
    assert len(titles) == len(set(titles))


def test_the_meeting_is_asked_for_and_kept_as_one_act(window: DeskWindow) -> None:
    window.begin()
    wanted = Meeting(date(2026, 11, 20), ("Ms Ruiz",))
    window.answers.meetings = [None, wanted]

    window.commands.meeting.trigger()
    cancelled = window.session.engagement.meeting
    window.commands.meeting.trigger()
    kept = window.session.engagement.meeting
    window.session.undo()

    assert (cancelled, kept, window.session.engagement.meeting) == (None, wanted, None)
    assert window.asked[-1].text == "2026-11-23"
