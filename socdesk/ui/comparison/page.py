"""The comparison page: SOC 1 and SOC 2 side by side, beside them what this client answered."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from socdesk.decision.cards import COMPARISON, cards_at
from socdesk.ui.comparison.content import Compared, compared
from socdesk.ui.comparison.header import ComparisonHeader
from socdesk.ui.comparison.sheet import (
    MARGIN,
    side_by_side,
    stacked,
    widths_beside,
    widths_stacked,
)
from socdesk.ui.comparison.table import comparison_rows
from socdesk.ui.session import Session
from socdesk.ui.tables.clipboard import mime_data
from socdesk.ui.tables.view import SheetView
from socdesk.ui.theme import LayoutClass, Theme, layout_class
from socdesk.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.scroll_page import press_focused
from socdesk.ui.wizard.card_links import ClaimMenu

_LOW = 720
_MARGINS = {LayoutClass.COMPACT: 44, LayoutClass.NARROW: 24}


class ComparisonPage(QWidget):
    """The pack's comparison, all rows; a quoted answer leads to its question.

    It is one table rather than a page of text widgets: a screen reader then knows rows, columns
    and heads, the arrow keys walk from answer to answer while Tab has a single stop, and the
    heads stay in view. The cells are set by the same lines of text as running text elsewhere.
    """

    copied = Signal()
    """The table is on the clipboard."""

    card_wanted = Signal(str)
    """Carries the id of a misconception card that is to be shown."""

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._stale = True
        self._shape: tuple[LayoutClass, bool] | None = None
        self._compared = self._read()
        words = session.pack.words.comparison
        self._title = Prose(theme, words.title, "title_compare")
        self._standfirst = Prose(theme, words.standfirst, "standfirst", "ink2")
        self._copy = Button(
            theme,
            self.tr("Copy table"),
            ButtonKind.SECONDARY,
            ButtonSize.COMPACT,
            icon="copy",
        )
        self.often_said = Button(
            theme,
            self.tr("Often said"),
            ButtonKind.TEXT,
            ButtonSize.COMPACT,
            icon="chevron-down",
            icon_after=True,
        )
        self.claims = ClaimMenu(theme, cards_at(session.pack, (COMPARISON,)), self)
        self._header = ComparisonHeader(theme)
        self.view = SheetView(
            theme, words.title, side_by_side(self._compared), self._widths, header=self._header
        )
        self._build()
        self.setFocusProxy(self.view)
        self._copy.clicked.connect(self.copy_table)
        self.often_said.clicked.connect(self._on_often_said)
        self.claims.card_wanted.connect(self.card_wanted)
        self.view.place_requested.connect(session.go)
        session.changed.connect(self._on_changed)
        session.opened.connect(self._on_changed)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def copy_table(self) -> None:
        """Put the comparison, with the client's answers, on the clipboard."""
        rows = comparison_rows(self._session.pack, self._read())
        QGuiApplication.clipboard().setMimeData(mime_data(rows))
        self.copied.emit()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._standfirst)
        self._head = QHBoxLayout()
        self._head.addLayout(words, 1)
        for button in (self.often_said, self._copy):
            self._head.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.view, 1)

    def _on_often_said(self) -> None:
        self.claims.popup(self.often_said.mapToGlobal(self.often_said.rect().bottomLeft()))

    # Following the engagement.

    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        self._compared = self._read()
        self._show_sheet()

    def _read(self) -> Compared:
        session = self._session
        engagement = session.engagement if session.is_open else None
        return compared(session.pack, engagement, session.case)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the focused button."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    # Following the width.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _follow_theme(self) -> None:
        self._shape = None
        self._arrange()

    def _arrange(self) -> None:
        """Lay out for the window's width and height, where these ask for another layout."""
        zoom, window = self._theme.zoom, self.window()
        shape = (layout_class(window.width(), zoom), window.height() * 100 < _LOW * zoom)
        if shape == self._shape:
            return
        self._shape = shape
        px = self._theme.px
        low = shape[1]
        margin = px(self._margin())
        self._standfirst.setVisible(not low)
        self.often_said.setVisible(self._beside() and not self.claims.isEmpty())
        self._head.setContentsMargins(margin, px(12 if low else 32), margin, px(12 if low else 20))
        self._head.setSpacing(px(24))
        self._show_sheet()

    def _show_sheet(self) -> None:
        found = self._compared
        if self._beside():
            self.view.show_sheet(side_by_side(found))
            heads = (None, *found.columns)
            if found.client is not None:
                heads = (*heads, found.client)
        else:
            self.view.show_sheet(stacked(found, self._margin()))
            heads = found.columns
        client = self._beside() and found.client is not None
        low = self._shape is not None and self._shape[1]
        self._header.show_heads(heads, client=client, margin=self._margin(), low=low)

    def _beside(self) -> bool:
        return self._shape is None or self._shape[0] in (LayoutClass.WIDE, LayoutClass.NORMAL)

    def _margin(self) -> int:
        return _MARGINS.get(self._shape[0], MARGIN) if self._shape is not None else MARGIN

    def _widths(self, width: int) -> tuple[int, ...]:
        unit, columns = self._theme.unit, len(self._compared.columns)
        if self._beside():
            client = self._compared.client is not None
            return widths_beside(width, unit, columns, client=client)
        return widths_stacked(width, unit, columns, self._margin())
