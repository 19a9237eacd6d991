"""The Edit menu's work on service lines, names and the meeting, with the questions it needs."""

from PySide6.QtCore import QObject

from socdesk.engagement import changes
from socdesk.engagement.model import Meeting
from socdesk.errors import SocDeskError
from socdesk.ui.messages import Messages
from socdesk.ui.session import Session


class LineDesk(QObject):
    """Adds, names, copies, moves and removes lines of the session; refusals are told."""

    def __init__(self, session: Session, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._messages = messages

    def add(self) -> None:
        """Ask for a name, add a line and go to its first question."""
        name = self._messages.ask_name(
            self.tr("Add a service line"), self.tr("Name of the service line"), self.tr("Add")
        )
        if name is None:
            return
        try:
            line = self._session.add_line(name)
        except SocDeskError as error:
            self.tell_refusal(error)
        else:
            self._session.go(self._session.line_start(line))

    def rename(self, line: str) -> None:
        """Ask for a line's new name."""
        name = self._messages.ask_name(
            self.tr("Rename the service line"),
            self.tr("Name of the service line"),
            self.tr("Rename"),
            self._session.engagement.line(line).name,
        )
        if name is not None:
            try:
                self._session.rename_line(line, name)
            except SocDeskError as error:
                self.tell_refusal(error)

    def rename_client(self) -> None:
        """Ask for the client's new name."""
        name = self._messages.ask_name(
            self.tr("Rename the client"),
            self.tr("Name of the client"),
            self.tr("Rename"),
            self._session.title,
        )
        if name is not None:
            try:
                self._session.rename_client(name)
            except SocDeskError as error:
                self.tell_refusal(error)

    def set_meeting(self) -> None:
        """Ask when the answers are given, and who is there."""
        session = self._session
        today = session.clock().astimezone().date()
        wanted = self._messages.ask_meeting(session.engagement.meeting or Meeting(), today)
        if wanted is not None:
            after = changes.with_meeting(session.engagement, wanted.day, wanted.people)
            session.apply(after)

    def duplicate(self, line: str) -> None:
        """Put a copy behind a line and go there."""
        try:
            copy = self._session.duplicate_line(line)
        except SocDeskError as error:
            self.tell_refusal(error)
        else:
            self._session.go(self._session.line_start(copy))

    def remove(self, line: str) -> None:
        """Remove a line; one with answers only after asking."""
        entry = self._session.engagement.line(line)
        name = entry.name or self.tr("this line")
        if not entry.answers or self._messages.ask_remove_line(name):
            self._session.remove_line(line)

    def set_own_level(self, line: str) -> None:
        """Ask for a level of the consultant's own on a line, and set it or take it back."""
        session = self._session
        own = session.engagement.line(line).overrides
        found = self._messages.ask_own_level(session.pack, session.line_advice(line), own)
        if found is None:
            return
        report = found.report
        try:
            if found.own is None:
                after = changes.without_override(session.engagement, line, report)
            else:
                level, reason = found.own.level, found.own.reason
                after = changes.with_override(session.engagement, line, report, level, reason)
        except SocDeskError as error:
            self.tell_refusal(error)
        else:
            session.apply(after)

    def move(self, line: str, by: int) -> None:
        """Move a line up (-1) or down (1)."""
        position = self._session.engagement.position(line) + by
        if 0 <= position < len(self._session.engagement.lines):
            self._session.move_line(line, position)

    def tell_refusal(self, error: SocDeskError) -> None:
        """Say what was not taken over."""
        title = self.tr("That was not taken over")
        safe = self.tr("Everything stands as it was before.")
        self._messages.tell_fault(title, str(error), safe, "")
