"""The comparison page: reports, or the two types, side by side; beside them what was answered."""

from functools import cached_property

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPagedPaintDevice,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from socdesk.decision.cards import COMPARISON, cards_at
from socdesk.decision.wording import filled
from socdesk.engagement.model import Engagement
from socdesk.ui.comparison.content import Choice, Compared, compared
from socdesk.ui.comparison.filtering import RowFilter, deciding_questions, narrowed
from socdesk.ui.comparison.glossary_note import GlossaryNote
from socdesk.ui.comparison.header import ComparisonHeader
from socdesk.ui.comparison.layout import Shape
from socdesk.ui.comparison.nothing import NothingFound
from socdesk.ui.comparison.sheet import laid_out, side_by_side
from socdesk.ui.comparison.table import comparison_rows
from socdesk.ui.comparison.tools import DECIDING, TableTools
from socdesk.ui.opening import copy_of_example
from socdesk.ui.preferences import Preferences
from socdesk.ui.session import Session
from socdesk.ui.start.examples import FIRST, example_path
from socdesk.ui.tables.clipboard import mime_data
from socdesk.ui.tables.view import SheetView
from socdesk.ui.theme import Theme, layout_class
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.scroll_page import press_focused

_LOW = 720


class ComparisonPage(QWidget):
    """One of the pack's comparisons, as chosen; a quoted answer leads to its question.

    It is one table rather than a page of text widgets: a screen reader then knows rows, columns
    and heads, the arrow keys walk from answer to answer while Tab has a single stop, and the
    heads stay in view. The cells are set by the same lines of text as running text elsewhere.
    """

    copied = Signal()
    """The table is on the clipboard."""

    shown_anew = Signal()
    """Another table, or other rows of it, are shown."""

    print_wanted = Signal()
    """The table is to be printed as it is shown."""

    card_wanted = Signal(str)
    """Carries the id of a misconception card that is to be shown."""

    def __init__(
        self,
        theme: Theme,
        session: Session,
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._preferences = preferences
        self._stale = True
        self._low = False
        pack = session.pack
        self.tools = TableTools(
            theme, pack, cards_at(pack, (COMPARISON,)), self.tr("A bank, worked example")
        )
        self.tools.show_choice(Choice(columns=preferences.compared_columns()))
        self._compared = self._read()
        self._title = Prose(theme, self._compared.title, "title_compare")
        self._standfirst = Prose(theme, self._compared.standfirst, "standfirst", "ink2")
        self._count = Prose(theme, "", "small", "ink2")
        self._header = ComparisonHeader(theme)
        self.view = SheetView(
            theme,
            self._compared.title,
            side_by_side(self._compared),
            self._widths,
            header=self._header,
        )
        # In the lowest window the table gives way, not the controls over it.
        self.view.setMinimumHeight(1)
        self.nothing = NothingFound(theme)
        self.note = GlossaryNote(theme, self._compared.terms, self)
        self._build()
        self._connect()
        self._follow_theme()

    def _build(self) -> None:
        self._head = QVBoxLayout()
        self._head.setSpacing(0)
        for part in (self._title, self._standfirst):
            self._head.addWidget(part)
        self._head.addSpacing(self._theme.px(10))
        self._head.addWidget(self.tools)
        self._head.addWidget(self._count)
        self._count.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.view, 1)
        column.addWidget(self.nothing, 1)
        self.nothing.hide()

    def _connect(self) -> None:
        session, tools = self._session, self.tools
        tools.choice_changed.connect(self._on_choice)
        tools.rows_changed.connect(self._refresh)
        tools.copy_wanted.connect(self.copy_table)
        tools.print_wanted.connect(self.print_wanted)
        tools.claims.card_wanted.connect(self.card_wanted)
        self.nothing.all_wanted.connect(self._on_all_rows)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._on_find)
        printing = QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self)
        printing.activated.connect(self.print_wanted)
        for shortcut in (find, printing):
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.view.place_requested.connect(session.go)
        self.view.term_hovered.connect(self._on_term)
        self.view.terms_wanted.connect(self._on_terms)
        self.view.verticalScrollBar().valueChanged.connect(self.note.hide)
        self.view.selectionModel().currentChanged.connect(self.note.hide)
        session.changed.connect(self._on_changed)
        session.opened.connect(self._on_changed)
        self._theme.changed.connect(self._follow_theme)

    def copy_table(self) -> None:
        """Put the table as it is shown, with the answers quoted in it, on the clipboard."""
        rows = comparison_rows(self._read())
        QGuiApplication.clipboard().setMimeData(mime_data(rows))
        self.copied.emit()

    def print_on(self, device: QPagedPaintDevice) -> bool:
        """Print the table as it is shown, and say whether that could be done."""
        # Imported late: hardly anyone prints, and nobody at the start.
        from socdesk.ui.comparison.printing import print_table

        client = self._session.title if self._session.is_open else ""
        return print_table(device, self._compared.title, comparison_rows(self._read()), client)

    # What is shown.

    @property
    def shown(self) -> Compared:
        """The table as it is shown; read anew where the page is not in view."""
        return self._read() if self._stale else self._compared

    @cached_property
    def _bank(self) -> Engagement:
        """The worked example; read when it is first wanted."""
        pack = self._session.pack
        return copy_of_example(pack, example_path(FIRST))

    def _read(self) -> Compared:
        session, choice = self._session, self.tools.choice
        engagement = session.engagement if session.is_open else None
        example = self._bank if choice.example else None
        found = compared(session.pack, engagement, session.case, choice, example)
        self._all_rows = len(found.rows)
        return narrowed(found, self._filter())

    def _filter(self) -> RowFilter:
        wanted = self.tools.row_choice()
        typed = self.tools.field.text()
        if wanted != DECIDING:
            return RowFilter(typed, wanted)
        session = self._session
        lines = session.engagement.lines if session.is_open else ()
        deciding = deciding_questions(session.explanation(line.id) for line in lines)
        return RowFilter(typed, deciding=deciding)

    def _on_choice(self) -> None:
        self._preferences.keep_compared_columns(self.tools.choice.columns)
        self._refresh()

    def _on_find(self) -> None:
        self.tools.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tools.field.selectAll()

    def _on_all_rows(self) -> None:
        self.tools.all_rows()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_term(self, term: str, at: QPoint) -> None:
        place = self.view.viewport().mapTo(self, at)
        self.note.show_terms((term,) if term else (), QRect(place, QSize(1, 12)))

    def _on_terms(self, terms: tuple[str, ...], cell: QRect) -> None:
        place = cell.translated(self.view.viewport().mapTo(self, QPoint(0, 0)))
        self.note.show_terms(terms, place)

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
        self.note.hide()
        self._compared = self._read()
        self._title.set_text(self._compared.title)
        self._standfirst.set_text(self._compared.standfirst)
        self.view.setAccessibleName(self._compared.title)
        self._show_sheet()
        self.shown_anew.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus to the table.

        A focus proxy would do so for Tab as well, past everything that stands over the table.
        """
        self.view.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the focused button, and Esc take the note away."""
        if event.key() == Qt.Key.Key_Escape and not self.note.isHidden():
            self.note.hide()
        elif not press_focused(self, event):
            super().keyPressEvent(event)

    # Following the width.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _follow_theme(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        """Lay out for the window's width and height."""
        px = self._theme.px
        low = self._low = self.window().height() * 100 < _LOW * self._theme.zoom
        margin = px(self._shape(self.width()).margin)
        self._standfirst.setVisible(not low)
        self.tools.show_low(low)
        self._head.setContentsMargins(margin, px(12 if low else 32), margin, px(12 if low else 16))
        self._show_sheet()

    def _shape(self, width: int) -> Shape:
        found = self._compared
        return Shape(
            width=width,
            unit=self._theme.unit,
            name=layout_class(self.window().width(), self._theme.zoom),
            columns=len(found.columns),
            client=found.client is not None,
            example=found.example is not None,
        )

    def _show_sheet(self) -> None:
        found, shape = self._compared, self._shape(self.width())
        self._show_count()
        sheet, heads, asides = laid_out(found, shape.layout, shape.margin)
        self.view.show_sheet(sheet)
        self._header.show_heads(heads, asides=asides, margin=shape.margin, low=self._low)

    def _show_count(self) -> None:
        found = len(self._compared.rows)
        self._count.setVisible(found < self._all_rows)
        words = self.tr("{count} of {all} rows")
        self._count.set_text(filled(words, count=str(found), all=str(self._all_rows)))
        self.view.setVisible(found > 0)
        self.nothing.show_for(self.tools.field.text())
        self.nothing.setVisible(found == 0)

    def _widths(self, width: int) -> tuple[int, ...]:
        return self._shape(width).widths()
