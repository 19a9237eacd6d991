"""The timeline on the projector: the plan in view at the desk, drawn larger and only to look at."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from socdesk.decision.pack import Pack
from socdesk.ui.client_window.in_view import InView
from socdesk.ui.client_window.look import ProjectorTheme
from socdesk.ui.client_window.slide import STEPS, Slide
from socdesk.ui.place import Where
from socdesk.ui.session import Session
from socdesk.ui.timeline.drawing import Chart, chart
from socdesk.ui.timeline.geometry import Geometry
from socdesk.ui.timeline.paint import ChartPainter
from socdesk.ui.timeline.plans import Planner, ShownPlan, first_plan
from socdesk.ui.timeline.words import Told, facts, headline, sentence
from socdesk.ui.typography import RoleName
from socdesk.ui.widgets.prose import Prose

_FACTORS = (2.2, 2.1, 2.0, 1.9, 1.8, 1.7, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0)
_LARGE_ENOUGH = 1.5
"""Below this the facts give way: the chart says the same, and small print helps nobody."""


class ChartPicture(QWidget):
    """The chart without its handles; its name says what it shows."""

    def __init__(self, theme: ProjectorTheme, pack: Pack) -> None:
        super().__init__()
        self._theme = theme
        self._pack = pack
        self._chart: Chart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @property
    def chart(self) -> Chart | None:
        """The chart shown."""
        return self._chart

    def show_chart(self, shown: Chart | None, words: str) -> None:
        """Show a chart."""
        self.setAccessibleName(words)
        self._chart = shown
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height all rows need."""
        if self._chart is None:
            return QSize(1, 1)
        return QSize(1, round(Geometry(self._chart, 1.0, self._theme.unit).height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chart."""
        if self._chart is not None:
            at = Geometry(self._chart, float(self.width()), self._theme.unit)
            ChartPainter(QPainter(self), self._theme, self._pack, at).paint()


class Fact(QWidget):
    """One of the three facts below the chart."""

    def __init__(self, theme: ProjectorTheme) -> None:
        super().__init__()
        self.head = Prose(theme, "", "projector_option")
        self.text = Prose(theme, "", "projector_small_26", "ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.text)
        column.addStretch(1)

    def say(self, told: Told) -> None:
        """Show a fact."""
        self.head.set_text(told.head)
        self.text.set_text(told.text)

    def height_at(self, width: int) -> int:
        """Return the height at a width."""
        return self.head.heightForWidth(width) + self.text.heightForWidth(width)


class TimelineSlide(Slide):
    """Follows the plan and the dates the desk looks at; `today` plans where the file has none."""

    def __init__(
        self,
        theme: ProjectorTheme,
        enlarged: ProjectorTheme,
        session: Session,
        today: Callable[[], date],
        in_view: Callable[[], InView],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._session = session
        self._enlarged = enlarged
        self._today = today
        self._in_view = in_view
        self._planner = Planner(session)
        self._shown: ShownPlan | None = None
        self.headline = Prose(theme, "", "projector_64")
        self.sentence = Prose(theme, "", "projector_small", "ink2")
        self.chart = ChartPicture(enlarged, session.pack)
        self.facts = (Fact(theme), Fact(theme), Fact(theme))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout()
        for fact in self.facts:
            self._row.addWidget(fact, 1, Qt.AlignmentFlag.AlignTop)
        for part in (self.headline, self.sentence, self.chart):
            self._column.addWidget(part)
        self._column.addLayout(self._row)
        self._column.addStretch(1)

    def show_place(self, where: Where) -> None:
        wanted = self._in_view()
        plans = self._planner.plans(self._today(), wanted.tried)
        chosen = next((each for each in plans if each.key == wanted.key), None)
        self._shown = chosen or first_plan(plans)
        shown, pack = self._shown, self._session.pack
        for part in (self.sentence, self.chart, *self.facts):
            part.setVisible(shown is not None)
        if shown is None:
            self.headline.set_text(self.tr("No timeline yet"))
            self.chart.show_chart(None, "")
        else:
            self.headline.set_text(headline(pack, shown.timeline))
            self.sentence.set_text(sentence(pack, shown.timeline))
            spoken = self.tr("Chart of the timeline: %1").replace("%1", self.headline.text())
            self.chart.show_chart(chart(pack, shown.timeline), spoken)
            for fact, told in zip(self.facts, facts(pack, shown.timeline), strict=True):
                fact.say(told)
        self.fit()

    def kicker(self) -> str:
        return self._shown.name if self._shown is not None else self._session.title

    def position(self) -> str:
        return self.tr("Solid is typical, hatched is the range seen") if self._shown else ""

    def fit(self) -> None:
        if self.width() <= 0:
            return
        px = self._theme.px
        self._column.setSpacing(px(14))
        self._row.setSpacing(px(48))
        self._row.setContentsMargins(0, px(8), 0, 0)
        tries = [(True, factor) for factor in _FACTORS if factor >= _LARGE_ENOUGH]
        tries += [(False, factor) for factor in _FACTORS]
        for facts_shown, factor in tries:
            if self._try(STEPS[-1], factor, facts_shown) <= self.height():
                return

    def _try(self, role: RoleName, factor: float, facts_shown: bool) -> int:
        """Set these sizes, and return the height they need."""
        px, width = self._theme.px, self.width()
        self.headline.set_role(role)
        self._enlarged.set_factor(factor)
        height = self.headline.heightForWidth(width) + px(14)
        if self._shown is None:
            return height
        height += self.sentence.heightForWidth(width) + px(14) + self.chart.sizeHint().height()
        for fact in self.facts:
            fact.setVisible(facts_shown)
        share = max(1, (width - 2 * px(48)) // 3)
        if facts_shown:
            height += px(14) + px(8) + max(fact.height_at(share) for fact in self.facts)
        return height
