"""A new year: what the dialog says, and the engagement that opens, not saved yet."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer

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


@pytest.mark.parametrize(
    ("act", "goes_on"),
    [
        pytest.param("cancel", False, id="go on working"),
        pytest.param("discard", True, id="leave without saving"),
    ],
)
def test_changes_no_file_holds_are_asked_about_before(
    window: DeskWindow, act: str, goes_on: bool
) -> None:
    window.begin("Loans")
    last = window.session.engagement
    window.answers.acts.append(act)

    def accept() -> None:
        for dialog in window.findChildren(NewYearDialog):
            dialog.accept()

    QTimer.singleShot(0, accept)
    window.commands.new_year.trigger()
    settle()

    assert [each.title for each in window.asked] == ["Save the changes to Harbour?"]
    assert (window.session.engagement.id != last.id) is goes_on


def test_with_nothing_to_ask_again_the_dialog_says_so(window: DeskWindow) -> None:
    window.open_bank()
    engagement = window.session.engagement
    window.session.new("Empty", ["Loans"])
    texts: list[str] = []

    def act(dialog: NewYearDialog) -> None:
        texts.append(said(dialog))
        press(dialog, Key.Key_Escape)

    window.answers.acts.append("discard")
    while_open(window, NewYearDialog, act)
    window.commands.new_year.trigger()

    assert engagement != window.session.engagement
    assert texts[0].endswith("Asked again\nNothing")


def test_without_a_client_there_is_no_new_year(window: DeskWindow) -> None:
    assert not window.commands.new_year.isEnabled()
    window.moving.new_year()
    assert not window.session.is_open
