"""SOC Desk as it is started from a menu, and a person at its keyboard."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from socdesk.engagement import store
from socdesk.engagement.model import Engagement
from tests.xvfb import program

T = TypeVar("T")

_SECONDS = 20.0
"""How long anything may take; far more than it ever does."""
_LOOK_AGAIN = 0.02
_NAMES = {"\n": "Return", "\t": "Tab"}
_CHANGED = "*"
_BETWEEN_KEYS = 12
"""Milliseconds between two strokes: faster than anybody types."""

_CLIPBOARD = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication(["clipboard"])
sys.stdout.write(QGuiApplication.clipboard().text())
"""


class TooLateError(Exception):
    """Something that was waited for did not come."""


def until(look: Callable[[], T | None], what: str, *, seconds: float = _SECONDS) -> T:
    """Return the first thing that `look` finds; raises `TooLateError` where it finds none."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(_LOOK_AGAIN)
    raise TooLateError(what)


class Program:
    """A running SOC Desk: its windows by their titles, keys for one of them, files it wrote."""

    def __init__(self, process: subprocess.Popen[str], environment: dict[str, str]) -> None:
        self._process = process
        self._environment = environment
        self._xdotool = program("xdotool", "xdotool")

    # Windows.

    def window(self, title: str) -> str:
        """Wait for a window with this title, changed or not, and return its id."""
        return until(lambda: self._find(title), f'no window "{title}"')

    def is_changed(self, title: str) -> bool:
        """Return whether the window with this title says that something is not saved."""
        return self._ask("getwindowname", self.window(title)).count(_CHANGED) == 1

    def gone(self, title: str) -> None:
        """Wait until no window has this title."""
        until(lambda: not self._find(title), f'"{title}" stays open')

    def _find(self, title: str) -> str:
        for each in self._ask("search", "--onlyvisible", "--name", ".").split():
            name = self._ask("getwindowname", each).rstrip("\n")
            if name.replace(_CHANGED, "") == title:
                return each
        return ""

    # Keys. There is no window manager: what a click on a window would do is done here.

    def keys(self, title: str, *strokes: str) -> None:
        """Press keys in a window, by their X names, such as "ctrl+k" and "Return"."""
        self._focus(title)
        self._ask("key", "--delay", str(_BETWEEN_KEYS), *strokes)

    def type(self, title: str, text: str) -> None:
        """Type text in a window; a line break is Enter, a tabulator is Tab."""
        self._focus(title)
        words = []
        for part in re.split(r"([\n\t])", text):
            if part in _NAMES:
                words += ["key", "--delay", str(_BETWEEN_KEYS), _NAMES[part]]
            elif part:
                words += ["type", "--delay", str(_BETWEEN_KEYS), "--args", "1", part]
        self._ask(*words)

    def _focus(self, title: str) -> None:
        window = self.window(title)

        def has_focus() -> bool:
            self._ask("windowfocus", window)
            return self._ask("getwindowfocus").strip() == window

        until(has_focus, f'"{title}" takes no keys')

    def choose_file(self, title: str, path: Path) -> None:
        """Type a path into the dialog for files that is about to open."""
        self.type(title, f"{path}\n")
        self.gone(title)

    # What came of it.

    def saved(self, path: Path, told: Callable[[Engagement], bool]) -> Engagement:
        """Wait until a file holds an engagement of which `told` is true, and return it."""

        def look() -> Engagement | None:
            if not path.exists():
                return None
            engagement = store.read(path).engagement
            return engagement if told(engagement) else None

        return until(look, f"{path.name} does not hold what was done")

    def clipboard(self) -> str:
        """Return what another program would paste as text."""
        return self._run(sys.executable, "-c", _CLIPBOARD)

    def is_running(self) -> bool:
        """Return whether the program has not ended."""
        return self._process.poll() is None

    def ended(self) -> int:
        """Wait until the program ends, and return its exit code."""
        return self._process.wait(_SECONDS)

    def _ask(self, *words: str) -> str:
        return self._run(self._xdotool, *words)

    def _run(self, *words: str) -> str:
        run = subprocess.run(
            words,
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
        return run.stdout


def surroundings(display: str, home: Path) -> dict[str, str]:
    """Return the environment of a user who has never started the program, on a display."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("QT_", "XDG_", "DBUS_", "WAYLAND_"))
    }
    own = {}
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        own[f"XDG_{name}_HOME"] = str(home / name.lower())
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    return {
        **kept,
        **own,
        "XDG_RUNTIME_DIR": str(runtime),
        "HOME": str(home),
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "LC_ALL": "C.UTF-8",
    }


@contextmanager
def started(display: str, home: Path, *arguments: str) -> Iterator[Program]:
    """Start the program with arguments; at the end it must not have complained of anything."""
    environment = surroundings(display, home)
    with (home / "stderr").open("w+", encoding="utf-8") as complaints:
        process = subprocess.Popen(
            [sys.executable, "-m", "socdesk", *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
            text=True,
        )
        try:
            yield Program(process, environment)
        except TooLateError as error:
            complaints.seek(0)
            error.add_note(f"exit code {process.poll()}; {complaints.read()}")
            raise
        finally:
            process.kill()
            process.wait(_SECONDS)
        complaints.seek(0)
        assert complaints.read() == ""
