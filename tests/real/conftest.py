"""One X server for all tests of a process, and the program on it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest

from tests.real.program import Program, started
from tests.xvfb import display as own_display

Start = Callable[..., AbstractContextManager[Program]]


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """Return the display of an X server."""
    with own_display() as found:
        yield found


@pytest.fixture
def start(display: str, tmp_path: Path) -> Start:
    """Return what starts the program, with the words of a command line."""
    return partial(started, display, tmp_path)
