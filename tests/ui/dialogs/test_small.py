"""The dialogs as a person uses them: typed into, answered, given up."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from socdesk.engagement.model import Meeting
from socdesk.ui.dialogs.about import AboutDialog, KeyboardDialog, LicencesDialog
from socdesk.ui.dialogs.small import MeetingDialog, NameDialog, NewClient, NewClientDialog
from socdesk.ui.messages import Messages, Unsaved, file_name
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.prose import Prose
from tests.ui.clients import pack
from tests.ui.window import either, settle

Key = Qt.Key


def press(dialog: QDialog, *keys: Qt.Key | str) -> None:
    """Type text and press keys where the dialog's focus is."""
    for key in keys:
        target = either(dialog.focusWidget(), dialog)
        if isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key)


def while_open(messages: Messages, act: Callable[[QDialog], None]) -> None:
    """Do something in the dialog that is about to open over the window."""

    def when_open() -> None:
        dialog = next(d for d in messages._window.findChildren(QDialog) if d.isVisible())
        QTest.qWaitForWindowActive(dialog)
        act(dialog)
        if dialog.isVisible():
            dialog.reject()
            pytest.fail("the dialog stayed open")

    QTimer.singleShot(0, when_open)


def texts(dialog: QDialog) -> str:
    return "\n".join(prose.text() for prose in dialog.findChildren(Prose))


# A new client.


def test_a_client_and_its_lines_are_typed_without_a_mouse(messages: Messages) -> None:
    keys = ("Harbour", Key.Key_Tab, "Loans", Key.Key_Tab, "Portal", Key.Key_Return)
    while_open(messages, lambda dialog: press(dialog, *keys))

    assert messages.ask_new_client() == NewClient("Harbour", ("Loans", "Portal"))


def test_esc_begins_nothing(messages: Messages) -> None:
    while_open(messages, lambda dialog: press(dialog, "Harbour", Key.Key_Escape))

    assert messages.ask_new_client() is None


@pytest.mark.parametrize(
    ("keys", "fault"),
    [
        pytest.param((Key.Key_Return,), "needs a name", id="nothing"),
        pytest.param(("  ", Key.Key_Return), "needs a name", id="only spaces"),
        pytest.param(("Harbour", Key.Key_Return), "Name at least one thing", id="no line"),
    ],
)
def test_what_is_missing_is_said_below_the_field(
    theme: Theme, qtbot: QtBot, keys: tuple[Qt.Key | str, ...], fault: str
) -> None:
    dialog = NewClientDialog(theme)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()

    press(dialog, *keys)

    assert dialog.isVisible()
    assert fault in texts(dialog)
    assert isinstance(dialog.focusWidget(), QLineEdit)


def test_there_is_always_one_more_line_to_fill_up_to_six(theme: Theme, qtbot: QtBot) -> None:
    dialog = NewClientDialog(theme)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    counts = []

    press(dialog, "Harbour")
    for number in range(7):
        press(dialog, Key.Key_Tab)
        counts.append(len(dialog.findChildren(QLineEdit)))
        if isinstance(dialog.focusWidget(), QLineEdit):
            press(dialog, f"Line {number}")

    assert counts == [2, 3, 4, 5, 6, 7, 7]
    assert len(dialog.new_client().lines) == 6


# A name.


def test_a_name_is_chosen_whole_so_that_typing_replaces_it(messages: Messages) -> None:
    while_open(messages, lambda dialog: press(dialog, "Haven", Key.Key_Return))

    assert messages.ask_name("Rename the client", "Name", "Rename", "Harbour") == "Haven"


def test_an_empty_name_is_not_taken(theme: Theme, qtbot: QtBot) -> None:
    dialog = NameDialog(theme, "Rename", "Name", "Rename", "Harbour")
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()

    press(dialog, Key.Key_Delete, Key.Key_Return)

    assert dialog.isVisible()
    assert "It needs a name." in texts(dialog)


def test_large_text_makes_no_dialog_wider_than_the_screen(theme: Theme, qtbot: QtBot) -> None:
    theme.set_zoom(200)
    dialog = KeyboardDialog(theme)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()

    assert dialog.width() <= dialog.screen().availableGeometry().width()
    theme.set_zoom(100)


# The meeting.


def test_the_day_and_the_people_of_a_meeting_are_typed_without_a_mouse(messages: Messages) -> None:
    keys = ("4 Dec 2026", Key.Key_Tab, Key.Key_Tab, "Ms Ruiz", Key.Key_Tab, "Mr Okafor")
    while_open(messages, lambda dialog: press(dialog, *keys, Key.Key_Return))

    found = messages.ask_meeting(Meeting(), date(2026, 11, 23))

    assert found == Meeting(date(2026, 12, 4), ("Ms Ruiz", "Mr Okafor"))


def test_today_is_one_press_and_a_person_is_taken_away_by_emptying_the_line(
    messages: Messages,
) -> None:
    emptied = [Key.Key_Backspace] * len("Ms Ruiz")
    keys = (Key.Key_Tab, Key.Key_Space, Key.Key_Tab, *emptied, Key.Key_Return)
    while_open(messages, lambda dialog: press(dialog, *keys))

    found = messages.ask_meeting(Meeting(None, ("Ms Ruiz", "Mr Okafor")), date(2026, 11, 23))

    assert found == Meeting(date(2026, 11, 23), ("Mr Okafor",))


def test_a_day_that_is_none_is_not_taken(theme: Theme, qtbot: QtBot) -> None:
    dialog = MeetingDialog(theme, Meeting(), date(2026, 11, 23))
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()

    press(dialog, "4/12/2026", Key.Key_Return)

    assert dialog.isVisible()
    assert "Write the month as a word" in texts(dialog)


# Questions.


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        pytest.param((Key.Key_Return,), Unsaved.SAVE, id="Enter saves"),
        pytest.param((Key.Key_Escape,), Unsaved.CANCEL, id="Esc goes on working"),
        pytest.param((Key.Key_Tab, Key.Key_Space), Unsaved.DISCARD, id="the other button leaves"),
    ],
)
def test_unsaved_changes_have_three_answers(
    messages: Messages, keys: tuple[Qt.Key, ...], answer: Unsaved
) -> None:
    while_open(messages, lambda dialog: press(dialog, *keys))

    assert messages.ask_unsaved("Harbour") is answer


def test_a_line_stays_unless_its_removal_is_chosen(messages: Messages) -> None:
    answers = []
    for key in (Key.Key_Escape, Key.Key_Return):
        while_open(messages, lambda dialog, key=key: press(dialog, key))  # type: ignore[misc]
        answers.append(messages.ask_remove_line("<b>Loans</b>"))

    assert answers == [False, True]


def test_a_fault_says_what_happened_and_what_is_safe(messages: Messages) -> None:
    said = []

    def read(dialog: QDialog) -> None:
        said.append(texts(dialog))
        press(dialog, Key.Key_Return)

    while_open(messages, read)
    chosen = messages.tell_fault(
        "Harbour was not saved", "The disk is full.", "Safe.", "Save a copy"
    )

    assert chosen
    assert said == ["Harbour was not saved\nThe disk is full.\nSafe."]


def test_a_bug_is_told_calmly_and_its_details_can_be_copied(messages: Messages) -> None:
    def copy(dialog: QDialog) -> None:
        dialog._on_copy()  # type: ignore[attr-defined]
        press(dialog, Key.Key_Escape)

    while_open(messages, copy)
    messages.tell_bug("SOC Desk 0.1.0: KeyError\n  socdesk/ui/session.py:1 go")

    assert QGuiApplication.clipboard().text().startswith("SOC Desk 0.1.0: KeyError")


# Files.


def test_a_file_is_asked_for_with_its_ending_in_the_folder_of_last_time(
    messages: Messages, tmp_path: Path
) -> None:
    seen = []

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        seen.append((dialog.acceptMode(), dialog.defaultSuffix(), dialog.nameFilters()))
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile("harbour")
        dialog.accept()

    while_open(messages, choose)
    path = messages.ask_save("Harbour")

    save = QFileDialog.AcceptMode.AcceptSave
    assert seen == [(save, "socdesk", ["SOC Desk engagement (*.socdesk)"])]
    assert path == tmp_path / "harbour.socdesk"
    assert messages._folder() == tmp_path


def test_the_kind_of_memo_decides_its_ending(messages: Messages) -> None:
    suffixes = []

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        suffixes.append(dialog.defaultSuffix())
        dialog.filterSelected.emit("PDF (*.pdf)")
        suffixes.append(dialog.defaultSuffix())
        dialog.reject()

    while_open(messages, choose)

    assert messages.ask_memo("Harbour") is None
    assert suffixes == ["docx", "pdf"]


@pytest.mark.parametrize(
    ("client", "name"),
    [
        pytest.param("A bank", "A bank", id="plain"),
        pytest.param('a/b\\c:d*e?f"g<h>i|j', "a-b-c-d-e-f-g-h-i-j", id="what no system takes"),
        pytest.param(" .. ", "Client", id="nothing left"),
        pytest.param("a\nb\u202ec", "a-b-c", id="nothing invisible"),
        pytest.param("é" * 300, "é" * 100, id="not too long"),
    ],
)
def test_a_client_s_name_becomes_the_name_of_a_file(client: str, name: str) -> None:
    assert file_name(client) == name


# Help.


def test_about_names_program_pack_hash_and_proof(theme: Theme, qtbot: QtBot) -> None:
    dialog = AboutDialog(theme, pack())
    qtbot.addWidget(dialog)
    dialog.show()
    settle()

    details = dialog.details()

    assert f"Rule pack: {pack().id} {pack().version}" in details
    assert pack().sha256[:32] in details
    assert f"{pack().counts.facts:,} facts" in details
    assert "23 November 2026" in details


def test_the_keys_are_listed(theme: Theme, qtbot: QtBot) -> None:
    dialog = KeyboardDialog(theme)
    qtbot.addWidget(dialog)
    dialog.show()

    assert "Don’t know yet" in texts(dialog)


def test_every_licence_text_is_shown(theme: Theme, qtbot: QtBot) -> None:
    dialog = LicencesDialog(theme)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()

    shown = texts(dialog)

    assert "GNU LESSER GENERAL PUBLIC LICENSE" in shown
    assert "SIL OPEN FONT LICENSE" in shown
