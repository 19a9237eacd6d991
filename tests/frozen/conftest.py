"""Builds the application, once, from an environment that holds only what it runs on."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

MINUTE = 60
REPRODUCIBLE = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "0"}
OF_A_SESSION = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "VIRTUAL_ENV")


@dataclass(frozen=True, slots=True)
class Program:
    """An installed or packaged SOC Desk, started as by a user who has set nothing up."""

    path: Path
    home: Path

    def run(self, *arguments: str, minutes: float = 1) -> subprocess.CompletedProcess[str]:
        """Start it in an empty folder, without a display, and wait for its end."""
        return subprocess.run(
            [str(self.path), *arguments],
            cwd=self.home,
            env=bare_environment() | {"HOME": str(self.home)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=minutes * MINUTE,
            check=False,
        )


@dataclass(frozen=True, slots=True)
class Environment:
    """The environment the application is built from, and in which it is installed as a wheel."""

    folder: Path

    def tool(self, name: str) -> Path:
        """Return the path of an installed command."""
        return self.folder / "bin" / name


def bare_environment() -> dict[str, str]:
    """Return the environment without what belongs to this session or steers Python and Qt."""
    return {
        name: value
        for name, value in os.environ.items()
        if name not in OF_A_SESSION and not name.startswith(("QT_", "XDG_", "PYTHON"))
    }


def run(command: Sequence[str | Path], **variables: str) -> str:
    """Run a step of the build and return what it said; raises with its last words on failure."""
    step = subprocess.run(
        [str(word) for word in command],
        cwd=ROOT,
        env=bare_environment() | variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=15 * MINUTE,
        check=False,
    )
    assert step.returncode == 0, step.stdout[-4000:]
    return step.stdout


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """A new environment with the project as a user installs it, and PyInstaller."""
    made = Environment(tmp_path_factory.mktemp("environment"))
    run([sys.executable, "-m", "venv", made.folder])
    run([made.tool("pip"), "install", "--quiet", "--upgrade", "pip"])
    run([made.tool("pip"), "install", "--quiet", ".", "--group", "build"])
    return made


@pytest.fixture(scope="session")
def bundle(environment: Environment, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the packaged application."""
    made = tmp_path_factory.mktemp("bundle")
    places: list[str | Path] = ["--distpath", made / "dist", "--workpath", made / "build"]
    run([environment.tool("pyinstaller"), "--noconfirm", *places, "build.spec"], **REPRODUCIBLE)
    return made / "dist" / "socdesk"


@pytest.fixture
def packaged(bundle: Path, tmp_path: Path) -> Program:
    """The packaged application, started in an empty home."""
    return Program(bundle / "socdesk", tmp_path)


@pytest.fixture
def installed(environment: Environment, tmp_path: Path) -> Program:
    """The program as `pip install .` gives it, started in an empty home."""
    return Program(environment.tool("socdesk"), tmp_path)
