"""Building the packaged application from an environment that holds only what it runs on."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

MINUTE = 60
REPRODUCIBLE = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "0"}
OF_A_SESSION = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "VIRTUAL_ENV")


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


def make_environment(folder: Path) -> Environment:
    """Make a new environment with the project as a user installs it, and PyInstaller."""
    made = Environment(folder)
    run([sys.executable, "-m", "venv", made.folder])
    run([made.tool("pip"), "install", "--quiet", "--upgrade", "pip"])
    run([made.tool("pip"), "install", "--quiet", ".", "--group", "build"])
    return made


def build(environment: Environment, spec: str, folder: Path) -> Path:
    """Build what *spec* describes into *folder* and return where its programs' folders are."""
    places: list[str | Path] = ["--distpath", folder / "dist", "--workpath", folder / "build"]
    run([environment.tool("pyinstaller"), "--noconfirm", *places, spec], **REPRODUCIBLE)
    return folder / "dist"
