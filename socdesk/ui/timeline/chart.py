"""The chart as a widget: painted, with handles on the dates that can be moved."""

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from socdesk.decision.pack import Pack
from socdesk.decision.timeline.months import DAY
from socdesk.ui.plain import set_tooltip
from socdesk.ui.theme import Theme
from socdesk.ui.timeline.drawing import Chart, RowKind
from socdesk.ui.timeline.geometry import Geometry
from socdesk.ui.timeline.paint import ChartPainter
from socdesk.ui.timeline.tried import Grip
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.focus_ring import set_ring
from socdesk.ui.wizard.dates import day_in_words

_HANDLE, _PILL, _PILL_HEIGHT = 18, 7, 18
_LONG_STEP = 30
_LEAST_HEIGHT = 120
_EDGES = (Grip.START, Grip.END)
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
}


class Handle(QAbstractSlider):
    """A date that is moved with the mouse or the arrow keys.

    A key moves an edge of the period by a month, or with Shift the whole period; other dates by
    a day, or with Shift by thirty. To a screen reader it is a slider, named by its date.
    """

    stepped = Signal(Grip, int)
    dragged = Signal(Grip, QPointF)
    """Where the mouse is now, on the screen."""
    dropped = Signal()

    def __init__(self, theme: Theme, grip: Grip, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.grip = grip
        self._held = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        set_ring(self, radius=4)
        self.hide()

        if grip in _EDGES:
            keys = self.tr("Left and Right move it by a month, with Shift the whole period")
        else:
            keys = self.tr("Left and Right move it by a day, with Shift by thirty days")
        self.setAccessibleDescription(keys)
        set_tooltip(self, keys)

    def say(self, words: str) -> None:
        """Tell a screen reader what this is and where it stands."""
        if words != self.accessibleName():
            self.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = _STEPS.get(Qt.Key(event.key()))
        if steps is None:
            event.ignore()
            return
        far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self.grip in _EDGES:
            self.stepped.emit(Grip.PERIOD if far else self.grip, steps)
        else:
            self.stepped.emit(self.grip, steps * (_LONG_STEP if far else 1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a date is moved on purpose."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.button() is Qt.MouseButton.LeftButton
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self.dragged.emit(self.grip, event.globalPosition())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._held = False
            self.update()
            self.dropped.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the grip."""
        painter = QPainter(self)
        colours, unit = self._theme.colours, self._theme.unit
        size = QPointF(_PILL, _PILL_HEIGHT) * unit
        centre = QRectF(self.rect()).center()
        pill = QRectF(centre - size / 2, centre + size / 2)
        held = self._held or self.underMouse() or self.hasFocus()
        fill = colours.accent if held else colours.paper
        draw.box(painter, pill, 3 * unit, fill=fill, edge=colours.accent, width=1.6 * unit)


class TimelineChart(QWidget):
    """The chart of one plan; `moved` carries a date and the day it is dragged or stepped to.

    While a date is dragged the axis stays as it is, so that months do not slip away under the
    mouse. To a screen reader the chart is one picture with `summary` as its name; the table on
    the same page has every fact.
    """

    moved = Signal(Grip, date)
    stepped = Signal(Grip, int)
    dropped = Signal()
    """A drag has ended; the axis may fit its dates again."""

    def __init__(self, theme: Theme, pack: Pack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pack = pack
        self._chart: Chart | None = None
        self._dragging = False
        self._offset: int | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self.handles = {
            grip: Handle(theme, grip, self)
            for grip in (Grip.BEGIN, Grip.TYPE_1, Grip.START, Grip.END)
        }
        for handle in self.handles.values():
            handle.stepped.connect(self.stepped)
            handle.dragged.connect(self._on_dragged)
            handle.dropped.connect(self._on_dropped)
        theme.changed.connect(self._follow_theme)

    @property
    def chart(self) -> Chart | None:
        """The chart shown."""
        return self._chart

    def show_chart(self, chart: Chart, summary: str) -> None:
        """Show a chart."""
        if self._dragging and self._chart is not None:
            chart = replace(chart, first=self._chart.first, last=self._chart.last)
        self.setAccessibleName(summary)
        # What is too long for the column of labels is shortened there, and said here.
        said = [_row_words(row.label, row.second) for row in chart.rows]
        self.setAccessibleDescription("; ".join(said))
        if chart != self._chart:
            self._chart = chart
            self._follow_theme()

    def geometry_now(self) -> Geometry | None:
        """Return how the chart is laid out; None where there is none."""
        if self._chart is None:
            return None
        return Geometry(self._chart, float(self.width()), self._theme.unit)

    def film_rect(self) -> QRectF:
        """Return where the first period is drawn; null where there is none."""
        at = self.geometry_now()
        if at is not None:
            for number, row in enumerate(at.chart.rows):
                if row.film:
                    return at.band(number, row.film.start, row.film.end)
        return QRectF()

    def event(self, event: QEvent) -> bool:
        """Tell the whole label of the row under the mouse, which may be shortened."""
        at = self.geometry_now()
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and at is not None:
            rows = enumerate(at.chart.rows)
            y = event.pos().y()
            over = (r for n, r in rows if at.row_rect(n).top() <= y < at.row_rect(n).bottom())
            said = self.accessibleDescription()
            set_tooltip(self, next((_row_words(r.label, r.second) for r in over), ""))
            self.setAccessibleDescription(said)
        return super().event(event)

    def sizeHint(self) -> QSize:
        at = self.geometry_now()
        height = round(at.height) if at else self._theme.px(_LEAST_HEIGHT)
        return QSize(self._theme.px(640), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        at = self.geometry_now()
        if at is not None:
            ChartPainter(QPainter(self), self._theme, self._pack, at).paint()

    # The whole period, moved by its middle.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.geometry_now()
        if at is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if self.film_rect().contains(event.position()):
            row = at.chart.row(RowKind.PERIOD)
            if row and row.film:
                day = at.day_at(event.position().x())
                self._offset = (day - row.film.start).days

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.geometry_now()
        if at is None:
            return
        if self._offset is None:
            over = self.film_rect().contains(event.position())
            shape = Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            return
        self._dragging = True
        day = at.day_at(event.position().x())
        # The month whose beginning is nearest takes the period in.
        start = date.fromordinal(day.toordinal() - self._offset + 15)
        self.moved.emit(Grip.PERIOD, start.replace(day=1))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._offset is not None:
            self._offset = None
            self._on_dropped()

    # The handles.

    def _on_dragged(self, grip: Grip, place: QPointF) -> None:
        at = self.geometry_now()
        if at is None:
            return
        self._dragging = True
        day = at.day_at(self.mapFromGlobal(place).x())
        if grip is Grip.START:
            day = date.fromordinal(day.toordinal() + 15).replace(day=1)
        elif grip is Grip.END:
            day = date.fromordinal(day.toordinal() + 15).replace(day=1) - DAY
        elif grip is Grip.TYPE_1:
            day -= DAY
        self.moved.emit(grip, day)

    def _on_dropped(self) -> None:
        if self._dragging:
            self._dragging = False
            self.dropped.emit()

    def _follow_theme(self) -> None:
        self.updateGeometry()
        self._place()
        self.update()

    def _place(self) -> None:
        at = self.geometry_now()
        if at is None:
            return
        names = {
            Grip.BEGIN: self.tr("Start of the work, %1"),
            Grip.TYPE_1: self.tr("Type 1 date, %1"),
            Grip.START: self.tr("Start of the observation period, %1"),
            Grip.END: self.tr("End of the observation period, %1"),
        }
        places = self._places(at)
        for grip, handle in self.handles.items():
            found = places.get(grip)
            handle.setVisible(found is not None)
            if found is not None:
                day, rect = found
                handle.say(names[grip].replace("%1", day_in_words(day)))
                handle.setGeometry(rect)

    def _places(self, at: Geometry) -> Mapping[Grip, tuple[date, QRect]]:
        """Where each handle stands, and its date; those out of the axis have no place."""
        found: dict[Grip, tuple[date, float, QRectF]] = {}
        for number, row in enumerate(at.chart.rows):
            if number == 0 and row.bar:
                band = at.band(0, row.bar.start, row.bar.typical)
                found[Grip.BEGIN] = (at.chart.begin, band.left(), band)
            if row.kind is RowKind.TYPE_1 and row.at and row.bar:
                band = at.band(number, row.bar.start, row.bar.typical)
                found[Grip.TYPE_1] = (row.at, at.x_end(row.at), band)
            if row.film:
                band = at.band(number, row.film.start, row.film.end)
                found[Grip.START] = (row.film.start, band.left(), band)
                found[Grip.END] = (row.film.end, band.right(), band)
        width = self._theme.px(_HANDLE)
        height = self._theme.px(_PILL_HEIGHT + 8)
        return {
            grip: (
                day,
                QRect(round(x - width / 2), round(band.center().y() - height / 2), width, height),
            )
            for grip, (day, x, band) in found.items()
            if at.left - 1 <= x <= at.width + 1
        }


def _row_words(label: str, second: str) -> str:
    return f"{label}, {second}" if second else label
