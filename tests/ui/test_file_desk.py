"""Files and the memo: nothing is lost, every fault is told, work goes on meanwhile."""

import traceback
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from socdesk.ui.dialogs.small import NewClient
from socdesk.ui.place import ORGANISATION, View, question
from tests.ui.clients import client
from tests.ui.window import CTRL, SHIFT, DeskWindow, settle

Key = Qt.Key


def test_a_new_client_is_asked_for_and_opened_at_its_first_question(window: DeskWindow) -> None:
    window.answers.clients.append(NewClient("Harbour", ("Loans", "Portal")))

    window.press(Key.Key_N, CTRL)

    assert [line.name for line in window.session.engagement.lines] == ["Loans", "Portal"]
    assert window.session.where == question(None, "readers")


def test_saving_tells_so_and_lists_the_file_as_recent(window: DeskWindow, tmp_path: Path) -> None:
    window.begin(client="Harbour")
    path = tmp_path / "harbour.socdesk"
    window.answers.paths.append(path)

    window.press(Key.Key_S, CTRL)

    entry = window.recent.entries()[0]
    assert path.is_file()
    assert window.toast.text().startswith("Saved and read back, ")
    assert (entry.path, entry.client, entry.finding) == (path, "Harbour", "Open")


def test_save_as_writes_another_file_and_works_on_in_it(window: DeskWindow, tmp_path: Path) -> None:
    window.begin()
    window.answers.paths += [tmp_path / "one.socdesk", tmp_path / "two.socdesk"]
    window.press(Key.Key_S, CTRL)

    window.press(Key.Key_S, CTRL | SHIFT)

    assert window.session.saved is not None
    assert window.session.saved.path == tmp_path / "two.socdesk"
    assert (tmp_path / "one.socdesk").is_file()


def test_a_file_is_suggested_under_the_client_s_name(window: DeskWindow) -> None:
    window.begin(client="Müller & Söhne: a/b")
    window.answers.paths.append(None)

    window.press(Key.Key_S, CTRL)

    assert window.asked[-1].text == "Müller & Söhne- a-b.socdesk"
    assert window.session.is_dirty


def test_what_could_not_be_saved_is_told_and_can_be_saved_elsewhere(
    window: DeskWindow, tmp_path: Path
) -> None:
    window.begin(client="Harbour")
    there = tmp_path / "there.socdesk"
    window.answers.paths += [tmp_path / "no such folder" / "x.socdesk", there]
    window.answers.acts.append("act")

    window.press(Key.Key_S, CTRL)

    told = window.asked[1]
    assert told.title == "Harbour was not saved"
    assert "Your answers are still open here" in told.text
    assert there.is_file()
    assert not window.session.is_dirty


def test_a_damaged_file_is_refused_and_what_was_open_stays(
    window: DeskWindow, tmp_path: Path
) -> None:
    window.begin(client="Harbour")
    kept = window.session.engagement
    broken = tmp_path / "broken.socdesk"
    broken.write_bytes(b"no engagement")
    window.answers.acts += ["discard", "close"]
    window.answers.paths.append(broken)

    window.press(Key.Key_O, CTRL)

    assert window.asked[-1].title == "The file was not opened"
    assert window.asked[-1].text.startswith("broken.socdesk")
    assert window.session.engagement == kept


@pytest.mark.parametrize(
    ("act", "closed", "saved"),
    [
        pytest.param("save", True, True, id="save"),
        pytest.param("discard", True, False, id="leave without saving"),
        pytest.param("cancel", False, False, id="go on working"),
    ],
)
def test_closing_asks_about_changes(
    window: DeskWindow, tmp_path: Path, act: str, closed: bool, saved: bool
) -> None:
    window.begin(client="Harbour")
    path = tmp_path / "harbour.socdesk"
    window.answers.acts.append(act)
    window.answers.paths.append(path)

    done = window.close()

    assert window.asked[0].title == "Save the changes to Harbour?"
    assert (done, path.is_file()) == (closed, saved)


def test_closing_without_changes_asks_nothing(window: DeskWindow) -> None:
    window.open_bank()

    assert window.close()
    assert window.asked == []


def test_a_save_that_fails_keeps_the_window_open(window: DeskWindow, tmp_path: Path) -> None:
    window.begin()
    window.answers.acts += ["save", "close"]
    window.answers.paths.append(tmp_path / "no such folder" / "x.socdesk")

    assert not window.close()


def test_close_client_goes_back_to_the_start(window: DeskWindow) -> None:
    window.open_bank()

    window.press(Key.Key_W, CTRL)

    assert not window.session.is_open
    assert window.start.isVisible()
    assert window.masthead.shown_name() == "SOC Desk"


def test_a_recent_file_is_opened_from_the_menu_and_a_missing_one_is_marked(
    window: DeskWindow, tmp_path: Path
) -> None:
    here, gone = tmp_path / "here.socdesk", tmp_path / "gone.socdesk"
    for path in (gone, here):
        window.answers.paths.append(path)
        window.begin(client=path.stem)
        window.files.save()
    gone.unlink()
    window.files.close_client()
    menu = window._file_menus.recent
    window._file_menus.fill()

    texts = [action.text() for action in menu.actions() if action.text()]
    first = menu.actions()[0]
    first.trigger()

    assert texts == ["here.socdesk", "gone.socdesk (not found)", "&Clear the list"]
    assert not menu.actions()[1].isEnabled()
    assert window.session.title == "here"


def test_the_list_of_recent_files_can_be_cleared(window: DeskWindow, tmp_path: Path) -> None:
    window.answers.paths.append(tmp_path / "harbour.socdesk")
    window.begin()
    window.files.save()
    window._file_menus.fill()

    window._file_menus.recent.actions()[-1].trigger()

    assert window.recent.entries() == ()


def test_the_start_page_opens_examples_at_the_beginning_and_at_the_result(
    window: DeskWindow,
) -> None:
    window.start.result_of_example_requested.emit("bank")
    result = window.session.where
    window.session.close()
    window.start.example_requested.emit("saas")

    assert result == ORGANISATION
    assert window.session.engagement.example == "saas"


def test_a_file_dropped_on_the_window_is_opened(window: DeskWindow, tmp_path: Path) -> None:
    path = tmp_path / "harbour.socdesk"
    client("Harbour", ["Loans"]).save(path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])

    event = QDropEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)

    assert event.isAccepted()
    assert window.session.title == "Harbour"


def test_the_desk_of_files_asks_before_anything_is_left(window: DeskWindow) -> None:
    window.begin()
    window.answers.acts += ["cancel"] * 4
    files = window.files
    kept = window.session.engagement

    files.new_client()
    files.open()
    files.open_path(Path("nowhere.socdesk"))
    files.open_example("bank")

    assert len(window.asked) == 4
    assert window.session.engagement == kept
    assert window.session.where.view is View.QUESTION


# The memo.


@pytest.mark.parametrize("name", ["memo.docx", "memo.pdf"])
def test_a_memo_is_written_while_the_window_works_on(
    window: DeskWindow, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    window.open_bank()
    window.answers.paths.append(tmp_path / name)

    window.press(Key.Key_M, CTRL)
    busy = (window.files.is_busy, window.commands.memo.isEnabled())
    window.ask("users")
    qtbot.waitUntil(lambda: not window.files.is_busy, timeout=30_000)

    assert busy == (True, False)
    assert window.commands.memo.isEnabled()
    assert (tmp_path / name).stat().st_size > 10_000
    assert window.toast.text().startswith(f"{name} saved and read back, ")


def test_a_memo_that_cannot_be_written_is_told(
    window: DeskWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.open_bank()
    window.answers.paths.append(tmp_path / "no such folder" / "memo.docx")
    window.answers.acts.append("close")

    window.press(Key.Key_M, CTRL)
    qtbot.waitUntil(lambda: not window.files.is_busy, timeout=30_000)
    settle()

    assert window.asked[-1].title == "The memo was not written"


def test_a_bug_in_the_writing_reaches_the_one_handler_and_work_goes_on(
    window: DeskWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("a bug")

    monkeypatch.setattr("socdesk.report.export.export_memo", broken)
    window.open_bank()
    window.answers.paths.append(tmp_path / "memo.docx")

    with qtbot.captureExceptions() as bugs:
        window.press(Key.Key_M, CTRL)
        qtbot.waitUntil(lambda: not window.files.is_busy, timeout=30_000)

    assert [kind for kind, _, _ in bugs] == [KeyError]
    assert traceback.extract_tb(bugs[0][2])[-1].name == "broken"
    assert window.commands.memo.isEnabled()
    assert window.asked[-1].title == "Make memo"


def test_leaving_waits_for_the_memo(window: DeskWindow, tmp_path: Path) -> None:
    window.open_bank()
    window.answers.paths.append(tmp_path / "memo.docx")
    window.press(Key.Key_M, CTRL)

    left = window.files.may_leave()

    assert left
    assert (tmp_path / "memo.docx").is_file()


def test_the_buttons_on_the_pages_make_the_memo(
    window: DeskWindow,
) -> None:
    window.open_bank()
    window.answers.paths += [None, None]

    window.organisation.memo_requested.emit()
    window.verdict.memo_requested.emit()

    assert [asked.title for asked in window.asked] == ["Make memo", "Make memo"]
    assert window.asked[0].text == "A bank SOC scoping memo.docx"
