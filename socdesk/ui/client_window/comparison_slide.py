"""The comparison on the projector: the reports side by side, walked by the arrow keys."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from socdesk.ui.client_window.in_view import InView
from socdesk.ui.client_window.look import ProjectorTheme
from socdesk.ui.client_window.slide import Slide
from socdesk.ui.comparison.content import Compared, compared
from socdesk.ui.comparison.header import ComparisonHeader
from socdesk.ui.comparison.layout import Shape
from socdesk.ui.comparison.row_cells import MARGIN
from socdesk.ui.comparison.sheet import laid_out, side_by_side
from socdesk.ui.place import Where
from socdesk.ui.session import Session
from socdesk.ui.tables.view import SheetView
from socdesk.ui.theme import LayoutClass


class ComparisonSlide(Slide):
    """The same table as at the desk, in large type; the client's column quotes answers alone."""

    def __init__(
        self,
        theme: ProjectorTheme,
        enlarged: ProjectorTheme,
        session: Session,
        in_view: Callable[[], InView],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._session = session
        self._enlarged = enlarged
        self._in_view = in_view
        self._found = self._read()
        self._header = ComparisonHeader(enlarged)
        self.view = SheetView(
            enlarged,
            self._found.title,
            side_by_side(self._found),
            self._widths,
            header=self._header,
        )
        self.view.place_requested.connect(session.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self._show_table()

    def show_place(self, where: Where) -> None:
        found = self._read()
        if found != self._found:
            self._found = found
        self._show_table()

    def kicker(self) -> str:
        return self._found.title

    def margin(self) -> int:
        return 82

    def take_focus(self) -> None:
        self.view.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_table()

    def _shape(self, width: int) -> Shape:
        found = self._found
        return Shape(
            width=width,
            unit=self._enlarged.unit,
            name=LayoutClass.WIDE,
            columns=len(found.columns),
            client=found.client is not None,
            example=found.example is not None,
        )

    def _show_table(self) -> None:
        found = self._found
        sheet, heads, asides = laid_out(found, self._shape(self.width()).layout, MARGIN)
        self.view.show_sheet(sheet)
        self._header.show_heads(heads, asides=asides, margin=MARGIN, low=False)

    def _read(self) -> Compared:
        """The table at the desk, or the pack's own where none was looked at yet."""
        session = self._session
        engagement = session.engagement if session.is_open else None
        return self._in_view().table or compared(session.pack, engagement, session.case)

    def _widths(self, width: int) -> tuple[int, ...]:
        return self._shape(width).widths()
