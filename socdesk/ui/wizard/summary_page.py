"""The result of a line: the wizard's last page."""

from collections.abc import Mapping

from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from socdesk.ui.wizard.page import DeskPage, PageBody


class SummaryPage(DeskPage):
    """The result of whichever line is in view; nothing follows it within the line."""

    def __init__(self, theme: Theme, session: Session, ids: Mapping[str, int]) -> None:
        super().__init__(theme, session, ids)
        self.setAccessibleName(self.tr("Result"))

    def nextId(self) -> int:
        """Return -1: the last page of every line."""
        return -1

    def _make_body(self) -> PageBody:
        # Imported late: nobody begins with a result, and its modules are many.
        from socdesk.ui.wizard.summary_body import SummaryBody

        return SummaryBody(self._theme, self._session)
