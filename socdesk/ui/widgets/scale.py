"""The verdict scale: the exact set of levels still possible, on five steps."""

from collections.abc import Collection
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from socdesk.decision.advice import LEVELS
from socdesk.ui.theme import RADIUS_STEP, Colours, Theme
from socdesk.ui.widgets import draw

_ADVISED_FROM = LEVELS.index("RECOMMENDED")
_GAP = 3.0
_ADVICE_GAP = 9.0
_MINI_GAP = 2.0
_MINI_ADVICE_GAP = 6.0
_STOP = 4.0
NOTCH = 10
"""The room above a scale with an override, in px at 100 % text."""


class ScaleSize(Enum):
    """Width and height in px at 100 % text; a layout may stretch the width."""

    NORMAL = (256, 14)
    MINI = (112, 12)
    SLIDE = (536, 18)


def step_rects(rect: QRectF, unit: float = 1.0) -> tuple[QRectF, ...]:
    """Return the five steps within a rectangle; the wider gap stands before Recommended."""
    mini = rect.width() < 160 * unit
    gap = (_MINI_GAP if mini else _GAP) * unit
    wide = (_MINI_ADVICE_GAP if mini else _ADVICE_GAP) * unit
    width = (rect.width() - wide - gap * (len(LEVELS) - 2)) / len(LEVELS)
    found = []
    left = rect.left()
    for index in range(len(LEVELS)):
        if index:
            left += width + (wide if index == _ADVISED_FROM else gap)
        found.append(QRectF(left, rect.top(), width, rect.height()))
    return tuple(found)


def paint_scale(
    painter: QPainter,
    rect: QRectF,
    levels: Collection[str],
    colours: Colours,
    *,
    unit: float = 1.0,
    overridden: Collection[str] = (),
    paper: QColor | None = None,
) -> None:
    """Draw the scale for a set of level names (`decision.advice.LEVELS`).

    One level is solid (settled): accent from Recommended on, ink2 below. Several are hatched
    (still possible), with a solid stop at the lowest and the highest; a level excluded between
    them stays empty. `overridden` are the rules' levels where `levels` is the consultant's: their
    steps are outlined and struck and a notch stands above the other. `unit` is the zoom.
    """
    steps = step_rects(rect, unit)
    ground = colours.paper if paper is None else paper
    chosen = [index for index, level in enumerate(LEVELS) if level in levels]
    settled = len(chosen) == 1
    for index, step in enumerate(steps):
        area = draw.snapped_rect(painter, step)
        if index not in chosen:
            _empty(painter, area, colours, ground, unit, struck=LEVELS[index] in overridden)
        elif settled:
            fill = colours.accent if index >= _ADVISED_FROM else colours.ink2
            draw.box(painter, area, RADIUS_STEP * unit, fill=fill)
            if overridden:
                _notch(painter, area, colours, unit)
        else:
            ends = (index == chosen[0], index == chosen[-1])
            _possible(painter, area, colours, ground, unit, ends)


def paint_swatch(
    painter: QPainter, rect: QRectF, colours: Colours, *, settled: bool, unit: float = 1.0
) -> None:
    """Draw one step as the legend shows it: solid for settled, hatched for still possible."""
    area = draw.snapped_rect(painter, rect)
    if settled:
        draw.box(painter, area, RADIUS_STEP * unit, fill=colours.accent)
    else:
        _possible(painter, area, colours, colours.paper, unit, (False, False))


def _empty(
    painter: QPainter,
    area: QRectF,
    colours: Colours,
    ground: QColor,
    unit: float,
    *,
    struck: bool,
) -> None:
    radius = RADIUS_STEP * unit
    if not struck:
        draw.box(painter, area, radius, fill=ground, edge=colours.edge, width=unit)
        return
    draw.box(painter, area, radius, fill=ground, edge=colours.accent, width=2 * unit)
    inset, thick = 4 * unit, draw.line_width(painter, 2 * unit)
    top = area.center().y() - thick / 2
    left, right = area.left() + inset, area.right() - inset
    draw.horizontal(painter, left, right, top, colours.accent, 2 * unit)


def _possible(
    painter: QPainter,
    area: QRectF,
    colours: Colours,
    ground: QColor,
    unit: float,
    ends: tuple[bool, bool],
) -> None:
    radius = RADIUS_STEP * unit
    shape = draw.rounded(area, radius)
    draw.box(painter, area, radius, fill=ground)
    draw.hatch(painter, shape, colours.accent, spacing=4 * unit, width=1.4 * unit)
    stop = draw.snapped(painter, _STOP * unit)
    for wanted, left in zip(ends, (area.left(), area.right() - stop), strict=True):
        if wanted:
            _part(painter, shape, QRectF(left, area.top(), stop, area.height()), colours.accent)
    draw.box(painter, area, radius, edge=colours.accent, width=unit)


def _part(painter: QPainter, shape: QPainterPath, part: QRectF, colour: QColor) -> None:
    cut = QPainterPath()
    cut.addRect(part)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(shape.intersected(cut), colour)
    painter.restore()


def _notch(painter: QPainter, area: QRectF, colours: Colours, unit: float) -> None:
    foot = QPointF(area.center().x(), area.top() - 2 * unit)
    reach, rise = 6 * unit, 7 * unit
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.ink)
    corners = [foot, foot + QPointF(-reach, -rise), foot + QPointF(reach, -rise)]
    painter.drawPolygon(QPolygonF(corners))
    painter.restore()


class Scale(QWidget):
    """A report's possible levels; the words ("Confirm to Needed") are its accessible name."""

    def __init__(
        self,
        theme: Theme,
        levels: Collection[str] = (),
        words: str = "",
        *,
        size: ScaleSize = ScaleSize.NORMAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._size = size
        self._levels = frozenset(levels)
        self._overridden: frozenset[str] = frozenset()
        self.setAccessibleName(words)
        grow = size is ScaleSize.NORMAL
        across = QSizePolicy.Policy.Expanding if grow else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_levels(
        self, levels: Collection[str], words: str, *, overridden: Collection[str] = ()
    ) -> None:
        """Show a set of levels; `overridden` are the rules' where the user set one."""
        wanted = frozenset(levels)
        unknown = wanted.union(overridden).difference(LEVELS)
        if unknown:
            raise ValueError(f"not a level: {', '.join(sorted(unknown))}")
        notch_changed = bool(overridden) != bool(self._overridden)
        self._levels, self._overridden = wanted, frozenset(overridden)
        self.setAccessibleName(words)
        if notch_changed:
            self.updateGeometry()
        self.update()

    def levels(self) -> frozenset[str]:
        """Return the set shown."""
        return self._levels

    def overridden(self) -> frozenset[str]:
        """Return the rules' levels where the set shown is the consultant's, else nothing."""
        return self._overridden

    def sizeHint(self) -> QSize:
        """Return the size of look.md, with room for the notch of an override."""
        width, height = self._size.value
        return QSize(self._theme.px(width), self._theme.px(height) + self._headroom())

    def minimumSizeHint(self) -> QSize:
        """Return the mini width at the present height."""
        return QSize(self._theme.px(ScaleSize.MINI.value[0]), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the steps."""
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(0, self._headroom(), 0, 0)
        paint_scale(
            painter,
            area,
            self._levels,
            self._theme.colours,
            unit=self._theme.unit,
            overridden=self._overridden,
        )

    def _headroom(self) -> int:
        return self._theme.px(NOTCH) if self._overridden else 0


class Swatch(QWidget):
    """A step of the legend, to stand before the word "settled" or "still possible"."""

    def __init__(self, theme: Theme, *, settled: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settled = settled
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return 26 by 12 px."""
        return QSize(self._theme.px(26), self._theme.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the step."""
        painter = QPainter(self)
        paint_swatch(
            painter,
            QRectF(self.rect()),
            self._theme.colours,
            settled=self._settled,
            unit=self._theme.unit,
        )
