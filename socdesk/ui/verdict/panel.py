"""The right column: the verdict so far while questions are asked, the levels beside a result."""

from enum import Enum
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from socdesk.decision.advice import LineAdvice
from socdesk.ui.place import View, Where, question, summary
from socdesk.ui.plain import PlainLabel
from socdesk.ui.session import Session
from socdesk.ui.theme import OUTDENT, Theme
from socdesk.ui.verdict.assumed import AssumedRow
from socdesk.ui.verdict.change_words import ChangeWords, change_groups, first_changes, heading
from socdesk.ui.verdict.changes import MOST, AllChanges, ChangeRow, FewChanges
from socdesk.ui.verdict.foot import VerdictFoot
from socdesk.ui.verdict.rows import QuietRow, Remark, ReportList, ReportRow
from socdesk.ui.verdict.words import (
    VerdictWords,
    by_weight,
    line_words,
    organisation_words,
    remarks,
)
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.buttons import Button, ButtonSize
from socdesk.ui.widgets.floating_bar import FloatingBar
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.rules import Hairline
from socdesk.ui.wizard.texts import place_of

if TYPE_CHECKING:
    from socdesk.ui.verdict.type_period import TypePeriod

_SIDE, _TIGHT_SIDE = 28, 24
_BAR = 6
_ROOMY = 640
"""The least height in px at 100 % text at which the whole panel is shown."""


class _Shows(Enum):
    """What the panel is about."""

    QUESTION = "question"
    RESULT = "result"
    PREVIEW = "preview"


class VerdictPanel(QWidget):
    """Follows the session: on a question the verdict so far, on a result the levels and the type.

    Widgets are made once and only given other words, so that an answer shows within a frame; a
    changed finding is announced politely. A change that is chosen shows the other outcome here
    and nowhere else, until anything happens in the session.
    """

    memo_requested = Signal()
    override_requested = Signal()

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._announced: tuple[str | None, str] = (None, "")
        self._type_period: TypePeriod | None = None
        self._roomy = True
        self._shows = _Shows.QUESTION
        self._preview: ChangeWords | None = None
        self._all: AllChanges | None = None
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
        theme, session = self._theme, self._session
        self._kicker = PlainLabel(theme, "", "small", "ink2")
        self._supposed = Prose(theme, "", "side_strong", "accent")
        self._title = Prose(theme, "", "title")
        self._sentence = Prose(theme, "", "side")
        self._reports = ReportList(theme)
        self._remark_box = QWidget()
        self._remarks = QVBoxLayout(self._remark_box)
        self._rule = QVBoxLayout()
        self._rule.addWidget(Hairline(theme))
        self._count = Prose(theme, "", "title_count")
        self._note = Prose(theme, "", "small", "ink2")
        self._clash = Remark(theme, "clash")
        self._traps = Remark(theme, "warning")
        self._clash.clicked.connect(self._on_clash)
        self._traps.clicked.connect(self._on_result)
        self._assumed = AssumedRow(theme, session.pack)
        self._assumed.jump_requested.connect(self._on_assumed)
        self._changes = FewChanges(theme)
        self._changes.chosen.connect(self.preview)
        self._changes.all_wanted.connect(self._on_result)
        self._back = Button(theme, self.tr("Back to your answers"), size=ButtonSize.COMPACT)
        self._back.clicked.connect(self.end_preview)
        self._set_out()

    def _set_out(self) -> None:
        """Put the parts below one another."""
        self._content = QWidget()
        self._upper, self._words, self._lower = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._upper.addWidget(self._kicker)
        self._upper.addWidget(self._supposed)
        for part in (self._title, self._sentence):
            self._words.addWidget(part)
        self._upper.addLayout(self._words)
        self._upper.addLayout(self._reports)
        self._upper.addWidget(self._reports.quiet)
        for remark in (self._clash, self._traps):
            self._remarks.addWidget(remark, 0, Qt.AlignmentFlag.AlignLeft)
        self._assumed_place = QVBoxLayout()
        self._assumed_place.addWidget(self._assumed)
        self._lower.addLayout(self._rule)
        self._lower.addWidget(self._count)
        self._lower.addWidget(self._note)
        self._lower.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column = QVBoxLayout(self._content)
        self._column.addLayout(self._upper)
        self._column.addWidget(self._remark_box)
        self._column.addLayout(self._assumed_place)
        self._column.addLayout(self._lower)
        self._column.addWidget(self._changes, 1)
        self._column.addStretch(0)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar = FloatingBar(self._scroll)
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(self._scroll, 1)
        self._foot = VerdictFoot(self._theme)
        self._foot.memo_requested.connect(self.memo_requested)
        self._foot.override_requested.connect(self.override_requested)
        self._whole.addWidget(self._foot)

    def type_period(self) -> "TypePeriod":
        """Return the block below a result, built at the first call."""
        if self._type_period is None:
            # Imported late: it needs the memo's phrases, and nobody begins with a result.
            from socdesk.ui.verdict.type_period import TypePeriod

            self._type_period = TypePeriod(self._theme, self._session.pack, self._content)
            self._lower.addWidget(self._type_period)
        return self._type_period

    def all_changes(self) -> AllChanges:
        """Return every change beside a result, built at the first call."""
        if self._all is None:
            self._all = AllChanges(self._theme, self._content)
            self._all.chosen.connect(self.preview)
            self._column.insertWidget(self._column.indexOf(self._changes), self._all)
        return self._all

    # Following.

    def refresh(self) -> None:
        """Show the session's place as it stands."""
        self._preview = None
        where = self._session.where
        if where.view is View.SUMMARY and where.line is not None:
            advice = self._session.line_advice(where.line)
            self.type_period().show_advice(advice)
            self._show_result(where.line, self._line_words(where.line, advice))
        elif where.view is View.QUESTION and where.line is not None:
            advice = self._session.line_advice(where.line)
            self._show_verdict(where, self._line_words(where.line, advice))
        elif where.view is View.QUESTION:
            advice_over_all = self._session.advice.organisation
            self._show_verdict(where, organisation_words(self._session.pack, advice_over_all))

    def shown_reports(self) -> tuple[ReportRow, ...]:
        """Return the rows with a scale, from the top."""
        return self._reports.full_rows()

    def shown_quiet(self) -> tuple[QuietRow, ...]:
        """Return the quiet rows that are shown."""
        return self._reports.quiet_rows() if self._reports.quiet.isVisibleTo(self) else ()

    def headline(self) -> str:
        """Return the finding shown."""
        return self._title.text()

    def count(self) -> tuple[str, str]:
        """Return how many questions are left, in words, and what for."""
        return self._count.text(), self._note.text()

    # Supposing.

    def preview(self, change: ChangeWords) -> None:
        """Show what the line in view would come to; nothing but this panel changes."""
        line = self._session.where.line
        if line is None:
            return
        self._preview = change
        words = self._line_words(line, self._session.imagined(line, change.changes))
        self._supposed.set_text(change.supposed)
        self._title.set_text(words.headline.text)
        self._sentence.set_text(words.headline.sentence)
        self._reports.show_reports(words.reports, words.quiet)
        self._show_parts(_Shows.PREVIEW)
        self._scroll.verticalScrollBar().setValue(0)
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        said = f"{change.supposed}: {words.headline.text}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def end_preview(self) -> bool:
        """Go back to the verdict on the answers given, and say whether there was a preview."""
        shown, focused = self._preview, self._back.hasFocus()
        if shown is None:
            return False
        self.refresh()
        if focused:
            # A row has its place only once the layout has given it one.
            self._column.activate()
            for row in self.change_rows():
                if row.words() == shown:
                    row.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def supposed(self) -> str:
        """Return the condition of the preview, "" where there is none."""
        return self._supposed.text() if self._preview is not None else ""

    def change_rows(self) -> tuple[ChangeRow, ...]:
        """Return the rows on what would change the answer, from the top."""
        if self._shows is _Shows.RESULT:
            return self.all_changes().rows()
        return self._changes.rows() if self._shows is _Shows.QUESTION else ()

    # Showing.

    def _line_words(self, line: str, advice: LineAdvice) -> VerdictWords:
        shown = self._session.meeting_mode.engagement(self._session.engagement)
        return line_words(self._session.pack, advice, shown.line(line).overrides)

    def _show_verdict(self, where: Where, words: VerdictWords) -> None:
        over_all = where.line is None
        self._kicker.set_role("small")
        self._kicker.set_colour("ink2")
        all_lines, one = self.tr("Verdict so far, all lines"), self.tr("Verdict so far")
        self._kicker.setText(all_lines if over_all else one)
        self._title.set_text(words.headline.text)
        self._sentence.set_text(words.headline.sentence)
        self._count.set_text(words.count)
        self._note.set_text(words.count_note)
        said = remarks(words)
        self._clash.say(said.get("contradictions", ""))
        self._traps.say("" if over_all else said.get("traps", ""))
        self._show_explanation(where.line)
        self._reports.show_reports(words.reports, words.quiet)
        self._show_parts(_Shows.QUESTION)
        self._announce(where.line, words.headline.text)

    def _show_explanation(self, line: str | None) -> None:
        """Show the first changes and the assumptions; of all lines together there are none."""
        pack = self._session.pack
        if line is None:
            self._changes.show_changes("", (), 0)
            self._assumed.show_assumptions(())
            return
        found = self._session.explanation(line)
        first = first_changes(pack, found, MOST)
        self._changes.show_changes(heading(pack, found), first, len(found.changes))
        self._assumed.show_assumptions(found.assumptions)

    def _show_result(self, line: str, words: VerdictWords) -> None:
        self._kicker.set_role("label")
        self._kicker.set_colour("ink")
        self._kicker.setText(self.tr("Levels"))
        self._clash.say("")
        self._traps.say("")
        pack, found = self._session.pack, self._session.explanation(line)
        self.all_changes().show_changes(heading(pack, found), change_groups(pack, found))
        plain = [replace(report, fit=None) for report in by_weight(words)]
        self._reports.show_reports(plain, words.quiet)
        self._show_parts(_Shows.RESULT)

    def _show_parts(self, shows: _Shows) -> None:
        self._shows = shows
        asking, result = shows is _Shows.QUESTION, shows is _Shows.RESULT
        preview = shows is _Shows.PREVIEW
        self._kicker.setVisible(not preview)
        self._supposed.setVisible(preview)
        self._title.setVisible(not result)
        told = preview or (asking and self._roomy)
        self._sentence.setVisible(told and bool(self._sentence.text()))
        self._count.setVisible(asking)
        self._note.setVisible(asking and bool(self._note.text()))
        if self._type_period is not None:
            self._type_period.setVisible(result)
        if self._all is not None:
            self._all.setVisible(result and bool(self._all.rows()))
        self._changes.setVisible(asking)
        self._back.setVisible(preview)
        self._assumed.setVisible(asking and bool(self._assumed.text()))
        self._reports.quiet.setVisible(self._roomy or result)
        said = any(not part.isHidden() for part in (self._clash, self._traps))
        self._remark_box.setVisible(asking and said)
        self._foot.show_result(result)
        self._foot.override.setEnabled(not self._session.meeting_mode.is_on)
        self._space_head()
        self.update()

    def _space_head(self) -> None:
        px, result = self._theme.px, self._shows is _Shows.RESULT
        above, below, foot = (28, 22, 8) if self._roomy else (20, 10, 4)
        side = px(_SIDE if self._roomy else _TIGHT_SIDE)
        above = px(above + 4 if result else above)
        # The box of a remark reaches beyond its words, which stand on the text edge.
        self._column.setContentsMargins(side - px(OUTDENT), above, side, px(foot))
        self._upper.setContentsMargins(px(OUTDENT), 0, 0, 0)
        self._lower.setContentsMargins(px(OUTDENT), 0, 0, 0)
        shown = not self._assumed.isHidden()
        self._assumed_place.setContentsMargins(px(OUTDENT), px(10) if shown else 0, 0, 0)
        self._words.setContentsMargins(0, 0 if result else px(4), 0, 0)
        self._reports.setContentsMargins(0, px(12 if result else below), 0, 0)

    def _announce(self, line: str | None, text: str) -> None:
        before, self._announced = self._announced, (line, text)
        if before[0] == line and before[1] != text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _on_clash(self) -> None:
        line = self._session.where.line
        if line is not None:
            found = self._session.line_advice(line).contradictions
            self._session.go(question(line, found[0].questions[0]))

    def _on_assumed(self, name: str) -> None:
        self._session.go(place_of(self._session.pack, self._session.where.line, name))

    def _on_result(self) -> None:
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
            self._show_parts(self._shows)
            self._follow_theme()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the wash and the border to the page; a hatched bar where all is only supposed."""
        painter = QPainter(self)
        colours = self._theme.colours
        painter.fillRect(self.rect(), colours.wash)
        draw.vertical(painter, 0, 0, self.height(), colours.line)
        if self._preview is not None:
            bar = QRectF(0, 0, self._theme.length(_BAR), self.height())
            draw.hatched_bar(painter, bar, colours.accent, self._theme.unit)

    def _follow_theme(self) -> None:
        px, roomy = self._theme.px, self._roomy
        clear = QPalette(self.palette())
        clear.setColor(QPalette.ColorRole.Window, Qt.GlobalColor.transparent)
        for part in (self._scroll, self._content):
            part.setPalette(clear)
        side = _SIDE if roomy else _TIGHT_SIDE
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._space_head()
        for column in (self._column, self._upper, self._lower):
            column.setSpacing(0)
        self._foot.setContentsMargins(px(side), px(8), px(side), px(19 if roomy else 12))
        self._words.setSpacing(px(5))
        self._reports.setSpacing(px(20 if roomy else 14))
        self._remarks.setContentsMargins(0, px(10), 0, 0)
        self._remarks.setSpacing(0)
        above = 18 if roomy else 14
        self._rule.setContentsMargins(0, px(above), 0, px(above - 4))
        self.update()
