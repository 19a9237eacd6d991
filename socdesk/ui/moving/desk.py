"""The menus' work on answers that move: from line to line, from year to year, between files."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from socdesk.engagement import store
from socdesk.engagement.copying import has_source, with_taken
from socdesk.engagement.model import Engagement
from socdesk.engagement.questions import of_pack
from socdesk.errors import SocDeskError
from socdesk.ui.file_desk import FileDesk
from socdesk.ui.messages import Messages
from socdesk.ui.saved import Clock
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme


class MovingDesk(QObject):
    """Opens its dialogs over the window; their modules are imported when they are asked for."""

    told = Signal(str, str)
    """A lead and what follows, for the toast."""

    def __init__(
        self,
        theme: Theme,
        session: Session,
        files: FileDesk,
        messages: Messages,
        clock: Clock,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._session = session
        self._files = files
        self._messages = messages
        self._clock = clock
        self._window = window
        self._kept: Engagement | None = None
        session.opened.connect(self._on_opened)
        session.document_changed.connect(self._on_document)

    # From line to line.

    def copy_to_line_in_view(self) -> None:
        """Copy answers to the line in view."""
        line = self._session.where.line
        if line is not None:
            self.copy_to(line)

    def copy_to(self, line: str) -> None:
        """Ask which answers a line takes from another, and take them as one act."""
        from socdesk.ui.moving.copy_dialog import CopyDialog

        if not has_source(self._session.engagement.lines, line):
            return
        dialog = CopyDialog(self._theme, self._session, line, self._window)
        accepted = bool(dialog.exec())
        source, questions = dialog.taken()
        dialog.deleteLater()
        if accepted:
            engagement = self._session.engagement
            self._session.apply(with_taken(engagement, source, line, questions, self._clock()))

    # From year to year.

    def new_year(self) -> None:
        """Show what a new year for the client begins with, and open it, not saved yet.

        It begins with what is saved: changes that are left without saving are left in both years,
        and only once the new year is begun. Without a file there is no year to begin from.
        """
        session = self._session
        if not session.is_open or not self._files.may_leave():
            return
        if self._kept is None:
            self._tell_never_saved(session.title)
        else:
            self._begin_after(self._kept)

    def _begin_after(self, last: Engagement) -> None:
        from socdesk.ui.moving.new_year_dialog import NewYearDialog
        from socdesk.ui.moving.new_year_words import year_words
        from socdesk.ui.opening import new_year_of

        pack = self._session.pack
        year = new_year_of(pack, last, self._clock())
        words = year_words(pack, last, year)
        dialog = NewYearDialog(self._theme, last.client, words, self._window)
        accepted = bool(dialog.exec())
        dialog.deleteLater()
        if accepted:
            self._session.open_engagement(year.engagement)
            self.told.emit(self.tr("New year begun"), self._and_asked(len(year.asked_again)))

    def _on_opened(self) -> None:
        self._kept = None

    def _on_document(self) -> None:
        """Keep what would be there again if all unsaved changes were left."""
        if self._session.is_open and not self._session.is_dirty:
            self._kept = self._session.engagement

    def _tell_never_saved(self, client: str) -> None:
        title = self.tr("The new year was not begun")
        text = self.tr("A new year begins with what is saved, and %1 was never saved.")
        safe = self.tr("Your answers are still open here.")
        self._messages.tell_fault(
            title, text.replace("%1", client or self.tr("this client")), safe, ""
        )

    def _and_asked(self, count: int) -> str:
        if count == 1:
            return self.tr(", 1 question is asked again")
        words = self.tr(", %1 questions are asked again")
        return words.replace("%1", str(count)) if count else ""

    # Between files.

    def compare(self) -> None:
        """Ask for another file and show what differs; what is open stays as it is."""
        if not self._session.is_open:
            return
        path = self._messages.ask_open()
        if path is not None:
            self.compare_with(path)

    def compare_with(self, path: Path) -> None:
        """Show what differs from a file; an answer that is chosen there is gone to."""
        from socdesk.ui.moving.compare_dialog import CompareDialog
        from socdesk.ui.moving.compare_words import compare_words

        pack = self._session.pack
        try:
            then = store.read(path, of_pack(pack)).engagement
        except SocDeskError as error:
            title = self.tr("The file was not opened")
            safe = self.tr("The file was left as it is, and so was what is open here.")
            self._messages.tell_fault(title, str(error), safe, "")
            return
        words = compare_words(pack, then, self._session.engagement)
        dialog = CompareDialog(self._theme, path.name, words, self._window)
        dialog.exec()
        place = dialog.place()
        dialog.deleteLater()
        if place is not None:
            self._session.go(place)
