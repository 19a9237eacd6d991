"""The entry: what it understands, and what it refuses before anything heavy is loaded."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import socdesk
from socdesk.__main__ import main


def start(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own that has no display."""
    bare = {key: value for key, value in os.environ.items() if not key.startswith("QT_")}
    bare.pop("DISPLAY", None)
    bare.pop("WAYLAND_DISPLAY", None)
    return subprocess.run(
        [sys.executable, "-m", "socdesk", *arguments],
        env=bare | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_the_program_says_so_and_names_the_command_line() -> None:
    run = start()

    assert run.returncode == 2
    assert run.stdout == ""
    assert run.stderr.count("\n") == 1
    assert '"socdesk decide FILE"' in run.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_a_display_that_does_not_answer_is_refused_in_the_same_way() -> None:
    run = start(DISPLAY=":4711")

    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.count("\n") == 1
    assert '"socdesk decide FILE"' in run.stderr


def test_the_version_names_the_program_and_the_pack(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--version"])

    said = capsys.readouterr().out
    assert code == 0
    assert said.startswith(f"SOC Desk {socdesk.__version__}, rule pack soc-scoping ")
    assert said.endswith("\n")
    assert said.count("\n") == 1


def test_an_unknown_example_is_answered_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = main(["--example", "bnak"])

    said = capsys.readouterr().err
    assert code == 2
    assert '"bnak"' in said
    assert "bank" in said.split("there are:")[1]


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["a.socdesk", "b.socdesk"], id="two files"),
        pytest.param(["a.socdesk", "--example", "bank"], id="a file and an example"),
        pytest.param(["--exa", "bank"], id="a shortened option"),
        pytest.param(["decide"], id="nothing to decide"),
        pytest.param(["pack"], id="no task"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_word_on_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)

    said = capsys.readouterr()
    assert stop.value.code == 2
    assert said.out == ""
    assert said.err.startswith("usage: socdesk")


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--help"])

    said = " ".join(capsys.readouterr().out.split())
    assert stop.value.code == 0
    for word in ("decide", "report", "pack check", "pack questions", "--example", "--selftest"):
        assert word in said


def test_a_planted_plugin_folder_never_reaches_qt(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("QT_PLUGIN_PATH", str(tmp_path))

    main(["--version"])

    assert "QT_PLUGIN_PATH" not in os.environ


def test_a_start_imports_nothing_but_what_it_shows() -> None:
    variables = {"PYTHONPROFILEIMPORTTIME": "1"}

    run = start("--example", "bank", "--until-painted", "-platform", "offscreen", **variables)

    loaded = {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}
    assert run.returncode == 0
    assert "socdesk.ui.wizard.question_body" in loaded
    assert not loaded & {
        "socdesk.ui.start.page",
        "socdesk.ui.results.organisation_page",
        "socdesk.ui.comparison.page",
        "socdesk.ui.wizard.summary_body",
        "socdesk.ui.finder",
        "socdesk.ui.dialogs.small",
        "socdesk.ui.dialogs.about",
        "socdesk.ui.widgets.message_dialog",
        "socdesk.ui.widgets.toast",
        "socdesk.report.phrases",
    }
