"""The self-test: it passes, it leaves nothing behind, and it fails when something is wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from socdesk import selftest
from socdesk.decision.builtin import builtin
from socdesk.paths import resource
from socdesk.ui.session import Session


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, its temporary files in a folder of ours."""
    return subprocess.run(
        [sys.executable, "-m", "socdesk", *arguments],
        env={**os.environ, "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_it_passes_says_every_step_and_leaves_nothing_behind(tmp_path: Path) -> None:
    tried = run("--selftest", folder=tmp_path)

    lines = tried.stdout.splitlines()
    assert tried.returncode == 0, tried.stdout + tried.stderr
    assert tried.stderr == ""
    assert [line[:2] for line in lines[:-1]] == ["ok"] * 9
    assert lines[-1] == "The self-test passed."
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("qapp")
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_it_fails_where_a_step_goes_wrong(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "undo", lambda session: session.end_typing())

    code = selftest.run_selftest(builtin())

    said = capsys.readouterr().out
    assert code == 1
    assert "FAULT  undone and done again: Ctrl+Z took nothing back" in said
    assert "passed" not in said


@pytest.mark.usefixtures("qapp")
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_it_fails_on_a_bug_that_no_step_looks_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(session: Session) -> None:
        raise LookupError(session.title)

    monkeypatch.setattr(Session, "go_back", broken)

    code = selftest.run_selftest(builtin())

    assert code == 1
    assert "LookupError" in capsys.readouterr().out


def test_another_process_says_what_its_window_shows(tmp_path: Path) -> None:
    path = resource("examples/bank.socdesk")

    tried = run("-platform", "offscreen", "--describe", str(path), folder=tmp_path)

    shown = json.loads(tried.stdout)
    assert (tried.returncode, tried.stderr) == (0, "")
    assert shown["client"] == "A bank"
    assert shown["finding"] == "Two reports: SOC 1 and SOC 2"
    assert "Own loan book" in shown["outline"]
