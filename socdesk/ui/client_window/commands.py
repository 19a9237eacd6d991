"""What the commands of the client window and of the meeting mode do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from socdesk.ui.actions import Actions
from socdesk.ui.client_window.desk import ClientDesk, Shown
from socdesk.ui.file_desk import FileDesk
from socdesk.ui.pages import Pages
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme

if TYPE_CHECKING:
    from socdesk.ui.client_window.in_view import InView


class ClientCommands(QObject):
    """Connects the actions to the client window's desk, and keeps them as it stands."""

    def __init__(
        self,
        actions: Actions,
        theme: Theme,
        session: Session,
        pages: Pages,
        files: FileDesk,
        main: QWidget,
    ) -> None:
        super().__init__(main)
        self._actions = actions
        self._session = session
        self._pages = pages
        self.desk = ClientDesk(theme, session, files.today, self.in_view, main)
        self.desk.set_keys(
            (
                *(actions.client_window, actions.client_stays, actions.back, actions.next),
                *(actions.undo, actions.redo, actions.client, actions.line),
                *(actions.results, actions.compare, actions.timeline),
            )
        )
        self.desk.went_on.connect(actions.next.trigger)
        self.desk.changed.connect(self._on_changed)
        pages.shown_anew.connect(self.desk.refresh)
        actions.client_window.triggered.connect(self.desk.toggle)
        actions.client_stays.triggered.connect(self.desk.set_stays)
        mode = session.meeting_mode
        actions.meeting_mode.triggered.connect(mode.turn_on)
        mode.changed.connect(self._on_changed)
        self._on_changed()

    def in_view(self) -> "InView":
        """Return what the timeline page and the comparison show, as far as they were opened."""
        # Imported late, with the window it is for: timelines are no part of a start.
        from socdesk.ui.client_window.in_view import InView

        opened = vars(self._pages)
        table = self._pages.comparison.shown if "comparison" in opened else None
        if "timeline" not in opened:
            return InView(table=table)
        page = self._pages.timeline
        return InView(page.shown.key if page.shown is not None else None, page.tried, table)

    def _on_changed(self) -> None:
        actions, shown = self._actions, self.desk.shown
        actions.client_window.setChecked(shown is not Shown.CLOSED)
        actions.client_stays.setChecked(shown is Shown.STAYS)
        actions.client_stays.setEnabled(shown is not Shown.CLOSED)
        actions.meeting_mode.setChecked(self._session.meeting_mode.is_on)
