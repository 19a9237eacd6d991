"""The fields over the chart: which plan, today, and the dates that are tried out."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from socdesk.decision.timeline.names import TYPE_1
from socdesk.decision.timeline.values import Chosen, Timeline
from socdesk.ui.theme import Theme
from socdesk.ui.timeline.fields import Choice, DayField
from socdesk.ui.timeline.plans import PlanKey, ShownPlan
from socdesk.ui.timeline.tried import Grip, in_words
from socdesk.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from socdesk.ui.widgets.prose import Prose

_LONGEST_DAY = "28 May 2026"
_AROUND = 28
"""What a field has beside its words."""


class DatesBar(QWidget):
    """Shows one plan's dates; what is entered is sent, and shown once it is taken."""

    plan_chosen = Signal(object)
    today_entered = Signal(object)
    tried = Signal(Grip, object)
    """A date tried out: what, and the day; None goes back to the plan's own."""
    back_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = 0
        self._examined = False
        self.plan = Choice(theme, self.tr("Timeline of"))
        self.today = DayField(theme, self.tr("Today"))
        self.grips = {
            Grip.BEGIN: DayField(theme, self.tr("Work begins")),
            Grip.TYPE_1: DayField(theme, self.tr("Type 1 as of")),
            Grip.START: DayField(theme, self.tr("Period from")),
            Grip.END: DayField(theme, self.tr("Period to")),
        }
        self.note = Prose(theme, "", "small", "ink2")
        self.back = Button(
            theme, self.tr("Back to the planned dates"), ButtonKind.TEXT, ButtonSize.SMALL
        )
        self._grid = QGridLayout()
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.addWidget(self.note, 1, Qt.AlignmentFlag.AlignVCenter)
        # The chart must not move when a date does.
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(policy)
        self._foot.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._box = QVBoxLayout(self)
        self._box.addLayout(self._grid)
        self._box.addLayout(self._foot)
        self.plan.chosen.connect(self.plan_chosen)
        self.today.entered.connect(self.today_entered)
        for field in self.grips.values():
            field.entered.connect(self._on_entered)
        self.back.clicked.connect(self.back_requested)
        self.set_columns(6)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def show_plan(
        self, plans: Sequence[ShownPlan], shown: ShownPlan, chosen: Chosen, *, today_given: bool
    ) -> None:
        """Show the plans there are, and the dates of the one in view."""
        keys: list[PlanKey] = [each.key for each in plans]
        self.plan.offer(keys, [each.name for each in plans], shown.key)
        timeline = shown.timeline
        self.today.show_day(timeline.today)
        examined = any(phase.id == TYPE_1 for phase in timeline.phases)
        if examined != self._examined:
            self._examined = examined
            self._place()
        for grip, day in _days(timeline).items():
            self.grips[grip].show_day(day)
        self._say(chosen, today_given=today_given)

    def set_columns(self, columns: int) -> None:
        """Set the fields in so many columns; with few the plan's name has a row of its own."""
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _say(self, chosen: Chosen, *, today_given: bool) -> None:
        tried = in_words(chosen)
        parts = []
        if tried:
            words = self.tr("Tried out here and not kept in the file: %1.")
            parts.append(words.replace("%1", tried))
        else:
            parts.append(
                self.tr(
                    "Drag the ends of the period or write dates to try them out; "
                    "the file keeps none."
                )
            )
        if not today_given:
            parts.append(self.tr("Today is this computer\u2019s day."))
        self.note.set_text(" ".join(parts))
        self.back.setVisible(bool(tried))

    def _on_entered(self, day: object) -> None:
        field = self.sender()
        grip = next((grip for grip, each in self.grips.items() if each is field), None)
        if grip is not None and (day is None or isinstance(day, date)):
            self.tried.emit(grip, day)

    def _place(self) -> None:
        fields = [self.today, *self._shown_grips()]
        for part in (self.plan, self.today, *self.grips.values()):
            self._grid.removeWidget(part)
        self.grips[Grip.TYPE_1].setVisible(self._examined)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        few = self._columns < 6
        direction = QBoxLayout.Direction
        self._foot.setDirection(direction.TopToBottom if few else direction.LeftToRight)
        across = self._columns if few else 1
        self._grid.addWidget(self.plan, 0, 0, 1, across, Qt.AlignmentFlag.AlignTop)
        for at, field in enumerate(fields):
            row, column = divmod(at, self._columns) if few else (0, at + 1)
            # A sentence below one field moves no other.
            self._grid.addWidget(field, row + 1 if few else 0, column, Qt.AlignmentFlag.AlignTop)
            self._grid.setColumnStretch(column, 3)
        if not few:
            self._grid.setColumnStretch(0, 6)

    def _shown_grips(self) -> list[DayField]:
        without = None if self._examined else Grip.TYPE_1
        return [field for grip, field in self.grips.items() if grip is not without]

    def _follow_theme(self) -> None:
        px = self._theme.px
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(8))
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(10))
        self._foot.setSpacing(px(16))
        # The plan's name may be shortened, a date may not.
        written = QFontMetrics(self._theme.font("body")).horizontalAdvance(_LONGEST_DAY)
        for field in (self.today, *self.grips.values()):
            field.setMinimumWidth(written + px(_AROUND))


def _days(timeline: Timeline) -> dict[Grip, date | None]:
    return {
        Grip.BEGIN: timeline.phases[0].start,
        Grip.TYPE_1: timeline.type_1,
        Grip.START: timeline.period.start,
        Grip.END: timeline.period.end,
    }
