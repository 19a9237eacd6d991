"""The File menu's work: new, open, save, close, and the memo, with every question it needs."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from socdesk.engagement.errors import SaveError
from socdesk.errors import SocDeskError
from socdesk.ui.memo_writer import MemoWriter
from socdesk.ui.messages import Messages, Unsaved
from socdesk.ui.place import ORGANISATION
from socdesk.ui.session import Session
from socdesk.ui.start.examples import example_path
from socdesk.ui.start.recent import Recent, RecentFile

Clock = Callable[[], datetime]


class FileDesk(QObject):
    """Files of the session. Nothing unsaved is left without asking, and every fault is told."""

    told = Signal(str, str)
    """A lead and what follows, for the toast."""
    busy_changed = Signal(str)
    """What is being done, "" when it is done."""

    def __init__(
        self,
        session: Session,
        recent: Recent,
        messages: Messages,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._recent = recent
        self._messages = messages
        self._clock = clock
        self._busy = ""
        self._writer = MemoWriter(session.pack, self)
        self._writer.ended.connect(self._on_memo_ended)
        self._writer.finished.connect(self._on_memo)
        self._writer.refused.connect(self._on_memo_refused)

    @property
    def is_busy(self) -> bool:
        """Whether a memo is being written."""
        return bool(self._busy)

    def today(self) -> date:
        """The consultant's own day."""
        return self._clock().astimezone().date()

    # Opening.

    def new_client(self) -> None:
        """Ask for a client and begin."""
        if not self.may_leave():
            return
        wanted = self._messages.ask_new_client()
        if wanted is not None:
            self._try_opening(self._session.new, wanted.client, wanted.lines)

    def open(self) -> None:
        """Ask for a file and open it."""
        if self.may_leave():
            path = self._messages.ask_open()
            if path is not None:
                self._open_now(path)

    def open_path(self, path: Path) -> None:
        """Open a file."""
        if self.may_leave():
            self._open_now(path)

    def open_example(self, name: str) -> None:
        """Open a copy of an example at its first question."""
        if self.may_leave():
            self._try_opening(self._session.open_example, example_path(name))

    def open_result_of_example(self, name: str) -> None:
        """Open a copy of an example at its result."""
        if self.may_leave() and self._try_opening(self._session.open_example, example_path(name)):
            self._session.go(ORGANISATION)

    def close_client(self) -> bool:
        """Leave the client; return whether it was left."""
        if not self.may_leave():
            return False
        if self._session.is_open:
            self._session.close()
        return True

    def may_leave(self) -> bool:
        """Ask about changes no file holds; return whether to go on."""
        self._writer.wait()
        if not self._session.is_dirty:
            return True
        match self._messages.ask_unsaved(self._session.title):
            case Unsaved.SAVE:
                return self.save()
            case Unsaved.DISCARD:
                return True
            case _:
                return False

    def _open_now(self, path: Path) -> None:
        if self._try_opening(self._session.open_file, path):
            self._remember()

    def _try_opening(self, act: Callable[..., None], *what: object) -> bool:
        try:
            act(*what)
        except SocDeskError as error:
            title = self.tr("The file was not opened")
            safe = self.tr("The file was left as it is, and so was what is open here.")
            self._messages.tell_fault(title, str(error), safe, "")
            return False
        return True

    # Saving.

    def save(self) -> bool:
        """Save, asking where if there is no file yet; return whether it was saved."""
        if not self._session.is_open:
            return False
        if self._session.saved is None:
            return self.save_as()
        return self._save_to(None)

    def save_as(self) -> bool:
        """Ask where and save there; return whether it was saved."""
        if not self._session.is_open:
            return False
        path = self._messages.ask_save(self._session.title)
        return path is not None and self._save_to(path)

    def _save_to(self, path: Path | None) -> bool:
        try:
            self._session.save(path)
        except SaveError as error:
            return self._offer_another(error)
        self._remember()
        self.told.emit(self.tr("Saved"), self._and_read_back())
        return True

    def _offer_another(self, error: SocDeskError) -> bool:
        title = self.tr("%1 was not saved").replace("%1", self._session.title)
        safe = self.tr("Your answers are still open here, and the file is as it was before.")
        again = self._messages.tell_fault(title, str(error), safe, self.tr("Save a copy"))
        return again and self.save_as()

    def _remember(self) -> None:
        saved = self._session.saved
        if saved is not None:
            finding = self._session.advice.organisation.headline.short
            day = saved.at.astimezone().date()
            self._recent.add(RecentFile(saved.path, self._session.title, finding, day))

    def _and_read_back(self) -> str:
        time = f"{self._clock().astimezone():%H:%M}"
        return self.tr(" and read back, %1").replace("%1", time)

    # The memo.

    def make_memo(self) -> None:
        """Ask where and write the memo there, while work goes on."""
        if not self._session.is_open or self._busy:
            return
        path = self._messages.ask_memo(self._session.title)
        if path is None:
            return
        engagement = self._session.engagement
        today = engagement.today or self.today()
        self._set_busy(self.tr("Writing the memo"))
        self._writer.write(engagement, today, path)

    def _on_memo_ended(self) -> None:
        self._set_busy("")

    def _on_memo(self, path: Path) -> None:
        hidden = self._session.meeting_mode.is_on
        words = self.tr("Memo saved") if hidden else self.tr("%1 saved").replace("%1", path.name)
        self.told.emit(words, self._and_read_back())

    def _on_memo_refused(self, error: SocDeskError) -> None:
        title = self.tr("The memo was not written")
        safe = self.tr("Your answers are still open here; nothing of them changed.")
        if self._messages.tell_fault(title, str(error), safe, self.tr("Write it elsewhere")):
            self.make_memo()

    def _set_busy(self, words: str) -> None:
        self._busy = words
        self.busy_changed.emit(words)
