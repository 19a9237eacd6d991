"""Writes a memo apart from the window's own thread, so that nothing freezes."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from socdesk.decision.pack import Pack
from socdesk.engagement.model import Engagement
from socdesk.errors import SocDeskError


class MemoWriter(QObject):
    """One memo at a time: `finished` with its path, `refused` with why not, `broken` for a bug."""

    finished = Signal(Path)
    refused = Signal(SocDeskError)
    broken = Signal(Exception)

    def __init__(self, pack: Pack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pack = pack
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def write(self, engagement: Engagement, today: date, path: Path) -> None:
        """Begin to write the memo of an engagement as it stands now."""
        self._pool.start(_Task(self, self._pack, engagement, today, path))

    def wait(self) -> None:
        """Wait for a memo that is being written."""
        self._pool.waitForDone()


class _Task(QRunnable):
    def __init__(
        self, writer: MemoWriter, pack: Pack, engagement: Engagement, today: date, path: Path
    ) -> None:
        super().__init__()
        self._writer = writer
        self._pack = pack
        self._engagement = engagement
        self._today = today
        self._path = path

    def run(self) -> None:
        # The writers load Word and PDF libraries, which a start without a memo need not wait for.
        from socdesk.report.export import export_memo

        try:
            export_memo(self._pack, self._engagement, self._today, self._path)
        except SocDeskError as error:
            self._writer.refused.emit(error)
        except Exception as error:  # noqa: BLE001 - a bug on this thread is told on the window's
            self._writer.broken.emit(error)
        else:
            self._writer.finished.emit(self._path)
