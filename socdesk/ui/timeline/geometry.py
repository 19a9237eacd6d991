"""Where everything of the chart lies: days across, rows down."""

from datetime import date

from msgspec import Struct
from PySide6.QtCore import QRectF

from socdesk.decision.timeline.months import DAY
from socdesk.ui.timeline.drawing import Chart, RowKind

_LABELS = 196.0
_LABELS_SHARE = 0.34
_HEAD = 50.0
_FOOT = 28.0
_BELOW_ROWS = 10.0
_ROWS = {
    RowKind.WORK: 52.0,
    RowKind.TYPE_1: 58.0,
    RowKind.PERIOD: 62.0,
    RowKind.REPORT: 52.0,
    RowKind.YEAR: 70.0,
}
_BAR, _FILM, _YEAR = 16.0, 36.0, 28.0


class Geometry(Struct, frozen=True):
    """The chart laid out at a width; `unit` is how many logical px one px of look.md is."""

    chart: Chart
    width: float
    unit: float

    @property
    def left(self) -> float:
        """Where the axis begins; the labels are left of it."""
        return min(_LABELS * self.unit, self.width * _LABELS_SHARE)

    @property
    def head(self) -> float:
        """The height of years and months over the rows."""
        return _HEAD * self.unit

    @property
    def rows_foot(self) -> float:
        """Where the rows end."""
        return self.head + sum(_ROWS[row.kind] for row in self.chart.rows) * self.unit

    @property
    def marks_foot(self) -> float:
        """Where the upright lines end, and their words begin."""
        return self.rows_foot + _BELOW_ROWS * self.unit

    @property
    def height(self) -> float:
        """The height of the whole."""
        return self.marks_foot + _FOOT * self.unit

    def x(self, day: date) -> float:
        """Where a day begins: months are as wide as they have days."""
        days = (self.chart.last - self.chart.first).days + 1
        return self.left + (self.width - self.left) * (day - self.chart.first).days / days

    def x_end(self, day: date) -> float:
        """Where a day ends."""
        return self.x(day) + (self.x(day) - self.x(day - DAY))

    def day_at(self, x: float) -> date:
        """Return the day whose beginning lies nearest."""
        days = (self.chart.last - self.chart.first).days + 1
        at = round((x - self.left) * days / max(1.0, self.width - self.left))
        return date.fromordinal(self.chart.first.toordinal() + at)

    def row_rect(self, number: int) -> QRectF:
        """The whole of a row, label and plot."""
        heights = [_ROWS[row.kind] * self.unit for row in self.chart.rows]
        return QRectF(0, self.head + sum(heights[:number]), self.width, heights[number])

    def plot(self) -> QRectF:
        """The part right of the labels, below the months."""
        return QRectF(self.left, self.head, self.width - self.left, self.rows_foot - self.head)

    def band(self, number: int, start: date, end: date) -> QRectF:
        """Where a stretch of days is drawn in a row, both days included."""
        row = self.row_rect(number)
        height = {RowKind.PERIOD: _FILM, RowKind.YEAR: _YEAR}.get(
            self.chart.rows[number].kind, _BAR
        ) * self.unit
        top = row.top() + (row.height() - height) / 2
        if self.chart.rows[number].kind is RowKind.YEAR:
            top -= 6 * self.unit
        left = self.x(start)
        return QRectF(left, top, self.x_end(end) - left, height)
