"""The outline: the client, the service lines with their states, and the pages over all."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from socdesk.errors import SocDeskError
from socdesk.ui.outline.list import OutlineList
from socdesk.ui.outline.rows import Row, RowKind, line_place, outline_rows, page_rows
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.rules import Hairline

_ABOVE, _BELOW = 20, 16
_RULE_LEFT, _RULE_RIGHT, _RULE_BELOW = 20, 20, 8
_PAGE_ROW = 34


class Outline(QWidget):
    """Follows the session; a row chosen goes there, and what changes lines is passed on.

    `refused` carries what the session did not take, for the window to say.
    """

    add_requested = Signal()
    menu_requested = Signal(str, QPoint)
    remove_requested = Signal(str)
    gone_to = Signal()
    """A row was chosen: a drawer may close."""
    refused = Signal(SocDeskError)
    open_points_requested = Signal()

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self.setAccessibleName(self.tr("Outline"))
        self.lines = OutlineList(theme, self.tr("Client and service lines"), self)
        self.pages = OutlineList(
            theme, self.tr("Results, comparison, timeline and open points"), self
        )
        self._rule = QHBoxLayout()
        self._rule.addWidget(Hairline(theme))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.lines, 1)
        self._column.addLayout(self._rule)
        self._column.addWidget(self.pages)
        for listed in (self.lines, self.pages):
            listed.chosen.connect(self._on_chosen)
        self.lines.menu_wanted.connect(self.menu_requested)
        self.lines.removal_wanted.connect(self.remove_requested)
        self.lines.line_dropped.connect(self._on_dropped)
        self.lines.painter.renamed.connect(self._on_renamed)
        session.opened.connect(self.refresh)
        session.changed.connect(self.refresh)
        session.moved.connect(self.refresh)
        session.questioning.changed.connect(self.refresh)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)
        self.refresh()

    def refresh(self) -> None:
        """Show the session as it stands; rows that stay are only given their new words."""
        if self._session.is_open:
            self.lines.show_rows(outline_rows(self._session))
            self.pages.show_rows(page_rows(self._session))
            self._fit_pages()

    def rename_in_place(self, line: str) -> None:
        """Open the field for a line's name."""
        self.lines.setFocus()
        self.lines.rename(line)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the wash and the border to the page, which opened rows cover."""
        painter = QPainter(self)
        colours = self._theme.colours
        painter.fillRect(self.rect(), colours.wash)
        edge = self.width() - draw.line_width(painter, 1)
        draw.vertical(painter, edge, 0, self.height(), colours.line)

    def _on_chosen(self, row: Row) -> None:
        if row.kind is RowKind.ADD:
            self.add_requested.emit()
            return
        if row.kind is RowKind.SWITCH:
            self._session.questioning.turn()
            return
        if row.kind is RowKind.OPEN:
            self.gone_to.emit()
            self.open_points_requested.emit()
            return
        if row.where is not None:
            self._session.go(row.where)
        elif row.line is not None:
            self._session.go(line_place(self._session, row.line))
        self.gone_to.emit()

    def _on_dropped(self, line: str, position: int) -> None:
        self._session.move_line(line, position)

    def _on_renamed(self, line: str, name: str) -> None:
        if not name.strip():
            return
        try:
            self._session.rename_line(line, name)
        except SocDeskError as error:
            self.refused.emit(error)

    def _follow_theme(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(0, px(_ABOVE), 0, px(_BELOW))
        below = px(_RULE_BELOW)
        self._rule.setContentsMargins(px(_RULE_LEFT), below, px(_RULE_RIGHT), below)
        self._fit_pages()
        self.update()

    def _fit_pages(self) -> None:
        self.pages.setFixedHeight(self._theme.px(_PAGE_ROW) * len(self.pages.rows.rows()))
