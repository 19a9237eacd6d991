"""The work on open points: the list, the pages to be answered later, and answers read back."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from socdesk.engagement.taking import Told, now, standing, with_told
from socdesk.errors import SocDeskError
from socdesk.ui.messages import Messages
from socdesk.ui.saved import Clock
from socdesk.ui.session import Session

if TYPE_CHECKING:
    from socdesk.report.asking.export import FormKind
    from socdesk.ui.asking.answers_dialog import AnswerRow


class AskingDesk(QObject):
    """Shows what is open, writes pages and takes answers, with every question that needs.

    The writers and readers are imported when they are first used: a start needs none of them.
    """

    told = Signal(str, str)
    """A lead and what follows, for the toast."""

    def __init__(
        self, session: Session, messages: Messages, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._messages = messages
        self._clock = clock

    def show_open_points(self) -> None:
        """Show what is open over all lines, and do what is chosen there."""
        from socdesk.report.asking.export import open_of
        from socdesk.ui.asking.open_dialog import Wish

        session = self._session
        if not session.is_open:
            return
        asked = open_of(session.pack, session.engagement)
        where, wish = self._messages.ask_open_points(session.pack, asked)
        if where is not None:
            session.go(where)
        elif wish is Wish.READ:
            self.read_answers()
        elif wish is not None:
            self._make("md" if wish is Wish.MARKDOWN else "docx")

    def make_pages(self) -> None:
        """Ask for a folder and write a Word page there for each person to ask."""
        if self._session.is_open:
            self._make("docx")

    def _make(self, kind: "FormKind") -> None:
        from socdesk.report.asking.export import open_of

        session = self._session
        if not open_of(session.pack, session.engagement):
            self.told.emit(self.tr("No page needed"), self.tr(": nothing is open that matters"))
            return
        folder = self._messages.ask_pages_folder()
        if folder is None:
            return
        today = session.engagement.today or self._clock().astimezone().date()
        files = self._written(folder, today, kind)
        if not files:
            return
        text = self.tr("%1 saved") if len(files) == 1 else self.tr("%2 pages saved")
        lead = text.replace("%2", str(len(files))).replace("%1", files[0].name)
        self.told.emit(lead, self.tr(" in %1").replace("%1", folder.name or str(folder)))

    def _written(self, folder: Path, today: date, kind: "FormKind") -> tuple[Path, ...]:
        """Write the pages; none, after it was told, where they cannot all be written."""
        from socdesk.report.asking.export import write_forms

        session = self._session
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return write_forms(session.pack, session.engagement, today, folder, kind)
        except SocDeskError as error:
            fault = error
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._tell(self.tr("The pages were not all written"), fault)
        return ()

    def read_answers(self) -> None:
        """Ask for a file, show what it answers, and take what is ticked in one step."""
        if self._session.is_open:
            path = self._messages.ask_answers_file()
            if path is not None:
                self._read(path)

    def _read(self, path: Path) -> None:
        from socdesk.report.asking.answers_back import read_answers

        session = self._session
        try:
            found = read_answers(path, session.pack, session.engagement)
        except SocDeskError as error:
            self._tell(self.tr("The answers were not read"), error)
            return
        rows = tuple(self._row(told) for told in found.answers)
        taken = self._messages.ask_answers(path.name, rows, found.faults, found.person)
        if taken is None or not taken.told:
            return
        try:
            after = with_told(session.engagement, taken.told, taken.said_by, self._clock())
        except SocDeskError as error:
            self._tell(self.tr("The answers were not taken"), error)
            return
        session.apply(after)
        count = len(taken.told)
        text = self.tr("1 answer taken") if count == 1 else self.tr("%1 answers taken")
        by = self.tr(" from %1").replace("%1", taken.said_by) if taken.said_by else ""
        self.told.emit(text.replace("%1", str(count)), by)

    def _row(self, told: Told) -> "AnswerRow":
        from socdesk.ui.asking.answers_dialog import AnswerRow

        engagement, words = self._session.engagement, self._session.pack.words
        options = words.questions[told.question].options
        value = now(engagement, told).value
        if told.line is None:
            line = QCoreApplication.translate("Asking", "The organisation and all lines")
        else:
            line = engagement.line(told.line).name or self.tr("A line without a name")
        return AnswerRow(
            told=told,
            standing=standing(engagement, told),
            question=words.questions[told.question].short,
            line=line,
            now=options[value].label if value is not None else "",
            then=options[told.value].label,
        )

    def _tell(self, title: str, error: SocDeskError) -> None:
        safe = self.tr("Your answers are still open here; nothing of them changed.")
        self._messages.tell_fault(title, str(error), safe, "")
