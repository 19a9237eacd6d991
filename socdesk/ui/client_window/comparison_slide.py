"""The comparison on the projector: the reports side by side, walked by the arrow keys."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from socdesk.ui.client_window.look import ProjectorTheme
from socdesk.ui.client_window.slide import Slide
from socdesk.ui.comparison.content import Compared, compared
from socdesk.ui.comparison.header import ComparisonHeader
from socdesk.ui.comparison.sheet import MARGIN, side_by_side, widths_beside
from socdesk.ui.place import Where
from socdesk.ui.session import Session
from socdesk.ui.tables.view import SheetView


class ComparisonSlide(Slide):
    """The same table as at the desk, in large type; the client's column quotes answers alone."""

    def __init__(
        self,
        theme: ProjectorTheme,
        enlarged: ProjectorTheme,
        session: Session,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._session = session
        self._enlarged = enlarged
        self._found = self._read()
        words = session.pack.words.comparison
        self._title = words.title
        self._header = ComparisonHeader(enlarged)
        self.view = SheetView(
            enlarged, words.title, side_by_side(self._found), self._widths, header=self._header
        )
        self.view.place_requested.connect(session.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self._show_heads()

    def show_place(self, where: Where) -> None:
        found = self._read()
        if found != self._found:
            self._found = found
            self.view.show_sheet(side_by_side(found))
        self._show_heads()

    def kicker(self) -> str:
        return self._title

    def margin(self) -> int:
        return 82

    def take_focus(self) -> None:
        self.view.setFocus()

    def _show_heads(self) -> None:
        found = self._found
        heads = (None, *found.columns, *([found.client] if found.client is not None else ()))
        client = found.client is not None
        self._header.show_heads(heads, client=client, margin=MARGIN, low=False)

    def _read(self) -> Compared:
        session = self._session
        return compared(session.pack, session.engagement if session.is_open else None, session.case)

    def _widths(self, width: int) -> tuple[int, ...]:
        client = self._found.client is not None
        return widths_beside(width, self._enlarged.unit, len(self._found.columns), client=client)
