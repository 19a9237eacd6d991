"""A new year: what the dialog says, and the engagement that opens, not saved yet."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt

from socdesk.engagement.changes import (
    with_answer,
    with_details,
    with_existing,
    with_meeting,
    with_override,
    with_pack,
    with_unknown,
)
from socdesk.engagement.model import ExistingReport, PackUsed
from socdesk.engagement.store import read
from socdesk.ui.moving.new_year_dialog import NewYearDialog
from socdesk.ui.moving.sheet import AnswerTable
from tests.ui.clients import moment, pack
from tests.ui.moving.dialogs import click, press, said, while_open
from tests.ui.window import DeskWindow, settle

Key = Qt.Key


def begin(window: DeskWindow, path: Path) -> None:
    """A client with a line, answers, a meeting and a report, saved."""
    window.begin("Loans")
    line = window.line()
    engagement = window.session.engagement
    engagement = with_answer(engagement, line, "entries", "yes", moment())
    engagement = with_answer(engagement, None, "readers", "us", moment())
    engagement = with_answer(engagement, None, "existing_report", "current", moment())
    engagement = with_answer(engagement, None, "timing_evidence", "not_yet", moment())
    engagement = with_unknown(engagement, line, "mid_period", moment())
    engagement = with_details(engagement, line, "entries", said_on=date(2026, 11, 20))
    engagement = with_meeting(engagement, date(2026, 11, 20), ["Ms Ito"])
    report = ExistingReport("SOC 2", 2, date(2026, 3, 31), (line,))
    engagement = with_existing(engagement, [report])
    engagement = with_override(engagement, line, "SOC 2", "OPTIONAL", "Nobody reads it.")
    engagement = with_pack(engagement, PackUsed("soc", "0.1.0", "ab" * 32))
    window.session.apply(engagement)
    window.session.save(path)
    settle()


def rows(dialog: NewYearDialog) -> list[str]:
    table = dialog.findChild(AnswerTable)
    assert isinstance(table, AnswerTable)
    return [
        placed.cell.spoken
        for row in table.sheet_model.sheet.rows
        for placed in row.cells[:1]
        if row.key.partition("/")[2]
    ]


def test_the_dialog_says_what_is_kept_cleared_and_asked_again(
    window: DeskWindow, tmp_path: Path
) -> None:
    begin(window, tmp_path / "harbour.socdesk")
    texts: list[str] = []
    asked: list[str] = []

    def act(dialog: NewYearDialog) -> None:
        texts.append(said(dialog))
        asked.extend(rows(dialog))
        press(dialog, Key.Key_Escape)

    while_open(window, NewYearDialog, act)
    window.commands.new_year.trigger()

    for words in (
        "New year for Harbour",
        "2 answers, with notes",
        "The service line: Loans",
        "The existing SOC 2 Type 2 report, its period ended 31 Mar 2026",
        "1 level of your own",
        "The meeting of 20 Nov 2026",
        "The days on which answers were given",
    ):
        assert words in texts[0]
    assert asked == [
        "The organisation and all lines, Controls with evidence: Last year: Not yet",
        "The organisation and all lines, Present SOC report: Last year: Yes, a current one",
        "Loans, Joins a running period: Last year: Don’t know yet",
    ]


def test_the_new_year_opens_unsaved_and_last_year_s_file_stays(
    window: DeskWindow, tmp_path: Path
) -> None:
    path = tmp_path / "harbour.socdesk"
    begin(window, path)
    last, file = window.session.engagement, path.read_bytes()
    while_open(window, NewYearDialog, lambda dialog: press(dialog, Key.Key_Return))

    window.commands.new_year.trigger()

    session = window.session
    assert session.is_dirty
    assert session.saved is None
    assert session.title == "Harbour"
    assert not session.can_undo
    assert session.engagement.id != last.id
    assert session.engagement.answer(window.line(), "entries").value == "yes"
    assert session.engagement.answer(None, "existing_report").value is None
    assert session.engagement.meeting is None
    assert session.engagement.pack is not None
    assert session.engagement.pack.sha256 == pack().sha256
    assert path.read_bytes() == file
    assert window.toast.text() == "New year begun, 3 questions are asked again"


def test_cancel_leaves_the_client_as_it_was(window: DeskWindow, tmp_path: Path) -> None:
    begin(window, tmp_path / "harbour.socdesk")
    last = window.session.engagement
    while_open(window, NewYearDialog, lambda dialog: click(dialog, "Cancel"))

    window.commands.new_year.trigger()

    assert window.session.engagement == last
    assert not window.session.is_dirty


def answered_since(window: DeskWindow) -> None:
    """Answer a question that the file does not hold, and begin the new year."""
    changed = with_answer(window.session.engagement, window.line(), "assets", "no", moment())
    window.session.apply(changed)
    window.commands.new_year.trigger()
    settle()


def test_changes_left_without_saving_are_not_taken_along(
    window: DeskWindow, tmp_path: Path
) -> None:
    path = tmp_path / "harbour.socdesk"
    begin(window, path)
    last, file = window.session.engagement, path.read_bytes()
    window.answers.acts.append("discard")
    while_open(window, NewYearDialog, lambda dialog: press(dialog, Key.Key_Return))

    answered_since(window)

    assert [each.title for each in window.asked] == ["Save the changes to Harbour?"]
    now = window.session.engagement
    assert now.id != last.id
    assert now.answer(window.line(), "assets").value is None
    assert now.answer(window.line(), "entries").value == "yes"
    assert path.read_bytes() == file


def test_going_on_working_leaves_all_as_it_is(window: DeskWindow, tmp_path: Path) -> None:
    path = tmp_path / "harbour.socdesk"
    begin(window, path)
    last, file = window.session.engagement, path.read_bytes()
    window.answers.acts.append("cancel")

    answered_since(window)

    assert window.session.engagement.id == last.id
    assert window.session.engagement.answer(window.line(), "assets").value == "no"
    assert window.session.is_dirty
    assert path.read_bytes() == file


def test_with_save_the_file_holds_the_changes_and_the_new_year_too(
    window: DeskWindow, tmp_path: Path
) -> None:
    path = tmp_path / "harbour.socdesk"
    begin(window, path)
    last = window.session.engagement
    window.answers.acts.append("save")
    while_open(window, NewYearDialog, lambda dialog: press(dialog, Key.Key_Return))

    answered_since(window)

    now = window.session.engagement
    assert now.id != last.id
    assert now.answer(window.line(), "assets").value == "no"
    assert read(path).engagement.answer(window.line(), "assets").value == "no"
    assert read(path).engagement.id == last.id


def test_cancel_after_leaving_without_saving_loses_nothing(
    window: DeskWindow, tmp_path: Path
) -> None:
    begin(window, tmp_path / "harbour.socdesk")
    last = window.session.engagement
    window.answers.acts.append("discard")
    while_open(window, NewYearDialog, lambda dialog: click(dialog, "Cancel"))

    answered_since(window)

    assert window.session.engagement.id == last.id
    assert window.session.engagement.answer(window.line(), "assets").value == "no"


def test_of_an_example_the_new_year_begins_with_the_copy_as_it_was_opened(
    window: DeskWindow,
) -> None:
    window.open_bank()
    window.session.rename_client("Another bank")
    window.answers.acts.append("discard")
    while_open(window, NewYearDialog, lambda dialog: press(dialog, Key.Key_Return))

    window.commands.new_year.trigger()

    assert window.session.title == "A bank"


def test_a_client_never_saved_has_no_year_to_begin_from(window: DeskWindow, tmp_path: Path) -> None:
    begin(window, tmp_path / "other.socdesk")
    window.begin("Loans")
    last = window.session.engagement
    window.answers.acts += ["discard", "close"]

    window.commands.new_year.trigger()

    assert [each.title for each in window.asked] == [
        "Save the changes to Harbour?", "The new year was not begun",
    ]  # fmt: skip
    assert "Harbour was never saved" in window.asked[1].text
    assert window.session.engagement == last


def test_with_nothing_to_ask_again_the_dialog_says_so(window: DeskWindow, tmp_path: Path) -> None:
    window.begin("Loans")
    window.session.save(tmp_path / "empty.socdesk")
    texts: list[str] = []

    def act(dialog: NewYearDialog) -> None:
        texts.append(said(dialog))
        press(dialog, Key.Key_Escape)

    while_open(window, NewYearDialog, act)
    window.commands.new_year.trigger()

    assert texts[0].endswith("Asked again\nNothing")


def test_without_a_client_there_is_no_new_year(window: DeskWindow) -> None:
    assert not window.commands.new_year.isEnabled()
    window.moving.new_year()
    assert not window.session.is_open
