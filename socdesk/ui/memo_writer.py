"""Writes a memo apart from the window's own thread, so that nothing freezes."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from socdesk.decision.pack import Pack
from socdesk.engagement.model import Engagement
from socdesk.errors import SocDeskError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor


class MemoWriter(QObject):
    """One memo at a time: `finished` with its path, or `refused` with why not.

    A bug on the other thread is raised again on the window's, where bugs are told. However the
    writing went, `ended` is sent first.
    """

    ended = Signal()
    finished = Signal(Path)
    refused = Signal(SocDeskError)
    _done = Signal()

    def __init__(self, pack: Pack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pack = pack
        self._memo: Future[Path] | None = None
        self._pool: ThreadPoolExecutor | None = None
        self._done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)

    def write(self, engagement: Engagement, today: date, path: Path) -> None:
        """Begin to write the memo of an engagement as it stands now."""
        # A start without a memo need not wait for it.
        from concurrent.futures.thread import ThreadPoolExecutor

        self._pool = ThreadPoolExecutor(1)
        self._memo = self._pool.submit(_write, self._pack, engagement, today, path)
        self._memo.add_done_callback(self._tell)
        self._pool.shutdown(wait=False)

    def wait(self) -> None:
        """Wait for a memo that is being written; how it went is told a little later.

        The thread itself is waited for, not the memo alone: its last act is to speak to this
        object, which may be gone right after.
        """
        if self._pool is not None:
            self._pool.shutdown(wait=True)

    def _tell(self, _: "Future[Path]") -> None:
        """Say, on the other thread, that there is something to take on the window's."""
        self._done.emit()

    def _on_done(self) -> None:
        memo, self._memo = self._memo, None
        assert memo is not None
        self.ended.emit()
        try:
            path = memo.result()
        except SocDeskError as error:
            self.refused.emit(error)
        else:
            self.finished.emit(path)


def _write(pack: Pack, engagement: Engagement, today: date, path: Path) -> Path:
    # The writers load Word and PDF libraries, which a start without a memo need not wait for.
    from socdesk.report.export import export_memo

    export_memo(pack, engagement, today, path)
    return path
