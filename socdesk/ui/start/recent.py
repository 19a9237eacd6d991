"""The files opened and saved last, as the start page and the File menu list them."""

from datetime import date
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QSettings, Signal

MOST = 10
_KEY = "recent"


class RecentFile(msgspec.Struct, frozen=True):
    """A file with what stood in it when it was last opened or saved here.

    `finding` is the organisation's headline in short, so that a list needs to open no file.
    """

    path: Path
    client: str
    finding: str
    day: date


class Recent(QObject):
    """The newest `MOST` files, kept in the settings; they hold client names, so `clear` forgets.

    Settings that cannot be read count as none: a list of shortcuts is no reason not to start.
    """

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._entries = _read(str(settings.value(_KEY, "")))

    def entries(self) -> tuple[RecentFile, ...]:
        """Return the files, newest first."""
        return self._entries

    def is_missing(self, entry: RecentFile) -> bool:
        """Return whether the file is not where it was."""
        try:
            return not entry.path.is_file()
        except OSError:
            return True

    def add(self, entry: RecentFile) -> None:
        """Put a file first; what stood for the same path before goes."""
        rest = [old for old in self._entries if old.path != entry.path]
        self._keep((entry, *rest)[:MOST])

    def forget(self, path: Path) -> None:
        """Take a file off the list."""
        self._keep(tuple(entry for entry in self._entries if entry.path != path))

    def clear(self) -> None:
        """Forget all files."""
        self._keep(())

    def _keep(self, entries: tuple[RecentFile, ...]) -> None:
        if entries == self._entries:
            return
        self._entries = entries
        if entries:
            self._settings.setValue(_KEY, _written(entries))
        else:
            self._settings.remove(_KEY)
        self.changed.emit()


class _Entry(msgspec.Struct, frozen=True):
    path: str
    client: str
    finding: str
    day: date


def _read(text: str) -> tuple[RecentFile, ...]:
    try:
        kept = msgspec.json.decode(text.encode(), type=list[_Entry])
    except (msgspec.MsgspecError, UnicodeEncodeError):
        return ()
    return tuple(
        RecentFile(Path(entry.path), entry.client, entry.finding, entry.day)
        for entry in kept[:MOST]
    )


def _written(entries: tuple[RecentFile, ...]) -> str:
    kept = [
        _Entry(str(entry.path), entry.client, entry.finding, entry.day)
        for entry in entries
        if _is_text(str(entry.path))
    ]
    return msgspec.json.encode(kept).decode()


def _is_text(path: str) -> bool:
    """Whether a path can be written down: a name of broken bytes is left out of the list."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True
