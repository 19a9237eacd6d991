"""The organisation's result: what each line calls for, and what to commission for all of them."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QVBoxLayout, QWidget

from socdesk.decision.advice import Note
from socdesk.decision.words import NoteText
from socdesk.engagement.answer_file import together
from socdesk.engagement.changes import with_runs_together
from socdesk.engagement.model import Line
from socdesk.report.phrases import Phrases
from socdesk.ui.results.commissions import (
    commission_notes,
    commission_texts,
    own_notes,
    review_notes,
)
from socdesk.ui.results.legend import Legend
from socdesk.ui.results.matrix import (
    across,
    blocks,
    has_open,
    matrix,
    matrix_rows,
    widths_across,
    widths_blocks,
)
from socdesk.ui.results.matrix_header import MatrixHeader
from socdesk.ui.results.open_table import open_sheet, open_widths
from socdesk.ui.results.roles import role_spans
from socdesk.ui.results.sections import Commissions, NoteLines, Notes, Traps
from socdesk.ui.results.together import Together, lines_to_say
from socdesk.ui.session import Session
from socdesk.ui.tables.clipboard import mime_data
from socdesk.ui.tables.view import SheetView
from socdesk.ui.theme import OUTDENT, LayoutClass, Theme
from socdesk.ui.typography import RoleName
from socdesk.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.scroll_page import SIDES, ScrollPage
from socdesk.ui.widgets.text_link import TextLink

_WIDEST = 1080
_HEADLINES: dict[LayoutClass, RoleName] = {
    LayoutClass.COMPACT: "question",
    LayoutClass.NARROW: "title",
}
_CORNER = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_BEFORE = ("T20", "T21")
"""The traps that are printed before commissioning rather than raised (domain.md 11.6)."""


class OrganisationPage(ScrollPage):
    """The roll-up over all lines; a line's name or cell leads to that line's result."""

    copied = Signal()
    """The matrix is on the clipboard."""
    memo_requested = Signal()
    asking_requested = Signal()
    """The open points over all lines are wanted."""

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._session = session
        self._phrases = Phrases(session.pack)
        self._class = LayoutClass.NORMAL
        self._stale = True
        self._matrix = matrix(session.pack, session.advice, self._lines())
        self._slots: list[tuple[QLayout, int, bool]] = []
        self._build_head()
        self._build_tables()
        self._build_sections()
        self._fill()
        self._show_before()
        session.changed.connect(self._on_changed)
        session.opened.connect(self._on_opened)

    def copy_table(self) -> None:
        """Put lines by reports on the clipboard."""
        found = matrix(self._session.pack, self._session.advice, self._lines())
        QGuiApplication.clipboard().setMimeData(mime_data(matrix_rows(found)))
        self.copied.emit()

    # Building.

    def _build_head(self) -> None:
        theme = self._theme
        self._client = Prose(theme, "", "small", "ink2")
        self._headline = Prose(theme, "", "headline")
        self._standfirst = Prose(theme, "", "standfirst_large", "ink2")
        kind, size = ButtonKind.SECONDARY, ButtonSize.COMPACT
        self._copy = Button(theme, self.tr("Copy table"), kind, size, icon="copy")
        self._memo = Button(theme, self.tr("Make memo"), kind, size, icon="document")
        self._copy.clicked.connect(self.copy_table)
        self._memo.clicked.connect(self.memo_requested)

    def _build_tables(self) -> None:
        theme, session = self._theme, self._session
        self._header = MatrixHeader(theme)
        self.view = SheetView(
            theme,
            self.tr("Service lines and reports"),
            across(self._matrix),
            self._widths,
            header=self._header,
            whole=True,
        )
        self.open_view = SheetView(
            theme,
            self.tr("Still open"),
            open_sheet(session, self._names()),
            self._open_widths,
            whole=True,
        )
        for view in (self.view, self.open_view):
            view.place_requested.connect(session.go)
            view.cell_reached.connect(partial(self.reveal, view))

    def _build_sections(self) -> None:
        theme = self._theme
        self._role = Prose(theme, "", "side")
        self.legend = Legend(theme)
        self.commissions = Commissions(theme, self.tr("What to commission"))
        self.notes = NoteLines(theme)
        self.together = Together(theme)
        self.together.said.connect(self._on_said)
        self.review = Notes(theme, self.tr("Reviewing vendors’ reports"))
        self.traps = Traps(theme, self.tr("Traps"))
        self._open_head = Prose(theme, self.tr("Still open"), "label")
        self.open_link = TextLink(theme, self.tr("Open points of all lines"))
        self.open_link.clicked.connect(self.asking_requested)
        self.hints = Notes(theme, self.tr("Beside SOC"))
        self.before = Notes(theme, self.tr("Before you commission"))

    def _fill(self) -> None:
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._acts = QWidget()
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._acts)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._acts_below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._titles = QVBoxLayout()
        self._titles.addWidget(self._client)
        self._titles.addWidget(self._headline)
        self._top.addLayout(self._titles, 1)
        for button in (self._copy, self._memo):
            self._buttons.addWidget(button, 0, _CORNER)
        self._top.addWidget(self._acts, 0, _CORNER)
        self._under = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._under.addWidget(self._role, 1)
        self._under.addWidget(self.legend, 0, _CORNER)
        for part, above, padded in (
            (self._top, 32, True),
            (self._standfirst, 2, True),
            (self._acts_below, 16, True),
            (self.view, 28, False),
            (self._under, 14, True),
            (self.commissions, 32, True),
            (self.notes, 24, True),
            (self.together, 32, True),
            (self.review, 36, True),
            (self.traps, 36, True),
            (self._open_head, 36, True),
            (self.open_view, 4, False),
            (self.open_link, 10, True),
            (self.hints, 36, True),
            (self.before, 36, True),
        ):
            self._add(part, above, padded=padded)
        self.column.addStretch(1)

    def _add(self, part: QWidget | QLayout, above: int, *, padded: bool) -> None:
        """Add a part, to stand `above` px under the one before."""
        slot = QVBoxLayout()
        if isinstance(part, QLayout):
            slot.addLayout(part)
        else:
            slot.addWidget(part)
        self._slots.append((slot, above, padded))
        self.column.addLayout(slot)

    def _show_before(self) -> None:
        # Only once it has its place in the page: shown before that, it would be a window.
        traps = self._session.pack.words.notes.traps
        self.before.show_items([_note(name, traps[name]) for name in _BEFORE if name in traps])

    # Following the engagement.

    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _on_opened(self) -> None:
        self.verticalScrollBar().setValue(0)
        self._on_changed()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        session, pack = self._session, self._session.pack
        advice = session.advice.organisation
        self._client.set_text(session.title)
        self._client.setVisible(bool(session.title))
        self._headline.set_text(advice.headline.text)
        self._standfirst.set_text(advice.headline.sentence)
        self._matrix = matrix(pack, session.advice, self._lines())
        self._show_matrix()
        self.legend.setVisible(has_open(self._matrix))
        self._role.set_spans(role_spans(pack, advice))
        self._show_commissions()
        self.traps.show_items(advice.traps)
        self.hints.show_items(advice.hints)
        sheet = open_sheet(session, self._names())
        self.open_view.show_sheet(sheet)
        for part in (self._open_head, self.open_view, self.open_link):
            part.setVisible(bool(sheet.rows))
        # The list of all open points says who is to be asked.
        self.open_link.setVisible(bool(sheet.rows) and not session.meeting_mode.is_on)
        self._space()
        self.settle()

    def _show_commissions(self) -> None:
        session, phrases = self._session, self._phrases
        groups: tuple[tuple[int, ...], ...] = ()
        names: dict[str, str] = {}
        if session.is_open:
            engagement = session.engagement
            groups = together(engagement)
            lines = lines_to_say(engagement, session.advice)
            names = {line: phrases.line(name) for line, name in lines.items()}
            self.together.show_lines(names, engagement.runs_together)
        else:
            self.together.show_lines({}, ())
        own = [line.overrides for line in self._lines()]
        self.commissions.show_items(commission_texts(phrases, session.advice, groups, own))
        self.notes.show_notes(
            commission_notes(phrases, session.advice, groups, own),
            own_notes(phrases, session.advice, groups, own),
        )
        self.review.show_items(review_notes(phrases, session.advice))

    def _on_said(self, groups: tuple[tuple[str, ...], ...]) -> None:
        session = self._session
        session.apply(with_runs_together(session.engagement, groups))

    def _show_matrix(self) -> None:
        across_wide = self._is_wide()
        self._header.show_heads(self._matrix)
        self.view.horizontalHeader().setVisible(across_wide)
        self.view.show_sheet(across(self._matrix) if across_wide else blocks(self._matrix))

    def _lines(self) -> tuple[Line, ...]:
        session = self._session
        if not session.is_open:
            return ()
        return session.meeting_mode.engagement(session.engagement).lines

    def _names(self) -> tuple[str, ...]:
        return tuple(row.name for row in self._matrix.rows[:-1])

    # Following the width.

    def arrange(self, layout: LayoutClass) -> None:
        self._class = layout
        px = self._theme.px
        left, right = self.margins(layout, _WIDEST)
        self.column.setContentsMargins(left, 0, right, px(48))
        # The heads of this page stand where those of a line's result do.
        self._titles.setSpacing(px(7))
        self._place_narrow()
        self._space()
        self._headline.set_role(_HEADLINES.get(layout, "headline"))
        columns = {LayoutClass.COMPACT: 2, LayoutClass.NARROW: 1}.get(layout, 3)
        self.commissions.set_columns(columns)
        self.before.set_columns(min(columns, 2))
        self.review.set_columns(min(columns, 2))
        self.together.set_stacked(stacked=columns < 3)
        self.hints.set_columns(min(columns, 2))
        self._show_matrix()

    def _place_narrow(self) -> None:
        """Set side by side what has room for it; in narrow windows one under the other."""
        px, direction = self._theme.px, QBoxLayout.Direction
        narrow = self._class is LayoutClass.NARROW
        gap = px(12)
        needed = self._copy.sizeHint().width() + gap + self._memo.sizeHint().width()
        tight = narrow and needed > self.width() - 2 * px(SIDES[LayoutClass.NARROW][0])
        home, other = (self._acts_below, self._top) if narrow else (self._top, self._acts_below)
        if other.indexOf(self._acts) >= 0:
            other.removeWidget(self._acts)
            home.addWidget(self._acts, 0, _CORNER)
        self._buttons.setDirection(direction.TopToBottom if tight else direction.LeftToRight)
        self._under.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        for layout, space in ((self._top, gap), (self._buttons, gap), (self._under, 2 * gap)):
            layout.setSpacing(space)

    def _space(self) -> None:
        """Give every part its distance from the one above; what is hidden has none."""
        px = self._theme.px
        for slot, above, padded in self._slots:
            side = px(OUTDENT) if padded else 0
            slot.setContentsMargins(side, 0 if slot.isEmpty() else px(above), side, 0)

    def _is_wide(self) -> bool:
        return self._class not in SIDES

    def _widths(self, width: int) -> tuple[int, ...]:
        unit = self._theme.unit
        return widths_across(width, unit) if self._is_wide() else widths_blocks(width, unit)

    def _open_widths(self, width: int) -> tuple[int, ...]:
        return open_widths(width, self._theme.unit)


def _note(name: str, text: NoteText) -> Note:
    return Note(name, text.title, text.text)
