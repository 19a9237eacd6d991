"""The main window: views follow the session, files are kept safe, every size has its layout."""

import gc
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSettings, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from socdesk.ui.dialogs import NewClient
from socdesk.ui.masthead import SavedState
from socdesk.ui.place import COMPARISON, ORGANISATION, START, View, question, summary
from socdesk.ui.theme import Scheme, Theme
from tests.ui.clients import answer, client
from tests.ui.window import CTRL, SHIFT, DeskWindow, click_row, settle

Key = Qt.Key


# Views.


def test_every_place_shows_its_view(window: DeskWindow) -> None:
    window.open_bank()
    line = window.line()
    found = []

    for place in (
        question(None, "readers"),
        question(line, "users"),
        summary(line),
        ORGANISATION,
        COMPARISON,
    ):
        window.session.go(place)
        settle()
        shown = (window.wizard, window.organisation, window.comparison, window.start)
        found.append(next(page for page in shown if page.isVisible()))

    wizard = window.wizard
    assert found == [wizard, wizard, wizard, window.organisation, window.comparison]


def test_it_begins_at_the_start_page_without_outline_and_verdict(window: DeskWindow) -> None:
    assert window.session.where == START
    assert window.start.isVisible()
    assert not window.outline.isVisible()
    assert not window.verdict.isVisible()


def test_a_question_takes_digits_right_after_a_click_in_the_outline(window: DeskWindow) -> None:
    window.begin("Loans", "Portal")

    click_row(window.outline.lines, "Portal")
    window.press(Key.Key_1)

    assert window.session.given(window.line(1), "users").value == "organisations"


def test_a_page_over_all_lines_takes_the_focus(window: DeskWindow) -> None:
    window.open_bank()
    window.ask("users")

    window.press(Key.Key_3, CTRL)

    assert window.focusWidget() is window.organisation


def test_opening_another_client_shows_nothing_of_the_one_before(window: DeskWindow) -> None:
    window.begin("Loans", client="Harbour")
    answer(window.session, 0, {"users": "ourselves"})
    settle()
    window.answers.acts.append("discard")

    window.files.open_example("bank")
    settle()

    texts = [row.text for row in window.outline.lines.rows.rows()]
    assert "Loans" not in texts
    assert window.masthead.shown_name() == "A bank worked example"


# The title and the masthead.


def test_the_title_names_the_client_and_marks_what_is_not_saved(
    window: DeskWindow, tmp_path: Path
) -> None:
    empty = window.windowTitle()
    window.begin(client="Harbour")
    unsaved = (window.windowTitle(), window.isWindowModified())
    window.answers.paths.append(tmp_path / "harbour.socdesk")
    window.press(Key.Key_S, CTRL)

    assert empty == "SOC Desk"
    assert unsaved == ("Harbour[*] – SOC Desk", True)
    assert not window.isWindowModified()


def test_a_client_called_like_the_mark_is_shown_to_the_letter(window: DeskWindow) -> None:
    window.begin(client="A[*]B <b>bank</b>")

    assert window.windowTitle() == "A[*][*]B <b>bank</b>[*] – SOC Desk"
    assert window.masthead.shown_name() == "A[*]B <b>bank</b>"


def test_the_masthead_says_whether_and_when_it_was_saved(
    window: DeskWindow, tmp_path: Path
) -> None:
    window.open_bank()
    untouched = window.masthead.saved_state()
    window.ask("readers", None)
    window.session.answer("readers", "canada")
    changed = window.masthead.state.text()
    window.answers.paths.append(tmp_path / "bank.socdesk")
    window.press(Key.Key_S, CTRL)

    time = window.session.saved
    assert time is not None
    assert untouched is SavedState.NOTHING
    assert changed == "Not saved"
    assert window.masthead.state.text() == f"Saved {time.at.astimezone():%H:%M}"


# Files.


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


def test_the_buttons_on_the_pages_make_the_memo(
    window: DeskWindow,
) -> None:
    window.open_bank()
    window.answers.paths += [None, None]

    window.organisation.memo_requested.emit()
    window.verdict.memo_requested.emit()

    assert [asked.title for asked in window.asked] == ["Make memo", "Make memo"]
    assert window.asked[0].text == "A bank SOC scoping memo.docx"


# Sizes.


@pytest.mark.parametrize(
    ("width", "zoom", "outline", "verdict"),
    [
        pytest.param(1920, 100, 288, 380, id="wide"),
        pytest.param(1280, 100, 248, 312, id="normal"),
        pytest.param(960, 100, None, 280, id="compact"),
        pytest.param(1280, 150, None, 280, id="normal at 150 %"),
        pytest.param(700, 100, None, None, id="narrow"),
    ],
)
def test_columns_follow_the_width_counted_in_text(
    window: DeskWindow, width: int, zoom: int, outline: int | None, verdict: int | None
) -> None:
    window.begin()
    window.ask("users")
    window.theme.set_zoom(zoom)
    window.resize(width, 800)
    settle()

    found = tuple(
        part.width() * 100 // zoom if part.isVisible() else None
        for part in (window.outline, window.verdict)
    )
    assert found == (outline, verdict)
    assert window.masthead.outline_button.isVisible() == (outline is None)
    assert window.verdict_line.isVisible() == (verdict is None)


@pytest.mark.parametrize("zoom", [100, 125, 150, 200])
@pytest.mark.parametrize("size", [(1280, 720), (960, 540), (640, 420)])
def test_nothing_is_wider_than_the_window(
    window: DeskWindow, size: tuple[int, int], zoom: int
) -> None:
    window.open_bank()
    window.theme.set_zoom(zoom)
    window.resize(*size)

    for place in (question(window.line(), "users"), summary(window.line()), ORGANISATION):
        window.session.go(place)
        settle()
        assert window.width() == size[0]
        assert window.height() == size[1]


def test_the_drawer_opens_goes_and_closes(window: DeskWindow) -> None:
    window.begin("Loans", "Portal")
    window.ask("users")
    window.resize(960, 540)
    settle()
    closed = window.outline.isVisible()

    QTest.mouseClick(window.masthead.outline_button, Qt.MouseButton.LeftButton)
    settle()
    opened = (window.outline.isVisible(), window.outline.geometry().left())
    click_row(window.outline.lines, "Portal")

    assert (closed, opened) == (False, (True, 0))
    assert window.session.where == question(window.line(1), "users")
    assert not window.outline.isVisible()


@pytest.mark.parametrize("way", ["esc", "click", "button"])
def test_the_drawer_is_closed_in_three_ways(window: DeskWindow, way: str) -> None:
    window.begin()
    window.resize(960, 540)
    settle()
    window.panes.toggle_drawer()
    settle()

    if way == "esc":
        window.press(Key.Key_Escape)
    elif way == "click":
        QTest.mouseClick(
            window.panes._scrim,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(600, 300),
        )
    else:
        window.masthead.outline_requested.emit()
    settle()

    assert not window.outline.isVisible()
    assert not window.panes._scrim.isVisible()


def test_an_open_drawer_becomes_the_column_when_there_is_room(window: DeskWindow) -> None:
    window.begin()
    window.resize(960, 540)
    settle()
    window.panes.toggle_drawer()

    window.resize(1280, 800)
    settle()

    assert window.outline.isVisible()
    assert window.outline.width() == 248
    assert not window.panes._scrim.isVisible()
    assert window.panes.centre_rect().left() == 248


# What is remembered.


def test_size_and_look_are_remembered(
    theme: Theme, settings: QSettings, window: DeskWindow
) -> None:
    window.resize(720, 600)
    window.commands.schemes[Scheme.DARK].trigger()
    window.commands.larger.trigger()
    settle()
    window.close()

    again = DeskWindow(theme, settings)
    fresh = Theme(Scheme.LIGHT)
    again._preferences.dress(fresh)
    size = (again.width(), again.height())
    again.deleteLater()
    theme.set_scheme(Scheme.LIGHT)

    assert size == (720, 600)
    assert (fresh.scheme, fresh.zoom) == (Scheme.DARK, 110)


# For those who do not see, and for those who come by Tab.


@pytest.mark.parametrize(
    "show",
    [
        pytest.param(lambda window: window.session.close(), id="start"),
        pytest.param(lambda window: window.ask("users"), id="question"),
        pytest.param(lambda window: window.ask("frameworks", None), id="page of ticks"),
        pytest.param(lambda window: window.session.go(summary(window.line())), id="result"),
        pytest.param(lambda window: window.session.go(ORGANISATION), id="organisation"),
        pytest.param(lambda window: window.session.go(COMPARISON), id="comparison"),
        pytest.param(lambda window: window.finder.open(), id="finder"),
    ],
)
def test_every_control_one_can_reach_has_a_name(
    window: DeskWindow, show: Callable[[DeskWindow], None]
) -> None:
    window.open_bank()
    show(window)
    settle()

    reachable = [
        control
        for control in window.findChildren(QWidget)
        if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    nameless = [control for control in reachable if not spoken(control)]

    assert len(reachable) > 2
    assert nameless == []


def spoken(control: QWidget) -> str:
    """The name a screen reader says."""
    return QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)


def test_tab_goes_through_the_window_and_comes_back(window: DeskWindow) -> None:
    window.begin()
    window.ask("users")
    start = window.focusWidget()
    passed = []

    for _ in range(60):
        window.press(Key.Key_Tab)
        passed.append(window.focusWidget())
        if passed[-1] is start:
            break

    assert passed[-1] is start
    assert window.outline.lines in passed
    assert window.masthead.find_button in passed


def test_void_calls_leave_the_count_of_none_alone(window: DeskWindow) -> None:
    window.begin()
    window.ask("users")
    counts = []

    for _ in range(3):
        for _ in range(30):
            window.session.go(question(window.line(), "entries"))
            window.session.go(question(window.line(), "users"))
        settle()
        gc.collect()
        counts.append(sys.getrefcount(None))

    assert abs(counts[2] - counts[1]) < 50


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
