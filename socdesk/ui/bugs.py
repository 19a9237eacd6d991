"""What happens when the program itself is wrong: one calm dialog, and a log without client text."""

import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QStandardPaths

from socdesk import __version__
from socdesk.ui.messages import Messages

LOG_NAME = "socdesk.log"
_LARGEST_LOG = 256 * 1024


class BugReporter:
    """An `excepthook`: writes where a bug happened and says so once.

    Neither log nor dialog holds the error's own words, which may quote a client: only its type
    and the places in the code, as file and line.
    """

    def __init__(self, messages: Messages, log: Path | None = None) -> None:
        self._messages = messages
        self._log = log if log is not None else log_path()
        self._talking = False

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log a bug and tell it; a second one while the dialog is open is only logged."""
        if issubclass(kind, KeyboardInterrupt):
            raise SystemExit(130)
        details = describe(kind, trace)
        self._write(details)
        if self._talking:
            return
        self._talking = True
        try:
            self._messages.tell_bug(details)
        finally:
            self._talking = False

    def _write(self, details: str) -> None:
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            old = self._log.read_text("utf-8") if self._log.is_file() else ""
            moment = datetime.now(UTC).isoformat(timespec="seconds")
            self._log.write_text(f"{old[-_LARGEST_LOG:]}{moment} {details}\n", "utf-8")
        except (OSError, UnicodeDecodeError):
            # A log that cannot be written must not hide the bug behind a second one.
            return


def describe(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return a bug's type and the places it passed, the innermost last; never its message."""
    places = [
        f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    return "\n".join([f"SOC Desk {__version__}: {kind.__name__}", *places])


def log_path() -> Path:
    """Return where the log is kept: with the user's own data of this program."""
    place = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(place)) / LOG_NAME


def _place(filename: str) -> str:
    """A file's name from the package on: the folders before it may name the user."""
    parts = Path(filename).parts
    if "socdesk" in parts:
        return "/".join(parts[len(parts) - 1 - parts[::-1].index("socdesk") :])
    return Path(filename).name
