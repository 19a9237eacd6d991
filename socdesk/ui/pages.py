"""The window's pages: the wizard, and the others, each built when it is first needed."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from socdesk.ui.file_desk import FileDesk
from socdesk.ui.place import View
from socdesk.ui.preferences import Preferences
from socdesk.ui.session import Session
from socdesk.ui.start.recent import Recent
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.focus_ring import set_ring
from socdesk.ui.wizard.wizard import ScopingWizard

if TYPE_CHECKING:
    from socdesk.ui.comparison.page import ComparisonPage
    from socdesk.ui.results.organisation_page import OrganisationPage
    from socdesk.ui.start.page import StartPage
    from socdesk.ui.timeline.page import TimelinePage


class Pages(QStackedWidget):
    """One page for each view, the one in view on top; what they ask for goes to the file desk.

    All but the wizard are built, and their modules imported, at the first use: a start that
    opens an engagement shows none of them, and should not wait for them.
    """

    copied = Signal()
    """A page put its table on the clipboard."""
    asking_requested = Signal()
    """A page leads to the open points over all lines."""

    print_wanted = Signal()
    """The comparison is to be printed as it is shown."""
    shown_anew = Signal()
    """The timeline page shows another plan or other dates, or the comparison another table."""

    card_wanted = Signal(str)
    """A page asks for a misconception card, by its id."""

    def __init__(
        self,
        theme: Theme,
        session: Session,
        recent: Recent,
        files: FileDesk,
        preferences: Preferences,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._session = session
        self._recent = recent
        self._files = files
        self._preferences = preferences
        self.wizard = ScopingWizard(theme, session, self)
        self.wizard.card_wanted.connect(self.card_wanted)
        self._add(self.wizard)
        # Back has its key everywhere in the window; two owners would silence each other.
        for shortcut in self.wizard.findChildren(QShortcut):
            shortcut.setEnabled(False)

    @cached_property
    def start(self) -> "StartPage":
        """Where one begins: a client, a file, an example."""
        from socdesk.ui.start.page import StartPage

        page = StartPage(self._theme, self._session, self._recent, self)
        page.new_requested.connect(self._files.new_client)
        page.open_requested.connect(self._files.open)
        page.recent_requested.connect(self._on_recent)
        page.example_requested.connect(self._files.open_example)
        page.result_of_example_requested.connect(self._files.open_result_of_example)
        page.clear_recent_requested.connect(self._recent.clear)
        self._add(page)
        return page

    @cached_property
    def organisation(self) -> "OrganisationPage":
        """The result over all lines."""
        from socdesk.ui.results.organisation_page import OrganisationPage

        page = OrganisationPage(self._theme, self._session, self)
        page.memo_requested.connect(self._files.make_memo)
        page.asking_requested.connect(self.asking_requested)
        page.copied.connect(self.copied)
        self._add(page)
        return page

    @cached_property
    def comparison(self) -> "ComparisonPage":
        """The reports side by side."""
        from socdesk.ui.comparison.page import ComparisonPage

        page = ComparisonPage(self._theme, self._session, self._preferences, self)
        page.copied.connect(self.copied)
        page.card_wanted.connect(self.card_wanted)
        page.print_wanted.connect(self.print_wanted)
        page.shown_anew.connect(self.shown_anew)
        self._add(page)
        return page

    @cached_property
    def timeline(self) -> "TimelinePage":
        """When the reports are in hand, and what they cover."""
        from socdesk.ui.timeline.page import TimelinePage

        page = TimelinePage(self._theme, self._session, self._files.today, self)
        page.copied.connect(self.copied)
        page.shown_anew.connect(self.shown_anew)
        self._add(page)
        return page

    def page(self, view: View) -> QWidget:
        """Return the page of a view."""
        match view:
            case View.START:
                return self.start
            case View.ORGANISATION:
                return self.organisation
            case View.COMPARISON:
                return self.comparison
            case View.TIMELINE:
                return self.timeline
            case View.QUESTION | View.SUMMARY:
                return self.wizard

    def _add(self, page: QWidget) -> None:
        self.addWidget(page)
        set_ring(page, shown=False)

    def _on_recent(self, path: str) -> None:
        self._files.open_path(Path(path))
