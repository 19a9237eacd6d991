"""What a step did: the outcomes of the line it touched, before and after."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from socdesk.ui.past.words import Effect, ReportStep, StepWords
from socdesk.ui.plain import PlainLabel
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.floating_bar import FloatingBar
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.scale import Scale

translate = QCoreApplication.translate

_MARGIN = 24


class _ReportPair(QWidget):
    """A report's name and words; where they changed, over two scales: before and after."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._name = Prose(theme, "", "side_strong")
        self._words = Prose(theme, "", "side")
        self._before, self._after = Scale(theme), Scale(theme)
        self._arrow = PlainLabel(theme, "→", "side", "ink2")
        self._scales = QHBoxLayout()
        for part, stretch in ((self._before, 1), (self._arrow, 0), (self._after, 1)):
            self._scales.addWidget(part, stretch, Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._column.addWidget(self._name)
        self._column.addWidget(self._words)
        self._column.addLayout(self._scales)

    def show_report(self, report: ReportStep) -> None:
        """Show a report; what did not change is quiet."""
        self._name.set_text(report.name)
        self._words.set_text(report.words)
        self._words.set_colour("ink" if report.changed else "ink2")
        spoken = f"{report.name}: {report.words}"
        self._before.set_levels(report.before, spoken)
        self._after.set_levels(report.after, spoken)
        was, now = (bool(each) and report.changed for each in (report.before, report.after))
        self._before.setVisible(was)
        self._arrow.setVisible(was and now)
        self._after.setVisible(now)

    def scales(self) -> tuple[frozenset[str], ...]:
        """Return the sets on the scales shown, before and after."""
        return tuple(s.levels() for s in (self._before, self._after) if not s.isHidden())

    def words(self) -> tuple[str, str]:
        """Return name and levels in words as shown."""
        return self._name.text(), self._words.text()


class StepPanel(QScrollArea):
    """The step in the list, larger, and its effect; reports that changed stand first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self._bar = FloatingBar(self)
        body = QWidget()
        self.setWidget(body)
        self._where = Prose(theme, "", "small", "ink2")
        self._name = Prose(theme, "", "title_small")
        self._headline = Prose(theme, "", "side")
        self._count = Prose(theme, "", "small", "ink2")
        self._reports: list[_ReportPair] = []
        self._column = QVBoxLayout(body)
        margin = theme.px(_MARGIN)
        self._column.setContentsMargins(margin, 0, margin, theme.px(8))
        self._column.setSpacing(theme.px(6))
        for part in (self._where, self._name, self._headline, self._count):
            self._column.addWidget(part)
        self._column.addStretch(1)

    def show_step(self, position: str, step: StepWords, effect: Effect) -> None:
        """Show a step and what it did."""
        self._where.set_text(", ".join(part for part in (position, effect.place) if part))
        self._name.set_text(step.name)
        for prose, text in ((self._headline, effect.headline), (self._count, effect.count)):
            prose.set_text(text)
            prose.setVisible(bool(text))
        reports = sorted(effect.reports, key=lambda report: not report.changed)
        while len(self._reports) < len(reports):
            pair = _ReportPair(self._theme)
            self._reports.append(pair)
            self._column.insertSpacing(self._column.count() - 1, self._theme.px(8))
            self._column.insertWidget(self._column.count() - 1, pair)
        for at, pair in enumerate(self._reports):
            pair.setVisible(at < len(reports))
            if at < len(reports):
                pair.show_report(reports[at])
        self.verticalScrollBar().setValue(0)

    def words(self) -> tuple[str, str, str, str]:
        """Return where, what, headline and count as shown."""
        shown = (self._where, self._name, self._headline, self._count)
        where, name, headline, count = (prose.text() for prose in shown)
        return where, name, headline, count

    def reports(self) -> tuple[_ReportPair, ...]:
        """Return the reports as shown, from the top."""
        return tuple(pair for pair in self._reports if not pair.isHidden())
