"""The right column: the verdict so far while questions are asked, the levels beside a result."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from socdesk.ui.place import View, Where, question, summary
from socdesk.ui.plain import PlainLabel
from socdesk.ui.session import Session
from socdesk.ui.theme import OUTDENT, Theme
from socdesk.ui.verdict_rows import QuietRow, ReportRow
from socdesk.ui.verdict_words import (
    ReportWords,
    VerdictWords,
    by_weight,
    line_words,
    organisation_words,
    remarks,
)
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from socdesk.ui.widgets.icons import IconName
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.rules import Hairline
from socdesk.ui.widgets.scale import Swatch

if TYPE_CHECKING:
    from socdesk.ui.type_period import TypePeriod

_SIDE, _TIGHT_SIDE = 28, 24
_ROOMY = 640
"""The least height in px at 100 % text at which the whole panel is shown."""


class _Remark(Button):
    """A short count that leads to where the matter is told."""

    def __init__(self, theme: Theme, icon: IconName) -> None:
        super().__init__(theme, "", ButtonKind.TEXT, ButtonSize.SMALL, icon=icon)
        self.hide()

    def say(self, text: str) -> None:
        """Show a count, or nothing for ""."""
        self.setText(text)
        self.setVisible(bool(text))


class VerdictPanel(QWidget):
    """Follows the session: on a question the verdict so far, on a result the levels and the type.

    Widgets are made once and only given other words, so that an answer shows within a frame; a
    changed finding is announced politely.
    """

    memo_requested = Signal()

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._announced: tuple[str | None, str] = (None, "")
        self._full: dict[str, ReportRow] = {}
        self._quiet: dict[str, QuietRow] = {}
        self._order: tuple[str, ...] = ()
        self._type_period: TypePeriod | None = None
        self._roomy = True
        self.setAccessibleName(self.tr("Verdict so far"))
        self._build()
        self._follow_theme()
        theme.changed.connect(self._follow_theme)
        session.opened.connect(self.refresh)
        session.changed.connect(self.refresh)
        session.moved.connect(self.refresh)
        self.refresh()

    # Building.

    def _build(self) -> None:
        theme = self._theme
        self._kicker = PlainLabel(theme, "", "small", "ink2")
        self._title = Prose(theme, "", "title")
        self._sentence = Prose(theme, "", "side")
        self._reports = QVBoxLayout()
        self._quiet_box, self._rows = _box()
        self._remark_box, self._remarks = _box()
        self._rule = QVBoxLayout()
        self._rule.addWidget(Hairline(theme))
        self._count = Prose(theme, "", "title_count")
        self._note = Prose(theme, "", "small", "ink2")
        self._clash = _Remark(theme, "clash")
        self._traps = _Remark(theme, "warning")
        self._clash.clicked.connect(self._on_clash)
        self._traps.clicked.connect(self._on_traps)
        self._content = QWidget()
        self._upper, self._words, self._lower = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._upper.addWidget(self._kicker)
        for part in (self._title, self._sentence):
            self._words.addWidget(part)
        self._upper.addLayout(self._words)
        self._upper.addLayout(self._reports)
        self._upper.addWidget(self._quiet_box)
        for remark in (self._clash, self._traps):
            self._remarks.addWidget(remark, 0, Qt.AlignmentFlag.AlignLeft)
        self._lower.addLayout(self._rule)
        self._lower.addWidget(self._count)
        self._lower.addWidget(self._note)
        self._column = QVBoxLayout(self._content)
        self._column.addLayout(self._upper)
        self._column.addWidget(self._remark_box)
        self._column.addLayout(self._lower)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(self._scroll, 1)
        self._whole.addWidget(self._make_foot())

    def _make_foot(self) -> QWidget:
        theme = self._theme
        self._foot = QWidget()
        self._legend = QWidget(self._foot)
        row = QHBoxLayout(self._legend)
        row.setContentsMargins(0, 0, 0, 0)
        for settled, words in ((True, self.tr("settled")), (False, self.tr("still possible"))):
            row.addWidget(Swatch(theme, settled=settled))
            row.addWidget(PlainLabel(theme, words, "small", "ink2"))
            row.addSpacing(theme.px(8))
        row.addStretch(1)
        self._memo = Button(theme, self.tr("Make memo"), size=ButtonSize.COMPACT, icon="document")
        self._memo.clicked.connect(self.memo_requested)
        across = QHBoxLayout(self._foot)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._legend, 1)
        across.addWidget(self._memo)
        across.addStretch(0)
        self._across = across
        return self._foot

    def type_period(self) -> "TypePeriod":
        """Return the block below a result, built at the first call."""
        if self._type_period is None:
            # Imported late: it needs the memo's phrases, and nobody begins with a result.
            from socdesk.ui.type_period import TypePeriod

            self._type_period = TypePeriod(self._theme, self._session.pack, self._content)
            self._lower.addWidget(self._type_period)
        return self._type_period

    # Following.

    def refresh(self) -> None:
        """Show the session's place as it stands."""
        where = self._session.where
        if where.view is View.SUMMARY and where.line is not None:
            advice = self._session.line_advice(where.line)
            words = line_words(self._session.pack, advice)
            self.type_period().show_advice(advice)
            self._show_result(words)
        elif where.view is View.QUESTION and where.line is not None:
            self._show_verdict(
                where, line_words(self._session.pack, self._session.line_advice(where.line))
            )
        elif where.view is View.QUESTION:
            advice_over_all = self._session.advice.organisation
            self._show_verdict(where, organisation_words(self._session.pack, advice_over_all))

    def shown_reports(self) -> tuple[ReportRow, ...]:
        """Return the rows with a scale, from the top."""
        return tuple(self._full[name] for name in self._order if name in self._full)

    def shown_quiet(self) -> tuple[QuietRow, ...]:
        """Return the quiet rows that are shown."""
        return tuple(row for row in self._quiet.values() if row.isVisibleTo(self))

    def headline(self) -> str:
        """Return the finding shown."""
        return self._title.text()

    def count(self) -> tuple[str, str]:
        """Return how many questions are left, in words, and what for."""
        return self._count.text(), self._note.text()

    def _show_verdict(self, where: Where, words: VerdictWords) -> None:
        over_all = where.line is None
        self._kicker.set_role("small")
        self._kicker.set_colour("ink2")
        self._kicker.setText(
            self.tr("Verdict so far, all lines") if over_all else self.tr("Verdict so far")
        )
        self._title.set_text(words.headline.text)
        self._sentence.set_text(words.headline.sentence)
        self._count.set_text(words.count)
        self._note.set_text(words.count_note)
        said = remarks(words)
        self._clash.say(said.get("contradictions", ""))
        self._traps.say("" if over_all else said.get("traps", ""))
        self._show_reports(words.reports, words.quiet)
        self._show_parts(result=False)
        self._announce(where.line, words.headline.text)

    def _show_result(self, words: VerdictWords) -> None:
        self._kicker.set_role("label")
        self._kicker.set_colour("ink")
        self._kicker.setText(self.tr("Levels"))
        self._clash.say("")
        self._traps.say("")
        plain = [ReportWords(r.report, r.name, r.levels, r.words) for r in by_weight(words)]
        self._show_reports(plain, words.quiet)
        self._show_parts(result=True)

    def _show_parts(self, *, result: bool) -> None:
        self._title.setVisible(not result)
        self._sentence.setVisible(not result and self._roomy and bool(self._sentence.text()))
        self._count.setVisible(not result)
        self._note.setVisible(not result and bool(self._note.text()))
        if self._type_period is not None:
            self._type_period.setVisible(result)
        self._quiet_box.setVisible(self._roomy or result)
        self._remark_box.setVisible(
            self._clash.isVisibleTo(self._remark_box) or self._traps.isVisibleTo(self._remark_box)
        )
        self._memo.setVisible(result)
        self._legend.setVisible(not result)
        self._space_head(result=result)

    def _space_head(self, *, result: bool) -> None:
        px = self._theme.px
        above = 28 if self._roomy else 20
        below = 22 if self._roomy else 10
        side = px(_SIDE if self._roomy else _TIGHT_SIDE)
        above = px(above + 4 if result else above)
        # The box of a remark reaches beyond its words, which stand on the text edge.
        self._column.setContentsMargins(side - px(OUTDENT), above, side, px(8))
        self._upper.setContentsMargins(px(OUTDENT), 0, 0, 0)
        self._lower.setContentsMargins(px(OUTDENT), 0, 0, 0)
        self._words.setContentsMargins(0, 0 if result else px(4), 0, 0)
        self._reports.setContentsMargins(0, px(12 if result else below), 0, 0)

    def _show_reports(self, full: Sequence[ReportWords], quiet: Sequence[ReportWords]) -> None:
        for report in full:
            if report.report not in self._full:
                self._full[report.report] = ReportRow(self._theme, self._content)
            self._full[report.report].show_report(report)
        for report in quiet:
            if report.report not in self._quiet:
                self._quiet[report.report] = QuietRow(self._theme, self._quiet_box)
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
            self._reports.removeWidget(row)
            row.setVisible(name in order)
        for name in order:
            self._reports.addWidget(self._full[name])
        self._order = order

    def _announce(self, line: str | None, text: str) -> None:
        before, self._announced = self._announced, (line, text)
        if before[0] == line and before[1] != text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _on_clash(self) -> None:
        line = self._session.where.line
        if line is not None:
            found = self._session.line_advice(line).contradictions
            self._session.go(question(line, found[0].questions[0]))

    def _on_traps(self) -> None:
        line = self._session.where.line
        if line is not None:
            self._session.go(summary(line))

    # Looks.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the sentence and the quiet rows where there is no room for them."""
        super().resizeEvent(event)
        roomy = self.height() >= self._theme.px(_ROOMY)
        if roomy != self._roomy:
            self._roomy = roomy
            self._show_parts(result=self._session.where.view is View.SUMMARY)
            self._follow_theme()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the wash and the border to the page."""
        painter = QPainter(self)
        colours = self._theme.colours
        painter.fillRect(self.rect(), colours.wash)
        draw.vertical(painter, 0, 0, self.height(), colours.line)

    def _follow_theme(self) -> None:
        px, roomy = self._theme.px, self._roomy
        clear = QPalette(self.palette())
        clear.setColor(QPalette.ColorRole.Window, Qt.GlobalColor.transparent)
        for part in (self._scroll, self._content):
            part.setPalette(clear)
        side = _SIDE if roomy else _TIGHT_SIDE
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._space_head(result=self._session.where.view is View.SUMMARY)
        for column in (self._column, self._upper, self._lower):
            column.setSpacing(0)
        self._foot.setContentsMargins(px(side), px(8), px(side), px(19 if roomy else 12))
        self._words.setSpacing(px(5))
        self._reports.setSpacing(px(20 if roomy else 14))
        self._rows.setContentsMargins(0, px(21), 0, 0)
        self._rows.setSpacing(px(2))
        self._remarks.setContentsMargins(0, px(10), 0, 0)
        self._remarks.setSpacing(0)
        above = 22 if roomy else 14
        self._rule.setContentsMargins(0, px(above), 0, px(above - 4))
        self.update()


def _box() -> tuple[QWidget, QVBoxLayout]:
    box = QWidget()
    return box, QVBoxLayout(box)
