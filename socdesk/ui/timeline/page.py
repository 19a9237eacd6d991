"""The timeline page: one plan as a chart, its facts, and the dates everything follows from."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from socdesk.decision.questioning import page_of
from socdesk.decision.timeline.values import Chosen
from socdesk.decision.wording import filled, joined
from socdesk.engagement import changes
from socdesk.errors import SocDeskError
from socdesk.ui.place import ORGANISATION, question
from socdesk.ui.session import Session
from socdesk.ui.tables.clipboard import mime_data
from socdesk.ui.tables.model import Sheet
from socdesk.ui.tables.view import SheetView
from socdesk.ui.theme import OUTDENT, LayoutClass, Theme
from socdesk.ui.timeline.chart import TimelineChart
from socdesk.ui.timeline.dates_bar import DatesBar
from socdesk.ui.timeline.drawing import chart
from socdesk.ui.timeline.editors import Existing, YearEnds
from socdesk.ui.timeline.parts import Banners, Facts, Nothing, TypicalLegend
from socdesk.ui.timeline.plans import PlanKey, Planner, ShownPlan, first_plan, same_dates
from socdesk.ui.timeline.said import said
from socdesk.ui.timeline.table import (
    FactsHeader,
    clipboard_rows,
    facts_table,
    heads,
    sheet,
    widths,
)
from socdesk.ui.timeline.tried import Grip, moved, reached, stepped
from socdesk.ui.timeline.words import (
    facts,
    headline,
    sentence,
)
from socdesk.ui.typography import RoleName
from socdesk.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.scroll_page import ScrollPage

_WIDEST = 1160
_MOST_NAMED = 3
_FOUR_FIELDS, _THREE_FIELDS, _TWO_FIELDS = 600, 460, 420
"""The least width of the page for so many fields side by side, in px at 100 % text."""
_HEADLINES: dict[LayoutClass, RoleName] = {
    LayoutClass.COMPACT: "question",
    LayoutClass.NARROW: "title",
}


class TimelinePage(ScrollPage):
    """Follows the session; year ends, reports there are and today are kept in the engagement.

    Dates of the work and of the period have no place there: they are tried out as long as the
    engagement is open. `today` gives the day to plan from where the engagement has none.
    """

    copied = Signal()
    """The table of facts is on the clipboard."""
    shown_anew = Signal()
    """Another plan is in view, or other dates."""

    def __init__(
        self,
        theme: Theme,
        session: Session,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._session = session
        self._today = today
        self._planner = Planner(session)
        self._tried: dict[PlanKey, Chosen] = {}
        self._key: PlanKey | None = None
        self._plans: tuple[ShownPlan, ...] = ()
        self._stale = True
        self._class = LayoutClass.NORMAL
        self._slots: list[tuple[QLayout, QWidget, int, bool]] = []
        self._build_parts()
        self._fill()
        self._connect()
        session.changed.connect(self._on_changed)
        session.opened.connect(self._on_opened)

    @property
    def shown(self) -> ShownPlan | None:
        """The plan in view; None where there is none."""
        return next((each for each in self._plans if each.key == self._key), None)

    @property
    def tried(self) -> Mapping[PlanKey, Chosen]:
        """The dates tried out here, by plan."""
        return self._tried

    def copy_table(self) -> None:
        """Put the facts on the clipboard."""
        if self.shown is not None:
            found = facts_table(self._session.pack, self.shown.timeline)
            QGuiApplication.clipboard().setMimeData(mime_data(clipboard_rows(found)))
            self.copied.emit()

    # Building.

    def _build_parts(self) -> None:
        theme, session = self._theme, self._session
        self._kicker = Prose(theme, "", "small", "ink2")
        self._headline = Prose(theme, "", "headline")
        self._standfirst = Prose(theme, "", "standfirst_large", "ink2")
        self._legend = TypicalLegend(theme)
        self._nothing = Nothing(theme)
        self.dates = DatesBar(theme)
        self.chart = TimelineChart(theme, session.pack)
        self.facts = Facts(theme)
        self.banners = Banners(theme, self.tr("To watch"))
        self.year_ends = YearEnds(theme, session)
        self.existing = Existing(theme, session)
        self._table_head = Prose(theme, self.tr("The same facts as a table"), "label")
        kind, size = ButtonKind.SECONDARY, ButtonSize.COMPACT
        self._copy = Button(theme, self.tr("Copy table"), kind, size, icon="copy")
        self.view = SheetView(
            theme,
            self.tr("The facts of the timeline"),
            Sheet(heads()),
            self._widths,
            header=FactsHeader(theme),
            whole=True,
        )

    def _fill(self) -> None:
        self._top = QWidget()
        top = QHBoxLayout(self._top)
        top.setContentsMargins(0, 0, 0, 0)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        for words in (self._kicker, self._headline, self._standfirst):
            titles.addWidget(words)
        top.addLayout(titles, 1)
        top.addWidget(self._legend, 0, Qt.AlignmentFlag.AlignTop)
        self._lists = QWidget()
        self._lists_box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._lists)
        self._lists_box.setContentsMargins(0, 0, 0, 0)
        self._lists_box.addWidget(self.year_ends, 2)
        self._lists_box.addWidget(self.existing, 3)
        self._above_table = QWidget()
        row = QHBoxLayout(self._above_table)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._table_head, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._copy)
        for part, above, padded in (
            (self._top, 32, True),
            (self._nothing, 32, True),
            (self.dates, 18, True),
            (self.chart, 22, True),
            (self.facts, 20, True),
            (self.banners, 28, True),
            (self._lists, 36, True),
            (self._above_table, 40, True),
            (self.view, 4, False),
        ):
            slot = QVBoxLayout()
            slot.addWidget(part)
            self._slots.append((slot, part, above, padded))
            self.column.addLayout(slot)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.dates.plan_chosen.connect(self._on_plan)
        self.dates.today_entered.connect(self._on_today)
        self.dates.tried.connect(self._on_tried)
        self.dates.back_requested.connect(self._on_back)
        self.chart.moved.connect(self._on_moved)
        self.chart.stepped.connect(self._on_stepped)
        self.chart.dropped.connect(self._refresh)
        self.banners.jump_requested.connect(self._on_jump)
        self.view.cell_reached.connect(partial(self.reveal, self.view))
        self._nothing.act.clicked.connect(self._on_nothing)
        self._copy.clicked.connect(self.copy_table)

    # What is done here.

    def _on_plan(self, key: object) -> None:
        if isinstance(key, PlanKey):
            self._key = key
            self._refresh()

    def _on_today(self, day: object) -> None:
        if day is not None and not isinstance(day, date):
            return
        session = self._session
        try:
            session.apply(changes.with_today(session.engagement, day))
        except SocDeskError as error:
            self.dates.today.set_fault(str(error))

    def _on_tried(self, grip: Grip, day: date | None) -> None:
        """A day was written into a field; an emptied field goes back to the plan's own."""
        shown = self.shown
        if shown is None:
            return
        if day is None:
            self._try(shown.key, _without(self._chosen(shown.key), grip))
            return
        try:
            self._try(shown.key, moved(self._chosen(shown.key), shown.timeline, grip, day))
        except SocDeskError as error:
            self.dates.grips[grip].set_fault(str(error))

    def _on_moved(self, grip: Grip, day: date) -> None:
        """A date was dragged or stepped: it goes as far as it can."""
        shown = self.shown
        if shown is None:
            return
        try:
            day = reached(shown.timeline, grip, day)
            wanted = moved(self._chosen(shown.key), shown.timeline, grip, day)
        except SocDeskError:
            return
        self._try(shown.key, wanted)

    def _on_stepped(self, grip: Grip, steps: int) -> None:
        if self.shown is not None:
            self._on_moved(grip, stepped(self.shown.timeline, grip, steps))

    def _on_back(self) -> None:
        if self._key is not None:
            self._try(self._key, Chosen(self._key.report))
            self.dates.plan.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_jump(self, name: str) -> None:
        if self.shown is not None:
            page = page_of(self._session.pack, name)
            self._session.go(question(self.shown.key.line, page))

    def _on_nothing(self) -> None:
        self._session.go(self._session.first_place())

    def _chosen(self, key: PlanKey) -> Chosen:
        return self._tried.get(key, Chosen(key.report))

    def _try(self, key: PlanKey, chosen: Chosen) -> None:
        if chosen == Chosen(key.report):
            self._tried.pop(key, None)
        elif chosen == self._tried.get(key):
            return
        else:
            self._tried[key] = chosen
        self._refresh()

    # Following the engagement.

    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _on_opened(self) -> None:
        self._tried.clear()
        self._key = None
        self.verticalScrollBar().setValue(0)
        self._on_changed()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        self._plans = self._planner.plans(self._today(), self._tried)
        if self.shown is None:
            first = first_plan(self._plans)
            self._key = first.key if first is not None else None
        shown = self.shown
        for _, part, *_ in self._slots:
            part.setVisible((part is self._nothing) == (shown is None))
        if shown is None:
            self._show_nothing()
        else:
            self._show(shown)
        self._space()
        self.settle()
        self.shown_anew.emit()

    def _show_nothing(self) -> None:
        session = self._session
        whole = session.is_open and session.first_place() == ORGANISATION
        self._nothing.say(
            self.tr("No timeline yet"),
            self.tr(
                "A timeline is drawn for each line for which a SOC 1 or SOC 2 report is possible. "
                "On the answers given there is none."
            ),
            self.tr("See the results") if whole else self.tr("Go to the next open question"),
        )
        self._nothing.act.setEnabled(session.is_open)

    def _show(self, shown: ShownPlan) -> None:
        pack, timeline = self._session.pack, shown.timeline
        engagement = self._session.engagement
        self._kicker.set_text(self._kicker_words(shown))
        self._headline.set_text(headline(pack, timeline))
        self._standfirst.set_text(sentence(pack, timeline))
        self.dates.show_plan(
            self._plans,
            shown,
            self._chosen(shown.key),
            today_given=engagement.today is not None,
        )
        summary = self.tr("Chart of the timeline: %1. The table below has every date.")
        self.chart.show_chart(chart(pack, timeline), summary.replace("%1", self._headline.text()))
        self.facts.show_items(facts(pack, timeline))
        self.banners.show_items(said(pack, timeline))
        self.year_ends.refresh()
        self.existing.refresh()
        self.view.show_sheet(sheet(facts_table(pack, timeline)))

    def _kicker_words(self, shown: ShownPlan) -> str:
        client, name = self._session.title, shown.name
        words = self.tr("{client}: {plan}") if client else "{plan}"
        same = same_dates(self._plans, shown)
        if same:
            words += ". " + self.tr("The same dates hold for {others}.")
        others = joined(self._session.pack, same)
        if len(same) > _MOST_NAMED:
            count = str(len(same))
            others = filled(self.tr("{count} other timelines"), count=count)
        return filled(words, client=client, plan=name, others=others)

    # Following the width.

    def arrange(self, layout: LayoutClass) -> None:
        self._class = layout
        px = self._theme.px
        narrow = layout is LayoutClass.NARROW
        left, right = self.margins(layout, _WIDEST)
        self.column.setContentsMargins(left, 0, right, px(56))
        self._headline.set_role(_HEADLINES.get(layout, "headline"))
        self._legend.setVisible(not narrow)
        units = self.width() / self._theme.unit
        self.dates.set_columns(6 if not narrow else 3 if units >= _THREE_FIELDS else 2)
        self.existing.set_columns(4 if units >= _FOUR_FIELDS else 2 if units >= _TWO_FIELDS else 1)
        self.year_ends.set_columns(2 if units >= _TWO_FIELDS else 1)
        self.facts.set_columns(1 if narrow else 3)
        direction = QBoxLayout.Direction
        small = layout in (LayoutClass.NARROW, LayoutClass.COMPACT)
        self._lists_box.setDirection(direction.TopToBottom if small else direction.LeftToRight)
        self._lists_box.setSpacing(px(36))
        self._space()

    def _space(self) -> None:
        """Give every part its distance from the one above; what is hidden has none."""
        px = self._theme.px
        for slot, part, above, padded in self._slots:
            side = px(OUTDENT) if padded else 0
            top = 0 if part.isHidden() else px(above)
            slot.setContentsMargins(side, top, side, 0)

    def _widths(self, width: int) -> tuple[int, ...]:
        return widths(width, self._theme.unit)


def _without(chosen: Chosen, grip: Grip) -> Chosen:
    match grip:
        case Grip.BEGIN:
            return replace(chosen, begin=None)
        case Grip.TYPE_1:
            return replace(chosen, type_1=None)
        case Grip.START | Grip.END | Grip.PERIOD:
            return replace(chosen, period_start=None, period_end=None)
