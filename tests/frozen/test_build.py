"""What the package does: the command line, the refusal without a display, the test of itself."""

import json
from pathlib import Path

import pytest

import socdesk
from socdesk.decision.builtin import builtin
from socdesk.decision.pack import COMPILED
from tests.frozen.building import Environment
from tests.frozen.conftest import Program

PAYROLL = {
    "organisation": {"name": "A payroll processor", "answers": {"readers": "us"}},
    "lines": [
        {
            "name": "Payroll",
            "answers": {
                "users": "organisations",
                "delivery": "service",
                "entries": "yes",
                "assets": "yes",
                "kind": "payroll",
                "auditor_asked": "yes",
                "material": "yes",
                "self_check": "no",
            },
        }
    ],
}


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """An answer file in which a payroll processor's customers' auditors ask for a report."""
    path = tmp_path / "payroll.json"
    path.write_text(json.dumps(PAYROLL), encoding="utf-8")
    return path


def test_it_tells_its_version_and_that_of_its_pack(packaged: Program) -> None:
    run = packaged.run("--version")

    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(f"SOC Desk {socdesk.__version__}, rule pack {builtin().id} ")


def test_the_pack_it_starts_from_is_the_proven_one_of_the_repository(
    packaged: Program, bundle: Path
) -> None:
    run = packaged.run("pack", "questions", "--format", "json")

    assert (bundle / "_internal/socdesk/resources" / COMPILED).is_file()
    assert run.returncode == 0
    assert json.loads(run.stdout)["pack"]["sha256"] == builtin().sha256


def test_it_proves_the_pack_it_carries(packaged: Program) -> None:
    run = packaged.run("pack", "check")

    assert (run.returncode, run.stderr) == (0, "")
    assert builtin().sha256 in run.stdout


def test_it_decides_like_the_repository(packaged: Program, answers: Path) -> None:
    run = packaged.run("decide", answers.name, "--format", "json")

    assert (run.returncode, run.stderr) == (0, "")
    (line,) = json.loads(run.stdout)["results"][0]["lines"]
    assert line["recommended"] == ["SOC 1"]


@pytest.mark.parametrize(
    ("ending", "start"),
    [pytest.param("docx", b"PK", id="word"), pytest.param("pdf", b"%PDF", id="pdf")],
)
def test_it_writes_the_memo(packaged: Program, answers: Path, ending: str, start: bytes) -> None:
    memo = packaged.home / f"memo.{ending}"

    run = packaged.run("report", answers.name, "-o", memo.name)

    assert (run.returncode, run.stderr) == (0, "")
    assert memo.read_bytes().startswith(start)


def test_it_refuses_a_file_it_cannot_read_in_one_sentence(packaged: Program) -> None:
    run = packaged.run("decide", "missing.json")

    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("missing.json: ")
    assert run.stderr.count("\n") == 1


def test_without_a_display_it_names_the_command_line_and_stops(packaged: Program) -> None:
    run = packaged.run()

    assert (run.returncode, run.stdout) == (2, "")
    assert '"socdesk decide FILE"' in run.stderr
    assert run.stderr.count("\n") == 1


def test_it_passes_its_own_test_without_a_display(packaged: Program) -> None:
    run = packaged.run("--selftest", minutes=5)

    assert run.returncode == 0, run.stdout + run.stderr


def test_what_pip_installs_carries_its_resources(
    installed: Program, environment: Environment
) -> None:
    run = installed.run("pack", "check")

    assert (run.returncode, run.stderr) == (0, "")
    assert len(list(environment.folder.glob("lib/*/site-packages/socdesk/resources/pack"))) == 1


def test_what_pip_installs_decides_too(installed: Program, answers: Path) -> None:
    run = installed.run("decide", answers.name)

    assert (run.returncode, run.stderr) == (0, "")
    assert "SOC 1" in run.stdout
