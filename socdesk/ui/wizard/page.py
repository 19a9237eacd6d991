"""What every page of the wizard is: empty until it is first needed, then it has its body."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget, QWizardPage

from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from socdesk.ui.wizard.column import TextColumn
from socdesk.ui.wizard.measures import Measures

SUMMARY = ""
"""The result's name among the names of pages, as `Where.page` has it."""


class PageBody(QWidget):
    """What a page shows, in one column of text. It keeps no answer: it shows the session's.

    `next_wanted` is sent where Enter in a field means to go on.
    """

    next_wanted = Signal()

    card_wanted = Signal(str)
    """Carries the id of a misconception card that is to be shown."""

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._theme = theme
        self._session = session
        # QWizard paints its pages on Base, where labels would not find their own colour.
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.column = TextColumn(theme)
        across = QVBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.column)

    def load(self) -> None:
        """Show the place in view, from the top and with everything folded."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show the session as it stands, at the same place."""
        raise NotImplementedError

    def apply(self, measures: Measures, height: int) -> None:
        """Take a layout for a page of this height."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the focus where work goes on."""
        raise NotImplementedError

    def take_key(self, event: QKeyEvent) -> bool:
        """Act on a key that no control took; whether it meant anything here."""
        return False

    def may_leave(self) -> bool:
        """Whether Next may leave the page; where not, the page says why."""
        return True


class DeskPage(QWizardPage):
    """One page, shared by all lines. Its body is built when the page is first needed."""

    next_wanted = Signal()
    """Enter in a field of the body means to go on."""

    card_wanted = Signal(str)
    """As `PageBody.card_wanted`."""

    def __init__(self, theme: Theme, session: Session, ids: Mapping[str, int]) -> None:
        super().__init__()
        self._theme = theme
        self._session = session
        self._ids = ids
        self._body: PageBody | None = None
        # Else QWizard puts a spacer below a page that is empty when it is first asked.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._across = QVBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)

    def body(self) -> PageBody:
        """Return what the page shows, built at the first call."""
        if self._body is None:
            self._body = self._make_body()
            self._body.next_wanted.connect(self.next_wanted)
            self._body.card_wanted.connect(self.card_wanted)
            self._across.addWidget(self._body)
        return self._body

    def _make_body(self) -> PageBody:
        raise NotImplementedError
