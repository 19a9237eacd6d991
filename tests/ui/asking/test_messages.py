"""What the work on open points asks, in the real dialogs."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog

from socdesk.engagement.taking import Told
from socdesk.report.asking.export import open_of
from socdesk.ui.asking.answers_dialog import AnswerRow, Taken
from socdesk.ui.messages import Messages
from socdesk.ui.place import question
from tests.report.cases import mixed
from tests.ui.clients import pack
from tests.ui.dialogs.test_small import press, while_open

Key = Qt.Key


def test_the_list_begins_with_the_most_decisive_question(messages: Messages) -> None:
    def follow(dialog: QDialog) -> None:
        press(dialog, Key.Key_Return)

    while_open(messages, follow)
    found = messages.ask_open_points(pack(), open_of(pack(), mixed()))

    assert found == (question("line-3", "users"), None)


def test_esc_leaves_the_list(messages: Messages) -> None:
    def leave(dialog: QDialog) -> None:
        press(dialog, Key.Key_Escape)

    while_open(messages, leave)

    assert messages.ask_open_points(pack(), open_of(pack(), mixed())) == (None, None)


def test_answers_are_taken_by_the_button_and_by_nothing_else(messages: Messages) -> None:
    told = Told("line-3", "users", "group")
    row = AnswerRow(told, "new", "Users of the service", "Loans", "", "Group")

    def leave(dialog: QDialog) -> None:
        press(dialog, Key.Key_Escape)

    def take(dialog: QDialog) -> None:
        dialog.accept()

    while_open(messages, leave)
    left = messages.ask_answers("a.docx", (row,), (), "Ms Ruiz")
    while_open(messages, take)
    taken = messages.ask_answers("a.docx", (row,), (), "Ms Ruiz")

    assert (left, taken) == (None, Taken((told,), "Ms Ruiz"))


def test_a_folder_is_asked_for_and_kept_in_mind(messages: Messages, tmp_path: Path) -> None:
    seen = []

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        seen.append(dialog.fileMode())
        dialog.setDirectory(str(tmp_path.parent))
        dialog.selectFile(str(tmp_path))
        dialog.accept()

    while_open(messages, choose)

    assert messages.ask_pages_folder() == tmp_path
    assert messages._folder() == tmp_path
    assert seen == [QFileDialog.FileMode.Directory]


def test_word_and_json_can_be_read_back(messages: Messages, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("{}")

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        assert dialog.nameFilters() == ["Answers in Word or JSON (*.docx *.json)"]
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile(str(path))
        dialog.accept()

    while_open(messages, choose)

    assert messages.ask_answers_file() == path
