"""The lists that are kept with the engagement: customers' year ends, and reports there are."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Generic, TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from socdesk.engagement import changes
from socdesk.engagement.model import ExistingReport, YearEnd
from socdesk.errors import SocDeskError
from socdesk.ui.plain import set_tooltip
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from socdesk.ui.timeline.fields import Choice, DayField, ShareField
from socdesk.ui.timeline.words import share_in_words
from socdesk.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from socdesk.ui.widgets.fields import LineEdit
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.rules import Hairline

_LABEL = 24
_DECEMBER = 12
_LEAST_SHARE = 0.0005
_MONTHS_BY_USE = (12, 3, 6, 9, 1, 2, 4, 5, 7, 8, 10, 11)
REPORTS = ("SOC 1", "SOC 2")

translate = QCoreApplication.translate

V = TypeVar("V")


class EntryRow(QWidget):
    """One entry with a button that removes it; `edited` when a field of it was changed."""

    edited = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._fields: tuple[tuple[QWidget, int], ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.remove = Button(theme, "", ButtonKind.TEXT, ButtonSize.COMPACT, icon="trash")
        self.remove.setAccessibleName(name)
        set_tooltip(self.remove, name)
        self._beside = QVBoxLayout()
        self._beside.setSpacing(0)
        self._beside.addWidget(self.remove)
        self._beside.addStretch(1)
        self.remove.clicked.connect(self.removed)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def hold(self, *fields: tuple[QWidget, int]) -> None:
        """Take the fields, each with its share of the width."""
        self._fields = fields
        self.set_columns(len(fields))

    def set_columns(self, columns: int) -> None:
        """Set the fields in so many columns, with the button right of the first ones."""
        self._grid.removeItem(self._beside)
        for field, _ in self._fields:
            self._grid.removeWidget(field)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        for at, (field, share) in enumerate(self._fields):
            row, column = divmod(at, columns)
            self._grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignTop)
            self._grid.setColumnStretch(column, share)
        self._grid.addLayout(self._beside, 0, columns)
        order = [_focus_of(field) for field, _ in self._fields]
        for before, after in pairwise([*order, self.remove]):
            QWidget.setTabOrder(before, after)

    def _follow_theme(self) -> None:
        self._grid.setHorizontalSpacing(self._theme.px(12))
        self._grid.setVerticalSpacing(self._theme.px(6))
        self._beside.setContentsMargins(0, self._theme.px(_LABEL), 0, 0)


def _focus_of(field: QWidget) -> QWidget:
    """The control within a field."""
    return field.combo if isinstance(field, Choice) else field.findChildren(LineEdit)[0]


class Entries(QWidget, Generic[V]):
    """A head, what it is for, a row per entry, and a button that adds one."""

    def __init__(self, theme: Theme, session: Session, head: str, add: str) -> None:
        super().__init__()
        self.theme = theme
        self.session = session
        self.rows: list[EntryRow] = []
        self._columns: int | None = None
        self.note = Prose(theme, "", "side", "ink2")
        self.add = Button(theme, add, ButtonKind.SECONDARY, ButtonSize.SMALL, icon="plus")
        self._list = QVBoxLayout()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for part in (Hairline(theme), Prose(theme, head, "label"), self.note):
            self._box.addWidget(part)
        self._box.addLayout(self._list)
        self._box.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addStretch(1)
        self.add.clicked.connect(self.add_entry)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    @abstractmethod
    def add_entry(self) -> None:
        """Add an entry, and go there."""

    @abstractmethod
    def make_row(self) -> EntryRow:
        """Return a row for an entry."""

    @abstractmethod
    def keep(self) -> None:
        """Keep what the rows say in the engagement."""

    def fit_rows(self, count: int) -> None:
        """Have so many rows; those that stay keep the focus."""
        while len(self.rows) > count:
            row = self.rows.pop()
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < count:
            row = self.make_row()
            if self._columns is not None:
                row.set_columns(self._columns)
            row.edited.connect(self.keep)
            row.removed.connect(self._on_removed)
            self.rows.append(row)
            self._list.addWidget(row)

    def set_columns(self, columns: int) -> None:
        """Set the fields of every row in so many columns."""
        if columns != self._columns:
            self._columns = columns
            for row in self.rows:
                row.set_columns(columns)

    def remove_at(self, at: int) -> None:
        """Take a row out with its own widgets, so that the others keep what is typed there."""
        row = self.rows.pop(at)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _on_removed(self) -> None:
        row = self.sender()
        if isinstance(row, EntryRow) and row in self.rows:
            self.remove_at(self.rows.index(row))
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
            self.keep()

    def _follow_theme(self) -> None:
        self._box.setSpacing(self.theme.px(10))
        self._list.setSpacing(self.theme.px(12))


class YearEndRow(EntryRow):
    """A month and the share of customers that close their year at its end."""

    def __init__(self, theme: Theme, months: Sequence[str]) -> None:
        super().__init__(theme, translate("Timeline", "Remove this year end"))
        self._months = months
        self.month = Choice(theme, translate("Timeline", "Year ends with"))
        self.share = ShareField(theme, translate("Timeline", "Share of customers, %"))
        self.given = YearEnd(_DECEMBER, 1.0)
        self.hold((self.month, 1), (self.share, 1))
        self.month.chosen.connect(self._on_month)
        self.share.entered.connect(self._on_share)

    def show_entry(self, entry: YearEnd) -> None:
        """Show a year end."""
        self.given = entry
        self.month.offer(range(1, 13), self._months, entry.month)
        self.share.show_share(entry.share)

    def _on_month(self, month: object) -> None:
        if isinstance(month, int):
            self.given = replace(self.given, month=month)
            self.edited.emit()

    def _on_share(self, share: float) -> None:
        self.given = replace(self.given, share=share)
        self.edited.emit()


class YearEnds(Entries[YearEnd]):
    """When customers close their year."""

    def __init__(self, theme: Theme, session: Session) -> None:
        head = translate("Timeline", "Customers\u2019 year ends")
        super().__init__(theme, session, head, translate("Timeline", "Add a year end"))

    def refresh(self) -> None:
        """Show what the engagement holds."""
        given = self.session.engagement.year_ends
        self.fit_rows(len(given))
        for row, entry in zip(self._own_rows(), given, strict=True):
            row.show_entry(entry)
        self._say(given)

    def add_entry(self) -> None:
        """Add December, or the next month that is not there, with the share that is left."""
        given = self.session.engagement.year_ends
        there = {entry.month for entry in given}
        month = next((each for each in _MONTHS_BY_USE if each not in there), _DECEMBER)
        rest = max(0.0, round(1.0 - sum(entry.share for entry in given), 6))
        self._apply((*given, YearEnd(month, rest)))
        if self.rows:
            self._own_rows()[-1].month.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def make_row(self) -> EntryRow:
        return YearEndRow(self.theme, self.session.pack.words.timeline.months)

    def keep(self) -> None:
        self._apply(tuple(row.given for row in self._own_rows()))

    def _apply(self, entries: tuple[YearEnd, ...]) -> None:
        try:
            self.session.apply(changes.with_year_ends(self.session.engagement, entries))
        except SocDeskError as error:
            self.note.set_text(str(error))

    def _own_rows(self) -> list[YearEndRow]:
        return [row for row in self.rows if isinstance(row, YearEndRow)]

    def _say(self, given: Sequence[YearEnd]) -> None:
        if not given:
            self.note.set_text(self.session.pack.words.timeline.phrases["assumed"])
            return
        total = sum(entry.share for entry in given)
        if abs(total - 1.0) < _LEAST_SHARE:
            self.note.set_text(
                translate("Timeline", "The largest share decides before which year end to report.")
            )
            return
        words = translate("Timeline", "The shares come to %1 together.")
        self.note.set_text(words.replace("%1", share_in_words(total)))


class ExistingRow(EntryRow):
    """A report the client has: which, of what type, to which day, for which lines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, translate("Timeline", "Remove this report"))
        self.report = Choice(theme, translate("Timeline", "Report"))
        self.type = Choice(theme, translate("Timeline", "Type"))
        self.end = DayField(theme, translate("Timeline", "Period ended, or date"), needed=True)
        self.lines = Choice(theme, translate("Timeline", "Of"))
        self.given: ExistingReport | None = None
        self._draft = ExistingReport(REPORTS[0], 2, date.min)
        self.hold((self.report, 3), (self.type, 3), (self.end, 5), (self.lines, 5))
        self.report.chosen.connect(self._on_report)
        self.type.chosen.connect(self._on_type)
        self.end.entered.connect(self._on_end)
        self.lines.chosen.connect(self._on_lines)

    def show_entry(
        self, entry: ExistingReport | None, lines: Sequence[tuple[tuple[str, ...], str]]
    ) -> None:
        """Show a report, or None for one whose day is still to be written."""
        self.given = entry
        if entry is not None:
            self._draft = entry
        shown = self._draft
        names = [*REPORTS, *([] if shown.report in REPORTS else [shown.report])]
        self.report.offer(names, names, shown.report)
        words = (
            translate("Timeline", "Type 1"),
            translate("Timeline", "Type 2"),
            translate("Timeline", "not known"),
        )
        self.type.offer((1, 2, None), words, shown.type)
        self.end.show_day(entry.period_end if entry else None)
        self.lines.offer([each[0] for each in lines], [each[1] for each in lines], shown.lines)

    def _on_report(self, report: object) -> None:
        if isinstance(report, str):
            self._take(replace(self._draft, report=report))

    def _on_type(self, kind: object) -> None:
        self._take(replace(self._draft, type=kind))

    def _on_end(self, day: object) -> None:
        if isinstance(day, date):
            self.given = self._draft = replace(self._draft, period_end=day)
            self.edited.emit()

    def _on_lines(self, lines: object) -> None:
        self._take(replace(self._draft, lines=lines))

    def _take(self, entry: ExistingReport) -> None:
        self._draft = entry
        if self.given is not None:
            self.given = entry
            self.edited.emit()


class Existing(Entries[ExistingReport]):
    """The reports the client has already."""

    def __init__(self, theme: Theme, session: Session) -> None:
        head = translate("Timeline", "Reports there are already")
        super().__init__(theme, session, head, translate("Timeline", "Add a report"))
        self._drafts = 0
        session.opened.connect(self._forget)

    def refresh(self) -> None:
        """Show what the engagement holds, and after it what is still being written."""
        given = self.session.engagement.existing
        self.fit_rows(len(given) + self._drafts)
        entries = [*given, *[None] * self._drafts]
        for row, entry in zip(self._own_rows(), entries, strict=True):
            row.show_entry(entry, self._lines(entry))
        if given or self._drafts:
            text = translate("Timeline", "A report counts from the day its period ended.")
        else:
            text = translate("Timeline", "None is entered: the first report is planned.")
        self.note.set_text(text)

    def add_entry(self) -> None:
        """Begin a row; it is kept as soon as its day is written."""
        self._drafts += 1
        self.refresh()
        self._own_rows()[-1].report.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def make_row(self) -> EntryRow:
        return ExistingRow(self.theme)

    def keep(self) -> None:
        rows = self._own_rows()
        # What is kept stands before what is still being written.
        rows.sort(key=_is_draft)
        self._drafts = sum(_is_draft(row) for row in rows)
        self.rows = list(rows)
        given = tuple(row.given for row in rows if row.given is not None)
        try:
            self.session.apply(changes.with_existing(self.session.engagement, given))
        except SocDeskError as error:
            self.note.set_text(str(error))
        else:
            self.refresh()

    def _forget(self) -> None:
        self._drafts = 0

    def _own_rows(self) -> list[ExistingRow]:
        return [row for row in self.rows if isinstance(row, ExistingRow)]

    def _lines(self, entry: ExistingReport | None) -> list[tuple[tuple[str, ...], str]]:
        """What a report can be of: all lines, one line, or the several it is of now."""
        engagement = self.session.engagement
        found: list[tuple[tuple[str, ...], str]] = [((), translate("Timeline", "all lines"))]
        unnamed = translate("Timeline", "Unnamed line")
        found += [((line.id,), line.name or unnamed) for line in engagement.lines]
        if entry is not None and len(entry.lines) > 1:
            names = ", ".join(engagement.line(line).name for line in entry.lines)
            found.append((entry.lines, names))
        return found


def _is_draft(row: ExistingRow) -> bool:
    return row.given is None
