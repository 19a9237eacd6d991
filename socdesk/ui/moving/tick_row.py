"""A change as a row to tick: the question, what stands there now, what would stand there then."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from socdesk.decision.wording import filled
from socdesk.ui.theme import OUTDENT, RADIUS_FIELD, ColourName, Theme
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.check_button import CheckButton
from socdesk.ui.widgets.focus_ring import set_ring
from socdesk.ui.widgets.icons import paint_icon
from socdesk.ui.widgets.typeset import Run, typeset

if TYPE_CHECKING:
    from socdesk.ui.typography import RoleName

translate = QCoreApplication.translate

_BOX = 20
_BOX_GAP = 12
_COLUMN_GAP = 16
_ABOVE = 9
_CORNER = 3
_COLUMNS = 3


def column_lefts(theme: Theme, width: int) -> tuple[int, ...]:
    """Return where the three columns of words begin, and where the last one ends."""
    left = theme.px(OUTDENT + _BOX + _BOX_GAP)
    right = width - theme.px(OUTDENT)
    starts = (left + (right - left) * at // _COLUMNS for at in range(_COLUMNS))
    return (*starts, right)


class TickRow(CheckButton):
    """One change with its tick; the whole row is the target, and Space ticks.

    The box stands `OUTDENT` px within the widget, so place the row that much to the left of the
    text edge. To a screen reader it is a check box that says all three.
    """

    def __init__(
        self, theme: Theme, question: str, now: str, then: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = (question, now, then)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        spoken = translate("Moving", "{question}: now {now}, then {then}")
        self.setAccessibleName(filled(spoken, question=question, now=now, then=then))
        set_ring(self, radius=RADIUS_FIELD)
        theme.changed.connect(self.updateGeometry)

    def words(self) -> tuple[str, str, str]:
        """Return the question, what stands now, and what would stand then."""
        return self._words

    def hasHeightForWidth(self) -> bool:
        """Say yes: long answers wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the longest of the three at a width."""
        lines = max(layout.lineCount() for layout in self._layouts(width))
        return lines * self._pitch() + 2 * self._theme.px(_ABOVE)

    def sizeHint(self) -> QSize:
        """Return a row as wide as a dialog lets it be."""
        width = self._theme.px(480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow row of one line; layouts ask `heightForWidth` for the rest."""
        return QSize(self._theme.px(240), self._pitch() + 2 * self._theme.px(_ABOVE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, box, words and the line below."""
        painter = QPainter(self)
        colours, px = self._theme.colours, self._theme.px
        left, right = px(OUTDENT), self.width() - px(OUTDENT)
        if self.isDown() or self.underMouse():
            area = QRectF(self.rect())
            fill = colours.wash2 if self.isDown() else colours.wash
            draw.box(painter, area, RADIUS_FIELD * self._theme.unit, fill=fill)
        self._paint_box(painter)
        lefts = column_lefts(self._theme, self.width())
        for start, layout in zip(lefts, self._layouts(self.width()), strict=False):
            layout.draw(painter, QPointF(start, px(_ABOVE)))
        bottom = self.height() - draw.line_width(painter, 1)
        draw.horizontal(painter, left, right, bottom, colours.line)

    def _paint_box(self, painter: QPainter) -> None:
        colours, unit = self._theme.colours, self._theme.unit
        side = _BOX * unit
        top = _ABOVE * unit + (self._pitch() - side) / 2
        place = draw.snapped_rect(painter, QRectF(OUTDENT * unit, top, side, side))
        if not self.isChecked():
            draw.box(painter, place, _CORNER * unit, edge=colours.edge, width=1.5 * unit)
            return
        draw.box(painter, place, _CORNER * unit, fill=colours.accent)
        inset = 2 * unit
        inner = place.adjusted(inset, inset, -inset, -inset)
        paint_icon(painter, "check", inner, colours.on_accent)

    def _layouts(self, width: int) -> list[QTextLayout]:
        lefts = column_lefts(self._theme, width)
        gap = self._theme.px(_COLUMN_GAP)
        looks: tuple[tuple[RoleName, ColourName], ...] = (
            ("side_strong", "ink"),
            ("side", "ink2"),
            ("side", "ink"),
        )
        found = []
        for at, (words, (role, colour)) in enumerate(zip(self._words, looks, strict=True)):
            run = Run(words, self._theme.font(role), self._theme.colours.named(colour))
            room = lefts[at + 1] - lefts[at] - gap
            found.append(typeset((run,), room, self._pitch()))
        return found

    def _pitch(self) -> int:
        return self._theme.line_height("side")
