"""The meeting mode: the desk is on the wall, and what is only for the desk is out of sight."""

from pathlib import Path

from PySide6.QtCore import QSettings, Qt

from socdesk.engagement.discreet import discreet
from socdesk.ui.place import question, summary
from socdesk.ui.theme import Theme
from tests.ui.client_window.planted import (
    ASK,
    MARKS,
    NOTE,
    SAID_BY,
    differing,
    pictures,
    places,
    plant,
)
from tests.ui.client_window.seen import words_of
from tests.ui.window import SHIFT, DeskWindow, settle


def test_no_text_in_sight_is_internal(window: DeskWindow, tmp_path: Path) -> None:
    plant(window, tmp_path)
    window.commands.meeting_mode.trigger()

    for where in places(window.session):
        window.session.go(where)
        settle()
        words = words_of(window, hidden=False)
        assert not [mark for mark in (*MARKS, str(tmp_path)) if mark in words], where


def test_nothing_painted_is_internal(window: DeskWindow, tmp_path: Path) -> None:
    plant(window, tmp_path)
    window.session.apply(discreet(window.session.engagement))
    window.session.undo()
    window.session.meeting_mode.turn_on(True)

    before = pictures(window.session, lambda: window)
    window.session.redo()
    window.session.save()
    after = pictures(window.session, lambda: window)

    assert differing(before, after) == []


def test_it_is_off_at_every_start(theme: Theme, window: DeskWindow, settings: QSettings) -> None:
    window.press(Qt.Key.Key_F5, SHIFT)
    assert window.session.meeting_mode.is_on
    again = DeskWindow(theme, settings)

    assert not again.session.meeting_mode.is_on
    assert not again.commands.meeting_mode.isChecked()
    again.deleteLater()


def test_what_was_hidden_comes_back_as_it_was(window: DeskWindow, tmp_path: Path) -> None:
    plant(window, tmp_path)
    engagement = window.session.engagement
    window.session.go(question("line-1", "entries"))
    settle()
    before = window.grab().toImage()
    for _ in range(2):
        window.commands.meeting_mode.trigger()
        settle()

    assert window.session.engagement == engagement
    assert window.grab().toImage() == before
    words = words_of(window, hidden=False)
    assert NOTE in words
    assert SAID_BY in words


def test_answers_and_advice_stay(window: DeskWindow) -> None:
    window.open_bank()
    advice = window.session.advice
    window.ask("entries")
    window.commands.meeting_mode.trigger()
    window.press(Qt.Key.Key_1)

    assert window.session.given("line-1", "entries").value == "yes"
    assert window.session.advice.lines[0].reports == advice.lines[0].reports


def test_whom_to_ask_is_not_typed_in_front_of_the_client(
    window: DeskWindow, tmp_path: Path
) -> None:
    plant(window, tmp_path)
    window.session.go(question("line-1", "mid_period"))
    settle()
    assert ASK in words_of(window, hidden=False)
    window.commands.meeting_mode.trigger()
    settle()

    assert ASK not in words_of(window, hidden=False)


def test_commands_that_show_names_are_off(window: DeskWindow) -> None:
    window.open_bank()
    window.session.go(question("line-1", "entries"))
    actions = window.commands
    internal = (
        *(actions.open_points, actions.ask_later, actions.read_answers),
        *(actions.meeting, actions.own_level, actions.compare_file),
    )
    assert all(action.isEnabled() for action in internal)
    actions.meeting_mode.trigger()

    window.session.go(summary("line-1"))
    settle()

    assert not any(action.isEnabled() for action in internal)
    assert not window.verdict._foot.override.isEnabled()
    assert actions.save.isEnabled()


def test_the_menu_of_recent_files_names_none(window: DeskWindow, tmp_path: Path) -> None:
    plant(window, tmp_path)
    window.session.meeting_mode.turn_on(True)
    menu = window._file_menus
    menu.fill()

    texts = " ".join(action.text() for action in menu.recent.actions())
    assert texts == "Out of sight in the meeting mode"


def test_a_memo_written_says_no_file(window: DeskWindow, tmp_path: Path) -> None:
    window.open_bank()
    told: list[str] = []
    window.files.told.connect(lambda lead, _: told.append(lead))
    window.session.meeting_mode.turn_on(True)
    window.files._on_memo(tmp_path / "zqfolder memo.docx")

    assert told == ["Memo saved"]
