"""The rows of the verdict panel: a report with its scale, and a quiet one without."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from socdesk.ui.plain import PlainLabel
from socdesk.ui.theme import Theme
from socdesk.ui.verdict.words import Fit, ReportWords, fit_words
from socdesk.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from socdesk.ui.widgets.icons import IconName, paint_icon
from socdesk.ui.widgets.prose import Prose, Span
from socdesk.ui.widgets.scale import Scale
from socdesk.ui.widgets.state_mark import Progress, paint_state_mark

_MARK = 14
_MARK_GAP = 7
_HEAD_GAP = 4
_MOST_LINES = 2
_MARKS = {
    Fit.FITS: Progress.SETTLED,
    Fit.MAY_FIT: Progress.BEGUN,
    Fit.UNKNOWN: Progress.NOT_BEGUN,
}


class FitMark(QWidget):
    """The mark before the words on the fit: a disc, a half disc, a ring, or a cross."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fit = Fit.UNKNOWN
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_fit(self, fit: Fit) -> None:
        """Show another fit."""
        if fit is not self._fit:
            self._fit = fit
            self.update()

    def sizeHint(self) -> QSize:
        """Return 14 px square."""
        side = self._theme.px(_MARK)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        area = QRectF(self.rect())
        colours = self._theme.colours
        if self._fit is Fit.DOES_NOT:
            paint_icon(painter, "close", area, colours.ink2)
        else:
            paint_state_mark(painter, area, _MARKS[self._fit], colours)


class ReportRow(QWidget):
    """A report's name, its levels in words and on the scale, and whether its subject fits."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = Prose(theme, "", "side_strong")
        self._words = Prose(theme, "", "side", align=Qt.AlignmentFlag.AlignRight)
        self._below = Prose(theme, "", "small")
        self._scale = Scale(theme)
        self._own = Prose(theme, "", "small")
        self._mark = FitMark(theme)
        self._fit = PlainLabel(theme, "", "small", "ink2")
        self._head = QHBoxLayout()
        self._head.addWidget(self._name, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self._words, 1)
        self._below.hide()
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._mark)
        self._foot.addWidget(self._fit, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._below)
        self._column.addWidget(self._scale)
        self._column.addWidget(self._own)
        self._column.addLayout(self._foot)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def show_report(self, report: ReportWords) -> None:
        """Show a report as it stands; what did not change is not drawn again."""
        self._name.set_text(report.name)
        self._words.set_text(report.words)
        self._below.set_text(report.words)
        self._fit_words()
        self._show_levels(report)
        for part in (self._mark, self._fit):
            part.setVisible(report.fit is not None)
        if report.fit is not None:
            self._mark.set_fit(report.fit)
            self._fit.setText(fit_words(report.fit))

    def _show_levels(self, report: ReportWords) -> None:
        own = report.own
        levels = frozenset(report.levels if own is None else (own.level,))
        ruled = () if own is None else report.levels
        spoken = f"{report.name}: {report.words if own is None else own.spoken}"
        shown = (self._scale.levels(), self._scale.overridden(), self._scale.accessibleName())
        if shown != (levels, frozenset(ruled), spoken):
            self._scale.set_levels(levels, spoken, overridden=ruled)
        self._own.setVisible(own is not None)
        if own is not None:
            lead = Span(f"{own.words}. ", strong=True, colour="accent")
            self._own.set_spans((lead, Span(own.reason)))

    def own(self) -> str:
        """Return what is said of the consultant's own level, "" for none."""
        return self._own.text() if self._own.isVisibleTo(self) else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set words that would wrap a little smaller, and below where they are very long."""
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        self._words.set_role("side")
        room = self.width() - self._name.natural_width() - self._theme.px(_HEAD_GAP)
        if self._words.natural_width() > room:
            self._words.set_role("small")
        most = _MOST_LINES * self._theme.line_height("small")
        below = self._words.heightForWidth(max(1, room)) > most
        self._below.setVisible(below)
        self._words.setVisible(not below)

    def levels(self) -> frozenset[str]:
        """Return the levels on the scale."""
        return self._scale.levels()

    def words(self) -> tuple[str, str, str]:
        """Return name, levels in words, and the fit as shown."""
        fit = self._fit.text() if self._fit.isVisibleTo(self) else ""
        return self._name.text(), self._words.text(), fit

    def _follow_theme(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(7))
        self._head.setSpacing(px(_HEAD_GAP))
        self._foot.setSpacing(px(_MARK_GAP))


class QuietRow(QWidget):
    """A report nobody has reason to think of: its name and its levels, small and grey."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = Prose(theme, "", "side", "ink2")
        self._words = Prose(theme, "", "side", "ink2", align=Qt.AlignmentFlag.AlignRight)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._name, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def show_report(self, report: ReportWords) -> None:
        """Show a report as it stands."""
        self._name.set_text(report.name)
        self._words.set_text(report.words)

    def words(self) -> tuple[str, str]:
        """Return name and levels in words as shown."""
        return self._name.text(), self._words.text()

    def _follow_theme(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._theme.px(12))


class ReportList(QVBoxLayout):
    """The rows with a scale, in the order given; `quiet` holds the quiet rows, to stand below.

    Rows are made once for a report and only given other words.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._full: dict[str, ReportRow] = {}
        self._quiet: dict[str, QuietRow] = {}
        self._order: tuple[str, ...] = ()
        self.quiet = QWidget()
        self._rows = QVBoxLayout(self.quiet)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def full_rows(self) -> tuple[ReportRow, ...]:
        """Return the rows with a scale, from the top."""
        return tuple(self._full[name] for name in self._order)

    def quiet_rows(self) -> tuple[QuietRow, ...]:
        """Return the quiet rows that have something to say."""
        return tuple(row for row in self._quiet.values() if not row.isHidden())

    def show_reports(self, full: Sequence[ReportWords], quiet: Sequence[ReportWords]) -> None:
        """Show these reports."""
        for report in full:
            if report.report not in self._full:
                self._full[report.report] = ReportRow(self._theme, self.parentWidget())
            self._full[report.report].show_report(report)
        for report in quiet:
            if report.report not in self._quiet:
                self._quiet[report.report] = QuietRow(self._theme, self.quiet)
                self._rows.addWidget(self._quiet[report.report])
            self._quiet[report.report].show_report(report)
        names = {report.report for report in quiet}
        for name, row in self._quiet.items():
            row.setVisible(name in names)
        self._put_in_order(tuple(report.report for report in full))

    def _put_in_order(self, order: tuple[str, ...]) -> None:
        if order == self._order:
            return
        for name, row in self._full.items():
            self.removeWidget(row)
            row.setVisible(name in order)
        for name in order:
            self.addWidget(self._full[name])
        self._order = order

    def _follow_theme(self) -> None:
        self._rows.setContentsMargins(0, self._theme.px(21), 0, 0)
        self._rows.setSpacing(self._theme.px(2))


class Remark(Button):
    """A short count that leads to where the matter is told."""

    def __init__(self, theme: Theme, icon: IconName) -> None:
        super().__init__(theme, "", ButtonKind.TEXT, ButtonSize.SMALL, icon=icon)
        self.hide()

    def say(self, text: str) -> None:
        """Show a count, or nothing for ""."""
        self.setText(text)
        self.setVisible(bool(text))
