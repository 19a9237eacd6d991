"""What a bug leaves behind: a place in the code, one calm word, and nothing of a client."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from socdesk.ui.bugs import BugReporter, describe, log_path
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from tests.ui.clients import client
from tests.ui.window import ScriptedMessages

CLIENT = "Harbour Mortgage Servicing"


@pytest.fixture
def messages(theme: Theme, settings: QSettings, qtbot: QtBot) -> ScriptedMessages:
    """Return messages that are kept."""
    window = QWidget()
    qtbot.addWidget(window)
    return ScriptedMessages(theme, window, settings)


def bug(session: Session) -> tuple[type[BaseException], BaseException]:
    """A bug inside the session, whose message quotes the client."""
    try:
        session.line_advice(CLIENT)
    except KeyError as error:
        return KeyError, error
    raise AssertionError


def test_the_log_says_where_and_nothing_of_the_client(
    messages: ScriptedMessages, tmp_path: Path
) -> None:
    log = tmp_path / "logs" / "socdesk.log"
    kind, error = bug(client(CLIENT, ["Loans"]))

    BugReporter(messages, log).report(kind, error, error.__traceback__)

    written = log.read_text("utf-8")
    assert ": KeyError\n" in written
    assert "socdesk/ui/session.py:" in written
    assert CLIENT not in written
    assert str(Path.home()) not in written
    assert messages.asked[0].text in written


def test_a_second_bug_while_the_first_is_told_is_only_logged(
    messages: ScriptedMessages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "socdesk.log"
    reporter = BugReporter(messages, log)
    kind, error = bug(client(CLIENT, ["Loans"]))
    told = []

    def tell(details: str) -> None:
        told.append(details)
        reporter.report(kind, error, error.__traceback__)

    monkeypatch.setattr(messages, "tell_bug", tell)
    reporter.report(kind, error, error.__traceback__)

    assert len(told) == 1
    assert log.read_text("utf-8").count("KeyError") == 2


def test_a_log_that_cannot_be_written_hides_no_bug(
    messages: ScriptedMessages, tmp_path: Path
) -> None:
    kind, error = bug(client(CLIENT, ["Loans"]))
    (tmp_path / "file").write_bytes(b"")

    BugReporter(messages, tmp_path / "file" / "socdesk.log").report(kind, error, None)

    assert [asked.title for asked in messages.asked] == ["bug"]


def test_the_log_never_grows_without_end(messages: ScriptedMessages, tmp_path: Path) -> None:
    log = tmp_path / "socdesk.log"
    log.write_text("x" * 2_000_000, "utf-8")
    kind, error = bug(client(CLIENT, ["Loans"]))

    BugReporter(messages, log).report(kind, error, error.__traceback__)

    assert log.stat().st_size < 300_000


def test_ctrl_c_ends_the_program(messages: ScriptedMessages, tmp_path: Path) -> None:
    reporter = BugReporter(messages, tmp_path / "socdesk.log")

    with pytest.raises(SystemExit):
        reporter.report(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert messages.asked == []


def test_places_are_told_from_the_package_on() -> None:
    kind, error = bug(client(CLIENT, ["Loans"]))

    lines = describe(kind, error.__traceback__).splitlines()

    assert lines[0].endswith(": KeyError")
    assert any(line.startswith("  socdesk/ui/session.py:") for line in lines)
    assert all(os.sep + "socdesk" not in line.split(":")[0] for line in lines[1:])


def test_the_log_is_kept_with_the_user_s_data() -> None:
    assert log_path().name == "socdesk.log"
    assert log_path().is_absolute()
    assert sys.prefix not in str(log_path())
