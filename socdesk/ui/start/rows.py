"""The rows of the start page: a file or an example to open, and a line with its verdict."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from socdesk.ui.tables.cells import Look, Paragraph, plain
from socdesk.ui.theme import OUTDENT, RADIUS_CARD, ColourName, Theme
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.focus_ring import set_ring
from socdesk.ui.widgets.prose import Span
from socdesk.ui.widgets.scale import paint_scale

_PAD, _LOW_PAD = 10, 7
_GAP = 16
_DATE = 92
_NARROW = 460
_TOP, _BETWEEN, _SCALE_HEIGHT, _BOTTOM = 8, 4, 14, 11


class EntryRow(QAbstractButton):
    """A row to press: a name, what is known about it, and a date or verdict at the right.

    The box reaches `OUTDENT` px beyond the words on either side. Space and Enter press it, the
    arrow keys go to the rows around it.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        middle: str,
        right: str,
        *,
        muted: bool = False,
        ground: ColourName = "paper",
        low: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = Look(theme)
        self._name = plain(name, "body", "ink2" if muted else "ink")
        self._middle = plain(middle, "side", "ink2")
        self._right = plain(right, "side", "ink2")
        self._pad = _LOW_PAD if low else _PAD
        self._hover: ColourName = "wash" if ground == "paper" else "wash2"
        self.setAccessibleName(", ".join(text for text in (name, middle, right) if text))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        set_ring(self, radius=RADIUS_CARD)
        theme.changed.connect(self._follow_theme)

    def sizeHint(self) -> QSize:
        width = self._theme.px(400)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.line_height("body"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        tallest = max(top + self._look.height_of(text, room) for text, _, top, room in places)
        return tallest + 2 * self._theme.px(self._pad) - self._theme.px(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, colours, unit = self._theme.px, self._theme.colours, self._theme.unit
        if self.isDown() or self.underMouse():
            fill = colours.wash2 if self.isDown() else colours.named(self._hover)
            box = QRectF(self.rect()).adjusted(0, 1, 0, -2)
            draw.box(painter, box, RADIUS_CARD * unit, fill=fill)
        top = px(self._pad) - px(1)
        for text, left, down, room in self._places(self.width()):
            right = text is self._right
            lines = self._look.set_lines(text, room, right=right)
            lines.draw(painter, QPointF(left, top + down))
        foot = self.height() - draw.line_width(painter, 1)
        side = px(OUTDENT)
        draw.horizontal(painter, side, self.width() - side, foot, colours.line)

    def event(self, event: QEvent) -> bool:
        found = super().event(event)
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return found

    def _places(self, width: int) -> list[tuple[Paragraph, int, int, int]]:
        """Where each text stands: its left and upper side within the pads, and its width."""
        px = self._theme.px
        inner = max(px(120), width - 2 * px(OUTDENT))
        left, gap = px(OUTDENT), px(_GAP)
        if not self._middle.text:
            half = (inner - gap) // 2
            return [(self._name, left, 0, half), self._at_right(width, half)]
        date = px(_DATE)
        name = (inner - date - gap) if inner < px(_NARROW) else inner * 38 // 100
        found = [(self._name, left, 0, name), self._at_right(width, date)]
        if inner < px(_NARROW):
            below = self._look.height_of(self._name, name)
            return [*found, (self._middle, left, below, name)]
        start = left + name + gap
        return [*found, (self._middle, start, px(1), inner - name - date - 2 * gap)]

    def _at_right(self, width: int, room: int) -> tuple[Paragraph, int, int, int]:
        return (self._right, width - self._theme.px(OUTDENT) - room, self._theme.px(1), room)

    def _follow_theme(self) -> None:
        self._look.forget()
        self.updateGeometry()
        self.update()


class VerdictRow(QWidget):
    """A service line of an example: its name, its verdict in words, and the scale below."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        report: str,
        words: str,
        levels: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = Look(theme)
        self._name = plain(name, "side")
        between = "\u2002" if report else ""
        self._words = Paragraph((Span(report, strong=True), Span(between + words)), "side")
        self._levels = levels
        self.setAccessibleName(f"{name}: {report} {words}" if report else f"{name}: {words}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._follow_theme)

    def sizeHint(self) -> QSize:
        width = self._theme.px(400)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.line_height("side"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        px = self._theme.px
        return px(_TOP) + self._text_height(width) + px(_BETWEEN + _SCALE_HEIGHT + _BOTTOM)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, colours = self._theme.px, self._theme.colours
        name, words = self._rooms(self.width())
        self._look.set_lines(self._name, name).draw(painter, QPointF(0, px(_TOP)))
        lines = self._look.set_lines(self._words, words, right=True)
        lines.draw(painter, QPointF(self.width() - words, px(_TOP)))
        top = px(_TOP) + self._text_height(self.width()) + px(_BETWEEN)
        scale = QRectF(0, top, self.width(), self._theme.length(_SCALE_HEIGHT))
        paint_scale(painter, scale, self._levels, colours, unit=self._theme.unit)
        draw.horizontal(painter, 0, self.width(), 0, colours.line)

    def _text_height(self, width: int) -> int:
        name, words = self._rooms(width)
        return max(self._look.height_of(self._name, name), self._look.height_of(self._words, words))

    def _rooms(self, width: int) -> tuple[int, int]:
        """The widths for the name and the verdict; the verdict takes what it needs up to half."""
        natural = self._look.natural_width(self._words)
        words = min(natural, width // 2)
        return max(1, width - words - self._theme.px(_GAP)), max(1, words)

    def _follow_theme(self) -> None:
        self._look.forget()
        self.updateGeometry()
        self.update()
