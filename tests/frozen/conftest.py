"""The packaged application, built once, and the program as pip installs it."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.frozen.building import MINUTE, Environment, bare_environment, build, make_environment


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


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """A new environment with the project as a user installs it, and PyInstaller."""
    return make_environment(tmp_path_factory.mktemp("environment"))


@pytest.fixture(scope="session")
def bundle(environment: Environment, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the packaged application."""
    return build(environment, "build.spec", tmp_path_factory.mktemp("bundle")) / "socdesk"


@pytest.fixture
def packaged(bundle: Path, tmp_path: Path) -> Program:
    """The packaged application, started in an empty home."""
    return Program(bundle / "socdesk", tmp_path)


@pytest.fixture
def installed(environment: Environment, tmp_path: Path) -> Program:
    """The program as `pip install .` gives it, started in an empty home."""
    return Program(environment.tool("socdesk"), tmp_path)
