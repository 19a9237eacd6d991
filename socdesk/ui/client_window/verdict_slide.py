"""A result on the projector: the finding, and each report's levels on a large scale."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from socdesk.ui.client_window.look import ProjectorTheme
from socdesk.ui.client_window.slide import STEPS, Slide, first_that_fits
from socdesk.ui.place import View, Where
from socdesk.ui.session import Session
from socdesk.ui.typography import RoleName
from socdesk.ui.verdict.words import (
    ReportWords,
    VerdictWords,
    by_weight,
    line_words,
    organisation_words,
)
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.rules import DoubleRule, Hairline, StrongRule
from socdesk.ui.widgets.scale import Scale, ScaleSize, Swatch
from socdesk.ui.wizard.position import position_words
from socdesk.ui.wizard.summary_words import standfirst
from socdesk.ui.wizard.terms import Terms

_OPEN_CODES = ("LEANS", "OPEN")
_NAMES: tuple[RoleName, ...] = ("projector_option", "projector_option_36", "projector_option_30")
_MOST_LINES = 8


class LevelRow(QWidget):
    """A report's name, its levels on the scale and in words; an own level stands beside them.

    Why the consultant set a level of their own is not for this window.
    """

    def __init__(self, theme: ProjectorTheme, report: ReportWords) -> None:
        super().__init__()
        self._theme = theme
        own = report.own
        self.report = report.report
        self.name = Prose(theme, report.name, "projector_option")
        self.scale = Scale(theme, size=ScaleSize.SLIDE)
        self.words = Prose(theme, report.words, "projector_small")
        self.own = Prose(theme, own.words if own else "", "projector_small", "accent")
        if own is None:
            # Never shown here: without a parent yet, it would be a window of its own.
            self.own.hide()
            self.scale.set_levels(report.levels, f"{report.name}: {report.words}")
        else:
            spoken = f"{report.name}: {report.words}. {own.words}"
            self.scale.set_levels((own.level,), spoken, overridden=report.levels)
        grid = QGridLayout(self)
        grid.addWidget(self.name, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.scale, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.words)
        said.addWidget(self.own)
        grid.addLayout(said, 0, 2, Qt.AlignmentFlag.AlignVCenter)
        self._grid = grid

    def arrange(self, role: RoleName, pad: int, width: int) -> int:
        """Set the name in a role, and return the height at a width."""
        px = self._theme.px
        scale, gap = px(ScaleSize.SLIDE.value[0]), px(48)
        rest = max(2, width - scale - 2 * gap)
        name, words = rest * 11 // 20, rest * 9 // 20
        self.name.set_role(role)
        self._grid.setContentsMargins(0, px(pad), 0, px(pad))
        self._grid.setHorizontalSpacing(gap)
        self._grid.setColumnMinimumWidth(0, name)
        self._grid.setColumnMinimumWidth(2, words)
        self.name.setFixedWidth(name)
        self.words.setFixedWidth(words)
        self.own.setFixedWidth(words)
        said = 0
        for part, room in ((self.name, name), (self.words, words), (self.own, words)):
            part.setFixedHeight(part.heightForWidth(room))
            said += part.height() if part is not self.name and not part.isHidden() else 0
        height = max(self.name.height(), said, self.scale.sizeHint().height()) + 2 * px(pad)
        self.setFixedHeight(height)
        return height


class VerdictSlide(Slide):
    """The result of a line, or of the whole organisation with its lines."""

    def __init__(
        self, theme: ProjectorTheme, session: Session, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._session = session
        self._where: Where | None = None
        self._drawn: object = None
        self._terms = Terms(session.pack)
        self._count = ""
        self._rows: list[LevelRow] = []
        self._lines: list[tuple[Prose, Prose, QHBoxLayout]] = []
        self.headline = Prose(theme, "", "projector")
        self.sentence = Prose(theme, "", "projector_small", "ink2")
        self._settled, self._open = DoubleRule(theme), StrongRule(theme)
        self._levels, self._of_lines = QVBoxLayout(), QVBoxLayout()
        self.quiet = Prose(theme, "", "projector_small", "ink2")
        self._legend = QWidget()
        self._fill_legend(theme)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._sentence_box, self._rule_box, self._quiet_box = QVBoxLayout(), QVBoxLayout(), None
        self._column.addWidget(self.headline)
        self._sentence_box.addWidget(self.sentence)
        self._column.addLayout(self._sentence_box)
        self._rule_box.addWidget(self._settled)
        self._rule_box.addWidget(self._open)
        self._column.addLayout(self._rule_box)
        self._column.addLayout(self._levels)
        self._under = QHBoxLayout()
        self._under.addWidget(self.quiet, 1)
        self._under.addWidget(self._legend, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(self._under)
        self._column.addLayout(self._of_lines)
        self._column.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _fill_legend(self, theme: ProjectorTheme) -> None:
        row = QHBoxLayout(self._legend)
        row.setContentsMargins(0, 0, 0, 0)
        for settled, words in ((True, self.tr("settled")), (False, self.tr("still possible"))):
            row.addWidget(Swatch(theme, settled=settled))
            row.addWidget(Prose(theme, words, "projector_small_26", "ink2"))

    @property
    def rows(self) -> tuple[LevelRow, ...]:
        """The reports with a scale, from the top."""
        return tuple(self._rows)

    def show_place(self, where: Where) -> None:
        self._where = where
        words, sentence = self._words(where)
        self._count = words.count
        drawn = (words, sentence, self._line_words(where))
        if drawn == self._drawn:
            return
        self._drawn = drawn
        settled = words.headline.code not in _OPEN_CODES
        self._settled.setVisible(settled)
        self._open.setVisible(not settled)
        self.headline.set_text(words.headline.text)
        self.sentence.set_text(sentence)
        self._show_levels(by_weight(words))
        self.quiet.set_text("   ".join(f"{row.name}: {row.words}." for row in words.quiet))
        self._show_lines(drawn[2])
        self._legend.setVisible(any(len(row.levels) > 1 for row in words.reports))
        self.fit()

    def _words(self, where: Where) -> tuple[VerdictWords, str]:
        session = self._session
        if where.view is View.SUMMARY and where.line is not None:
            advice = session.line_advice(where.line)
            own = session.engagement.line(where.line).overrides
            return line_words(session.pack, advice, own), standfirst(self._terms, advice)
        whole = session.advice.organisation
        return organisation_words(session.pack, whole), whole.headline.sentence

    def _line_words(self, where: Where) -> tuple[tuple[str, str], ...]:
        """Each line with its finding in short; of one line alone nothing need be said twice."""
        lines = self._session.advice.lines
        if where.view is View.SUMMARY or len(lines) < 2 or len(lines) > _MOST_LINES:
            return ()
        return tuple((line.name, line.headline.short) for line in lines)

    def _show_levels(self, reports: Sequence[ReportWords]) -> None:
        _empty(self._levels)
        self._rows = [LevelRow(self._theme, report) for report in reports]
        for row in self._rows:
            self._levels.addWidget(row)
            self._levels.addWidget(Hairline(self._theme))

    def _show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        _empty(self._of_lines)
        self._lines = []
        for name, found in lines:
            box = QWidget()
            row = QHBoxLayout(box)
            parts = (
                Prose(self._theme, name, "projector_small", "ink2"),
                Prose(self._theme, found, "projector_small"),
            )
            row.addWidget(parts[0], 11)
            row.addWidget(parts[1], 20)
            self._of_lines.addWidget(box)
            self._lines.append((*parts, row))

    def kicker(self) -> str:
        if self._where is not None and self._where.view is View.SUMMARY and self._where.line:
            return self._session.engagement.line(self._where.line).name
        return self.tr("All service lines")

    def position(self) -> str:
        if self._where is None:
            return ""
        if self._where.view is View.SUMMARY:
            place = position_words(self._session, self._where)
            return f"{place}. {self._count}"
        return self._count

    def fit(self) -> None:
        if self.width() <= 0:
            return
        tries = [
            partial(self._try, role, name, pad, whole)
            for whole in (True, False)
            for name, pad in zip(_NAMES, (22, 14, 8), strict=True)
            for role in STEPS
        ]
        first_that_fits(self.height(), tries)

    def _try(self, role: RoleName, name: RoleName, pad: int, whole: bool) -> int:
        """Set these sizes, and return the height they need; `whole` also shows quiet things."""
        px, width = self._theme.px, self.width()
        self.headline.set_role(role)
        self._sentence_box.setContentsMargins(0, px(14), 0, 0)
        self._rule_box.setContentsMargins(0, px(26), 0, px(4))
        self._under.setContentsMargins(0, px(18), 0, 0)
        self._under.setSpacing(px(48))
        legend = self._legend.layout()
        if legend is not None:
            legend.setSpacing(px(14))
        quiet = whole and bool(self.quiet.text())
        self.quiet.setVisible(quiet)
        height = self.headline.heightForWidth(width) + px(14)
        height += self.sentence.heightForWidth(width) + px(26) + px(4) + px(6)
        height += sum(row.arrange(name, pad, width) + 1 for row in self._rows)
        under = self.quiet.heightForWidth(max(1, width - px(560))) if quiet else 0
        height += px(18) + max(under, px(38))
        return height + self._arrange_lines(whole, width)

    def _arrange_lines(self, whole: bool, width: int) -> int:
        """Show the lines' findings or not, and return their height."""
        px = self._theme.px
        shown = whole and bool(self._lines)
        self._of_lines.setContentsMargins(0, px(24) if shown else 0, 0, 0)
        self._of_lines.setSpacing(0)
        height = px(24) if shown else 0
        for left, right, row in self._lines:
            box = row.parentWidget()
            if box is not None:
                box.setVisible(whole)
            row.setContentsMargins(0, px(5), 0, px(5))
            row.setSpacing(px(48))
            room = width - px(48)
            share = room * 11 // 31
            tall = max(left.heightForWidth(share), right.heightForWidth(room - share))
            height += tall + px(10) if whole else 0
        return height


def _empty(box: QVBoxLayout) -> None:
    """Take everything out of a column."""
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
