"""The painter of the chart: solid is typical, hatched is the range seen, a film is a period."""

from datetime import date

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from socdesk.decision.pack import Pack
from socdesk.decision.timeline.months import YEAR, first_day, last_day, month_of
from socdesk.decision.timeline.wording import months_in_words
from socdesk.decision.wording import filled
from socdesk.ui.theme import RADIUS_STEP, ColourName, Theme
from socdesk.ui.timeline.coverage import Cover, Part
from socdesk.ui.timeline.drawing import Bar, Film, Mark, MarkKind, Row, RowKind, translate
from socdesk.ui.timeline.geometry import Geometry
from socdesk.ui.typography import RoleName
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.icons import paint_icon

_STEPS = (1, 2, 3, 6, 12)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter


class _Words(Struct, frozen=True):
    area: QRectF
    text: str
    role: RoleName
    colour: ColourName
    ground: ColourName


class ChartPainter:
    """Draws a chart with one painter, theme and geometry."""

    def __init__(self, painter: QPainter, theme: Theme, pack: Pack, geometry: Geometry) -> None:
        self._painter = painter
        self._theme = theme
        self._pack = pack
        self._at = geometry
        self._unit = geometry.unit
        self._said: list[_Words] = []

    def paint(self) -> None:
        """Draw everything."""
        self._grid()
        for number, row in enumerate(self._at.chart.rows):
            self._label(number, row)
        painter, plot = self._painter, self._at.plot()
        painter.save()
        painter.setClipRect(plot.adjusted(-self._unit, 0, self._unit, 0))
        for number, row in enumerate(self._at.chart.rows):
            self._content(number, row)
        painter.restore()
        self._marks()
        # Words come last, on a ground of their own: no line crosses them.
        for words in self._said:
            painter.fillRect(words.area, self._theme.colours.named(words.ground))
            self._text(words.area, words.text, words.role, words.colour)

    # The axis.

    def _grid(self) -> None:
        at, painter, colours = self._at, self._painter, self._theme.colours
        months = at.chart.months
        step = self._step()
        half = at.head / 2
        for month in months:
            left = at.x(first_day(month))
            new_year = month % YEAR == 0 or month == months[0]
            if month % step == 0 or month == months[0]:
                top = half if not new_year else 2 * self._unit
                draw.vertical(painter, left, top, at.marks_foot, colours.line)
            if new_year:
                words = str(month // YEAR)
                end = min(at.width, at.x(first_day((month // YEAR + 1) * YEAR)))
                room = end - left - 4 * self._unit
                if room > self._width(words, "small") + 4 * self._unit:
                    area = QRectF(left + 4 * self._unit, 0, room, half)
                    self._text(area, words, "small", "ink2")
            self._month(month, step, half)
        for number in range(1, len(at.chart.rows)):
            top = at.row_rect(number).top()
            draw.horizontal(painter, 0, at.width, top, colours.line)
        draw.horizontal(painter, 0, at.width, at.head - self._unit, colours.rule)

    def _month(self, month: int, step: int, half: float) -> None:
        if month % step:
            return
        at = self._at
        left, right = at.x(first_day(month)), at.x_end(last_day(month + step - 1))
        area = QRectF(left, half, min(right, at.width) - left, half - 2 * self._unit)
        words = self._pack.words.timeline.months_short[month % YEAR]
        align = _MIDDLE if step == 1 else _LEFT
        if step > 1:
            area.adjust(4 * self._unit, 0, 0, 0)
        if area.width() >= self._width(words, "small"):
            self._text(area, words, "small", "ink2", align)

    def _step(self) -> int:
        at = self._at
        wide = (
            max(self._width(words, "small") for words in self._pack.words.timeline.months_short)
            + 6 * self._unit
        )
        month = (at.width - at.left) / len(at.chart.months)
        return next((step for step in _STEPS if step * month >= wide), _STEPS[-1])

    def _label(self, number: int, row: Row) -> None:
        area = self._at.row_rect(number)
        area.setRight(self._at.left - 8 * self._unit)
        line, small = self._theme.line_height("side"), self._theme.line_height("small")
        total = line + (small if row.second else 0)
        shift = 6 * self._unit if row.kind is RowKind.YEAR else 0
        top = area.top() + (area.height() - total) / 2 - shift
        self._text(QRectF(area.left(), top, area.width(), line), row.label, "side", "ink")
        below = QRectF(area.left(), top + line, area.width(), small)
        self._text(below, row.second, "small", "ink2")

    # The rows.

    def _content(self, number: int, row: Row) -> None:
        if row.bar:
            self._bar(number, row.bar)
        if row.film:
            self._film(number, row.film)
        if row.at:
            self._photo(number, row.at)
        if row.in_hand and row.bar:
            self._in_hand(number, row.in_hand, row)
        for part in row.parts:
            self._part(number, part, bridged=row.bridged)

    def _bar(self, number: int, bar: Bar) -> None:
        colours, unit = self._theme.colours, self._unit
        whole = draw.snapped_rect(
            self._painter, self._at.band(number, bar.start, max(bar.typical, bar.latest))
        )
        solid = draw.snapped_rect(self._painter, self._at.band(number, bar.start, bar.typical))
        radius = RADIUS_STEP * unit
        if bar.latest > bar.typical:
            self._hatched(whole, radius)
        draw.box(self._painter, solid, radius, fill=colours.accent)

    def _film(self, number: int, film: Film) -> None:
        painter, colours, unit = self._painter, self._theme.colours, self._unit
        strip = draw.snapped_rect(painter, self._at.band(number, film.start, film.end))
        self._following(number, film)
        draw.box(painter, strip, RADIUS_STEP * unit, fill=colours.acwash)
        first = month_of(film.start)
        for month in range(first, first + film.months):
            left, right = self._at.x(first_day(month)), self._at.x_end(last_day(month))
            if month > first:
                draw.vertical(painter, left, strip.top(), strip.bottom(), colours.accent, unit)
            side = min(18 * unit, (right - left) * 0.6)
            middle = QPointF((left + right) / 2, strip.center().y())
            corner = middle - QPointF(side / 2, side / 2)
            square = QRectF(corner.x(), corner.y(), side, side)
            paint_icon(painter, "check", square, colours.accent)
        draw.box(painter, strip, RADIUS_STEP * unit, edge=colours.accent, width=2 * unit)

    def _following(self, number: int, film: Film) -> None:
        """The period after the first: two dashed lines, as far as the axis goes."""
        painter, unit = self._painter, self._unit
        area = self._at.band(number, film.next_start, film.next_end)
        area.setRight(min(area.right(), self._at.width + 4 * unit))
        if area.width() <= 0:
            return
        thick = draw.line_width(painter, unit)
        pen = QPen(self._theme.colours.accent, thick)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([5.0, 4.0])
        painter.save()
        painter.setPen(pen)
        for y in (area.top(), area.bottom() - thick):
            middle = draw.snapped(painter, y) + thick / 2
            painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle))
        painter.restore()
        words = area.adjusted(10 * unit, 0, -6 * unit, 0)
        if words.width() >= self._width(film.next_words, "small"):
            words.setWidth(self._width(film.next_words, "small"))
            self._say(words, film.next_words, "small", "ink2")

    def _photo(self, number: int, at: date) -> None:
        """A Type 1: one frame that stands at its date."""
        painter, colours, unit = self._painter, self._theme.colours, self._unit
        row = self._at.row_rect(number)
        side = 22 * unit
        x = self._at.x_end(at)
        frame = QRectF(x - side / 2, row.top() + 3 * unit, side, side * 0.72)
        stem = x - draw.line_width(painter, 2 * unit) / 2
        foot = row.center().y() + 8 * unit
        draw.vertical(painter, stem, frame.bottom(), foot, colours.accent, 2 * unit)
        draw.box(painter, frame, 2 * unit, fill=colours.paper, edge=colours.accent, width=2 * unit)
        inner = 12 * unit
        place = frame.center() - QPointF(inner / 2, inner / 2)
        square = QRectF(place.x(), place.y(), inner, inner)
        paint_icon(painter, "check", square, colours.accent)

    def _in_hand(self, number: int, day: date, row: Row) -> None:
        painter, colours, unit = self._painter, self._theme.colours, self._unit
        if row.bar is None:
            return
        band = self._at.band(number, row.bar.start, max(row.bar.latest, row.bar.typical))
        x, y, reach = self._at.x_end(day), band.center().y(), 8 * unit
        corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.ink, 1.6 * unit))
        painter.setBrush(colours.paper)
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        painter.restore()
        room = self._width(row.words, "small_strong")
        gap = 10 * unit
        left = min(band.left(), x - reach) - gap
        if row.at is not None:
            left = min(left, self._at.x_end(row.at) - gap - 11 * unit)
        if left - room >= self._at.left:
            area = QRectF(left - room, band.top(), room, band.height())
        else:
            area = QRectF(max(band.right(), x + reach) + gap, band.top(), room, band.height())
        self._say(area, row.words, "small_strong", "ink")

    def _part(self, number: int, part: Part, *, bridged: bool) -> None:
        painter, colours, unit = self._painter, self._theme.colours, self._unit
        area = draw.snapped_rect(painter, self._at.band(number, part.start, part.end))
        words, shorter = self._part_words(part, bridged=bridged)
        colour: ColourName = "ink2"
        role: RoleName = "small"
        if part.cover is Cover.COVERED:
            draw.box(painter, area, RADIUS_STEP * unit, fill=colours.accent)
            colour, role = "on_accent", "small_strong"
        elif part.cover is Cover.NOT_COVERED:
            draw.box(painter, area, RADIUS_STEP * unit, fill=colours.paper, edge=colours.edge)
        else:
            self._hatched(area, RADIUS_STEP * unit)
            area = QRectF(area.left(), area.bottom() + unit, area.width(), 20 * unit)
            width = max(self._width(words, role), area.width())
            left = max(self._at.left, min(area.center().x() - width / 2, self._at.width - width))
            if area.center().x() + width / 2 > area.right():
                left = max(self._at.left, area.right() - width - 6 * unit)
            self._say(QRectF(left, area.top(), width, area.height()), words, role, "ink2")
            return
        room = area.width() - 8 * unit
        fits = next((each for each in (words, shorter) if self._width(each, role) <= room), "")
        covered = part.cover is Cover.COVERED
        self._say(area, fits, role, colour, "accent" if covered else "paper")

    def _part_words(self, part: Part, *, bridged: bool) -> tuple[str, str]:
        months = months_in_words(self._pack, part.months)
        if part.cover is Cover.COVERED:
            words = translate("Timeline", "covered, {months}")
            return filled(words, months=months), str(part.months)
        if part.cover is Cover.NOT_COVERED:
            return translate("Timeline", "not covered"), ""
        words = translate("Timeline", "gap, {months}")
        if bridged:
            words = translate("Timeline", "gap, {months}: bridge letter")
        return filled(words, months=months), ""

    # The upright lines.

    def _marks(self) -> None:
        marks = sorted(self._at.chart.marks, key=_by_rank)
        taken: list[tuple[float, float]] = []
        shown = []
        for mark in marks:
            x = self._mark_x(mark)
            if self._at.left <= x <= self._at.width + self._unit:
                shown.append((mark, min(x, self._at.width)))
        for mark, x in shown:
            self._upright(mark, x)
        for mark, x in shown:
            room = self._width(mark.words, "small")
            left = max(0.0, min(x - room / 2, self._at.width - room))
            if all(left > end or left + room < start for start, end in taken):
                taken.append((left - 6 * self._unit, left + room + 6 * self._unit))
                height = self._at.height - self._at.marks_foot
                area = QRectF(left, self._at.marks_foot, room, height)
                self._text(area, mark.words, "small", "ink")

    def _upright(self, mark: Mark, x: float) -> None:
        painter, colours, unit = self._painter, self._theme.colours, self._unit
        top, foot = self._at.head, self._at.marks_foot
        if mark.kind is MarkKind.YEAR_END:
            if mark.row is not None:
                own = self._at.row_rect(mark.row)
                top, foot = own.top(), own.bottom()
            draw.vertical(painter, x - 1.2 * unit, top, foot, colours.ink, 2.4 * unit)
            return
        thick = draw.line_width(painter, 1.6 * unit)
        dash, gap = (2.0, 4.0) if mark.kind is MarkKind.TODAY else (9.0, 5.0)
        y = top
        while y < foot:
            end = min(foot, y + dash * unit)
            painter.fillRect(QRectF(draw.snapped(painter, x), y, thick, end - y), colours.ink)
            y += (dash + gap) * unit

    def _mark_x(self, mark: Mark) -> float:
        today = mark.kind is MarkKind.TODAY
        return self._at.x(mark.day) if today else self._at.x_end(mark.day)

    # Means.

    def _hatched(self, area: QRectF, radius: float) -> None:
        painter, colours, unit = self._painter, self._theme.colours, self._unit
        draw.box(painter, area, radius, fill=colours.paper)
        shape = draw.rounded(area, radius)
        draw.hatch(painter, shape, colours.accent, spacing=4 * unit, width=1.4 * unit)
        draw.box(painter, area, radius, edge=colours.accent, width=unit)

    def _say(
        self,
        area: QRectF,
        text: str,
        role: RoleName,
        colour: ColourName,
        ground: ColourName = "paper",
    ) -> None:
        """Keep words for the end, in the middle of an area."""
        if not text:
            return
        width, height = self._width(text, role), min(area.height(), self._theme.length(20))
        middle = area.center()
        place = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
        self._said.append(_Words(place, text, role, colour, ground))

    def _text(
        self,
        area: QRectF,
        words: str,
        role: RoleName,
        colour: ColourName,
        align: Qt.AlignmentFlag = _LEFT,
    ) -> None:
        if not words:
            return
        font = self._theme.font(role)
        self._painter.setFont(font)
        self._painter.setPen(self._theme.colours.named(colour))
        shown = words
        if align is _LEFT:
            # A name from a rule pack may be longer than the column.
            elide = Qt.TextElideMode.ElideRight
            shown = QFontMetricsF(font).elidedText(words, elide, area.width() + 1)
        self._painter.drawText(area, int(align), shown)

    def _width(self, words: str, role: RoleName) -> float:
        return QFontMetricsF(self._theme.font(role)).horizontalAdvance(words) + 1


def _by_rank(mark: Mark) -> tuple[int, date]:
    """Year ends are named before the others, where there is room for one only."""
    return list(reversed(MarkKind)).index(mark.kind), mark.day
